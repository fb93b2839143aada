import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';
import { companies } from '#db/companies/tables.ts';
import { users } from '#db/users/tables.ts';

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
    reporterName: text('reporter_name'),
    reporterEmail: text('reporter_email'),
    status: reportStatus().notNull().default('open'),
    reason: text(),
    createdAt: createdAt(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decidedBy: text('decided_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('reports_waiting').on(table.createdAt).where(sql`status = 'open'`),
    index().on(table.companyId),
    check('reports_path', sql`path ~ '^/'`),
    check('reports_decided', sql`(status = 'open') = (decided_at is null) and (status = 'open' or reason is not null)`),
  ],
);
