import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { features } from '#lib/search/features.ts';
import type { Narrowing } from '#lib/search/narrowing.ts';
import type { Intent } from '#lib/search/understand.ts';
import {
  type Limits,
  type MatchesOptions,
  matchesOf,
  mayFindMore,
  openingTimesOf,
  param,
  placeIdsOf,
  usualLimits,
} from './matches.ts';

export interface FacetChoice {
  slug: string;
  name: string;
  companies: number;
}

export interface Facets {
  trades: FacetChoice[];
  places: FacetChoice[];
  /** By the bit of the feature. Null: not every match was counted, and no total of it is maintained. */
  features: Map<number, number> | null;
  /** Null as above. */
  openNow: number | null;
}

const MOST_CHOICES = 20;

/**
 * How the matches of an intent are spread over what they can be narrowed down to. Exact up to the limit of counting; above it
 * what triggers keep: the places of one trade, the trades and places of an area or of the whole country.
 */
export async function countFacets(
  intent: Intent,
  narrowing: Narrowing,
  now: Date,
  limits: Limits = usualLimits,
): Promise<Facets> {
  const found = await ofMatches(intent, narrowing, now, { limits });
  if (!found) return NOTHING;
  const all = mayFindMore(intent, found.total)
    ? await ofMatches(intent, narrowing, now, { limits, unfinished: true })
    : found;
  return all?.facets ?? maintained(intent, narrowing);
}

const NOTHING: Facets = { trades: [], places: [], features: null, openNow: null };

/** Without facets where not every match is at hand: what they counted would be too low. */
async function ofMatches(intent: Intent, narrowing: Narrowing, now: Date, options: MatchesOptions) {
  const matches = await matchesOf(intent, narrowing, options);
  if (!matches) return null;
  const [row] = await db.execute<{
    total: number;
    cut: boolean;
    trades: FacetChoice[] | null;
    places: FacetChoice[] | null;
    features: [number, number][] | null;
    openNow: number | null;
  }>(sql`
    with ${matches.steps},
    counted as materialized (select count(*)::int as total, ${matches.isCut} as cut from m),
    small as materialized (select m.* from m, counted where not cut),
    trades as (
      select k.slug, k.name, own.companies from (
        select category_id, count(*)::int as companies
        from small cross join lateral (
          select category_id from company_categories where company_id = small.id offset 0) as each
        group by category_id order by companies desc limit ${MOST_CHOICES}
      ) as own join categories k on k.id = own.category_id
    ),
    towns as (
      select p.slug, p.name, own.companies from (
        select place_id, count(*)::int as companies from small group by place_id order by companies desc limit ${MOST_CHOICES}
      ) as own join places p on p.id = own.place_id
    )
    select total, cut,
      (select jsonb_agg(trades order by companies desc, name) from trades) as trades,
      (select jsonb_agg(towns order by companies desc, name) from towns) as places,
      (select jsonb_agg(jsonb_build_array(features, companies)) from (
        select features, count(*)::int as companies from small group by features) as each) as features,
      (select count(*)::int from small
        join places on places.id = small.place_id
        cross join lateral ${openingTimesOf(sql`small.hours_key`, sql`places.holiday_region`)} as times
        where times.open @> ${now.toISOString()}::timestamptz) as "openNow"
    from counted`);
  if (!row) return null;
  const { total, cut, trades, places, openNow } = row;
  return {
    total,
    facets: cut
      ? null
      : { trades: trades ?? [], places: places ?? [], features: byFeature(row.features ?? []), openNow },
  };
}

function byFeature(groups: [mask: number, companies: number][]): Map<number, number> {
  return new Map(
    features.map(({ bit }) => [
      bit,
      groups.reduce((sum, [mask, companies]) => sum + (mask & (1 << bit) ? companies : 0), 0),
    ]),
  );
}

async function maintained(intent: Intent, narrowing: Narrowing): Promise<Facets> {
  const { categoryIds, textWords, onlyCategoryIds, area } = intent;
  const isNarrowed = narrowing.features !== 0 || narrowing.openAt !== null;
  if (intent.phone || intent.domain || intent.categoryGuessed) return NOTHING;
  if (isNarrowed || textWords.length > 0 || onlyCategoryIds || area?.postalCodes) return NOTHING;
  const placeIds = placeIdsOf(intent, narrowing);
  const [category, ...others] = categoryIds;
  if (category !== undefined && others.length === 0) {
    const inPlaces = placeIds ? sql`and place_id = any(${param(placeIds)}::int[])` : sql``;
    const places = await db.execute<FacetChoice & Record<string, unknown>>(sql`
      select p.slug, p.name, own.companies from (
        select place_id, companies from category_place_counts where category_id = ${category} ${inPlaces}
        order by companies desc nulls first limit ${MOST_CHOICES}
      ) as own join places p on p.id = own.place_id order by own.companies desc, p.name`);
    return { ...NOTHING, places };
  }
  if (category !== undefined) return NOTHING;
  const inPlaces = placeIds ? sql`where place_id = any(${param(placeIds)}::int[])` : sql``;
  const totals = placeIds
    ? sql`select category_id, sum(companies)::int as companies from category_place_counts ${inPlaces} group by category_id`
    : sql`select category_id, companies from category_counts`;
  const [trades, places] = await Promise.all([
    db.execute<FacetChoice & Record<string, unknown>>(sql`
      select k.slug, k.name, own.companies from (${totals} order by companies desc limit ${MOST_CHOICES}) as own
      join categories k on k.id = own.category_id where own.companies > 0 order by own.companies desc, k.name`),
    db.execute<FacetChoice & Record<string, unknown>>(sql`
      select p.slug, p.name, own.companies from (
        select place_id, companies from place_counts ${inPlaces} order by companies desc limit ${MOST_CHOICES}
      ) as own join places p on p.id = own.place_id where own.companies > 0 order by own.companies desc, p.name`),
  ]);
  return { ...NOTHING, trades, places: placeIds?.length === 1 ? [] : places };
}
