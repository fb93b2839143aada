import { siteUrl } from './env.ts';

export interface SitemapEntry {
  path: string;
  changed?: Date;
}

/** https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file. */
export const sitemapXml = (entries: SitemapEntry[]): string => xml('urlset', 'url', entries);

export const sitemapIndexXml = (paths: string[]): string =>
  xml(
    'sitemapindex',
    'sitemap',
    paths.map((path) => ({ path })),
  );

export const sitemapResponse = (body: string): Response =>
  new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });

function xml(root: string, item: string, entries: SitemapEntry[]): string {
  // Asked once: the environment is read and checked each time, and a file has tens of thousands of addresses.
  const site = siteUrl();
  const lines = entries.map(({ path, changed }) => {
    const when = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
    return `<${item}><loc>${new URL(path, site).href.replaceAll('&', '&amp;')}</loc>${when}</${item}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`;
}
