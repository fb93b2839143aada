import { listArticlesForSitemap } from '#db/articles/queries.ts';
import { listCategoriesForSitemap, listMainGroups, listPlacesOfCategoryForSitemap } from '#db/categories/queries.ts';
import { listCompaniesForSitemap } from '#db/companies/queries.ts';
import { listPlaceSlugs } from '#db/places/queries.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import {
  archivePath,
  articlePath,
  categoriesPath,
  categoryInPlacePath,
  categoryPath,
  companyPath,
  homePath,
  placePath,
  placesPath,
  registerCompanyPath,
} from '#lib/paths.ts';
import { type SitemapEntry, sitemapResponse, sitemapXml } from '#lib/sitemap.ts';
import { archiveTag, directoryTag } from '#lib/tags.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_request: Request, { params }: RouteContext<'/sitemap/[part]'>) {
  const { part } = await params;
  const [entries] = await Promise.all([listEntries(part), keepUntilChanged(directoryTag, archiveTag())]);
  if (entries.length === 0) return new Response('Diese Datei gibt es nicht.\n', { status: 404 });
  return sitemapResponse(sitemapXml(entries));
}

async function listEntries(part: string): Promise<SitemapEntry[]> {
  if (part === 'seiten.xml') {
    const [groups, trades] = await Promise.all([listMainGroups(), listCategoriesForSitemap()]);
    const fixed = [homePath, categoriesPath, placesPath, archivePath, registerCompanyPath];
    return [...fixed, ...[...groups, ...trades].map(({ slug }) => categoryPath(slug))].map((path) => ({ path }));
  }
  if (part === 'orte.xml') {
    return (await listPlaceSlugs()).map(({ slug }) => ({ path: placePath(slug) }));
  }
  if (part === 'artikel.xml') {
    const articles = await listArticlesForSitemap();
    return articles.map(({ slug, updatedAt }) => ({ path: articlePath(slug), changed: updatedAt }));
  }

  const [, trade] = /^branche-([a-z0-9-]+)\.xml$/.exec(part) ?? [];
  if (trade) {
    const places = await listPlacesOfCategoryForSitemap(trade);
    return places.map(({ slug }) => ({ path: categoryInPlacePath(trade, slug) }));
  }
  const [, number] = /^firmen-([1-9]\d{0,6})\.xml$/.exec(part) ?? [];
  if (number) {
    const companies = await listCompaniesForSitemap(Number(number));
    return companies.map(({ slug, updatedAt }) => ({ path: companyPath(slug), changed: updatedAt }));
  }
  return [];
}
