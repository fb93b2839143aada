import { listArticlesForSitemap } from '#db/articles/queries.ts';
import { listCategorySlugs } from '#db/categories/queries.ts';
import { listCompaniesForSitemap } from '#db/companies/queries.ts';
import { listPlaceSlugs } from '#db/places/queries.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import {
  archivePath,
  articlePath,
  categoriesPath,
  categoryPath,
  companyPath,
  homePath,
  placePath,
  placesPath,
  registerCompanyPath,
} from '#lib/paths.ts';
import { sitemapResponse, sitemapXml } from '#lib/sitemap.ts';
import { archiveTag, directoryTag } from '#lib/tags.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_request: Request, { params }: RouteContext<'/sitemap/[part]'>) {
  const { part } = await params;
  const [entries] = await Promise.all([listEntries(part), keepUntilChanged(directoryTag, archiveTag())]);
  return entries ? sitemapResponse(sitemapXml(entries)) : new Response('Diese Datei gibt es nicht.\n', { status: 404 });
}

async function listEntries(part: string) {
  switch (part) {
    case 'seiten.xml': {
      const trades = await listCategorySlugs();
      const fixed = [homePath, categoriesPath, placesPath, archivePath, registerCompanyPath];
      return [...fixed, ...trades.map(({ slug }) => categoryPath(slug))].map((path) => ({ path }));
    }
    case 'orte.xml':
      return (await listPlaceSlugs()).map(({ slug }) => ({ path: placePath(slug) }));
    case 'artikel.xml':
      return (await listArticlesForSitemap()).map(({ slug, updatedAt }) => ({
        path: articlePath(slug),
        changed: updatedAt,
      }));
  }
  const number = Number(/^firmen-([1-9]\d{0,6})\.xml$/.exec(part)?.[1]);
  const companies = number ? await listCompaniesForSitemap(number) : [];
  if (companies.length === 0) return null;
  return companies.map(({ slug, updatedAt }) => ({ path: companyPath(slug), changed: updatedAt }));
}
