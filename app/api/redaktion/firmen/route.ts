import type { NextRequest } from 'next/server';
import { suggestMentions } from '#db/articles/mentions.ts';
import { mayTry } from '#lib/auth/limits.ts';
import { userOfForm } from '#lib/auth/session.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { SEARCH_MAX_LENGTH } from '#lib/search/limits.ts';

const COMPANIES = 8;

/** Companies that an article may mention, for what is typed behind an @. */
export async function GET(request: NextRequest): Promise<Response> {
  const user = await userOfForm();
  if (!user) return new Response(null, { status: 401 });
  if (!canWriteArticles(user)) return new Response(null, { status: 403 });
  if (!(await mayTry('mentions', user.id))) return new Response(null, { status: 429 });

  const given = request.nextUrl.searchParams.get('text') ?? '';
  const typed = given.replaceAll('\u0000', '').toWellFormed().trim().slice(0, SEARCH_MAX_LENGTH);
  return Response.json(await suggestMentions(typed, COMPANIES), { headers: { 'Cache-Control': 'no-store' } });
}
