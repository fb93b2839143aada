import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { updatedAt } from '#db/columns.ts';

/** What this installation remembers about itself, e.g. which seed it was given. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  updatedAt: updatedAt(),
});
