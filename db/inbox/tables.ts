import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';
import { users } from '#db/users/tables.ts';

export const decisionOutcome = pgEnum('decision_outcome', ['accept', 'reject']);

/**
 * One word about several waiting cases. It takes effect a little later, so that it can be taken back while nothing has been
 * published and no mail has left. The cases refer to it meanwhile.
 */
export const bulkDecisions = pgTable(
  'bulk_decisions',
  {
    id: uuid().primaryKey().defaultRandom(),
    moderatorId: text('moderator_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    outcome: decisionOutcome().notNull(),
    reason: text().notNull(),
    createdAt: createdAt(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** From here on it can no longer be taken back. */
    startedAt: timestamp('started_at', { withTimezone: true }),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (table) => [
    index('bulk_decisions_planned').on(table.moderatorId).where(sql`started_at is null and undone_at is null`),
    check('bulk_decisions_reason', sql`outcome = 'accept' or reason <> ''`),
    check('bulk_decisions_one_end', sql`started_at is null or undone_at is null`),
  ],
);
