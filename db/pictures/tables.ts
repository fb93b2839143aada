import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { createdAt, updatedAt } from '#db/columns.ts';
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

/**
 * The pictures that articles show, with what is said about each. An article names one by `key`, which is the key of its first file
 * and stays when the file is replaced.
 */
export const libraryPictures = pgTable(
  'library_pictures',
  {
    key: text().primaryKey(),
    /** The file that is shown now. */
    pictureKey: text('picture_key')
      .notNull()
      .unique()
      .references(() => pictures.key),
    /** What editors find it by; readers never see it. */
    name: text().notNull(),
    /** What is to be seen, for who does not see it. An article may say it in other words. */
    alt: text().notNull().default(''),
    caption: text().notNull().default(''),
    /** Whose it is and on which terms it is shown: below the picture wherever it stands. */
    licence: text().notNull().default(''),
    /** Its address on the site that it was moved from. */
    origin: text().unique(),
    words: text().generatedAlwaysAs(sql`fold(name || ' ' || alt || ' ' || caption || ' ' || licence)`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('library_pictures_newest').on(table.createdAt, table.key),
    check('library_pictures_key', sql`key ~ '^[0-9a-f]{32}$'`),
    check('library_pictures_name', sql`btrim(name) <> ''`),
  ],
);
