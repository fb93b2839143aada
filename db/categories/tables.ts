import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { isSlug } from '#db/columns.ts';
import { places } from '#db/places/tables.ts';

/** Main groups (no parent) and the trades in them. */
export const categories = pgTable(
  'categories',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    parentId: integer('parent_id').references((): AnyPgColumn => categories.id),
    /** A subtype of schema.org LocalBusiness. */
    schemaType: text('schema_type').notNull().default('LocalBusiness'),
    /** `key=value`, several joined by `;`: which OpenStreetMap objects belong here. */
    osmTags: text('osm_tags').array().notNull().default(sql`'{}'`),
    /** A maki or temaki icon name. */
    icon: text(),
    position: smallint().notNull().default(0),
    /** Of trades that were merged into this one: saved searches and import files still name them. */
    formerSlugs: text('former_slugs').array().notNull().default(sql`'{}'`),
  },
  (table) => [index().on(table.parentId), check('categories_slug', isSlug('slug'))],
);

export const categorySynonyms = pgTable(
  'category_synonyms',
  {
    categoryId: integer('category_id')
      .notNull()
      .references(() => categories.id, { onDelete: 'cascade' }),
    name: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.categoryId, table.name] })],
);

/** Listed companies of a trade, and of a trade in a place; kept by triggers on `company_categories`. */
export const categoryCounts = pgTable('category_counts', {
  categoryId: integer('category_id')
    .primaryKey()
    .references(() => categories.id, { onDelete: 'cascade' }),
  companies: integer().notNull(),
});

export const categoryPlaceCounts = pgTable(
  'category_place_counts',
  {
    categoryId: integer('category_id')
      .notNull()
      .references(() => categories.id, { onDelete: 'cascade' }),
    placeId: integer('place_id')
      .notNull()
      .references(() => places.id, { onDelete: 'cascade' }),
    companies: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.categoryId, table.placeId] }),
    index('category_place_counts_top').on(table.categoryId, table.companies.desc().nullsFirst()),
    // With all three, so that the totals of an area are read from it alone.
    index('category_place_counts_by_place').on(table.placeId, table.companies.desc().nullsFirst(), table.categoryId),
  ],
);
