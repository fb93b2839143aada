import type { WxrItem } from './item.ts';

/** The path below which the blog was: '' for a whole host, '/blog'. */
export const basePathOf = (blogUrl: string): string => new URL(blogUrl).pathname.replace(/\/+$/, '');

/** Under which addresses an item could be found, those left out that follow from others by rule (old-addresses.ts). */
export function addressesOf(item: WxrItem, blogUrl: string): string[] {
  const base = basePathOf(blogUrl);
  const addresses = new Set<string>();
  if (/^\d+$/.test(item.id)) {
    addresses.add(`${base || '/'}?p=${item.id}`);
    // A blog below a path was often reached from the host, too.
    addresses.add(`/?p=${item.id}`);
  }
  for (const address of [item.link, item.guid]) {
    const path = pathOnSite(address, blogUrl);
    // Numbers are answered by rule.
    if (!path || /\/archives\/\d+$/.test(path)) continue;
    addresses.add(path);
    const older = item.meta._wp_old_slug;
    if (older && address === item.link) addresses.add(path.replace(/[^/]+$/, older));
  }
  return [...addresses];
}

/** The path of an address on the old site, without a trailing slash; null for other hosts, the front page and queries. */
export function pathOnSite(address: string, blogUrl: string): string | null {
  const url = URL.parse(address, `${blogUrl}/`);
  if (!url || url.search || hostOf(url) !== hostOf(new URL(blogUrl))) return null;
  const path = decoded(url.pathname)
    .normalize('NFC')
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '');
  return path === '/' || path === basePathOf(blogUrl) || path.length > 1000 ? null : path;
}

export const hostOf = ({ hostname }: URL): string => hostname.replace(/^www\./, '');

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
