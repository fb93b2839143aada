import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';

interface Totals {
  companies: number;
  byCategory: Map<number, number>;
  byPlace: Map<number, number>;
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
  const [row] = await db.execute<{ categories: [number, number][]; places: [number, number][] }>(sql`
    select coalesce((select jsonb_agg(jsonb_build_array(category_id, companies)) from category_counts), '[]') as categories,
           coalesce((select jsonb_agg(jsonb_build_array(place_id, companies)) from place_counts), '[]') as places`);
  const byPlace = new Map(row?.places);
  return {
    byCategory: new Map(row?.categories),
    byPlace,
    companies: [...byPlace.values()].reduce((sum, companies) => sum + companies, 0),
  };
}

export const sumOf = (totals: Map<number, number>, ids: readonly number[]): number =>
  ids.reduce((sum, id) => sum + (totals.get(id) ?? 0), 0);
