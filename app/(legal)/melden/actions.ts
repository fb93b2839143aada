'use server';

import { redirect } from 'next/navigation';
import { createReport } from '#db/reports/mutations.ts';
import { isWelcome, NOT_WELCOME } from '#lib/auth/challenge.ts';
import { clientNetwork, mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { FORM_CHANGED, outcomeBefore, sentForm } from '#lib/auth/sent-form.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { reportSentPath } from '#lib/paths.ts';
import { reportInput } from '#lib/reports/input.ts';

export async function sendReport(_previous: FormState, formData: FormData): Promise<FormState> {
  const form = parseForm(reportInput, formData);
  if (!form.ok) return form.state;
  const { solution, goodFaith: _, ...report } = form.data;

  const sent = sentForm(formData);

  let outcome = await outcomeBefore(sent);
  if (!outcome) {
    if (!(await mayTry('reportNetwork', await clientNetwork()))) return formState(formData, {}, TOO_MANY_TRIES);
    if (!(await isWelcome(solution, sent))) return formState(formData, {}, NOT_WELCOME);
    // A mail to an address that somebody else may have typed: a few are sent, the report itself is always kept.
    const email = report.email && (await mayTry('mailAddress', report.email)) ? report.email : '';
    outcome = await createReport({ ...report, email }, sent);
  }

  if (outcome.is === 'changed') return formState(formData, {}, FORM_CHANGED);
  redirect(reportSentPath(outcome.result));
}
