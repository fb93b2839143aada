import { eq, sql } from 'drizzle-orm';
import { categories } from '#db/categories/tables.ts';
import { db, transaction } from '#db/client.ts';
import { areaCodes, placePostalCodes, placeSections, places, postalCodes } from '#db/places/tables.ts';
import { settings } from '#db/settings/tables.ts';
import { states } from '#lib/places/states.ts';
import { locateAreaCodes } from './area-codes.ts';
import { buildCategories, type CategorySeed } from './categories.ts';
import { buildPlaces, buildSections } from './places.ts';

/** Places and trades into a database that has none yet, and new words for its trades into any other. All or nothing. */
export async function seedReferenceData(): Promise<void> {
  const trades = buildCategories();
  await transaction(async () => {
    await db.execute(sql`lock table places, categories in share row exclusive mode`);
    if (!(await isFilled())) {
      await seedPlaces();
      await seedCategories(trades);
    }
    await renewWords(trades);
    if (!(await hasSections())) await seedSections();
    if (!(await hasAreaCodes())) await seedAreaCodes();
  });
  await db.execute(
    sql`analyze places, postal_codes, place_postal_codes, place_sections, categories, category_synonyms`,
  );
}

async function isFilled(): Promise<boolean> {
  const [row] = await db.select({ id: places.id }).from(places).limit(1);
  return row !== undefined;
}

async function hasSections(): Promise<boolean> {
  const [row] = await db.select({ placeId: placeSections.placeId }).from(placeSections).limit(1);
  return row !== undefined;
}

async function hasAreaCodes(): Promise<boolean> {
  const [row] = await db.select({ code: areaCodes.code }).from(areaCodes).limit(1);
  return row !== undefined;
}

async function seedAreaCodes() {
  const towns = await db
    .select({ id: places.id, name: places.name, population: places.population })
    .from(places)
    .where(eq(places.kind, 'town'));
  for (const part of chunks(locateAreaCodes(towns))) await db.insert(areaCodes).values(part);
}

async function seedSections() {
  const towns = await db
    .select({ id: places.id, key: places.municipalityKey })
    .from(places)
    .where(eq(places.kind, 'town'));
  const ids = new Map(towns.map(({ id, key }) => [key, id]));
  const rows = buildSections().flatMap(({ municipalityKey, ...section }) => {
    const placeId = ids.get(municipalityKey);
    return placeId === undefined ? [] : [{ ...section, placeId }];
  });
  await db.insert(placeSections).values(rows);
}

async function seedPlaces() {
  const data = buildPlaces();
  const keyOfState = new Map(states.map(({ key, slug }) => [slug, key]));
  const stateIds = new Map<string, number>();
  const ids = new Map<string, number>();

  for (const kind of ['state', 'town'] as const) {
    const rows = data.places
      .filter((place) => place.kind === kind)
      .map(({ stateKey, source, ...place }) => ({
        ...place,
        stateId: kind === 'state' ? null : stateIds.get(stateKey),
        sourceKey: source,
      }));
    for (const part of chunks(rows)) {
      const inserted = await db.insert(places).values(part).returning({ id: places.id, slug: places.slug });
      for (const { id, slug } of inserted) {
        ids.set(slug, id);
        const key = kind === 'state' && keyOfState.get(slug);
        if (key) stateIds.set(key, id);
      }
    }
  }

  const codes = data.postalCodes.map(({ code, latitude, longitude, stateKey }) => ({
    code,
    latitude,
    longitude,
    stateId: known(stateIds, stateKey),
  }));
  const links = data.postalCodes.flatMap(({ code, placeSlugs }) =>
    placeSlugs.map((slug, position) => ({ postalCode: code, placeId: known(ids, slug), position })),
  );
  for (const part of chunks(codes)) await db.insert(postalCodes).values(part);
  for (const part of chunks(links)) await db.insert(placePostalCodes).values(part);
}

async function seedCategories(rows: CategorySeed[]) {
  const ids = new Map<string, number>();
  const inserted = await db
    .insert(categories)
    .values(rows.map(({ parentSlug: _parent, synonyms: _synonyms, ...category }) => category))
    .returning({ id: categories.id, slug: categories.slug });
  for (const { id, slug } of inserted) ids.set(slug, id);

  for (const parent of new Set(rows.flatMap(({ parentSlug }) => parentSlug ?? []))) {
    const children = rows.filter(({ parentSlug }) => parentSlug === parent).map(({ slug }) => slug);
    await db
      .update(categories)
      .set({ parentId: known(ids, parent) })
      .where(sql`${categories.slug} = any(${sql.param(children)}::text[])`);
  }
}

const WORDS = 'words of trades';

/**
 * Gives trades the words that have come since the last time, and takes those that were dropped. What admins have written or taken
 * out meanwhile stays as it is.
 */
async function renewWords(trades: CategorySeed[]) {
  const words = trades.flatMap(({ slug, synonyms }) => synonyms.map((name) => `${slug}\t${name}`));
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, WORDS));
  const before = new Set(row ? (row.value as string[]) : []);
  const now = new Set(words);
  const added = words.filter((word) => !before.has(word));
  const dropped = [...before].filter((word) => !now.has(word));
  if (added.length + dropped.length === 0) return;
  await db.execute(sql`
    insert into category_synonyms (category_id, name) select categories.id, wanted.name from ${ofTrades(added)}
    on conflict do nothing`);
  await db.execute(sql`
    delete from category_synonyms using ${ofTrades(dropped)}
    where category_synonyms.category_id = categories.id and category_synonyms.name = wanted.name`);
  await db
    .insert(settings)
    .values({ key: WORDS, value: words })
    .onConflictDoUpdate({ target: settings.key, set: { value: words, updatedAt: new Date() } });
}

/** A trade and its word, of trades that still have their address. */
const ofTrades = (words: string[]) => sql`
  (select split_part(word, e'\t', 1) as slug, split_part(word, e'\t', 2) as name
   from unnest(${sql.param(words)}::text[]) as word) as wanted
  join categories on categories.slug = wanted.slug`;

function known(ids: Map<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`Unknown in reference data: ${key}`);
  return id;
}

function* chunks<T>(rows: T[], size = 2000): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
