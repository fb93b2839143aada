import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';
import { users } from '#db/users/tables.ts';

/**
 * What people decided and privileged people wrote, in the order it happened. Each row's hash covers the row before it, so that a
 * changed or missing one shows. It names ids and fields, never what somebody wrote: a person can be forgotten and the chain holds.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** No reference: the account may be gone. Null: a command on the server. */
    actorId: text('actor_id'),
    action: text().notNull(),
    /** `company:17`, `submission:…`, `user:…`. */
    subject: text().notNull(),
    /** Names of fields, and `user:…` of another person whom it concerns. */
    fields: text().array().notNull(),
    /** Digests of what lies sealed beside it. */
    details: text().array().notNull().default(sql`'{}'`),
    hash: text().notNull(),
  },
  (table) => [
    index().on(table.subject, table.id),
    index().on(table.actorId, table.id),
    index().on(table.action, table.id),
    index().on(table.at),
    index().using('gin', table.fields),
  ],
);

/** The last row of the chain, and whose turn it is to write: whoever holds this row. */
export const auditHead = pgTable(
  'audit_head',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    eventId: bigint('event_id', { mode: 'number' }).notNull(),
    hash: text().notNull(),
    /** Under a key from AUTH_SECRET. Null until the first row is written. */
    signature: text(),
  },
  () => [check('audit_head_one', sql`is_only`)],
);

/** One person's key, wrapped under AUTH_SECRET. It goes with the account, and with it everything that was sealed under it. */
export const auditKeys = pgTable(
  'audit_keys',
  {
    id: uuid().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    wrapped: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.userId, table.createdAt)],
);

/**
 * Addresses, reasons and values of an event, sealed under the key of the person they are about. They stay when the key is gone, so
 * that the chain can still be followed to the last letter.
 */
export const auditDetails = pgTable(
  'audit_details',
  {
    eventId: bigint('event_id', { mode: 'number' }).notNull(),
    keyId: uuid('key_id').notNull(),
    sealed: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.keyId] })],
);
