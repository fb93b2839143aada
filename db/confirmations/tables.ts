import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';
import { companies } from '#db/companies/tables.ts';
import { users } from '#db/users/tables.ts';

/**
 * Once a year those who manage an entry are asked by mail whether all of it is still right. The link carries the id under a
 * signature, as other mailed links do; it works once, and only for this entry.
 */
export const confirmations = pgTable(
  'confirmations',
  {
    id: uuid().primaryKey().defaultRandom(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [index().on(table.companyId), index().on(table.userId), index().on(table.expiresAt)],
);
