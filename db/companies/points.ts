import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { Count } from '#lib/counting.ts';
import type { Narrowing } from '#lib/search/narrowing.ts';
import type { Intent } from '#lib/search/understand.ts';
import { entryOf, matchesOf, mayFindMore } from './matches.ts';
import { orderOf } from './search.ts';

export interface MatchPoint {
  slug: string;
  name: string;
  latitude: number;
  longitude: number;
}

export interface MatchPoints {
  /** The best of them. */
  points: MatchPoint[];
  /** Of all matches, those without a known position included. */
  total: Count;
}

/** More than anybody can tell apart on a map, and few enough to be sent. */
const MOST_POINTS = 2000;

/** Where the matches of a search are, for a map of them. */
export async function listMatchPoints(intent: Intent, narrowing: Narrowing): Promise<MatchPoints> {
  const found = await pointsOf(intent, narrowing, false);
  const { points, total } = mayFindMore(intent, found.counted) ? await pointsOf(intent, narrowing, true) : found;
  return { points, total };
}

async function pointsOf(intent: Intent, narrowing: Narrowing, unfinished: boolean) {
  const matches = await matchesOf(intent, narrowing, { unfinished });
  if (!matches) return { points: [], counted: 0, total: { exact: 0 } };
  const [row] = await db.execute<{ counted: number; cut: boolean; points: MatchPoint[] | null }>(sql`
    with ${matches.steps},
    best as (
      select m.id, m.latitude, m.longitude, row_number() over (order by ${orderOf(intent, 'relevanz')}) as place
      from m where m.latitude is not null and m.longitude is not null
      order by place limit ${MOST_POINTS})
    select count(*)::int as counted, ${matches.isCut} as cut,
      (select jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'latitude', best.latitude,
          'longitude', best.longitude) order by best.place)
        from best join ${entryOf(sql`best.id`)} c on true) as points
    from m`);
  const { counted = 0, cut = false, points } = row ?? {};
  const total: Count = cut ? { atLeast: counted } : { exact: counted };
  return { points: points ?? [], counted, total };
}
