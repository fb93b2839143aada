import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CompanyList } from '#components/companies/company-list.tsx';
import { DataAttribution } from '#components/companies/data-attribution.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import {
  type Category,
  countCompaniesOfCategoryInPlace,
  getCategory,
  listCategoriesInPlace,
  listPlacesOfCategoryNearby,
} from '#db/categories/queries.ts';
import { listCompaniesOfCategory } from '#db/companies/queries.ts';
import { getPlace } from '#db/places/queries.ts';
import { tellAddress } from '#lib/asked-address.ts';
import { counted } from '#lib/counting.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { categoriesPath, categoryInPlacePath, categoryPath, homePath, placePath, searchPath } from '#lib/paths.ts';
import { categoryInPlaceTag, categoryTag, placeTag } from '#lib/tags.ts';
import CategoryInPlaceNotFound from './not-found.tsx';

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<'/branchen/[branche]/[ort]'>;

const SHOWN = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { branche, ort } = await tellAddress(params);
  const [category, place] = await Promise.all([getCategory(branche), getPlace(ort)]);
  if (!category || !place) notFound();
  const companies = await countCompaniesOfCategoryInPlace(category.id, place.id);
  if (companies === 0) notFound();
  return {
    title: `${category.name} in ${place.name}`,
    description: `${category.name} in ${place.name}: ${counted(companies, 'Eintrag', 'Einträge')} mit Adresse, Telefon und Öffnungszeiten.`,
    alternates: { canonical: categoryInPlacePath(category.slug, place.slug) },
  };
}

export default async function CategoryInPlacePage({ params }: Props) {
  const { branche, ort } = await tellAddress(params);
  const [category, place] = await Promise.all([
    getCategory(branche),
    getPlace(ort),
    keepUntilChanged(categoryInPlaceTag(branche, ort), categoryTag(branche), placeTag(ort)),
  ]);
  if (!category || !place) return <CategoryInPlaceNotFound />;

  const [total, companies, nearby, others] = await Promise.all([
    countCompaniesOfCategoryInPlace(category.id, place.id),
    listCompaniesOfCategory(category.id, { placeId: place.id, limit: SHOWN }),
    listPlacesOfCategoryNearby(category.id, place, 12),
    listCategoriesInPlace(place.id, 16),
  ]);
  if (companies.length === 0) return <CategoryInPlaceNotFound />;

  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Branchen', href: categoriesPath },
          { label: category.name, href: categoryPath(category.slug) },
        ]}
        current={place.name}
      />
      <PageHeader title={`${category.name} in ${place.name}`}>
        <p>
          {counted(total, 'Eintrag', 'Einträge')}, die vollständigsten zuerst ·{' '}
          <Link
            href={searchPath({ branche: category.slug, wo: place.name, umkreis: 25 })}
            prefetch={false}
            className="link"
          >
            Umkreis 25 km
          </Link>
        </p>
      </PageHeader>
      <h2 className="sr-only">Einträge</h2>
      <CompanyList companies={companies} />
      {total > companies.length && (
        <p className="mt-4">
          <Link
            href={searchPath({ branche: category.slug, wo: place.name, seite: 2 })}
            prefetch={false}
            className="button button-quiet"
          >
            Weitere Einträge
          </Link>
        </p>
      )}
      <DataAttribution sources={companies.map(({ sourceKey }) => sourceKey)} />
      <Nearby category={category} nearby={nearby} />
      <Section title={`Weitere Branchen in ${place.name}`}>
        <CountedLinks
          columns={4}
          links={others
            .filter(({ slug }) => slug !== category.slug)
            .map(({ slug, name, companies: count }) => ({
              href: categoryInPlacePath(slug, place.slug),
              label: name,
              count,
            }))}
        />
        <p className="mt-3">
          <Link href={placePath(place.slug)} prefetch={false} className="link">
            Alles in {place.name}
          </Link>
        </p>
      </Section>
    </>
  );
}

type NearbyPlaces = Awaited<ReturnType<typeof listPlacesOfCategoryNearby>>;

function Nearby({ category, nearby }: { category: Category; nearby: NearbyPlaces }) {
  if (nearby.length === 0) return null;
  return (
    <Section title={`${category.name} in der Nähe`}>
      <CountedLinks
        columns={4}
        links={nearby.map(({ slug, name, companies }) => ({
          href: categoryInPlacePath(category.slug, slug),
          label: name,
          count: companies,
        }))}
      />
    </Section>
  );
}
