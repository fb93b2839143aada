import { eq, sql } from 'drizzle-orm';
import { db, transaction } from '#db/client.ts';
import { redirects } from './tables.ts';

/** Two renames that cross would otherwise each miss the other's row and leave a chain, or a circle. */
const lockRedirects = () => db.execute(sql`lock table redirects in share row exclusive mode`);

/**
 * `path` has moved to `target`. What led to `path` leads straight to `target` from now on, and `target` itself, being alive
 * again, no longer redirects.
 */
export async function redirectPermanently(path: string, target: string): Promise<void> {
  const from = normalisedPath(path);
  await transaction(async () => {
    await lockRedirects();
    await db.delete(redirects).where(eq(redirects.path, normalisedPath(target)));
    // Back to where it came from: then there is nothing left to redirect.
    if (from === normalisedPath(target)) return;
    await db
      .insert(redirects)
      .values({ path: from, target, status: 301 })
      .onConflictDoUpdate({ target: redirects.path, set: { target, status: 301 } });
    await db.update(redirects).set({ target }).where(eq(redirects.target, from));
  });
}

/** The same for many at once: a section that has moved as a whole. Paths and targets are addresses of ours, as they are stored. */
export async function redirectAllPermanently(moves: readonly { path: string; target: string }[]): Promise<void> {
  await transaction(async () => {
    await lockRedirects();
    for (let start = 0; start < moves.length; start += 5000) {
      const part = moves.slice(start, start + 5000);
      const moved = sql`unnest(
        ${sql.param(part.map(({ path }) => path))}::text[], ${sql.param(part.map(({ target }) => target))}::text[]
      ) as move (path, target)`;
      await db.execute(sql`delete from redirects using ${moved} where redirects.path = move.target`);
      await db.execute(sql`
        insert into redirects (path, target, status) select path, target, 301 from ${moved}
        on conflict (path) do update set target = excluded.target, status = 301`);
      await db.execute(sql`update redirects set target = move.target from ${moved} where redirects.target = move.path`);
    }
  });
}

/** `path` was removed for good. What led to it is gone too. */
export async function markGone(path: string): Promise<void> {
  const gone = normalisedPath(path);
  await transaction(async () => {
    await lockRedirects();
    await db
      .insert(redirects)
      .values({ path: gone, target: null, status: 410 })
      .onConflictDoUpdate({ target: redirects.path, set: { target: null, status: 410 } });
    await db.update(redirects).set({ target: null, status: 410 }).where(eq(redirects.target, gone));
  });
}

/** `path` is in use again, or was never to be redirected. */
export async function forgetRedirect(path: string): Promise<void> {
  await db.delete(redirects).where(eq(redirects.path, normalisedPath(path)));
}

/** As the table wants it: decoded, composed, no trailing slash, no fragment. */
export function normalisedPath(path: string): string {
  const [withoutFragment = ''] = path.split('#');
  const [pathname = '', query] = withoutFragment.split('?');
  let decoded = pathname;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    // A path that is not encoded, such as one with a literal percent sign.
  }
  const trimmed = decoded.normalize('NFC').replace(/(?<=.)\/+$/, '');
  return query ? `${trimmed}?${query}` : trimmed;
}
