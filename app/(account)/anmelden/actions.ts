'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { sendLinkTo } from '#db/users/mutations.ts';
import { isWelcome, NOT_WELCOME } from '#lib/auth/challenge.ts';
import { evenly } from '#lib/auth/even-time.ts';
import { clientNetwork, mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { signIn } from '#lib/auth/provider-auth.ts';
import { providerNames } from '#lib/auth/providers.ts';
import { FORM_CHANGED, outcomeBefore, sentForm } from '#lib/auth/sent-form.ts';
import { startSession, stopSession } from '#lib/auth/session.ts';
import { checkPassword, SIGN_IN_PROBLEMS } from '#lib/auth/sign-in.ts';
import { asForm, type FormState, formState, parseForm } from '#lib/form.ts';
import { accountPath, homePath, linkSentPath } from '#lib/paths.ts';
import { emailOnlyInput, safeNext, signInInput } from '#lib/users/input.ts';

export async function signInWithPassword(_previous: FormState, formData: FormData): Promise<FormState> {
  const form = parseForm(signInInput, formData);
  if (!form.ok) return form.state;
  const { email, password, next } = form.data;

  const outcome = await checkPassword({ email }, password);
  if (typeof outcome === 'string') return formState(formData, {}, SIGN_IN_PROBLEMS[outcome]);

  await startSession(outcome.userId);
  redirect(safeNext(next, accountPath) as Route);
}

/** The same answer for every address: whether it has an account is told to nobody but its owner. */
export async function sendSignInLink(_previous: FormState, formData: FormData): Promise<FormState> {
  return sendLinkOnce('signIn', formData);
}

export async function sendPasswordLink(_previous: FormState, formData: FormData): Promise<FormState> {
  return sendLinkOnce('resetPassword', formData);
}

async function sendLinkOnce(purpose: 'signIn' | 'resetPassword', formData: FormData): Promise<FormState> {
  const form = parseForm(emailOnlyInput, formData);
  if (!form.ok) return form.state;
  const { email, solution } = form.data;
  const sent = sentForm(formData);

  let outcome = await outcomeBefore(sent);
  if (!outcome) {
    if (!(await mayTry('mailNetwork', await clientNetwork()))) return formState(formData, {}, TOO_MANY_TRIES);
    if (!(await isWelcome(solution, sent))) return formState(formData, {}, NOT_WELCOME);
    if (!(await mayTry('mailAddress', email))) redirect(linkSentPath);
    outcome = await evenly(() => sendLinkTo(purpose, email, sent));
  }

  if (outcome.is === 'changed') return formState(formData, {}, FORM_CHANGED);
  redirect(linkSentPath);
}

export async function signInWithProvider(formData: FormData): Promise<void> {
  const form = asForm(formData);
  const provider = providerNames().find(({ id }) => id === form.get('provider'));
  if (!provider) redirect(homePath);
  await signIn(provider.id, { redirectTo: safeNext(String(form.get('next') ?? ''), accountPath) });
}

export async function signOut(): Promise<void> {
  await stopSession();
  redirect(homePath);
}
