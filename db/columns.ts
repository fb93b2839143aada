import { sql } from 'drizzle-orm';
import { customType, timestamp } from 'drizzle-orm/pg-core';

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
/** Compared byte by byte: fast, and an index finds what begins with something. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
export const tstzmultirange = customType<{ data: string }>({ dataType: () => 'tstzmultirange' });
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

export const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();
export const updatedAt = () => timestamp('updated_at', { withTimezone: true }).notNull().defaultNow();

/** Lower-case ASCII letters, digits and single hyphens: what an address may consist of. */
export const isSlug = (column: string) => sql.raw(`${column} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`);
