'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { sendLinkTo } from '#db/users/mutations.ts';
import { isWelcome, NOT_WELCOME } from '#lib/auth/challenge.ts';
import { signIn } from '#lib/auth/config.ts';
import { clientNetwork, mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { providerNames } from '#lib/auth/providers.ts';
import { startSession, stopSession } from '#lib/auth/session.ts';
import { checkPassword, SIGN_IN_PROBLEMS } from '#lib/auth/sign-in.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
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

  if (!(await mayTry('mailNetwork', await clientNetwork()))) return formState(formData, {}, TOO_MANY_TRIES);
  if (!(await isWelcome(solution ?? null))) return formState(formData, {}, NOT_WELCOME);
  if (await mayTry('mailAddress', email)) await sendLinkTo(purpose, email);

  redirect(linkSentPath);
}

export async function signInWithProvider(formData: FormData): Promise<void> {
  const provider = providerNames().find(({ id }) => id === formData.get('provider'));
  if (!provider) redirect(homePath);
  await signIn(provider.id, { redirectTo: safeNext(String(formData.get('next') ?? ''), accountPath) });
}

export async function signOut(): Promise<void> {
  await stopSession();
  redirect(homePath);
}
