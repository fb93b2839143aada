import { unstable_cache } from 'next/cache';

/** Kept pages are renewed by tag; this is the latest, for what no tag tells. Seconds. */
const KEPT_FOR = 3600;

/**
 * Ties the page being rendered to `tags`: a change of any of them renews it. The cached value is only the carrier of the
 * tags; pages read their data from the database, once, when they are rendered.
 */
export async function keepUntilChanged(...tags: string[]): Promise<void> {
  await unstable_cache(async () => true, ['tags', ...tags], { tags, revalidate: KEPT_FOR })();
}
