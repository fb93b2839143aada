'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { type Decision, decideSubmission } from '#db/submissions/mutations.ts';
import { getSubmission } from '#db/submissions/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { berlinDate } from '#lib/dates.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import type { InboxFilter } from '#lib/inbox/input.ts';
import { submissionPath } from '#lib/paths.ts';
import { canDecide, canModerate } from '#lib/permissions.ts';
import { decisionInput, FIELD_REASON_MAX_LENGTH, REASONS, reasonOf } from '#lib/submissions/decision.ts';
import type { EntryField } from '#lib/submissions/fields.ts';
import { line } from '#lib/text-input.ts';
import { openNext } from '../open-next.ts';

/** `version`: of the entry as the page showed it; 0 for a new one. */
export async function decide(
  id: string,
  version: number,
  filter: InboxFilter,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const user = await requireRole(submissionPath(id), canModerate);

  const form = parseForm(decisionInput, formData);
  if (!form.ok) return form.state;
  const { intent } = form.data;

  const submission = await getSubmission(id);
  // Without a version, nobody would notice that the entry is another one by now.
  if (!submission || !Number.isSafeInteger(version)) notFound();
  if (!canDecide(user, submission)) {
    return formState(formData, {}, 'Über eigene Einträge entscheidet jemand anderes.');
  }
  const proposed = Object.keys(submission.changes) as EntryField[];
  const accepted = (field: EntryField) => intent === 'accept' && formData.get(`accept-${field}`) !== 'nein';
  const refused = proposed.filter((field) => !accepted(field));
  // A template that was picked and not used does not travel with what is accepted.
  const note = refused.length > 0 ? reasonOf(form.data.note, form.data.template, REASONS) : form.data.note;
  const fields: Decision = {};
  for (const field of proposed) {
    if (accepted(field)) {
      fields[field] = { accepted: true };
      continue;
    }
    const reason = line(FIELD_REASON_MAX_LENGTH).safeParse(formData.get(`reason-${field}`) ?? '');
    if (!reason.success) {
      const problem = reason.error.issues.map(({ message }) => message);
      return formState(formData, { [`reason-${field}`]: problem }, 'Bitte prüfen Sie die markierten Felder.');
    }
    fields[field] = { accepted: false, reason: reason.data || note };
  }
  if (refused.some((field) => !fields[field]?.reason)) {
    return formState(formData, { note: ['Bitte begründen Sie, was Sie ablehnen.'] }, 'Die Begründung fehlt.');
  }
  if (submission.companyId === null && intent === 'accept' && refused.length > 0) {
    return formState(formData, {}, 'Ein neuer Eintrag wird ganz angenommen oder ganz abgelehnt.');
  }

  const decided = await decideSubmission({
    id,
    moderatorId: user.id,
    fields,
    note,
    today: berlinDate(new Date()),
    version,
  });
  if (decided === 'stale') {
    refresh();
    return formState(
      formData,
      {},
      'Der Eintrag wurde inzwischen geändert: Bitte sehen Sie sich an, was jetzt dort steht, und entscheiden Sie dann.',
    );
  }
  if (!decided) {
    return formState(formData, {}, 'Darüber hat inzwischen jemand anderes entschieden, oder sieht es sich gerade an.');
  }

  return openNext(filter, { source: 'submission', id, micros: submission.micros }, user.id);
}
