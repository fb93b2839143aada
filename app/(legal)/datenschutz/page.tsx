import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { readLegalText } from '#lib/legal-text.ts';
import { NOT_SET } from '#lib/operator.ts';
import { homePath, privacyPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Datenschutz',
  description: 'Die Datenschutzerklärung des Betreibers, und was diese Website technisch tut und lässt.',
  alternates: { canonical: privacyPath },
};

export default async function PrivacyPage() {
  const { paragraphs } = await readLegalText('privacy');
  return (
    <div className="max-w-text">
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Datenschutz" />
      <PageHeader title="Datenschutz" />
      {paragraphs.length > 0 ? (
        paragraphs.map((paragraph) => (
          <p key={paragraph} className="mb-4 whitespace-pre-line">
            {paragraph}
          </p>
        ))
      ) : (
        <p>Datenschutzerklärung des Betreibers: {NOT_SET}</p>
      )}
      <Section title="Was die Technik tut und lässt">
        <p className="mb-3 text-ink-soft">Eine Beschreibung der Software, keine Erklärung im Sinne des Gesetzes:</p>
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>Wer liest und sucht, bekommt kein Cookie und wird nicht wiedererkannt.</li>
          <li>
            Wer sich anmeldet, bekommt ein einziges Cookie: für die Sitzung. Es endet mit der Abmeldung, spätestens nach
            30 Tagen.
          </li>
          <li>Passwörter und Sitzungen liegen nur als Prüfsumme vor, aus der sie sich nicht zurückrechnen lassen.</li>
          <li>Aus hochgeladenen Bildern wird entfernt, wo und womit sie aufgenommen wurden.</li>
          <li>
            Die Seiten laden von sich aus nichts von anderen Servern: keine Schriften, Karten, Werbung oder Zählpixel.
            Gibt es eine Karte, so lädt sie erst, wenn Sie es verlangen; von wem sie kommt, steht dabei.
          </li>
          <li>Die Software schreibt keine Liste der Besucher. Ein vorgeschalteter Server kann das anders halten.</li>
        </ul>
      </Section>
    </div>
  );
}
