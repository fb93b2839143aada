import type { Metadata } from 'next';
import Link from 'next/link';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { operator } from '#lib/operator.ts';
import { accessibilityPath, homePath, reportPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Barrierefreiheit',
  description: 'Was diese Website dafür tut, dass alle sie benutzen können, und was noch fehlt.',
  alternates: { canonical: accessibilityPath },
};

const kept = [
  'Alle Seiten und Formulare lassen sich allein mit der Tastatur bedienen; man sieht immer, wo man ist.',
  'Überschriften, Bereiche, Felder und Fehlermeldungen sind so ausgezeichnet, dass Screenreader sie vorlesen.',
  'Schrift und Flächen haben genug Kontrast, hell wie dunkel. Die Schrift lässt sich auf das Doppelte vergrößern, und auf schmalen Bildschirmen muss nichts seitwärts geschoben werden.',
  'Lesen, suchen, eintragen und melden geht auch ohne JavaScript.',
  'Gegen Spam gibt es kein Bilderrätsel: Ihr Browser rechnet einen Augenblick.',
  'Zu Fotos gehört eine Beschreibung; ohne sie wird keines angenommen.',
];

const missing = [
  'Die Karte, auf der ein Betrieb seine Lage genauer angibt, hilft nur, wer sie sieht. Sie ist freiwillig; die Anschrift genügt. Auch neben der Karte der Treffer stehen alle Treffer in einer Liste.',
  'Was Betriebe und Redaktion schreiben, ist nicht in Leichter Sprache, und ob eine Beschreibung zu ihrem Bild passt, können wir nicht bei jeder prüfen.',
  'Alte Artikel können Bilder ohne Beschreibung oder Überschriften in falscher Reihenfolge enthalten.',
];

export default function AccessibilityPage() {
  const { name, email } = operator();
  return (
    <div className="max-w-text">
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Barrierefreiheit" />
      <PageHeader title="Barrierefreiheit">
        <p>
          {name} will, dass alle diese Website benutzen können. Maßstab sind die Web Content Accessibility Guidelines
          (WCAG) 2.2, Stufe AA.
        </p>
      </PageHeader>
      <Section title="Was Sie erwarten können">
        <ul className="grid list-disc gap-2 pl-5">
          {kept.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="mt-3">
          Jede Art von Seite wird vor jeder neuen Fassung mit axe geprüft, bei 390 und 1.280 Pixeln Breite, hell und
          dunkel. Eine Maschine findet nicht alles; deshalb sind Ihre Hinweise wichtig.
        </p>
      </Section>
      <Section title="Was noch nicht gut ist">
        <ul className="grid list-disc gap-2 pl-5">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <Section title="Sie kommen nicht weiter?">
        <p>
          Sagen Sie uns, was nicht geht:{' '}
          <Link href={reportPath(accessibilityPath)} prefetch={false} className="link">
            Hindernis melden
          </Link>
          {email && (
            <>
              {' '}
              oder an{' '}
              <a href={`mailto:${email}`} className="link">
                {email}
              </a>
            </>
          )}
          . Am besten nennen Sie die Adresse der Seite und womit Sie lesen.
        </p>
      </Section>
    </div>
  );
}
