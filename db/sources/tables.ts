import { pgTable, text } from 'drizzle-orm/pg-core';

/**
 * Where data comes from, and under which licence it may be shown. Entries, articles and places name their source; a field
 * that came from elsewhere names its own in `companies.fieldSources`.
 */
export const dataSources = pgTable('data_sources', {
  key: text().primaryKey(),
  name: text().notNull(),
  url: text(),
  licence: text(),
  licenceUrl: text('licence_url'),
  /** What the licence asks to be shown beside the data. */
  attribution: text(),
});
