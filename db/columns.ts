import { sql } from 'drizzle-orm';
import { customType, timestamp } from 'drizzle-orm/pg-core';

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
/** Compared byte by byte: fast, and an index finds what begins with something. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
export const tstzmultirange = customType<{ data: string }>({ dataType: () => 'tstzmultirange' });
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

export const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();
export const updatedAt = () => timestamp('updated_at', { withTimezone: true }).notNull().defaultNow();

/** A telephone number as the E.164 of the ITU writes it: a plus, and up to fifteen digits. */
export const isE164 = (column: string) => sql.raw(`${column} ~ '^\\+[1-9][0-9]{3,14}$'`);

/** Lower-case ASCII letters, digits and single hyphens: what an address may consist of. */
export const isSlug = (column: string) => sql.raw(`${column} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`);
