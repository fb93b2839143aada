import { hostOf } from './addresses.ts';

/** What may be a picture by its name. What it is, its content says. */
export const isPictureName = (name: string): boolean =>
  /\.(jpe?g|jfif|png|gif|webp|avif|svg|bmp|tiff?|heic|heif|ico)$/i.test(name);

/** A file's address as it is remembered: neither its scheme nor www nor a query matters. */
export const originOfFile = (url: URL): string =>
  `https://${hostOf(url)}${decoded(url.pathname)
    .normalize('NFC')
    .replace(/\/{2,}/g, '/')}`;

/** The address of a picture in a text; WordPress.com's own cache names the host of the file within its path. */
export function fileAddress(address: string, base: URL | string): URL | null {
  const url = URL.parse(address.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return /^i\d\.wp\.com$/.test(url.hostname) ? URL.parse(`https:/${url.pathname}`) : url;
}

/** Whether the file belonged to the blog. WordPress.com keeps files on a host of their own. */
export const isOfBlog = (url: URL, blogUrl: string): boolean =>
  hostOf(url).replace(WORDPRESS_COM, '.wordpress.com') === hostOf(new URL(blogUrl));

const WORDPRESS_COM = /\.files\.wordpress\.com$/;

/** Of a file that texts name by the sizes WordPress made of it: the file itself, and what WordPress kept of one that was too large. */
export function originalsOf(path: string): { original: string; scaled: string } {
  const [, stem = path, ending = ''] = /^(.*?)(?:-\d+x\d+|-scaled)?(\.\w+)$/.exec(path) ?? [];
  return { original: stem + ending, scaled: `${stem}-scaled${ending}` };
}

/** Where a file lies in a copy of `wp-content/uploads`; `attached`: what WordPress itself says about it. */
export function pathsInUploads(url: URL, attached = ''): string[] {
  const path = decoded(url.pathname);
  const below =
    /\/uploads\/(.+)$/.exec(path)?.[1] ?? (WORDPRESS_COM.test(url.hostname) ? path.replace(/^\/+/, '') : undefined);
  const folder = /^(?:.*\/)?/.exec(attached)?.[0] ?? '';
  const named = attached ? [folder + (path.split('/').at(-1) ?? '')] : [];
  return [...new Set([...(below ? [below] : []), ...named])];
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
