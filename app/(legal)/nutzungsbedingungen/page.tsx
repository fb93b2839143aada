import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { readLegalText } from '#lib/legal-text.ts';
import { NOT_SET } from '#lib/operator.ts';
import { homePath, termsPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Nutzungsbedingungen',
  description: 'Die Bedingungen, zu denen der Betreiber Konten und Einträge anbietet.',
  alternates: { canonical: termsPath },
};

export default async function TermsPage() {
  const { paragraphs, version } = await readLegalText('terms');
  return (
    <div className="max-w-text">
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Nutzungsbedingungen" />
      <PageHeader title="Nutzungsbedingungen" />
      {paragraphs.length > 0 ? (
        <>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="mb-4 whitespace-pre-line">
              {paragraph}
            </p>
          ))}
          <p className="text-ink-soft text-sm">Fassung {version}</p>
        </>
      ) : (
        <p>Nutzungsbedingungen des Betreibers: {NOT_SET}</p>
      )}
    </div>
  );
}
