import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CompanyList } from '#components/companies/company-list.tsx';
import { DataAttribution } from '#components/companies/data-attribution.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Category, getCategory, listCategoriesOfGroup, listPlacesOfCategory } from '#db/categories/queries.ts';
import { listCompaniesOfCategory } from '#db/companies/queries.ts';
import { tellAddress } from '#lib/asked-address.ts';
import { counted } from '#lib/counting.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { categoriesPath, categoryInPlacePath, categoryPath, homePath, searchPath } from '#lib/paths.ts';
import { categoryTag } from '#lib/tags.ts';
import CategoryNotFound from './not-found.tsx';

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<'/branchen/[branche]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const category = await getCategory((await tellAddress(params)).branche);
  if (!category) notFound();
  return {
    title: category.name,
    description: `${category.name} in Deutschland: ${counted(category.companies, 'Eintrag', 'Einträge')} mit Adresse, Telefon und Öffnungszeiten, nach Orten.`,
    alternates: { canonical: categoryPath(category.slug) },
    ...(category.parentId !== null && category.companies === 0 ? { robots: { index: false } } : {}),
  };
}

export default async function CategoryPage({ params }: Props) {
  const { branche } = await tellAddress(params);
  const [category] = await Promise.all([getCategory(branche), keepUntilChanged(categoryTag(branche))]);
  if (!category) return <CategoryNotFound />;
  return category.parentId === null ? <GroupView group={category} /> : <TradeView trade={category} />;
}

async function GroupView({ group }: { group: Category }) {
  const trades = await listCategoriesOfGroup(group.id);
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Branchen', href: categoriesPath },
        ]}
        current={group.name}
      />
      <PageHeader title={group.name}>
        <p>{counted(trades.length, 'Branche', 'Branchen')} in dieser Gruppe</p>
      </PageHeader>
      <CountedLinks
        links={trades.map(({ slug, name, companies }) => ({ href: categoryPath(slug), label: name, count: companies }))}
      />
    </>
  );
}

async function TradeView({ trade }: { trade: Category }) {
  const [companies, places, siblings] = await Promise.all([
    listCompaniesOfCategory(trade.id, { limit: 20 }),
    listPlacesOfCategory(trade.id, 60),
    listCategoriesOfGroup(trade.parentId ?? 0),
  ]);
  const neighbours = siblings.filter(({ slug, companies: found }) => slug !== trade.slug && found > 0);

  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Branchen', href: categoriesPath },
          ...(trade.parentSlug ? [{ label: trade.parentName ?? '', href: categoryPath(trade.parentSlug) }] : []),
        ]}
        current={trade.name}
      />
      <PageHeader title={`${trade.name} in Deutschland`}>
        <p>
          {trade.companies > 0 ? counted(trade.companies, 'Eintrag', 'Einträge') : 'Noch kein Eintrag'}
          {trade.synonyms.length > 0 && <> · auch: {trade.synonyms.slice(0, 6).join(', ')}</>}
        </p>
      </PageHeader>
      {places.length > 0 && (
        <Section title="Nach Orten">
          <CountedLinks
            columns={4}
            links={places.map(({ slug, name, companies: count }) => ({
              href: categoryInPlacePath(trade.slug, slug),
              label: name,
              count,
            }))}
          />
        </Section>
      )}
      {companies.length > 0 && (
        <Section title="Ausführliche Einträge">
          <CompanyList companies={companies} />
          {trade.companies > companies.length && (
            <p className="mt-4">
              <Link href={searchPath({ branche: trade.slug, seite: 2 })} prefetch={false} className="link">
                Weitere Einträge in der Suche
              </Link>
            </p>
          )}
          <DataAttribution sources={companies.map(({ sourceKey }) => sourceKey)} />
        </Section>
      )}
      {neighbours.length > 0 && (
        <Section title="Verwandte Branchen">
          <CountedLinks
            columns={4}
            links={neighbours.map(({ slug, name, companies: count }) => ({
              href: categoryPath(slug),
              label: name,
              count,
            }))}
          />
        </Section>
      )}
    </>
  );
}
