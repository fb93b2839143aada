import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CaseFrame, stateOf } from '#components/inbox/case-frame.tsx';
import { FactRow, fieldText } from '#components/submissions/entry-facts.tsx';
import { FieldValue } from '#components/submissions/field-value.tsx';
import { getReport } from '#db/reports/queries.ts';
import { getEntryForEditing } from '#db/submissions/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { isCaseId } from '#lib/inbox/cursor.ts';
import { inboxPagePath, readInboxFilter } from '#lib/inbox/input.ts';
import { reportCasePath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import type { ReportOutcome } from '#lib/reports/input.ts';
import { CLOSED_LABEL, caseNumber, PROPOSAL_FIELDS, REPORT_KINDS } from '#lib/reports/kinds.ts';
import { readProposal } from '#lib/reports/proposal.ts';
import { hold, takeOver } from '../../eingang/hold-actions.ts';
import { nextCasePath } from '../../eingang/open-next.ts';
import { judgeReport } from './actions.ts';
import { ReportDecisionForm } from './report-decision-form.tsx';

export const metadata: Metadata = { title: 'Meldung prüfen', robots: { index: false, follow: false } };

const NO_NAMES = { categories: new Map<number, string>(), places: new Map<number, string>() };

export default async function ReportCasePage({ params, searchParams }: PageProps<'/verwaltung/meldungen/[id]'>) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const user = await requireRole(reportCasePath(id), canModerate);
  const report = isCaseId('report', id) ? await getReport(Number(id)) : null;
  if (!report) notFound();

  const filter = readInboxFilter(asked);
  const isLive = report.companyStatus === 'published';
  const [entry, next] = await Promise.all([
    isLive && report.companyId !== null ? getEntryForEditing(report.companyId, user.id) : null,
    nextCasePath(filter, { source: 'report', id, micros: report.micros }, user.id),
  ]);
  const { proposal } = report;
  const field = report.field === 'closed' ? null : report.field;
  const read = field && proposal ? readProposal(field, proposal) : null;
  return (
    <CaseFrame
      title={report.companyName ?? report.path}
      about={
        <p>
          {REPORT_KINDS[report.kind]} · Vorgang {caseNumber(report.id, report.createdAt)},{' '}
          {dateAndTime(report.createdAt)}
        </p>
      }
      state={stateOf(report.status === 'open', report, user.id)}
      isNext={asked.weiter === '1'}
      inbox={inboxPagePath(filter)}
      next={next}
      hold={hold.bind(null, 'report', id)}
      takeOver={takeOver.bind(null, 'report', id)}
      outcome={report.reason}
      facts={
        <dl className="mb-5 divide-y divide-line border-line border-y">
          <FactRow label="Seite">
            <Link href={report.path as Route} prefetch={false} className="link">
              {report.path}
            </Link>
          </FactRow>
          <FactRow label="Von">
            {[report.reporterName, report.reporterEmail].filter(Boolean).join(', ') || 'ohne Angabe'}
          </FactRow>
          <FactRow label="Meldung">{report.message}</FactRow>
          {entry?.closedAt && <FactRow label="Zur Zeit">Dauerhaft geschlossen</FactRow>}
          {report.field === 'closed' && <FactRow label="Hinweis">{CLOSED_LABEL}</FactRow>}
          {field && (
            <FactRow label={PROPOSAL_FIELDS[field]}>
              {entry && (
                <del className="block text-closed">
                  <FieldValue field={field} value={entry.fields[field]} names={NO_NAMES} />
                </del>
              )}
              {read && 'changes' in read ? (
                <ins className="block no-underline">{fieldText(field, read.changes[field], NO_NAMES) || '–'}</ins>
              ) : (
                <>
                  {proposal}
                  {read && <span className="block text-ink-soft text-sm">{read.problem}</span>}
                </>
              )}
            </FactRow>
          )}
          {entry?.fields.responsiblePerson && report.kind === 'objection' && (
            <FactRow label="Genannte Person">{entry.fields.responsiblePerson}</FactRow>
          )}
        </dl>
      }
    >
      <ReportDecisionForm
        key={id}
        action={judgeReport.bind(null, report.id, filter)}
        choices={choicesOf(report, entry, read !== null && 'changes' in read)}
      />
    </CaseFrame>
  );
}

function choicesOf(
  { kind, field }: NonNullable<Awaited<ReturnType<typeof getReport>>>,
  entry: Awaited<ReturnType<typeof getEntryForEditing>>,
  canRead: boolean,
): ReportOutcome[] {
  const others: ReportOutcome[] = ['followed'];
  if (entry && kind === 'correction') others.push(entry.closedAt ? 'reopen' : 'close');
  if (entry?.fields.responsiblePerson && kind === 'objection') others.push('removePerson');
  if (entry) others.push('withdraw');
  others.push('declined');
  const saysClosed = field === 'closed' && others.includes('close');
  const suggested: ReportOutcome = entry && canRead ? 'apply' : saysClosed ? 'close' : 'followed';
  return [...new Set([suggested, ...others])];
}
