import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';
import { users } from '#db/users/tables.ts';

/**
 * Its row is there before the first of its files and after the last: no file is ever without one. `uploading`: files may come any
 * moment. `waiting`: to be rewritten; its first small version can be seen. `ready`: only rewritten files are left. `removing`: files
 * go any moment, then the row.
 */
export const pictureStatus = pgEnum('picture_status', ['uploading', 'waiting', 'ready', 'removing']);

export const pictures = pgTable(
  'pictures',
  {
    key: text().primaryKey(),
    uploaderId: text('uploader_id').references(() => users.id, { onDelete: 'set null' }),
    status: pictureStatus().notNull().default('uploading'),
    /** Of its largest version; null while it is being uploaded. */
    width: integer(),
    height: integer(),
    createdAt: createdAt(),
    /** When a form was last kept or sent with it. A day without that, and without an entry that shows it, is its last. */
    usedAt: timestamp('used_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index().on(table.uploaderId),
    index('pictures_unsettled').on(table.usedAt).where(sql`status <> 'ready'`),
    check('pictures_key', sql`key ~ '^[0-9a-f]{32}$'`),
    check('pictures_size', sql`(width is null) = (height is null) and width > 0 and height > 0`),
    check('pictures_measured', sql`status in ('uploading', 'removing') or width is not null`),
  ],
);
