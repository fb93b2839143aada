'use server';

import { notFound } from 'next/navigation';
import { decideReport } from '#db/reports/mutations.ts';
import { getReport } from '#db/reports/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { berlinDate } from '#lib/dates.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import type { InboxFilter } from '#lib/inbox/input.ts';
import { reportCasePath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { reportDecisionInput } from '#lib/reports/input.ts';
import { readProposal } from '#lib/reports/proposal.ts';
import { REPORT_REASONS, reasonOf } from '#lib/submissions/decision.ts';
import { isRowId } from '#lib/text-input.ts';
import { openNext } from '../../eingang/open-next.ts';

export async function judgeReport(
  id: number,
  filter: InboxFilter,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const user = await requireRole(reportCasePath(id), canModerate);

  const form = parseForm(reportDecisionInput, formData);
  if (!form.ok) return form.state;
  const { intent: outcome, ground, template } = form.data;
  const reason = reasonOf(form.data.reason, template, REPORT_REASONS);
  if (!reason)
    return formState(formData, { reason: ['Bitte begründen Sie die Entscheidung.'] }, 'Die Begründung fehlt.');

  const report = isRowId(id) ? await getReport(id) : null;
  if (!report) notFound();
  const isLive = report.companyStatus === 'published';
  if (!isLive && outcome !== 'followed' && outcome !== 'declined') {
    return formState(formData, {}, 'Diesen Eintrag gibt es nicht mehr.');
  }
  const proposed =
    outcome === 'apply' && report.field && report.field !== 'closed'
      ? readProposal(report.field, report.proposal ?? '')
      : { changes: undefined };
  if ('problem' in proposed || (outcome === 'apply' && !proposed.changes)) {
    return formState(formData, {}, 'Der Vorschlag lässt sich so nicht übernehmen.');
  }

  const decided = await decideReport({
    id,
    moderatorId: user.id,
    outcome,
    changes: proposed.changes,
    reason,
    ground,
    today: berlinDate(new Date()),
  });
  if (!decided) {
    return formState(formData, {}, 'Darüber hat inzwischen jemand anderes entschieden, oder sieht es sich gerade an.');
  }

  return openNext(filter, { source: 'report', id: String(id), micros: report.micros }, user.id);
}
