import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { categories, categoryCounts, categoryPlaceCounts } from '#db/categories/tables.ts';
import { db, executePrepared } from '#db/client.ts';
import { placeCounts } from '#db/places/tables.ts';
import { getTotals } from '#db/search/totals.ts';
import type { Count } from '#lib/counting.ts';
import { MAX_PAGE, PAGE_SIZE, type SortOrder } from '#lib/search/input.ts';
import { type Narrowing, notNarrowed } from '#lib/search/narrowing.ts';
import { type RankingFacts, weights } from '#lib/search/ranking.ts';
import type { Intent } from '#lib/search/understand.ts';
import { type CompanyListing, listListings } from './listing.ts';
import {
  entryOf,
  FILL_UP_BELOW,
  type Limits,
  matchesOf,
  mayFindMore,
  metresOf,
  param,
  placeIdsOf,
  usualLimits,
} from './matches.ts';

export interface SearchResult {
  total: Count;
  /** That can be leafed through: of very many, not all. */
  pages: number;
  companies: FoundCompany[];
}

type FoundCompany = CompanyListing & { distanceKm?: number; ranking: RankingFacts };

interface FoundRow extends Record<string, unknown> {
  id: number | null;
  quality: number;
  in_trade: boolean | null;
  words: 0 | 1 | 2 | 3 | 4;
  percent: number;
  metres: number | null;
  total: number;
  /** There are more than `total`. */
  cut: boolean;
}

interface Asked {
  sort: SortOrder;
  page: number;
  narrowing: Narrowing;
  limits: Limits;
}

/** The entries that fit an intent, a page of them. */
export async function searchCompanies(
  intent: Intent,
  {
    sort,
    page,
    narrowing = notNarrowed,
    limits = usualLimits,
  }: Pick<Asked, 'sort' | 'page'> & Partial<Pick<Asked, 'narrowing' | 'limits'>>,
): Promise<SearchResult> {
  const asked = { sort, page, narrowing, limits };
  const rows =
    (await inOrderOfIndex(intent, asked)) ??
    (await ranked(intent, asked, false)) ??
    (await ranked(intent, asked, true)) ??
    [];
  const { total, cut } = rows[0] ?? { total: 0, cut: false };
  const found = rows.filter((row) => row.id !== null);
  const listings = new Map((await listListings(found.map(({ id }) => id as number))).map((row) => [row.id, row]));
  const maintained = cut ? await maintainedTotal(intent, narrowing) : null;
  return {
    total: cut && maintained === null ? { atLeast: total } : { exact: maintained ?? total },
    pages: Math.min(MAX_PAGE, Math.ceil(Math.min(total, limits.counted) / PAGE_SIZE)),
    companies: found.flatMap((row) => {
      const company = listings.get(row.id as number);
      if (!company) return [];
      const distance = row.metres === null ? {} : { distanceKm: row.metres / 1000 };
      return { ...company, ...distance, ranking: factsOf(row, intent) };
    }),
  };
}

/** As `wordsFound` numbers them. */
const WORDS = [null, 'elsewhereAlike', 'elsewhere', 'stem', 'name'] as const;

const factsOf = (row: FoundRow, { radiusKm }: Intent): RankingFacts => ({
  words: WORDS[row.words] ?? null,
  namePercent: row.percent,
  inTrade: row.in_trade,
  quality: row.quality,
  metres: radiusKm > 0 ? Math.min(row.metres ?? radiusKm * 1000, radiusKm * 1000) : null,
  radiusMetres: radiusKm * 1000,
});

/**
 * One trade, or a place, the most complete first: the index has them in this order, and triggers have counted them, so that only
 * the page itself is read. Null when that is not what was asked.
 */
async function inOrderOfIndex(intent: Intent, { narrowing, sort, page, limits }: Asked): Promise<FoundRow[] | null> {
  const { categoryIds, textWords, onlyCategoryIds, radiusKm, area } = intent;
  const placeIds = placeIdsOf(intent, narrowing);
  if (intent.phone || intent.domain || intent.categoryGuessed) return null;
  if (sort !== 'relevanz' || radiusKm > 0 || textWords.length > 0 || onlyCategoryIds || area?.postalCodes) return null;
  if (narrowing.features || narrowing.openAt || categoryIds.length > 1 || (placeIds && placeIds.length !== 1))
    return null;
  const [category] = categoryIds;
  const [place] = placeIds ?? [];
  const limit = sql`limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`;
  const { byPlace, byCategory, companies } = await getTotals();
  if (category === undefined) {
    if (place === undefined) return null;
    if ((byPlace.get(place) ?? 0) < limits.counted) return null;
    return executePrepared<FoundRow>(sql`
      select id, quality, null::boolean as in_trade, 0 as words, 0 as percent, ${metresOf(intent)} as metres,
        (select companies from place_counts where place_id = ${place}) as total, false as cut
      from companies where place_id = ${place} and listed order by quality desc, id ${limit}`);
  }
  // Where so few are to be expected that others fill them up, asking here would be for nothing.
  const share = place === undefined ? 1 : (byPlace.get(place) ?? 0) / Math.max(1, companies);
  if ((byCategory.get(category) ?? 0) * share < FILL_UP_BELOW / 2) return null;
  const rows = await executePrepared<FoundRow & { total: number | null }>(sql`
    select page.*, total.companies as total, false as cut from (
      select company_id as id, quality, true as in_trade, 0 as words, 0 as percent, ${metresOf(intent)} as metres
      from company_categories
      where category_id = ${category} and published ${place === undefined ? sql`` : sql`and place_id = ${place}`}
      order by quality desc, company_id ${limit}) as page
    cross join (${
      place === undefined
        ? sql`select companies from category_counts where category_id = ${category}`
        : sql`select companies from category_place_counts where category_id = ${category} and place_id = ${place}`
    }) as total`);
  return (rows[0]?.total ?? 0) >= FILL_UP_BELOW ? rows : null;
}

/** Every match is ordered. Null when there are too few and an unfinished last word may find more. */
async function ranked(
  intent: Intent,
  { narrowing, sort, page, limits }: Asked,
  unfinished: boolean,
): Promise<FoundRow[] | null> {
  const matches = await matchesOf(intent, narrowing, { unfinished, limits });
  if (!matches) return null;
  const entry = sort === 'name' || sort === 'neu' ? sql`join ${entryOf(sql`m.id`)} c on true` : sql``;
  const query = sql`
    with ${matches.steps},
    page as (
      select m.id, m.quality, m.in_trade, m.words, m.percent, ${metresOf(intent, sql`m`)} as metres
      from m ${entry}
      order by ${orderOf(intent, sort)} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}
    )
    select page.*, total.total, ${matches.isCut} as cut
    from (select count(*)::int as total from m) as total left join page on true`;
  const rows = matches.isLookup ? await executePrepared<FoundRow>(query) : await db.execute<FoundRow>(query);
  return !unfinished && mayFindMore(intent, rows[0]?.total ?? 0) ? null : rows;
}

export function orderOf(intent: Intent, sort: SortOrder): SQL {
  if (sort === 'name') return sql`lower(c.name), m.id`;
  if (sort === 'neu') return sql`c.published_at desc, m.id`;
  if (sort === 'entfernung' && intent.area?.origin) return sql`${metresOf(intent, sql`m`)} nulls last, m.id`;
  return sql`${scoreInSql(intent)} desc, m.id`;
}

/** The sum of `explainRanking`, with the same weights and in the same whole numbers. */
function scoreInSql(intent: Intent): SQL {
  const points = (value: number) => sql.raw(String(value));
  const parts = [sql`m.quality * ${points(weights.quality)}`];
  if (intent.textWords.length > 0 || intent.categoryGuessed) {
    parts.push(sql`case m.words when 4 then ${points(weights.name)} when 3 then ${points(weights.stem)}
      when 2 then ${points(weights.elsewhere)} when 1 then ${points(weights.elsewhereAlike)} else 0 end`);
    parts.push(sql`case when m.words >= 3 then m.percent * ${points(weights.namePercent)} else 0 end`);
  }
  if (intent.categoryIds.length > 0) parts.push(sql`case when m.in_trade then ${points(weights.trade)} else 0 end`);
  if (intent.radiusKm > 0) {
    const radius = points(intent.radiusKm * 1000);
    parts.push(sql`${points(weights.distance)} - (least(coalesce(${metresOf(intent, sql`m`)}, ${radius}), ${radius})::bigint
      * ${points(weights.distance)} / ${radius})`);
  }
  return sql`(${sql.join(parts, sql` + `)})`;
}

/** What triggers have counted, for one trade or places alone. */
async function maintainedTotal(intent: Intent, narrowing: Narrowing): Promise<number | null> {
  const { categoryIds, textWords, onlyCategoryIds, area } = intent;
  if (intent.phone || intent.domain || intent.categoryGuessed) return null;
  if (textWords.length > 0 || onlyCategoryIds || categoryIds.length > 1 || area?.postalCodes) return null;
  if (narrowing.features || narrowing.openAt) return null;
  const placeIds = placeIdsOf(intent, narrowing);
  const [category] = categoryIds;
  if (category === undefined) return placeIds ? sumOfPlaces(placeIds) : null;
  if (!placeIds) {
    const [row] = await db
      .select({ companies: categoryCounts.companies })
      .from(categoryCounts)
      .where(eq(categoryCounts.categoryId, category));
    return row?.companies ?? 0;
  }
  const [row] = await db
    .select({ companies: sql<number>`coalesce(sum(${categoryPlaceCounts.companies}), 0)`.mapWith(Number) })
    .from(categoryPlaceCounts)
    .where(
      and(
        eq(categoryPlaceCounts.categoryId, category),
        sql`${categoryPlaceCounts.placeId} = any(${param(placeIds)}::int[])`,
      ),
    );
  return row?.companies ?? 0;
}

async function sumOfPlaces(placeIds: readonly number[]): Promise<number> {
  const [row] = await db
    .select({ companies: sql<number>`coalesce(sum(${placeCounts.companies}), 0)`.mapWith(Number) })
    .from(placeCounts)
    .where(sql`${placeCounts.placeId} = any(${param(placeIds)}::int[])`);
  return row?.companies ?? 0;
}

/** How many entries an intent finds, without their order. */
export async function countMatches(intent: Intent, narrowing: Narrowing = notNarrowed): Promise<Count> {
  const matches = await matchesOf(intent, narrowing);
  if (!matches) return { exact: 0 };
  const [row] = await db.execute<{ total: number; cut: boolean }>(sql`
    with ${matches.steps} select total, ${matches.isCut} as cut from (select count(*)::int as total from m) as total`);
  return row?.cut ? { atLeast: row.total } : { exact: row?.total ?? 0 };
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
