import type { NextRequest } from 'next/server';
import { getVocabulary } from '#db/search/queries.ts';
import { suggestTrades } from '#lib/categories/suggest.ts';

/** Trades for what is typed into a form. From memory, and the same for everybody. */
export async function GET(request: NextRequest): Promise<Response> {
  const typed = request.nextUrl.searchParams.get('text') ?? '';
  const trades = suggestTrades(await getVocabulary(), typed.slice(0, 100));
  return Response.json(trades, { headers: { 'Cache-Control': 'private, max-age=60' } });
}
