import type { NextRequest } from 'next/server';
import { listLikelySame } from '#db/companies/similar.ts';
import { mayTry } from '#lib/auth/limits.ts';
import { userOfForm } from '#lib/auth/session.ts';
import { normalizeWebsite } from '#lib/companies/contact.ts';
import { parsePhone } from '#lib/companies/phone.ts';
import { MOST_OF_A_QUESTION } from '#lib/submissions/options.ts';

/** Entries that may be the one that is being typed: „Ist es dieser?“ */
export async function GET(request: NextRequest): Promise<Response> {
  const user = await userOfForm();
  if (!user) return new Response(null, { status: 401 });
  if (!(await mayTry('likelyEntries', user.id))) return new Response(null, { status: 429 });

  const said = (name: string) =>
    (request.nextUrl.searchParams.get(name) ?? '').replaceAll('\u0000', '').trim().slice(0, MOST_OF_A_QUESTION);
  const entries = await listLikelySame({
    name: said('name'),
    streetAddress: said('strasse') || null,
    postalCode: said('plz') || null,
    phone: parsePhone(said('telefon')),
    website: normalizeWebsite(said('website')),
  });
  return Response.json(entries, { headers: { 'Cache-Control': 'no-store' } });
}
