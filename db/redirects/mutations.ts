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
