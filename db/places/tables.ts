import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { isSlug } from '#db/columns.ts';
import { dataSources } from '#db/sources/tables.ts';

export const placeKind = pgEnum('place_kind', ['state', 'district', 'town']);

export const places = pgTable(
  'places',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    /** `fold(name)`: what search compares with. */
    foldedName: text('folded_name').notNull().generatedAlwaysAs(sql`fold(name)`),
    kind: placeKind().notNull(),
    countryCode: text('country_code').notNull().default('DE'),
    stateId: integer('state_id').references((): AnyPgColumn => places.id),
    districtId: integer('district_id').references((): AnyPgColumn => places.id),
    /** Whose holidays apply: its Bundesland's, and in Augsburg one more. */
    holidayRegion: integer('holiday_region').generatedAlwaysAs(
      sql`case when kind = 'town' and slug = 'augsburg' then id else state_id end`,
    ),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    population: integer(),
    /** The 8-digit AGS of a town, the 5-digit key of a district, the 2-digit one of a state. */
    municipalityKey: text('municipality_key'),
    sourceKey: text('source_key')
      .notNull()
      .references(() => dataSources.key),
  },
  (table) => [
    index().on(table.foldedName.op('text_pattern_ops')),
    index().on(table.stateId, table.name),
    index().on(table.districtId),
    index().on(table.municipalityKey),
    check('places_slug', isSlug('slug')),
    check('places_state', sql`(kind = 'state') = (state_id is null)`),
    check('places_municipality_key', sql`municipality_key ~ '^([0-9]{2}|[0-9]{5}|[0-9]{8})$'`),
    check('places_coordinates', sql`latitude between -90 and 90 and longitude between -180 and 180`),
  ],
);

export const postalCodes = pgTable(
  'postal_codes',
  {
    countryCode: text('country_code').notNull().default('DE'),
    code: text().notNull(),
    stateId: integer('state_id')
      .notNull()
      .references(() => places.id),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.countryCode, table.code] }),
    check('postal_codes_code', sql`country_code <> 'DE' or code ~ '^[0-9]{5}$'`),
  ],
);

/** Which places a postal code covers; position 0 is the main one. */
export const placePostalCodes = pgTable(
  'place_postal_codes',
  {
    countryCode: text('country_code').notNull().default('DE'),
    postalCode: text('postal_code').notNull(),
    placeId: integer('place_id')
      .notNull()
      .references(() => places.id, { onDelete: 'cascade' }),
    position: smallint().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.countryCode, table.postalCode, table.placeId] }),
    index().on(table.placeId),
    foreignKey({
      columns: [table.countryCode, table.postalCode],
      foreignColumns: [postalCodes.countryCode, postalCodes.code],
    }).onDelete('cascade'),
  ],
);

/** Parts of big towns, by which people say where they are looking: „Berlin Mitte“. No pages of their own. */
export const placeSections = pgTable(
  'place_sections',
  {
    placeId: integer('place_id')
      .notNull()
      .references(() => places.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.placeId, table.name] })],
);

/** Telephone area codes, with their zero: another way to say where. */
export const areaCodes = pgTable(
  'area_codes',
  {
    code: text().primaryKey(),
    placeId: integer('place_id')
      .notNull()
      .references(() => places.id, { onDelete: 'cascade' }),
  },
  () => [check('area_codes_code', sql`code ~ '^0[1-9][0-9]{1,4}$'`)],
);

/** Listed companies of a place, kept by triggers on `companies`. */
export const placeCounts = pgTable('place_counts', {
  placeId: integer('place_id')
    .primaryKey()
    .references(() => places.id, { onDelete: 'cascade' }),
  companies: integer().notNull(),
});
