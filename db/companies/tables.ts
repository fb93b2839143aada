import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { categories } from '#db/categories/tables.ts';
import { createdAt, isE164, isSlug, tstzmultirange, tsvector, updatedAt } from '#db/columns.ts';
import { pictures } from '#db/pictures/tables.ts';
import { places } from '#db/places/tables.ts';
import { dataSources } from '#db/sources/tables.ts';
import { users } from '#db/users/tables.ts';
import type { EntryChanges } from '#lib/submissions/fields.ts';

export const companyStatus = pgEnum('company_status', ['draft', 'published', 'withdrawn']);
/** How far the coordinates may be from the door: of the building, of the postal code's area, of the place. */
export const coordinatePrecision = pgEnum('coordinate_precision', ['exact', 'postalCode', 'place']);
export const wheelchairAccess = pgEnum('wheelchair_access', ['yes', 'limited', 'no']);
export const withdrawnBy = pgEnum('withdrawn_by', ['owner', 'moderator']);
export const changeKind = pgEnum('change_kind', [
  'published',
  'changed',
  'imported',
  'confirmed',
  'withdrawn',
  'restored',
  'closed',
  'reopened',
]);
export const photoKind = pgEnum('photo_kind', ['logo', 'photo']);

/** A field whose source is not the entry's own. An importer never overwrites one whose source is `owner`. */
export interface FieldSource {
  source: string;
  /** ISO date. */
  date: string;
}

export const companies = pgTable(
  'companies',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    status: companyStatus().notNull().default('draft'),
    name: text().notNull(),
    legalForm: text('legal_form'),

    streetAddress: text('street_address'),
    postalCode: text('postal_code'),
    countryCode: text('country_code').notNull().default('DE'),
    placeId: integer('place_id').references(() => places.id),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    coordinatePrecision: coordinatePrecision('coordinate_precision'),

    /** Phone and fax in E.164. */
    phone: text(),
    fax: text(),
    email: text(),
    website: text(),

    mainCategoryId: integer('main_category_id').references(() => categories.id),
    description: text(),
    /** OSM opening_hours syntax that the library has understood. */
    openingHours: text('opening_hours'),
    /** What a source said about its hours and could not be understood: shown as it is, never evaluated. */
    openingHoursText: text('opening_hours_text'),
    /** ISO 639-1 codes. */
    languages: text().array().notNull().default(sql`'{}'`),
    /** OSM payment keys without their prefix: cash, visa, girocard, … */
    payment: text().array().notNull().default(sql`'{}'`),
    /** OSM cuisine values. */
    cuisine: text().array().notNull().default(sql`'{}'`),
    operator: text(),
    brand: text(),
    wheelchair: wheelchairAccess(),
    wheelchairToilet: boolean('wheelchair_toilet'),
    wheelchairDescription: text('wheelchair_description'),

    registerNumber: text('register_number'),
    registerCourt: text('register_court'),
    vatId: text('vat_id'),
    responsiblePerson: text('responsible_person'),

    sourceKey: text('source_key')
      .notNull()
      .references(() => dataSources.key),
    externalId: text('external_id'),
    /** Digest of the source's row as last imported: equal means nothing to do. */
    sourceHash: text('source_hash'),
    sourceDate: date('source_date'),
    fieldSources: jsonb('field_sources').$type<Record<string, FieldSource>>().notNull().default({}),
    demo: boolean().notNull().default(false),

    /** Completeness, 0 to 100: see lib/companies/quality.ts. */
    quality: smallint().notNull().default(0),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    /** When its managers were last asked by mail whether all of it is still right. */
    confirmationAskedAt: timestamp('confirmation_asked_at', { withTimezone: true }),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    /** Taken out by its owner or a moderator; thirty days later it is deleted for good. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    /** What a moderator has taken out, its owner cannot bring back. */
    withdrawnBy: withdrawnBy('withdrawn_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    /** Counts edits: a save names the version it was made from, and is refused when another came between. */
    version: integer().notNull().default(1),

    /** Shown in lists and search: published and not closed. A closed entry keeps its page. */
    listed: boolean().notNull().generatedAlwaysAs(sql`status = 'published' and closed_at is null`),
    searchVector: tsvector('search_vector').generatedAlwaysAs(
      sql`company_search_vector(name, brand, operator, street_address, description)`,
    ),
    /** Kept by a trigger on the photos. */
    hasPhotos: boolean('has_photos').notNull().default(false),
    /** What lists can be narrowed down to, a bit each: lib/search/features.ts. */
    features: integer().notNull().generatedAlwaysAs(sql`company_features(wheelchair, payment, languages, has_photos)`),
    /** Which row of `opening_times` says when it is open. */
    hoursKey: bigint('hours_key', { mode: 'bigint' }).generatedAlwaysAs(sql`hashtextextended(opening_hours, 0)`),
  },
  (table) => [
    uniqueIndex('companies_source').on(table.sourceKey, table.externalId),
    // This index and those of `company_categories` carry along what search filters and ranks by (`include`, in the migration),
    // so that a search reads thousands of entries without visiting one of them.
    index('companies_listed_in_place')
      .on(table.placeId, table.quality.desc().nullsFirst(), table.id)
      .where(sql`listed`),
    index('companies_best').on(table.quality.desc().nullsFirst(), table.id).where(sql`listed`),
    index('companies_listed_in_postal_code')
      .on(table.postalCode, table.quality.desc().nullsFirst(), table.id)
      .where(sql`listed`),
    index('companies_newest').on(table.publishedAt.desc().nullsFirst(), table.id).where(sql`listed`),
    index('companies_sitemap').on(table.id).where(sql`listed and not demo`),
    // Words and place in one index (btree_gin): a name in a town is found without reading its namesakes elsewhere.
    // Without a list of pending changes: every search would read it, and one unlucky edit in hundreds would have to sort it in.
    index('companies_search').using('gin', table.searchVector, table.placeId).with({ fastupdate: false }),
    // With its operator class an index finds what a number begins with, too.
    index('companies_phone').on(table.phone.op('text_pattern_ops')),
    index('companies_website').on(sql`website_host(website)`).where(sql`website is not null`),
    check('companies_slug', isSlug('slug')),
    check('companies_name', sql`char_length(btrim(name)) between 1 and 200`),
    check(
      'companies_published_is_complete',
      sql`status <> 'published' or (place_id is not null and main_category_id is not null and published_at is not null)`,
    ),
    check(
      'companies_coordinates',
      sql`(latitude is null) = (longitude is null) and (latitude is null) = (coordinate_precision is null) and latitude between -90 and 90 and longitude between -180 and 180`,
    ),
    check('companies_postal_code', sql`country_code <> 'DE' or postal_code ~ '^[0-9]{5}$'`),
    check(
      'companies_withdrawn',
      sql`(withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null or status = 'withdrawn')`,
    ),
    index('companies_to_delete').on(table.withdrawnAt).where(sql`withdrawn_at is not null`),
    check('companies_quality', sql`quality between 0 and 100`),
    check('companies_version', sql`version > 0`),
    // It stands in links, whoever wrote it there.
    check('companies_website', sql`website ~* '^https?://'`),
    check('companies_phone', isE164('phone')),
    check('companies_fax', isE164('fax')),
    // The main trade is one of the entry's trades. Deferred (see the migration), because each needs the other.
    foreignKey({
      name: 'companies_main_category_is_own',
      columns: [table.id, table.mainCategoryId],
      foreignColumns: [companyCategories.companyId, companyCategories.categoryId] as [AnyPgColumn, AnyPgColumn],
    }),
  ],
);

/**
 * The trades of an entry. The columns after the key repeat what search filters and sorts by, so that one index answers
 * "trade in a place, best first"; triggers keep them equal to the entry's.
 */
export const companyCategories = pgTable(
  'company_categories',
  {
    companyId: integer('company_id')
      .notNull()
      .references((): AnyPgColumn => companies.id, { onDelete: 'cascade' }),
    categoryId: integer('category_id')
      .notNull()
      .references(() => categories.id),
    placeId: integer('place_id'),
    quality: smallint().notNull().default(0),
    published: boolean().notNull().default(false),
    latitude: real(),
    longitude: real(),
    features: integer().notNull().default(0),
    hoursKey: bigint('hours_key', { mode: 'bigint' }),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.categoryId] }),
    index('company_categories_in_place')
      .on(table.categoryId, table.placeId, table.quality.desc().nullsFirst(), table.companyId)
      .where(sql`published`),
    index('company_categories_best')
      .on(table.categoryId, table.quality.desc().nullsFirst(), table.companyId)
      .where(sql`published`),
  ],
);

/**
 * When an entry with such hours is open, so that search need not evaluate them. Rows come by a trigger with the entries; a job
 * fills them and renews them every day (db/companies/opening-times.ts).
 */
export const openingTimes = pgTable(
  'opening_times',
  {
    hoursKey: bigint('hours_key', { mode: 'bigint' }).notNull(),
    /** Whose holidays: a state, or a town that has one of its own. 0 where the hours do not speak of holidays. */
    region: integer().notNull(),
    openingHours: text('opening_hours').notNull(),
    /** Certain times only, in the coming weeks and on the holidays of the coming year. */
    open: tstzmultirange().notNull().default(sql`'{}'`),
    /** The day up to which `open` is known. Null: not evaluated yet. */
    knownUntil: date('known_until'),
  },
  (table) => [
    primaryKey({ columns: [table.hoursKey, table.region] }),
    index('opening_times_to_renew').on(table.knownUntil.asc().nullsFirst()),
  ],
);

/**
 * What became of an entry since people write it, with the values before and after. Imports leave a row only where somebody has
 * edited the entry: of all others, the source and its date say enough.
 */
export const companyChanges = pgTable(
  'company_changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    kind: changeKind().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    authorId: text('author_id').references(() => users.id, { onDelete: 'set null' }),
    /** The moderator who let it pass; null where nobody had to. */
    decidedBy: text('decided_by').references(() => users.id, { onDelete: 'set null' }),
    /** Of an import: also of one that closes an entry, or opens it again. */
    sourceKey: text('source_key').references(() => dataSources.key),
    before: jsonb().$type<EntryChanges>().notNull().default({}),
    after: jsonb().$type<EntryChanges>().notNull().default({}),
  },
  (table) => [
    index().on(table.companyId, table.id),
    index().on(table.authorId),
    index().on(table.decidedBy),
    check('company_changes_imported', sql`kind <> 'imported' or source_key is not null`),
  ],
);

export const companyPhotos = pgTable(
  'company_photos',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    kind: photoKind().notNull(),
    storageKey: text('storage_key')
      .notNull()
      .unique()
      .references(() => pictures.key),
    /** Of a logo, whose name the entry is, empty. */
    alt: text().notNull(),
    position: smallint().notNull().default(0),
  },
  (table) => [
    index().on(table.companyId, table.position),
    uniqueIndex('company_photos_one_logo').on(table.companyId).where(sql`kind = 'logo'`),
  ],
);

/** Entries that were deleted here: an importer that meets them again leaves them out. */
export const companyTombstones = pgTable(
  'company_tombstones',
  {
    sourceKey: text('source_key').notNull(),
    externalId: text('external_id').notNull(),
    deletedAt: timestamp('deleted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sourceKey, table.externalId] })],
);

/**
 * Businesses and people who do not want to be listed, from whatever source. Only hashes are kept (see
 * lib/companies/fingerprint.ts), so the list itself tells nothing about anybody.
 */
export const suppressions = pgTable(
  'suppressions',
  {
    fingerprint: text().primaryKey(),
    /** The withdrawn entry that it stands for as long as that can come back; then null. */
    companyId: integer('company_id').references(() => companies.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.companyId)],
);

/** Pairs of entries that look like the same business, found at import; a person decides. */
export const duplicateCandidates = pgTable(
  'duplicate_candidates',
  {
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    otherId: integer('other_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    /** 0 to 1: how much speaks for one business. */
    score: real().notNull(),
    createdAt: createdAt(),
    dismissedAt: timestamp('dismissed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.otherId] }),
    index().on(table.otherId),
    check('duplicate_candidates_order', sql`company_id < other_id`),
  ],
);
