import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CompanyList } from '#components/companies/company-list.tsx';
import { DataAttribution } from '#components/companies/data-attribution.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listCategoriesInPlace } from '#db/categories/queries.ts';
import { listCompaniesInPlace } from '#db/companies/queries.ts';
import { getPlace, listNeighbouringTowns, listTownsWithCompanies, type Place } from '#db/places/queries.ts';
import { byInitial } from '#lib/alphabet.ts';
import { tellAddress } from '#lib/asked-address.ts';
import { counted } from '#lib/counting.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { categoryInPlacePath, homePath, placePath, placesPath } from '#lib/paths.ts';
import { placeTag } from '#lib/tags.ts';
import PlaceNotFound from './not-found.tsx';

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<'/orte/[ort]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const place = await getPlace((await tellAddress(params)).ort);
  if (!place) notFound();
  const isTown = place.kind === 'town';
  return {
    title: isTown ? `Firmen in ${place.name}` : place.name,
    description: isTown
      ? `Branchenbuch für ${place.name} (${place.stateName}): ${counted(place.companies, 'Firma', 'Firmen')} nach Branchen, mit Adresse, Telefon und Öffnungszeiten.`
      : `Firmen in ${place.name}: alle Orte von A bis Z.`,
    alternates: { canonical: placePath(place.slug) },
    ...(isTown && place.companies === 0 ? { robots: { index: false } } : {}),
  };
}

export default async function PlacePage({ params }: Props) {
  const { ort } = await tellAddress(params);
  const [place] = await Promise.all([getPlace(ort), keepUntilChanged(placeTag(ort))]);
  if (!place) return <PlaceNotFound />;
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Orte', href: placesPath },
          ...(place.stateSlug ? [{ label: place.stateName ?? '', href: placePath(place.stateSlug) }] : []),
          ...(place.districtSlug ? [{ label: place.districtName ?? '', href: placePath(place.districtSlug) }] : []),
        ]}
        current={place.name}
      />
      {place.kind === 'town' ? <TownView town={place} /> : <RegionView region={place} />}
    </>
  );
}

/** A Bundesland or a Landkreis: its towns. */
async function RegionView({ region }: { region: Place }) {
  const towns = await listTownsWithCompanies(region);
  const namesakes = Map.groupBy(towns, ({ name }) => name);
  const label = ({ name, postalCode }: (typeof towns)[number]) =>
    postalCode && (namesakes.get(name)?.length ?? 0) > 1 ? `${name} (${postalCode})` : name;
  return (
    <>
      <PageHeader title={region.name}>
        <p>{counted(towns.length, 'Ort', 'Orte')} mit Einträgen</p>
      </PageHeader>
      <h2 className="sr-only">Orte von A bis Z</h2>
      {byInitial(towns, ({ name }) => name).map(({ initial, items }) => (
        <div key={initial} className="border-line border-t py-3 md:grid md:grid-cols-[3rem_1fr]">
          <h3 className="font-serif text-2xl text-brand">{initial}</h3>
          <CountedLinks
            columns={4}
            links={items.map((town) => ({ href: placePath(town.slug), label: label(town), count: town.companies }))}
          />
        </div>
      ))}
    </>
  );
}

async function TownView({ town }: { town: Place }) {
  const [trades, companies, neighbours] = await Promise.all([
    listCategoriesInPlace(town.id),
    listCompaniesInPlace(town.id, 12),
    listNeighbouringTowns(town, 16),
  ]);
  return (
    <>
      <PageHeader title={`Firmen in ${town.name}`}>
        <p>
          {town.companies > 0 ? counted(town.companies, 'Eintrag', 'Einträge') : 'Noch kein Eintrag'}
          {town.stateName !== town.name && ` · ${town.stateName}`}
          {town.population !== null && ` · ${counted(town.population, 'Einwohner', 'Einwohner')}`}
          {town.postalCodes.length > 0 && ` · PLZ ${postalCodeText(town.postalCodes)}`}
        </p>
      </PageHeader>
      <SearchForm wo={town.name} />
      {trades.length > 0 && (
        <Section title="Branchen">
          <CountedLinks
            columns={4}
            links={trades.map(({ slug, name, companies: count }) => ({
              href: categoryInPlacePath(slug, town.slug),
              label: name,
              count,
            }))}
          />
        </Section>
      )}
      {companies.length > 0 && (
        <Section title="Ausführliche Einträge">
          <CompanyList companies={companies} />
          <DataAttribution sources={companies.map(({ sourceKey }) => sourceKey)} />
        </Section>
      )}
      {neighbours.length > 0 && (
        <Section title="Orte in der Nähe">
          <CountedLinks
            columns={4}
            links={neighbours.map(({ slug, name, companies: count }) => ({
              href: placePath(slug),
              label: name,
              count,
            }))}
          />
        </Section>
      )}
    </>
  );
}

const postalCodeText = (codes: string[]) =>
  codes.length <= 3 ? codes.join(', ') : `${codes[0]} bis ${codes[codes.length - 1]}`;
