import { sql } from 'drizzle-orm';
import { check, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';

/**
 * Addresses that moved (301, with a target) or were removed (410, without). The path is normalised: decoded, no trailing
 * slash; a query belongs to it only for WordPress' `/?p=31`.
 */
export const redirects = pgTable(
  'redirects',
  {
    path: text().primaryKey(),
    target: text(),
    status: smallint().notNull(),
    createdAt: createdAt(),
  },
  () => [
    check('redirects_path', sql`path like '/%'`),
    // Browsers read /\ as // and leave out tabs and newlines: all of these would lead to another host.
    check('redirects_target', sql`target ~ '^/([^/\\\\]|$)' and target !~ '[[:cntrl:]]' and target <> path`),
    check('redirects_status', sql`(status = 301 and target is not null) or (status = 410 and target is null)`),
  ],
);
