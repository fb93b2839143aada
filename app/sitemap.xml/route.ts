import { listArticlesForSitemap } from '#db/articles/queries.ts';
import { listCategoriesForSitemap } from '#db/categories/queries.ts';
import { listSitemapParts } from '#db/companies/queries.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { sitemapIndexXml, sitemapResponse } from '#lib/sitemap.ts';
import { archiveTag, directoryTag } from '#lib/tags.ts';

export const revalidate = 3600;

/** Names only files that have something to say: the protocol knows no empty ones. */
export async function GET() {
  const [trades, parts, [article]] = await Promise.all([
    listCategoriesForSitemap(),
    listSitemapParts(),
    listArticlesForSitemap(),
    keepUntilChanged(directoryTag, archiveTag()),
  ]);
  return sitemapResponse(
    sitemapIndexXml([
      '/sitemap/seiten.xml',
      '/sitemap/orte.xml',
      ...(article ? ['/sitemap/artikel.xml'] : []),
      ...trades.map(({ slug }) => `/sitemap/branche-${slug}.xml`),
      ...parts.map((part) => `/sitemap/firmen-${part}.xml`),
    ]),
  );
}
