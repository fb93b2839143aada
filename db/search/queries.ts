import { eq, sql } from 'drizzle-orm';
import { categories, categorySynonyms } from '#db/categories/tables.ts';
import { db } from '#db/client.ts';
import { areaCodes, placePostalCodes, placeSections, places, postalCodes } from '#db/places/tables.ts';
import { usualFirst } from '#lib/categories/synonyms.ts';
import { generalLexicon } from '#lib/search/compounds.ts';
import { buildVocabulary, type Vocabulary } from '#lib/search/vocabulary.ts';

/** Trades and places change rarely, and by other processes: this is how long a search may not know it. */
const KEPT_FOR_MS = 60_000;

let kept: { vocabulary: Promise<Vocabulary>; until: number } | undefined;

/** What search knows by name, from memory. */
export function getVocabulary(): Promise<Vocabulary> {
  if (!kept || kept.until < Date.now()) {
    const vocabulary = loadVocabulary();
    // Visitors need not wait for the renewal, and a failed one is tried again.
    const current = kept?.vocabulary;
    kept = { vocabulary: current ?? vocabulary, until: Date.now() + KEPT_FOR_MS };
    vocabulary.then(
      (fresh) => {
        kept = { vocabulary: Promise.resolve(fresh), until: Date.now() + KEPT_FOR_MS };
      },
      () => {
        kept = current ? { vocabulary: current, until: 0 } : undefined;
      },
    );
  }
  return kept.vocabulary;
}

/** For who has just changed a trade: this process knows it at the next search, others within a minute. */
export function renewVocabulary(): void {
  kept = undefined;
}

/** Read afresh; `synonyms` and `stemming` are left out only to measure what they are worth. */
export async function loadVocabulary({ synonyms = true, stemming = true } = {}): Promise<Vocabulary> {
  // Made once, and not while a visitor waits.
  generalLexicon();
  const [categoryRows, placeRows, codeRows, sectionRows, areaCodeRows] = await Promise.all([
    db
      .select({
        id: categories.id,
        slug: categories.slug,
        name: categories.name,
        parentId: categories.parentId,
        formerSlugs: categories.formerSlugs,
        osmTags: categories.osmTags,
        synonyms: sql<string[]>`array(select name from ${categorySynonyms} where category_id = ${categories.id})`,
      })
      .from(categories),
    db
      .select({
        id: places.id,
        slug: places.slug,
        name: places.name,
        kind: places.kind,
        stateId: places.stateId,
        districtId: places.districtId,
        latitude: places.latitude,
        longitude: places.longitude,
        population: places.population,
      })
      .from(places),
    db
      .select({
        code: postalCodes.code,
        latitude: postalCodes.latitude,
        longitude: postalCodes.longitude,
        placeIds: sql<number[]>`array_agg(${placePostalCodes.placeId} order by ${placePostalCodes.position})`,
      })
      .from(postalCodes)
      .innerJoin(
        placePostalCodes,
        sql`${placePostalCodes.postalCode} = ${postalCodes.code} and ${placePostalCodes.countryCode} = ${postalCodes.countryCode}`,
      )
      .where(eq(postalCodes.countryCode, 'DE'))
      .groupBy(postalCodes.countryCode, postalCodes.code),
    db
      .select({
        name: placeSections.name,
        placeId: placeSections.placeId,
        latitude: placeSections.latitude,
        longitude: placeSections.longitude,
      })
      .from(placeSections),
    db.select({ code: areaCodes.code, placeId: areaCodes.placeId }).from(areaCodes),
  ]);
  const trades = categoryRows.map(({ osmTags, ...category }) => ({
    ...category,
    synonyms: synonyms ? usualFirst(category.synonyms, osmTags) : [],
  }));
  return buildVocabulary(trades, placeRows, codeRows, { sections: sectionRows, areaCodes: areaCodeRows, stemming });
}
