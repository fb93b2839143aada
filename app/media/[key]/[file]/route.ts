import { Readable } from 'node:stream';
import { getReplacement } from '#db/pictures/library.ts';
import { getPictureToShow } from '#db/pictures/queries.ts';
import { currentUser } from '#lib/auth/session.ts';
import { mediaPath } from '#lib/paths.ts';
import { canSeePicture } from '#lib/permissions.ts';
import { contentTypeOf, fileName, fileNamed, isPictureKey, pictureFolder } from '#lib/pictures/files.ts';
import { storage } from '#lib/storage/current.ts';

/** The files of pictures; who may see which, `canSeePicture` says. The address of a replaced one leads to what is shown instead. */
export async function GET(request: Request, { params }: RouteContext<'/media/[key]/[file]'>): Promise<Response> {
  const { key, file: asked } = await params;
  if (!isPictureKey(key)) return missing();
  const user = await currentUser();
  const picture = await getPictureToShow(key, user?.id);
  const file = picture && canSeePicture(user, picture) ? fileNamed(asked, picture) : null;
  if (!picture) {
    const replacement = await getReplacement(key);
    return replacement ? replaced(mediaPath(replacement, asked)) : missing();
  }
  if (!file) return missing();

  const headers = new Headers({
    'Content-Type': contentTypeOf(file),
    'Content-Disposition': `inline; filename="${key.slice(0, 8)}-${fileName(file)}"`,
    'X-Content-Type-Options': 'nosniff',
    ...caching(picture),
  });
  const etag = `"${key}-${fileName(file)}"`;
  if (picture.isReady) {
    headers.set('ETag', etag);
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  }
  const stored = await storage().get(`${pictureFolder(key)}/${fileName(file)}`);
  if (!stored) return missing();
  headers.set('Content-Length', String(stored.size));
  if (request.method === 'HEAD') {
    stored.content.destroy();
    return new Response(null, { headers });
  }
  return new Response(Readable.toWeb(stored.content) as ReadableStream, { headers });
}

/** A file never changes under its name. Caches that many share ask again every hour: a picture may have been withdrawn. */
function caching({ isPublished, isReady }: { isPublished: boolean; isReady: boolean }): Record<string, string> {
  if (!isPublished) return { 'Cache-Control': 'private, no-store' };
  if (!isReady) return { 'Cache-Control': 'no-store' };
  return { 'Cache-Control': 'public, max-age=31536000, immutable', 'CDN-Cache-Control': 'public, max-age=3600' };
}

const replaced = (path: string) =>
  new Response(null, { status: 302, headers: { Location: path, 'Cache-Control': 'no-store' } });

const missing = () =>
  new Response('Dieses Bild gibt es nicht.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
