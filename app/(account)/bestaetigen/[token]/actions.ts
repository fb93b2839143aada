'use server';

import { redirect } from 'next/navigation';
import { changeEmail, confirmEmail, connectByLink, resetPassword, signInByLink } from '#db/users/mutations.ts';
import { getMailToken, getSignInCandidate } from '#db/users/queries.ts';
import { forgiveTries } from '#lib/auth/limits.ts';
import { readMailToken } from '#lib/auth/mail-token.ts';
import { hashPassword, passwordProblem } from '#lib/auth/password.ts';
import { forgetPending, providerName, readPending } from '#lib/auth/provider-sign-in.ts';
import { startSession } from '#lib/auth/session.ts';
import { checkPassword, SIGN_IN_PROBLEMS } from '#lib/auth/sign-in.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { accountPath, confirmPath, registerCompanyPath } from '#lib/paths.ts';
import { passwordOnlyInput } from '#lib/users/input.ts';

const OTHER_BROWSER = 'Bitte öffnen Sie den Link in dem Browser, in dem Sie die Anmeldung begonnen haben.';

/** Shows the page again: it says that the link does not work any more. */
const notValid = (token: string) => redirect(confirmPath(token));

/** Only who has both the mailbox and the password gets in: somebody else may have registered with this address. */
export async function confirmWithPassword(token: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const form = parseForm(passwordOnlyInput, formData);
  if (!form.ok) return form.state;

  const row = await validToken(token, 'confirmEmail');
  const outcome = await checkPassword({ id: row.userId }, form.data.password);
  if (outcome === 'wrong') return formState(formData, { password: ['Dieses Passwort stimmt nicht.'] });
  if (outcome === 'locked' || outcome === 'tooMany') return formState(formData, {}, SIGN_IN_PROBLEMS[outcome]);

  const confirmed = (await confirmEmail(row.id)) ?? notValid(token);
  await startSession(confirmed.userId);
  redirect(registerCompanyPath);
}

export async function setNewPassword(token: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const form = parseForm(passwordOnlyInput, formData);
  if (!form.ok) return form.state;

  const row = await validToken(token, 'resetPassword');
  const candidate = await getSignInCandidate({ id: row.userId });
  const problem = passwordProblem(form.data.password, [row.email], candidate?.role);
  if (problem) return formState(formData, { password: [problem] });

  const changed = (await resetPassword(row.id, await hashPassword(form.data.password))) ?? notValid(token);
  for (const account of [row.email, changed.userId]) {
    await forgiveTries('signInAccount', account);
    await forgiveTries('signInAccountEver', account);
  }
  await startSession(changed.userId);
  redirect(accountPath);
}

export async function openLink(
  token: string,
  purpose: 'signIn' | 'changeEmail',
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const row = await validToken(token, purpose);
  if (purpose === 'signIn') {
    const user = (await signInByLink(row.id)) ?? notValid(token);
    await forgiveTries('signInAccountEver', row.email);
    await startSession(user.userId);
    redirect(accountPath);
  }
  const changed = (await changeEmail(row.id)) ?? notValid(token);
  if (changed === 'taken') return formState(formData, {}, 'Zu dieser Adresse gibt es inzwischen ein anderes Konto.');
  redirect(accountPath);
}

/** Only in the browser in which it began: whoever presses a link that somebody else has asked for connects nothing. */
export async function connectWithLink(token: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const row = await validToken(token, 'linkProvider');
  const identity = await readPending();
  if (identity?.sentTo !== row.email) return formState(formData, {}, OTHER_BROWSER);

  const connected = (await connectByLink(row.id, identity, providerName(identity.issuer))) ?? notValid(token);
  await forgetPending();
  await startSession(connected.userId);
  redirect(accountPath);
}

async function validToken(token: string, purpose: string) {
  const id = readMailToken(token);
  const row = id ? await getMailToken(id) : null;
  return row && row.purpose === purpose ? row : notValid(token);
}
