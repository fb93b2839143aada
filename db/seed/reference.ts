import { eq, sql } from 'drizzle-orm';
import { categories, categorySynonyms } from '#db/categories/tables.ts';
import { db, transaction } from '#db/client.ts';
import { areaCodes, placePostalCodes, placeSections, places, postalCodes } from '#db/places/tables.ts';
import { states } from '#lib/places/states.ts';
import { locateAreaCodes } from './area-codes.ts';
import { buildCategories } from './categories.ts';
import { buildPlaces, buildSections } from './places.ts';

/** Places and trades into a database that has none yet. All or nothing. */
export async function seedReferenceData(): Promise<void> {
  await transaction(async () => {
    await db.execute(sql`lock table places, categories in share row exclusive mode`);
    if (!(await isFilled())) {
      await seedPlaces();
      await seedCategories();
    }
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

async function seedCategories() {
  const rows = buildCategories();
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

  const synonyms = rows.flatMap(({ slug, synonyms }) =>
    synonyms.map((name) => ({ categoryId: known(ids, slug), name })),
  );
  for (const part of chunks(synonyms)) await db.insert(categorySynonyms).values(part);
}

function known(ids: Map<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`Unknown in reference data: ${key}`);
  return id;
}

function* chunks<T>(rows: T[], size = 2000): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
