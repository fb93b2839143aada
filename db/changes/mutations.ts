import { db } from '#db/client.ts';
import { changedTags } from './tables.ts';

/** To be called in the transaction that makes the change: the pages with these tags are renewed once it is committed. */
export async function recordChangedTags(tags: Iterable<string>): Promise<void> {
  const rows = [...new Set(tags)].map((tag) => ({ tag }));
  for (let start = 0; start < rows.length; start += 10_000) {
    await db.insert(changedTags).values(rows.slice(start, start + 10_000));
  }
}
