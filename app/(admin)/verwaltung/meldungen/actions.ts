'use server';

import { redirect } from 'next/navigation';
import { decideReport } from '#db/reports/mutations.ts';
import { requireRole } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { openReportsPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { reportDecisionInput } from '#lib/reports/input.ts';
import { isRowId } from '#lib/text-input.ts';

export async function judgeReport(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(openReportsPath, canModerate);

  const form = parseForm(reportDecisionInput, formData);
  if (!form.ok) return form.state;

  const { intent: outcome, reason } = form.data;
  const decided = isRowId(id) && (await decideReport({ id, moderatorId: user.id, outcome, reason }));
  if (!decided) return formState(formData, {}, 'Darüber hat inzwischen jemand anderes entschieden.');

  redirect(openReportsPath);
}
