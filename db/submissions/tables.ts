import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, updatedAt } from '#db/columns.ts';
import { companies } from '#db/companies/tables.ts';
import { bulkDecisions } from '#db/inbox/tables.ts';
import { users } from '#db/users/tables.ts';
import type { EntryChanges, EntryField } from '#lib/submissions/fields.ts';

export const submissionStatus = pgEnum('submission_status', ['draft', 'pending', 'accepted', 'rejected', 'withdrawn']);
export const memberRole = pgEnum('member_role', ['manager', 'contributor']);

export interface FieldDecision {
  accepted: boolean;
  reason?: string;
}

/** A new entry or a change of one, from the first word typed to the decision. The entry itself stays as it is until then. */
export const submissions = pgTable(
  'submissions',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null while the entry does not exist. */
    companyId: integer('company_id').references(() => companies.id, { onDelete: 'cascade' }),
    authorId: text('author_id').references(() => users.id, { onDelete: 'set null' }),
    /** Who typed it in the author's name, to help. */
    enteredBy: text('entered_by').references(() => users.id, { onDelete: 'set null' }),
    status: submissionStatus().notNull().default('draft'),
    /** The form as it was typed: nothing is lost, however unfinished. */
    typed: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Only what differs from the entry; of a new one, everything. */
    changes: jsonb().$type<EntryChanges>().notNull().default({}),
    /** What the author saw in those fields. */
    base: jsonb().$type<EntryChanges>().notNull().default({}),
    decisions: jsonb().$type<Partial<Record<EntryField, FieldDecision>>>().notNull().default({}),
    note: text(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decidedBy: text('decided_by').references(() => users.id, { onDelete: 'set null' }),
    /** Who looks at it right now. */
    heldBy: text('held_by').references(() => users.id, { onDelete: 'set null' }),
    heldUntil: timestamp('held_until', { withTimezone: true }),
    /** Decided together with others, and about to take effect. */
    bulkDecisionId: uuid('bulk_decision_id').references(() => bulkDecisions.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('submissions_waiting').on(table.submittedAt, table.id).where(sql`status = 'pending'`),
    index('submissions_decided')
      .on(table.decidedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`decided_by is not null`),
    index().on(table.bulkDecisionId).where(sql`bulk_decision_id is not null`),
    index().on(table.authorId, table.createdAt),
    index().on(table.companyId),
    check('submissions_submitted', sql`status = 'draft' or status = 'withdrawn' or submitted_at is not null`),
    check('submissions_decided', sql`(status in ('accepted', 'rejected')) = (decided_at is not null)`),
  ],
);

/** Who may edit an entry. */
export const companyMembers = pgTable(
  'company_members',
  {
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: memberRole().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.userId] }), index().on(table.userId)],
);

/** Somebody is asked by mail to help with an entry. The link carries the id under a signature, as other mailed links do. */
export const companyInvitations = pgTable(
  'company_invitations',
  {
    id: uuid().primaryKey().defaultRandom(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    role: memberRole().notNull(),
    invitedBy: text('invited_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('company_invitations_one').on(table.companyId, table.email), index().on(table.expiresAt)],
);
