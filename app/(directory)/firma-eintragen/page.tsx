import { Check } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { SearchForm } from '#components/search/search-form.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { operator } from '#lib/operator.ts';
import { homePath, newEntryPath, registerCompanyPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Firma kostenlos eintragen',
  description: 'So kommt Ihre Firma ins Branchenbuch: kostenlos, ohne Laufzeit, jederzeit zu ändern und zu löschen.',
  alternates: { canonical: registerCompanyPath },
};

const promises = [
  'Der Eintrag ist kostenlos. Es gibt keine Laufzeit, kein Abonnement und keine Rechnung.',
  'Sie ändern Ihre Angaben selbst. Ihr Eintrag bleibt sichtbar, während eine Änderung geprüft wird.',
  'Sie löschen ihn jederzeit; er verschwindet dann auch aus der Suche.',
  'Die Reihenfolge der Treffer lässt sich nicht kaufen.',
];

const needed = [
  ['Name und Rechtsform', 'so, wie sie im Impressum Ihrer Firma stehen'],
  ['Anschrift', 'Straße und Hausnummer, Postleitzahl und Ort'],
  ['Branchen', 'eine Hauptbranche und bis zu vier weitere'],
  ['Kontakt', 'Telefon, E-Mail-Adresse und Website, soweit vorhanden'],
  ['Öffnungszeiten', 'auch mit Pausen, Ruhetagen und Terminen nach Vereinbarung'],
  ['Beschreibung', 'was Sie anbieten, in eigenen Worten'],
];

export default function RegisterCompanyPage() {
  const { email } = operator();
  return (
    <div className="max-w-text">
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Firma eintragen" />
      <PageHeader title="Firma kostenlos eintragen">
        <p className="text-lg">
          Kundinnen und Kunden suchen nach Branche und Ort. Mit einem Eintrag finden sie Ihre Telefonnummer, Ihre
          Anschrift und Ihre Öffnungszeiten.
        </p>
      </PageHeader>
      <ul className="grid gap-2.5">
        {promises.map((promise) => (
          <li key={promise} className="flex gap-3">
            <Check aria-hidden="true" className="mt-1 size-5 shrink-0 text-open" />
            {promise}
          </li>
        ))}
      </ul>
      <Section title="Vielleicht sind Sie schon dabei">
        <p className="mb-3">Suchen Sie zuerst nach Ihrer Firma: Mancher Eintrag stammt aus offenen Daten.</p>
        <SearchForm />
      </Section>
      <Section title="Was Sie brauchen">
        <dl className="divide-y divide-line border-line border-y">
          {needed.map(([term, text]) => (
            <div key={term} className="grid gap-x-4 py-2.5 sm:grid-cols-[12rem_1fr]">
              <dt className="font-semibold">{term}</dt>
              <dd className="text-ink-soft">{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="Wer eintragen darf">
        <p>
          Inhaberinnen und Inhaber, Geschäftsführung oder wer von ihnen beauftragt ist. Jeder Eintrag wird vor der
          Veröffentlichung von Menschen gelesen.
        </p>
      </Section>
      <Section title="So geht es los">
        <p className="mb-4">
          Legen Sie ein Konto an, oder melden Sie sich an, und füllen Sie ein Formular aus. Sie können jederzeit
          unterbrechen.
        </p>
        <Link href={newEntryPath()} prefetch={false} className="button">
          Jetzt eintragen
        </Link>
        {email && (
          <p className="mt-4">
            Fragen beantworten wir unter{' '}
            <a href={`mailto:${email}`} className="link">
              {email}
            </a>
            .
          </p>
        )}
      </Section>
    </div>
  );
}
