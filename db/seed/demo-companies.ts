import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { categories } from '#db/categories/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { companies, companyCategories } from '#db/companies/tables.ts';
import { placePostalCodes, places, postalCodes } from '#db/places/tables.ts';
import { companyQuality } from '#lib/companies/quality.ts';
import { slugify } from '#lib/slug.ts';
import { everythingTag } from '#lib/tags.ts';
import { type DemoTrade, demoTrades, familyNames, streets } from './demo-trades.ts';

const COUNT = 2000;

/**
 * About 2,000 invented businesses, spread over Germany by population. Always the same ones. Nobody can be reached by
 * mistake: phone numbers are those that the Bundesnetzagentur keeps for fiction, mail and web end in `.example` (RFC 2606).
 */
export async function seedDemoCompanies(): Promise<number> {
  return transaction(async () => {
    const present = await db.$count(companies, eq(companies.demo, true));
    if (present > 0) return 0;
    const rows = inventCompanies(await loadTrades(), await loadTowns(), await takenSlugs());
    for (let start = 0; start < rows.length; start += 500) {
      const part = rows.slice(start, start + 500);
      const inserted = await db
        .insert(companies)
        .values(part.map(({ categoryIds: _ids, ...company }) => company))
        .returning({ id: companies.id });
      await db
        .insert(companyCategories)
        .values(
          part.flatMap(({ categoryIds }, index) =>
            categoryIds.map((categoryId) => ({ companyId: inserted[index]?.id ?? 0, categoryId })),
          ),
        );
    }
    await recordChangedTags([everythingTag]);
    return rows.length;
  });
}

export async function removeDemoCompanies(): Promise<number> {
  return transaction(async () => {
    const removed = await db.delete(companies).where(eq(companies.demo, true)).returning({ id: companies.id });
    if (removed.length > 0) await recordChangedTags([everythingTag]);
    return removed.length;
  });
}

interface Town {
  id: number;
  name: string;
  slug: string;
  population: number;
  codes: { code: string; latitude: number; longitude: number }[];
}

type Trade = DemoTrade & { categoryIds: number[] };

async function loadTrades(): Promise<Trade[]> {
  const rows = await db
    .select({ id: categories.id, tags: categories.osmTags })
    .from(categories)
    .where(isNotNull(categories.parentId));
  const byTag = new Map(rows.flatMap(({ id, tags }) => tags.map((tag) => [tag, id] as const)));
  return demoTrades.flatMap((trade) => {
    const categoryIds = [trade.tag, ...(trade.also ?? [])].flatMap((tag) => byTag.get(tag) ?? []);
    return byTag.has(trade.tag) ? [{ ...trade, categoryIds: [...new Set(categoryIds)] }] : [];
  });
}

async function loadTowns(): Promise<Town[]> {
  const rows = await db
    .select({
      id: places.id,
      name: places.name,
      slug: places.slug,
      population: places.population,
      code: postalCodes.code,
      latitude: postalCodes.latitude,
      longitude: postalCodes.longitude,
    })
    .from(places)
    .innerJoin(placePostalCodes, eq(placePostalCodes.placeId, places.id))
    .innerJoin(
      postalCodes,
      and(eq(postalCodes.code, placePostalCodes.postalCode), eq(postalCodes.countryCode, placePostalCodes.countryCode)),
    )
    .where(and(eq(places.kind, 'town'), eq(placePostalCodes.position, 0), isNotNull(places.population)))
    .orderBy(places.slug, postalCodes.code);
  const towns = new Map<number, Town>();
  for (const { code, latitude, longitude, ...place } of rows) {
    const town = towns.get(place.id) ?? { ...place, population: place.population ?? 0, codes: [] };
    town.codes.push({ code, latitude, longitude });
    towns.set(place.id, town);
  }
  return [...towns.values()];
}

async function takenSlugs(): Promise<Set<string>> {
  // Only those that an invented name could meet; a full directory must not be read for its sake.
  const first = [
    ...new Set(demoTrades.flatMap(({ names }) => names.map((name) => slugify(name.replace(/[#@].*/, ''))))),
  ];
  const rows = await db
    .select({ slug: companies.slug })
    .from(companies)
    .where(
      inArray(
        sql`split_part(${companies.slug}, '-', 1)`,
        first.map((slug) => slug.split('-')[0] ?? ''),
      ),
    )
    .limit(50_000);
  return new Set(rows.map(({ slug }) => slug));
}

function inventCompanies(trades: Trade[], towns: Town[], slugs: Set<string>) {
  const random = seededRandom(20_060_903);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const pickTrade = weighted(trades, ({ weight }) => weight, random);
  // Flattened a little, so that small towns have something to show too.
  const pickTown = weighted(towns, ({ population }) => population ** 0.95, random);
  const nextPhone = phoneNumbers();

  return Array.from({ length: COUNT }, (_, index) => {
    const trade = pickTrade();
    const town = pickTown();
    const area = pick(town.codes);
    const family = pick(familyNames);
    const name = pick(trade.names).replace('#', family).replace('@', town.name);
    const slug = freeSlug(`${slugify(name)}-${town.slug}`, slugs);
    const host = `${slugify(name)}-${town.slug}`.slice(0, 50).replace(/-$/, '');
    const complete = random();
    const hours = complete > 0.15 ? pick(trade.hours) : null;
    const publishedAt = new Date(Date.UTC(2026, 9, 1) - Math.floor(random() * 900) * 86_400_000 + index * 1000);

    const company = {
      slug,
      name,
      status: 'published' as const,
      legalForm: /GmbH/.test(name) ? 'GmbH' : /mbH/.test(name) ? 'GmbH' : null,
      streetAddress: `${pick(streets)} ${1 + Math.floor(random() * 90)}${random() < 0.06 ? 'a' : ''}`,
      postalCode: area.code,
      placeId: town.id,
      latitude: area.latitude,
      longitude: area.longitude,
      coordinatePrecision: 'postalCode' as const,
      phone: complete > 0.04 ? nextPhone(town.slug) : null,
      email: complete > 0.3 ? `info@${host}.example` : null,
      website: complete > 0.35 ? `https://www.${host}.example/` : null,
      mainCategoryId: trade.categoryIds[0],
      categoryIds: random() < 0.3 ? trade.categoryIds : trade.categoryIds.slice(0, 1),
      description: complete > 0.25 ? `${pick(trade.blurbs)} Dieser Eintrag ist ein erfundenes Beispiel.` : null,
      openingHours: hours,
      languages: random() < 0.2 ? ['de', pick(['en', 'tr', 'pl', 'it', 'fr', 'ru', 'uk'])] : [],
      payment: complete > 0.4 ? ['cash', 'girocard', ...(random() < 0.4 ? ['visa', 'mastercard'] : [])] : [],
      cuisine: trade.cuisine ?? [],
      wheelchair: random() < 0.45 ? pick(['yes', 'yes', 'limited', 'no'] as const) : null,
      sourceKey: 'demo',
      externalId: `demo-${index + 1}`,
      demo: true,
      publishedAt,
      confirmedAt: random() < 0.3 ? publishedAt : null,
    };
    return { ...company, quality: companyQuality(company) };
  });
}

function freeSlug(wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  taken.add(slug);
  return slug;
}

/**
 * Numbers for fiction (Bundesnetzagentur, Mitteilung 148/2021): 1,000 in each of five cities, and two mobile blocks of 100
 * for everywhere else, which therefore repeat.
 */
function phoneNumbers() {
  const cities: Record<string, string> = {
    berlin: '+493023125',
    'frankfurt-am-main': '+496990009',
    hamburg: '+494066969',
    koeln: '+492214710',
    muenchen: '+498999998',
  };
  const used = new Map<string, number>();
  const next = (block: string, size: number) => {
    const number = (used.get(block) ?? 0) % size;
    used.set(block, number + 1);
    return `${block}${String(number).padStart(String(size - 1).length, '0')}`;
  };
  let turn = 0;
  return (town: string) => {
    const city = cities[town];
    if (city) return next(city, 1000);
    turn += 1;
    return next(turn % 2 ? '+4917139200' : '+49176040690', 100);
  };
}

function weighted<T>(items: T[], weight: (item: T) => number, random: () => number): () => T {
  const ends: number[] = [];
  let total = 0;
  for (const item of items) {
    total += weight(item);
    ends.push(total);
  }
  return () => {
    const point = random() * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= point) low = middle + 1;
      else high = middle;
    }
    return items[low] as T;
  };
}

/** mulberry32: small, fast, the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
