import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listBiggestTowns, listStates } from '#db/places/queries.ts';
import { byInitial } from '#lib/alphabet.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { homePath, placePath, placesPath } from '#lib/paths.ts';
import { directoryTag } from '#lib/tags.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Alle Orte',
  description: 'Firmen nach Ort: die 16 Bundesländer und ihre Städte und Gemeinden von A bis Z.',
  alternates: { canonical: placesPath },
};

export default async function PlacesPage() {
  const [states, towns] = await Promise.all([listStates(), listBiggestTowns(400), keepUntilChanged(directoryTag)]);
  const byName = [...towns].sort((a, b) => a.name.localeCompare(b.name, 'de'));

  return (
    <>
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Orte" />
      <PageHeader title="Alle Orte">
        <p>
          Wählen Sie ein Bundesland oder einen der größeren Orte. Alle übrigen finden Sie im Bundesland und über die
          Suche.
        </p>
      </PageHeader>
      <Section title="Bundesländer">
        <CountedLinks
          columns={4}
          links={states.map(({ slug, name, companies }) => ({ href: placePath(slug), label: name, count: companies }))}
        />
      </Section>
      <Section title="Größere Orte von A bis Z">
        {byInitial(byName, ({ name }) => name).map(({ initial, items }) => (
          <div key={initial} className="border-line border-t py-3 md:grid md:grid-cols-[3rem_1fr]">
            <h3 className="font-serif text-2xl text-brand">{initial}</h3>
            <CountedLinks
              columns={4}
              links={items.map(({ slug, name, companies }) => ({
                href: placePath(slug),
                label: name,
                count: companies,
              }))}
            />
          </div>
        ))}
      </Section>
    </>
  );
}
