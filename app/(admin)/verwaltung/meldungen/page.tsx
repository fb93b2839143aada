import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listOpenReports } from '#db/reports/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { openReportsPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { caseNumber, REPORT_KINDS } from '#lib/reports/kinds.ts';
import { judgeReport } from './actions.ts';
import { ReportDecisionForm } from './report-decision-form.tsx';

export const metadata: Metadata = { title: 'Meldungen', robots: { index: false, follow: false } };

export default async function OpenReportsPage() {
  await requireRole(openReportsPath, canModerate);
  const reports = await listOpenReports();
  return (
    <>
      <PageHeader title="Meldungen">
        <p>{reports.length === 0 ? 'Es wartet nichts.' : 'Was Besucher melden; das Älteste zuerst.'}</p>
      </PageHeader>
      <ul className="grid gap-5">
        {reports.map((report) => (
          <li key={report.id} className="card grid gap-3 p-4 md:p-5">
            <h2 className="text-lg">
              {REPORT_KINDS[report.kind]}: {report.companyName ?? report.path}
            </h2>
            <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
              <dt className="font-semibold">Vorgang</dt>
              <dd>
                {caseNumber(report.id, report.createdAt)}, {dateAndTime(report.createdAt)}
              </dd>
              <dt className="font-semibold">Seite</dt>
              <dd>
                <Link href={report.path as Route} prefetch={false} className="link">
                  {report.path}
                </Link>
              </dd>
              <dt className="font-semibold">Von</dt>
              <dd>{[report.reporterName, report.reporterEmail].filter(Boolean).join(', ') || 'ohne Angabe'}</dd>
              <dt className="font-semibold">Meldung</dt>
              <dd className="whitespace-pre-line">{report.message}</dd>
            </dl>
            <ReportDecisionForm
              action={judgeReport.bind(null, report.id)}
              canWithdraw={report.companyStatus === 'published'}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
