import type { NextRequest } from 'next/server';
import { getLibraryItem, listLibrary } from '#db/pictures/library.ts';
import { mayTry } from '#lib/auth/limits.ts';
import { userOfForm } from '#lib/auth/session.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isPictureKey } from '#lib/pictures/files.ts';
import { searchedWords } from '#lib/pictures/library-input.ts';

const PICTURES = 12;

/** Pictures that an article may show: the newest whose texts have the typed words, or a certain one. */
export async function GET(request: NextRequest): Promise<Response> {
  const user = await userOfForm();
  if (!user) return new Response(null, { status: 401 });
  if (!canWriteArticles(user)) return new Response(null, { status: 403 });
  if (!(await mayTry('pictures', user.id))) return new Response(null, { status: 429 });

  const { searchParams } = request.nextUrl;
  const key = searchParams.get('bild');
  const found = isPictureKey(key)
    ? [(await getLibraryItem(key)) ?? []].flat()
    : (await listLibrary({ search: searchedWords(searchParams.get('text')), view: null, page: 1 }, PICTURES)).pictures;
  const answer = found.map(({ createdAt, ...picture }) => picture);
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
}
