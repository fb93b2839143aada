import { connection } from '#db/client.ts';
import { createCategoryMatcher } from '#lib/categories/match.ts';
import { createLocator, type LocatorPlace, type LocatorPostalCode } from '#lib/places/locate.ts';
import { fold } from '#lib/search/fold.ts';

/** What an import compares its rows with, read once: places, postal codes and trades. */
export interface Reference {
  locate: ReturnType<typeof createLocator>;
  /** The place, its district and its state, by the id of the place. */
  placeSlugs: Map<number, string[]>;
  matchTrades: ReturnType<typeof createCategoryMatcher>;
  /** The id of a trade by its slug. */
  categoryIds: Map<string, number>;
  /** The trade and its main group, by the id of the trade. */
  categorySlugs: Map<number, string[]>;
  /** By its name or a synonym, folded: the slug of a trade. */
  categoryNames: Map<string, string>;
}

export async function loadReference(): Promise<Reference> {
  const sql = connection();
  const places = await sql<(LocatorPlace & { slugs: (string | null)[] })[]>`
    select place.id, place.name, place.country_code as "countryCode", place.latitude, place.longitude, place.population,
           array[place.slug, district.slug, state.slug] as slugs
    from places as place
    left join places as district on district.id = place.district_id
    left join places as state on state.id = place.state_id
    where place.kind = 'town' order by place.id`;
  const codes = await sql<LocatorPostalCode[]>`
    select code.country_code as "countryCode", code.code, code.latitude, code.longitude,
           coalesce(array_agg(own.place_id order by own.position, own.place_id) filter (where own.place_id is not null), '{}')
             as "placeIds"
    from postal_codes as code
    left join place_postal_codes as own on own.country_code = code.country_code and own.postal_code = code.code
    group by code.country_code, code.code`;
  const categories = await sql<
    {
      id: number;
      slug: string;
      name: string;
      parent: string | null;
      osmTags: string[];
      formerSlugs: string[];
      synonyms: string[];
    }[]
  >`
    select category.id, category.slug, category.name, parent.slug as parent, category.osm_tags as "osmTags",
           category.former_slugs as "formerSlugs",
           coalesce((select array_agg(name order by name) from category_synonyms where category_id = category.id), '{}')
             as synonyms
    from categories as category
    left join categories as parent on parent.id = category.parent_id
    where category.parent_id is not null order by category.id`;

  const categoryNames = new Map<string, string>();
  // Names go before synonyms, so that what one trade is called is not taken for what another is also called.
  for (const { slug, synonyms } of categories) {
    for (const name of synonyms) if (!categoryNames.has(fold(name))) categoryNames.set(fold(name), slug);
  }
  for (const { slug, formerSlugs } of categories) {
    for (const former of formerSlugs) categoryNames.set(fold(former), slug);
  }
  for (const { slug, name } of categories) {
    categoryNames.set(fold(slug), slug);
    categoryNames.set(fold(name), slug);
  }
  return {
    locate: createLocator(places, codes),
    placeSlugs: new Map(places.map(({ id, slugs }) => [id, slugs.filter((slug) => slug !== null)])),
    matchTrades: createCategoryMatcher(categories),
    categoryIds: new Map(categories.map(({ id, slug }) => [slug, id])),
    categorySlugs: new Map(categories.map(({ id, slug, parent }) => [id, parent ? [slug, parent] : [slug]])),
    categoryNames,
  };
}
