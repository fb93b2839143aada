import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';
import { companies } from '#db/companies/tables.ts';
import { users } from '#db/users/tables.ts';

export const claimStatus = pgEnum('claim_status', ['open', 'contested', 'approved', 'rejected']);
export const claimMethod = pgEnum('claim_method', ['mail', 'file', 'metaTag', 'dns', 'documents']);

/**
 * Somebody says that an entry is his. Proven, he becomes its manager; where there is one already, or the proof is a document, a
 * moderator decides. What is to be put on the web site, and the code in the mail, are reckoned from the id (lib/claims/secret.ts).
 */
export const claims = pgTable(
  'claims',
  {
    id: uuid().primaryKey().defaultRandom(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: claimStatus().notNull().default('open'),
    method: claimMethod(),
    /** In the person's words: for the moderator. */
    evidence: text(),
    codeSentAt: timestamp('code_sent_at', { withTimezone: true, mode: 'date', precision: 3 }),
    codeTries: smallint('code_tries').notNull().default(0),
    createdAt: createdAt(),
    /** Since when it waits for a moderator. */
    contestedAt: timestamp('contested_at', { withTimezone: true }),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decidedBy: text('decided_by').references(() => users.id, { onDelete: 'set null' }),
    reason: text(),
    /** Who looks at it right now. */
    heldBy: text('held_by').references(() => users.id, { onDelete: 'set null' }),
    heldUntil: timestamp('held_until', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('claims_one_at_a_time').on(table.companyId, table.userId).where(sql`status in ('open', 'contested')`),
    index('claims_waiting').on(table.contestedAt, table.id).where(sql`status = 'contested'`),
    index('claims_decided')
      .on(table.decidedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`decided_by is not null`),
    index().on(table.userId),
    check('claims_contested', sql`status <> 'contested' or (method is not null and contested_at is not null)`),
    check('claims_decided', sql`(status in ('approved', 'rejected')) = (decided_at is not null)`),
  ],
);
