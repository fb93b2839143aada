import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';
import { companies } from '#db/companies/tables.ts';
import { bulkDecisions } from '#db/inbox/tables.ts';
import { users } from '#db/users/tables.ts';
import type { ReportedField } from '#lib/reports/kinds.ts';

export const reportKind = pgEnum('report_kind', ['correction', 'unlawful', 'objection']);
export const reportStatus = pgEnum('report_status', ['open', 'followed', 'declined']);

/**
 * What visitors without an account say: a mistake in an entry, unlawful content (DSA Art. 16), an objection of a person who is
 * named (GDPR Art. 21). The number is the case number.
 */
export const reports = pgTable(
  'reports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: reportKind().notNull(),
    companyId: integer('company_id').references(() => companies.id, { onDelete: 'set null' }),
    /** The address on this site that it is about. */
    path: text().notNull(),
    message: text().notNull(),
    /** Which statement of the entry is wrong, and what would be right, as it was typed: lib/reports/proposal.ts reads it. */
    field: text().$type<ReportedField>(),
    proposal: text(),
    reporterName: text('reporter_name'),
    reporterEmail: text('reporter_email'),
    status: reportStatus().notNull().default('open'),
    reason: text(),
    /** The law, or the part of the terms, that a removal rests on (DSA Art. 17 (3) d and e). */
    ground: text(),
    createdAt: createdAt(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decidedBy: text('decided_by').references(() => users.id, { onDelete: 'set null' }),
    /** Who looks at it right now. */
    heldBy: text('held_by').references(() => users.id, { onDelete: 'set null' }),
    heldUntil: timestamp('held_until', { withTimezone: true }),
    /** Decided together with others, and about to take effect. */
    bulkDecisionId: uuid('bulk_decision_id').references(() => bulkDecisions.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('reports_waiting').on(table.createdAt, table.id).where(sql`status = 'open'`),
    index('reports_decided')
      .on(table.decidedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`decided_by is not null`),
    index().on(table.bulkDecisionId).where(sql`bulk_decision_id is not null`),
    index().on(table.companyId),
    check('reports_path', sql`path ~ '^/'`),
    check('reports_decided', sql`(status = 'open') = (decided_at is null) and (status = 'open' or reason is not null)`),
  ],
);
