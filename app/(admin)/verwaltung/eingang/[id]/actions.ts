'use server';

import { refresh } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { type Decision, decideSubmission } from '#db/submissions/mutations.ts';
import { getSubmission } from '#db/submissions/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { berlinDate } from '#lib/dates.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { inboxPath, submissionPath } from '#lib/paths.ts';
import { canDecide, canModerate } from '#lib/permissions.ts';
import { decisionInput } from '#lib/submissions/decision.ts';
import type { EntryField } from '#lib/submissions/fields.ts';

/** `version`: of the entry as the page showed it; 0 for a new one. */
export async function decide(
  id: string,
  version: number,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const user = await requireRole(submissionPath(id), canModerate);

  const form = parseForm(decisionInput, formData);
  if (!form.ok) return form.state;

  const submission = await getSubmission(id);
  if (!submission) notFound();
  if (!canDecide(user, submission)) {
    return formState(formData, {}, 'Über eigene Einträge entscheidet jemand anderes.');
  }
  const proposed = Object.keys(submission.changes) as EntryField[];
  const fields: Decision = Object.fromEntries(
    proposed.map((field) => {
      const accepted = form.data.intent === 'accept' && formData.get(`accept-${field}`) !== 'nein';
      const reason = String(formData.get(`reason-${field}`) ?? '')
        .trim()
        .slice(0, 500);
      return [field, { accepted, ...(accepted ? {} : { reason: reason || form.data.note }) }];
    }),
  );
  const refused = proposed.filter((field) => !fields[field]?.accepted);
  if (refused.some((field) => !fields[field]?.reason)) {
    return formState(formData, { note: ['Bitte begründen Sie, was Sie ablehnen.'] }, 'Die Begründung fehlt.');
  }
  if (submission.companyId === null && form.data.intent === 'accept' && refused.length > 0) {
    return formState(formData, {}, 'Ein neuer Eintrag wird ganz angenommen oder ganz abgelehnt.');
  }

  const decided = await decideSubmission({
    id,
    moderatorId: user.id,
    fields,
    note: form.data.note,
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
  if (!decided) return formState(formData, {}, 'Darüber hat inzwischen jemand anderes entschieden.');

  redirect(inboxPath);
}
