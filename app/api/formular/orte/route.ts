import type { NextRequest } from 'next/server';
import { getVocabulary } from '#db/search/queries.ts';
import { suggestCities, suggestPostalCodes } from '#lib/places/fitting.ts';

/** Postal codes and places for what is typed into a form, each with the other. From memory, and the same for everybody. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const [postalCode, city] = ['plz', 'ort'].map((name) => (searchParams.get(name) ?? '').trim().slice(0, 100));
  const vocabulary = await getVocabulary();
  const places =
    searchParams.get('feld') === 'ort'
      ? suggestCities(vocabulary, city ?? '', postalCode ?? '')
      : suggestPostalCodes(vocabulary, postalCode ?? '', city ?? '');
  return Response.json(places, { headers: { 'Cache-Control': 'private, max-age=60' } });
}
