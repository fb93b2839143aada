import { inArray, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { normalisedPath } from './mutations.ts';
import { redirects } from './tables.ts';

interface NewRedirect {
  path: string;
  /** Null: removed for good. */
  target: string | null;
}

/** Longer ones are no real addresses, and no index could hold them. */
const LONGEST = 1000;

/**
 * Many at once, as an import finds them. An address that leads somewhere already goes on doing so; which of them lead elsewhere
 * is given back. Those that lead to one of `replaceable` are changed.
 */
export async function addRedirects(rows: NewRedirect[], replaceable: string[] = []): Promise<Set<string>> {
  const wanted = new Map<string, string | null>();
  for (const { path, target } of rows) {
    const from = normalisedPath(path);
    if (from.length <= LONGEST && from !== target && !wanted.has(from)) wanted.set(from, target);
  }
  if (wanted.size === 0) return new Set();
  const values = [...wanted].map(([path, target]) => ({ path, target, status: target === null ? 410 : 301 }));
  const conflicts = new Set<string>();
  for (let start = 0; start < values.length; start += 5000) {
    const part = values.slice(start, start + 5000);
    await db
      .insert(redirects)
      .values(part)
      .onConflictDoUpdate({
        target: redirects.path,
        set: { target: sql`excluded.target`, status: sql`excluded.status` },
        setWhere: replaceable.length > 0 ? inArray(redirects.target, replaceable) : sql`false`,
      });
    const stored = await db
      .select({ path: redirects.path, target: redirects.target })
      .from(redirects)
      .where(
        inArray(
          redirects.path,
          part.map(({ path }) => path),
        ),
      );
    for (const { path, target } of stored) if (target !== wanted.get(path)) conflicts.add(path);
  }
  return conflicts;
}

/** These addresses are pages again, or for the first time. */
export async function forgetRedirects(paths: string[]): Promise<void> {
  if (paths.length > 0) await db.delete(redirects).where(inArray(redirects.path, paths.map(normalisedPath)));
}
