import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, xid8 } from '#db/columns.ts';

/**
 * The outbox: tags of kept pages that a committed transaction has made stale. Every server process reads it and renews its
 * own pages.
 */
export const changedTags = pgTable(
  'changed_tags',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Rows become visible in order of commit, not of id: readers go by the transaction, see `listChangedTags`. */
    transactionId: xid8('transaction_id').notNull().default(sql`pg_current_xact_id()`),
    tag: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('changed_tags_order').on(table.transactionId, table.id), index().on(table.createdAt)],
);
