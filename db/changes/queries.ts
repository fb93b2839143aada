import type postgres from 'postgres';
import { everythingTag } from '#lib/tags.ts';

/** What a reader of the outbox has seen: PostgreSQL's own description of a snapshot (`xmin:xmax:in-progress`). */
export type ChangesCursor = string;

/** From here on it is cheaper to renew all pages than to name them. */
const MOST_TAGS_AT_ONCE = 1000;

/** Where a new reader begins. To be asked before the first page is rendered. */
export async function currentChangesCursor(sql: postgres.Sql): Promise<ChangesCursor> {
  const [row] = await sql<{ snapshot: string }[]>`select pg_current_snapshot()::text as snapshot`;
  return (row as { snapshot: string }).snapshot;
}

/**
 * The tags whose transactions were committed since `cursor`, each exactly once. Ids are given at the insert and a commit may
 * come much later, so "greater than the last id" would skip rows. Two snapshots do not: what was invisible in the old one
 * and is visible now is new, however long it took.
 */
export async function listChangedTags(
  sql: postgres.Sql,
  cursor: ChangesCursor,
): Promise<{ tags: string[]; cursor: ChangesCursor }> {
  // One statement, hence one snapshot for the rows and for the next cursor.
  const [row] = await sql<{ tags: string[]; snapshot: string; restored: boolean }[]>`
    select
      array(
        select distinct tag from changed_tags
        where transaction_id >= pg_snapshot_xmin(${cursor}::pg_snapshot)
          and not pg_visible_in_snapshot(transaction_id, ${cursor}::pg_snapshot)
        limit ${MOST_TAGS_AT_ONCE + 1}
      ) as tags,
      pg_current_snapshot()::text as snapshot,
      pg_snapshot_xmax(${cursor}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as restored`;
  const { tags, snapshot, restored } = row as { tags: string[]; snapshot: string; restored: boolean };
  // A snapshot from the future: the database has been replaced by another one.
  const countless = restored || tags.length > MOST_TAGS_AT_ONCE || tags.includes(everythingTag);
  return { tags: countless ? [everythingTag] : tags, cursor: snapshot };
}

/** Hours after which a change is taken out of the outbox. A reader that was away for longer renews everything. */
export const CHANGES_KEPT_FOR_HOURS = 24;

/** Any process may do it, any number of them at once. */
export async function deleteOldChangedTags(sql: postgres.Sql): Promise<number> {
  const result = await sql`
    delete from changed_tags where created_at < now() - ${CHANGES_KEPT_FOR_HOURS} * interval '1 hour'`;
  return result.count;
}
