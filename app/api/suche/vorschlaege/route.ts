import type { NextRequest } from 'next/server';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { mayBeASecondOld } from '#db/replicas.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { suggestCompanies } from '#db/search/suggest.ts';
import { clientNetwork } from '#lib/auth/limits.ts';
import { SEARCH_MAX_LENGTH } from '#lib/search/limits.ts';
import { suggestWhat, suggestWhere } from '#lib/search/suggest.ts';

/** Nobody types faster for long. In memory, because counting in the database would cost more than what it protects. */
const limiter = new RateLimiterMemory({ points: 300, duration: 60 });
const COMPANIES = 4;

/** Trades, companies and places for what is typed into the search; the same for everybody. */
export async function GET(request: NextRequest): Promise<Response> {
  const typed = (request.nextUrl.searchParams.get('text') ?? '').toWellFormed().trim().slice(0, SEARCH_MAX_LENGTH);
  const isAllowed = await limiter.consume(await clientNetwork()).then(
    () => true,
    () => false,
  );
  if (!isAllowed) return Response.json([], { status: 429, headers: { 'Retry-After': '10' } });

  const vocabulary = await getVocabulary();
  const suggestions =
    request.nextUrl.searchParams.get('feld') === 'wo'
      ? suggestWhere(vocabulary, typed)
      : [...suggestWhat(vocabulary, typed), ...(await mayBeASecondOld(() => suggestCompanies(typed, COMPANIES)))];
  return Response.json(suggestions, { headers: { 'Cache-Control': 'public, max-age=60' } });
}
