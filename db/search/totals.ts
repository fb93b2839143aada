import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';

export interface Totals {
  companies: number;
  byCategory: Map<number, number>;
  byPlace: Map<number, number>;
  /** About how many different opening times there are. */
  openingTimes: number;
  /** About how many entries have a word, or a stem: only of the most common ones, as far as the planner's statistics know them. */
  byLexeme: Map<string, number>;
}

/** Only how a search is done depends on them, so they may be a little old. */
const KEPT_FOR_MS = 30_000;

let kept: { totals: Promise<Totals>; until: number } | undefined;

/** How many listed companies there are, from the maintained totals: what decides how a search is done. */
export function getTotals(): Promise<Totals> {
  if (!kept || kept.until < Date.now()) {
    const totals = loadTotals();
    kept = { totals, until: Date.now() + KEPT_FOR_MS };
    totals.catch(() => {
      kept = undefined;
    });
  }
  return kept.totals;
}

async function loadTotals(): Promise<Totals> {
  const [row] = await db.execute<{
    categories: [number, number][];
    places: [number, number][];
    openingTimes: number;
    lexemes: [string, number][];
  }>(sql`
    select coalesce((select jsonb_agg(jsonb_build_array(category_id, companies)) from category_counts), '[]') as categories,
           coalesce((select jsonb_agg(jsonb_build_array(place_id, companies)) from place_counts), '[]') as places,
           (select reltuples::int from pg_class where oid = 'opening_times'::regclass) as "openingTimes",
           coalesce((
             select jsonb_agg(jsonb_build_array(lexeme, frequency))
             from pg_stats
             cross join unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (lexeme, frequency)
             where schemaname = 'public' and tablename = 'companies' and attname = 'search_vector' and lexeme is not null
           ), '[]') as lexemes`);
  const byPlace = new Map(row?.places);
  const companies = [...byPlace.values()].reduce((sum, inPlace) => sum + inPlace, 0);
  return {
    byCategory: new Map(row?.categories),
    byPlace,
    openingTimes: row?.openingTimes ?? 0,
    byLexeme: new Map(row?.lexemes.map(([lexeme, frequency]) => [lexeme, Math.round(frequency * companies)])),
    companies,
  };
}

const LONGEST_ENDING = 3;

/** About how many entries have a word in any of its forms; 0 of one that is not common. */
export function entriesWith(word: string, { byLexeme }: Totals): number {
  const forms = Array.from({ length: LONGEST_ENDING + 1 }, (_, cut) => word.slice(0, Math.max(1, word.length - cut)));
  return Math.max(...forms.map((form) => byLexeme.get(form) ?? 0));
}

export const sumOf = (totals: Map<number, number>, ids: readonly number[]): number =>
  ids.reduce((sum, id) => sum + (totals.get(id) ?? 0), 0);
