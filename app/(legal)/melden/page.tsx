import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { newChallenge } from '#lib/auth/challenge.ts';
import { homePath, reportPath } from '#lib/paths.ts';
import { safeNext } from '#lib/users/input.ts';
import { ReportForm } from './report-form.tsx';

export const metadata: Metadata = {
  title: 'Inhalt melden',
  robots: { index: false },
  alternates: { canonical: reportPath() },
};

export default async function ReportPage({ searchParams }: PageProps<'/melden'>) {
  const { seite } = await searchParams;
  const path = typeof seite === 'string' ? safeNext(seite, '') : '';
  return (
    <div className="max-w-text">
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Inhalt melden" />
      <PageHeader title="Inhalt melden">
        <p>
          Ein Mensch liest jede Meldung. Sie bekommen eine Vorgangsnummer und, wenn Sie eine Adresse angeben, die
          Entscheidung mit ihrer Begründung.
        </p>
      </PageHeader>
      <ReportForm task={await newChallenge()} path={path} />
    </div>
  );
}
