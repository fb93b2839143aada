import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listDataSources } from '#db/sources/queries.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { NOT_SET, operator } from '#lib/operator.ts';
import { homePath, imprintPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Impressum',
  description: 'Wer dieses Branchenbuch betreibt, und woher die Daten stammen.',
  alternates: { canonical: imprintPath },
};

const libraries = [
  ['opening_hours', 'LGPL 3.0', 'wertet Öffnungszeiten auf dem Server aus'],
  ['@openstreetmap/id-tagging-schema', 'ISC', 'Namen und Synonyme der Branchen'],
  ['Source Sans 3, Source Serif 4', 'OFL 1.1', 'Schriften'],
  ['Lucide', 'ISC', 'Zeichen'],
];

export default async function ImprintPage() {
  const [sources] = await Promise.all([listDataSources(), keepUntilChanged()]);
  const about = operator();
  const facts: [string, string][] = [
    ['Anschrift', about.address],
    ['Vertreten durch', about.representative],
    ['E-Mail', about.email],
    ['Telefon', about.phone],
    ['Registereintrag', about.register],
    ['Umsatzsteuer-Identifikationsnummer', about.vatId],
    ['Verantwortlich für den Inhalt', about.responsible],
  ];
  return (
    <div className="max-w-text">
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Impressum" />
      <PageHeader title="Impressum">
        <p>{about.name}</p>
      </PageHeader>
      <dl className="divide-y divide-line border-line border-y">
        {facts.map(([term, value]) => (
          <div key={term} className="grid gap-x-4 py-2.5 sm:grid-cols-[16rem_1fr]">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="whitespace-pre-line">{value.replaceAll('\\n', '\n') || NOT_SET}</dd>
          </div>
        ))}
      </dl>
      <Section title="Woher die Daten stammen">
        <ul className="grid gap-2">
          {sources.map((source) => (
            <li key={source.key}>
              {source.url ? (
                <a className="link" href={source.url} rel="noopener">
                  {source.name}
                </a>
              ) : (
                source.name
              )}
              {source.attribution && `: ${source.attribution}`}
              {source.licenceUrl && (
                <>
                  ,{' '}
                  <a className="link" href={source.licenceUrl} rel="license noopener">
                    {source.licence}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
        <p className="mt-3">
          Einträge und Ortsdaten aus OpenStreetMap stehen unter der Open Database License; wer diesen Teil der Datenbank
          weitergibt, muss ihn unter derselben Lizenz weitergeben. Bei jedem Eintrag steht seine Quelle.
        </p>
      </Section>
      <Section title="Freie Software">
        <ul className="grid gap-1">
          {libraries.map(([name, licence, use]) => (
            <li key={name}>
              {name} ({licence}): {use}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
