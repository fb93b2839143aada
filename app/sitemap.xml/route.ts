import { listSitemapParts } from '#db/companies/queries.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { sitemapIndexXml, sitemapResponse } from '#lib/sitemap.ts';
import { directoryTag } from '#lib/tags.ts';

export const revalidate = 3600;

export async function GET() {
  const [parts] = await Promise.all([listSitemapParts(), keepUntilChanged(directoryTag)]);
  const companies = parts.map((part) => `/sitemap/firmen-${part}.xml` as const);
  return sitemapResponse(
    sitemapIndexXml(['/sitemap/seiten.xml', '/sitemap/orte.xml', '/sitemap/artikel.xml', ...companies]),
  );
}
