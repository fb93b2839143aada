import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { categories, categoryPlaceCounts } from '#db/categories/tables.ts';
import { db } from '#db/client.ts';
import { contactOf } from '#db/search/contact.ts';
import { MAX_PAGE, PAGE_SIZE, type SortOrder } from '#lib/search/input.ts';
import type { Intent } from '#lib/search/understand.ts';
import { type CompanyListing, listListings } from './listing.ts';

/** Up to here matches are counted and ordered; of more, these many are taken (the most complete entries where an index gives them). */
const COUNT_LIMIT = 10_000;

export interface SearchResult {
  total: number;
  /** There are more than `total`. */
  more: boolean;
  pages: number;
  companies: (CompanyListing & { distanceKm?: number })[];
}

/** The entries that fit an intent, a page of them. Everything that the visitor typed is a parameter, never SQL. */
export async function searchCompanies(
  intent: Intent,
  { sort, page }: { sort: SortOrder; page: number },
): Promise<SearchResult> {
  const matches = matchesOf(intent);
  if (!matches) return { total: 0, more: false, pages: 0, companies: [] };

  const origin = intent.area?.origin;
  const distance = origin
    ? sql`2 * 6371 * asin(least(1, sqrt(
        power(sin(radians(c.latitude - ${origin.latitude}) / 2), 2)
        + cos(radians(${origin.latitude})) * cos(radians(c.latitude)) * power(sin(radians(c.longitude - ${origin.longitude}) / 2), 2))))`
    : sql`null::float8`;
  // Only what needs a column of the entry reads the entries; the rest is answered from the index that found them.
  const simple = sort === 'relevanz' && !textQuery(intent) && !(origin && intent.radiusKm > 0);
  const order = simple ? sql`m.other, m.quality desc, m.id` : orderOf(intent, sort, distance);
  const rows = await db.execute<{ id: number; total: number; distance: number | null }>(sql`
    with m as materialized (${matches}),
    counted as (select count(*)::int as total from m),
    page as (
      select m.id, m.quality, m.other from m ${simple ? sql`` : sql`join ${entryOf(sql`m.id`)} c on true`}
      order by ${order} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}
    )
    select page.id, counted.total, ${distance} as distance
    from counted left join page on true left join ${entryOf(sql`page.id`)} c on true
    order by ${simple ? sql`page.other, page.quality desc, page.id` : orderOf(intent, sort, distance, sql`page`)}`);

  const total = rows[0]?.total ?? 0;
  const distances = new Map(rows.map(({ id, distance: km }) => [id, km]));
  const listings = await listListings(rows.flatMap(({ id }) => id ?? []));
  const counted = Math.min(total, COUNT_LIMIT);
  return {
    total: counted,
    more: total > COUNT_LIMIT,
    pages: Math.min(MAX_PAGE, Math.ceil(counted / PAGE_SIZE)),
    companies: listings.map((company) => {
      const km = distances.get(company.id);
      return km === null || km === undefined ? company : { ...company, distanceKm: km };
    }),
  };
}

/**
 * One entry by its key. `offset 0` keeps it a lookup: guessing at many matches, the planner would rather read the whole table
 * and hash it, and guesses wrong.
 */
const entryOf = (id: SQL) => sql`lateral (select * from companies where companies.id = ${id} offset 0)`;

/** The rows (id, quality, whether only the name fits) that match, at most a little more than are counted. Null when nothing was asked. */
function matchesOf(intent: Intent): SQL | null {
  const { categoryIds, categoryWords, categoryGuessed, onlyCategoryIds, area } = intent;
  const text = textQuery(intent);
  const limit = sql`limit ${COUNT_LIMIT + 1}`;
  const inCodes = area?.postalCodes ? sql`and c.postal_code = any(${param(area.postalCodes)}::text[])` : sql``;
  // The codes say it all; the places beside them would lead the planner to the bigger index.
  const inPlaces = area && !area.postalCodes ? sql`and c.place_id = any(${param(area.placeIds)}::int[])` : sql``;
  const chosen = onlyCategoryIds ? sql`and ${hasCategory(sql`c.id`, onlyCategoryIds)}` : sql``;
  const entries = (condition: SQL, other = sql`false`) => sql`
    select c.id, c.quality, ${other} as other from companies c where ${condition} and c.listed ${inPlaces} ${inCodes} ${chosen} ${limit}`;

  const contact = contactOf(intent, sql`c`);
  if (contact) return entries(contact);

  if (text) {
    const named = sql`(c.search_vector @@ ${queryOf(categoryWords, intent.alternatives)} or ${hasCategory(sql`c.id`, categoryIds)})`;
    return entries(
      categoryIds.length > 0 ? sql`c.search_vector @@ ${text} and ${named}` : sql`c.search_vector @@ ${text}`,
    );
  }

  if (categoryIds.length > 0) {
    const inPlacesOfTrade = area ? sql`and cc.place_id = any(${param(area.placeIds)}::int[])` : sql``;
    const inCode = area?.postalCodes
      ? sql`and (select true from companies c where c.id = cc.company_id ${inCodes})`
      : sql``;
    const chosenToo = onlyCategoryIds ? sql`and ${hasCategory(sql`cc.company_id`, onlyCategoryIds)}` : sql``;
    const [only] = categoryIds;
    const ofTrade =
      categoryIds.length === 1
        ? sql`select cc.company_id as id, cc.quality, false as other from company_categories cc
            where cc.category_id = ${only} and cc.published ${inPlacesOfTrade} ${inCode} ${chosenToo}
            order by cc.quality desc, cc.company_id ${limit}`
        : sql`select cc.company_id as id, max(cc.quality) as quality, false as other from company_categories cc
            where cc.category_id = any(${param(categoryIds)}::int[]) and cc.published ${inPlacesOfTrade} ${inCode} ${chosenToo}
            group by cc.company_id ${limit}`;
    if (categoryWords.length === 0) return ofTrade;
    if (categoryGuessed) {
      return sql`
        with named as materialized (${entries(sql`c.search_vector @@ ${nameQueryOf(categoryWords, intent.alternatives)}`)}),
        of_trade as materialized (${ofTrade})
        select * from named union all select id, quality, true from of_trade where id not in (select id from named)`;
    }
    // Who has the trade in the name fits, too, after those in the trade: a Spengler need not be a plumber. Not looked for when
    // the trade alone is more than is counted.
    const named = sql`(select count(*) from of_trade) <= ${COUNT_LIMIT}
      and c.search_vector @@ ${nameQueryOf(categoryWords, intent.alternatives)} and c.id not in (select id from of_trade)`;
    return sql`
      with of_trade as materialized (${ofTrade})
      select * from of_trade union all (${entries(named, sql`true`)})`;
  }

  return area || onlyCategoryIds ? entries(sql`true`) : null;
}

/** A lookup by key (see `entryOf`): an `exists` would be turned into a join with the whole table. */
const hasCategory = (id: SQL, categoryIds: number[]) => sql`(
  select true from company_categories own
  where own.company_id = ${id} and own.category_id = any(${param(categoryIds)}::int[]) limit 1)`;

function orderOf(intent: Intent, sort: SortOrder, distance: SQL, row: SQL = sql`m`): SQL {
  const id = sql`${row}.id`;
  if (sort === 'name') return sql`lower(c.name), ${id}`;
  if (sort === 'entfernung' && intent.area?.origin) return sql`${distance} nulls last, ${id}`;
  const text = textQuery(intent);
  const parts = [
    // Name before brand before description, and a short exact name before a long one.
    text ? sql`ts_rank('{0.05, 0.2, 0.7, 1.0}', c.search_vector, ${text}, 1) * 100` : sql`0`,
    sql`${row}.quality * 0.2`,
    intent.radiusKm > 0 ? sql`- coalesce(${distance}, ${intent.radiusKm}) / ${intent.radiusKm} * 25` : sql`+ 0`,
  ];
  return sql`${row}.other, (${parts[0]} + ${parts[1]} ${parts[2]}) desc, ${id}`;
}

/** All words must be found, each as it is or by its stem; the last one may be unfinished. Null without words. */
function textQuery({ textWords, alternatives }: Intent): SQL | null {
  return textWords.length > 0 ? queryOf(textWords, alternatives) : null;
}

function queryOf(words: string[], alternatives: Intent['alternatives'] = {}): SQL {
  const parts = words.map((word, index) => {
    const exact = sql`to_tsquery('simple', ${index === words.length - 1 && word.length > 2 ? `'${word}':*` : `'${word}'`})`;
    const others = (alternatives[word] ?? []).map((other) => sql` || plainto_tsquery('simple', ${other})`);
    return sql`(${exact} || plainto_tsquery('german', ${word})${sql.join(others, sql``)})`;
  });
  return sql`(${sql.join(parts, sql` && `)})`;
}

/** All words in the name itself, as they are or by their stems: the weights of company_search_vector. */
function nameQueryOf(words: string[], alternatives: Intent['alternatives']): SQL {
  const parts = words.map((word) => {
    const forms = [word, ...(alternatives[word] ?? [])].flatMap((form) => [
      sql`to_tsquery('simple', ${`'${form}':A`})`,
      sql`to_tsquery('german', ${`'${form}':B`})`,
    ]);
    return sql`(${sql.join(forms, sql` || `)})`;
  });
  return sql`(${sql.join(parts, sql` && `)})`;
}

const param = (values: unknown[]) => sql.param(values);

/** The trades of what was found by words, for narrowing down; the most frequent first. */
export async function listCategoriesOfMatches(intent: Intent, limit: number) {
  const matches = matchesOf(intent);
  if (!matches) return [];
  return db.execute<{ slug: string; name: string; companies: number }>(sql`
    with m as materialized (${matches})
    select k.slug, k.name, count(*)::int as companies
    from m
    cross join lateral (select category_id from company_categories where company_id = m.id offset 0) as cc
    join categories k on k.id = cc.category_id
    group by k.id order by companies desc, k.name limit ${limit}`);
}

/** How many entries an intent finds, without their order. */
export async function countMatches(intent: Intent): Promise<number> {
  const matches = matchesOf(intent);
  if (!matches) return 0;
  const [row] = await db.execute<{ total: number }>(sql`select count(*)::int as total from (${matches}) as m`);
  return Math.min(row?.total ?? 0, COUNT_LIMIT);
}

/** Trades of the same groups that do have companies in these places. */
export const listNeighbourCategories = (categoryIds: number[], placeIds: number[], limit: number) =>
  db
    .select({
      slug: categories.slug,
      name: categories.name,
      companies: sql<number>`sum(${categoryPlaceCounts.companies})`.mapWith(Number),
    })
    .from(categories)
    .innerJoin(categoryPlaceCounts, eq(categoryPlaceCounts.categoryId, categories.id))
    .where(
      and(
        sql`${categories.parentId} in (select parent_id from categories where id = any(${param(categoryIds)}::int[]))`,
        sql`not ${categories.id} = any(${param(categoryIds)}::int[])`,
        sql`${categoryPlaceCounts.placeId} = any(${param(placeIds)}::int[])`,
        gt(categoryPlaceCounts.companies, 0),
      ),
    )
    .groupBy(categories.id)
    .orderBy(desc(sql`sum(${categoryPlaceCounts.companies})`), asc(categories.name))
    .limit(limit);
