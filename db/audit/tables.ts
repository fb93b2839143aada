import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * What privileged people decided, in the order it happened. Each row's hash covers the row before it, so that a changed or missing
 * one shows. It names ids and fields, never what somebody wrote: a person can be forgotten and the chain still holds.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** No reference: the account may be gone. */
    actorId: text('actor_id'),
    action: text().notNull(),
    /** `company:17`, `submission:…`, `user:…`. */
    subject: text().notNull(),
    fields: text().array().notNull(),
    hash: text().notNull(),
  },
  (table) => [index().on(table.subject), index().on(table.actorId)],
);
