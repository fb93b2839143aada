'use server';

import { redirect } from 'next/navigation';
import { carryOutDecision, planDecision, undoDecision } from '#db/inbox/mutations.ts';
import { listPlannedDecisions } from '#db/inbox/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { berlinDate } from '#lib/dates.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { bulkInput } from '#lib/inbox/bulk-input.ts';
import { readCaseKey } from '#lib/inbox/cursor.ts';
import { asInboxFilter, type InboxFilter, inboxPagePath } from '#lib/inbox/input.ts';
import { inboxPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { REASONS, reasonOf } from '#lib/submissions/decision.ts';
import { isUuid } from '#lib/text-input.ts';

export async function decideMany(filter: InboxFilter, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(inboxPath, canModerate);

  const form = parseForm(bulkInput, formData);
  if (!form.ok) return form.state;
  const { intent: outcome, template } = form.data;
  const reason = reasonOf(form.data.reason, template, REASONS);
  const cases = form.data.case.flatMap((key) => readCaseKey(key) ?? []);
  const reportIds = cases.filter(({ source }) => source === 'report').map(({ id }) => Number(id));
  if (!reason && (outcome === 'reject' || reportIds.length > 0)) {
    const problem =
      outcome === 'reject'
        ? 'Bitte begründen Sie, was Sie ablehnen.'
        : 'Wer einen Fehler gemeldet hat, bekommt eine Begründung. Bitte schreiben Sie eine.';
    return formState(formData, { reason: [problem] }, 'Die Begründung fehlt.');
  }

  const planned = await planDecision({
    moderatorId: user.id,
    outcome,
    reason,
    submissionIds: cases.filter(({ source }) => source === 'submission').map(({ id }) => id),
    reportIds,
  });
  if (!planned) {
    return formState(
      formData,
      {},
      'Darüber hat inzwischen jemand anderes entschieden, oder es ist Ihr eigener Eintrag.',
    );
  }

  redirect(inboxPagePath(asInboxFilter(filter)));
}

export async function takeBackDecision(
  id: string,
  filter: InboxFilter,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const user = await requireRole(inboxPath, canModerate);

  if (!isUuid(id) || !(await undoDecision(id, user.id))) {
    return formState(formData, {}, 'Dafür ist es zu spät: Die Entscheidung gilt schon.');
  }

  redirect(inboxPagePath(asInboxFilter(filter)));
}

export async function carryOutNow(id: string, filter: InboxFilter): Promise<void> {
  const user = await requireRole(inboxPath, canModerate);

  const isOwn = (await listPlannedDecisions(user.id)).some((planned) => planned.id === id);
  if (isOwn) await carryOutDecision(id, berlinDate(new Date()));

  redirect(inboxPagePath(asInboxFilter(filter)));
}
