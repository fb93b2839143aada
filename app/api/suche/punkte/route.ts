import type { NextRequest } from 'next/server';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { listMatchPoints, type MatchPoints } from '#db/companies/points.ts';
import { searchCompanies } from '#db/companies/search.ts';
import { mayBeASecondOld } from '#db/replicas.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { readSearch } from '#db/search/reading.ts';
import { clientNetwork } from '#lib/auth/limits.ts';
import { groupedQuery, parseSearch } from '#lib/search/input.ts';
import { narrowingOf } from '#lib/search/narrowing.ts';

/** Nobody opens more maps for long. In memory, because counting in the database would cost more than what it protects. */
const limiter = new RateLimiterMemory({ points: 60, duration: 60 });

const NOTHING: MatchPoints = { points: [], total: { exact: 0 } };

/** Where the matches of a search are, for the map that somebody has asked for; the same for everybody. */
export async function GET(request: NextRequest): Promise<Response> {
  const isAllowed = await limiter.consume(await clientNetwork()).then(
    () => true,
    () => false,
  );
  if (!isAllowed) return Response.json(NOTHING, { status: 429, headers: { 'Retry-After': '10' } });
  const points = await mayBeASecondOld(() => pointsFor(request.nextUrl.searchParams));
  return Response.json(points, { headers: { 'Cache-Control': 'public, max-age=60' } });
}

/** As the page of the search reads it: what was meant does not depend on the filters. */
async function pointsFor(query: URLSearchParams): Promise<MatchPoints> {
  const { input } = parseSearch(groupedQuery(query));
  const vocabulary = await getVocabulary();
  const { narrowing, isNarrowed } = narrowingOf(input, vocabulary, new Date());
  if (!input.was && !input.wo && !input.branche && !isNarrowed) return NOTHING;
  const { intent } = await readSearch(input, vocabulary, (reading) =>
    searchCompanies(reading, { sort: 'relevanz', page: 1 }),
  );
  return intent.unknownPlace ? NOTHING : listMatchPoints(intent, narrowing);
}
