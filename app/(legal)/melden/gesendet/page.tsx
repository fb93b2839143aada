import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { homePath } from '#lib/paths.ts';

export const metadata: Metadata = { title: 'Ihre Meldung ist bei uns', robots: { index: false } };

export default async function ReportSentPage({ searchParams }: PageProps<'/melden/gesendet'>) {
  const { nummer } = await searchParams;
  const number = typeof nummer === 'string' && /^\d{4}-\d{6,10}$/.test(nummer) ? nummer : null;
  return (
    <div className="max-w-text">
      <PageHeader title="Ihre Meldung ist bei uns">
        {number && (
          <p className="text-lg">
            Ihre Vorgangsnummer: <strong>{number}</strong>
          </p>
        )}
      </PageHeader>
      <p className="mb-4">Ein Mensch sieht sie an. Danke, dass Sie sich die Zeit genommen haben.</p>
      <Link href={homePath} className="link">
        Zur Startseite
      </Link>
    </div>
  );
}
