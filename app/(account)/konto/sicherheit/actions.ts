'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import {
  changeName,
  changePassword,
  endOwnSession,
  endSessions,
  requestEmailChange,
  unlinkIdentity,
} from '#db/users/mutations.ts';
import { getSignInCandidate } from '#db/users/queries.ts';
import { evenly } from '#lib/auth/even-time.ts';
import { mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { hashPassword, passwordProblem } from '#lib/auth/password.ts';
import { signIn } from '#lib/auth/provider-auth.ts';
import { allowConnecting, providerName } from '#lib/auth/provider-sign-in.ts';
import { providerNames } from '#lib/auth/providers.ts';
import { currentSessionHash, requireSelf, stopSession } from '#lib/auth/session.ts';
import { checkPassword, SIGN_IN_PROBLEMS } from '#lib/auth/sign-in.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { securityPath, signInPath } from '#lib/paths.ts';
import type { CurrentUser } from '#lib/permissions.ts';
import { connectInput, issuerInput, nameInput, newEmailInput, newPasswordInput } from '#lib/users/input.ts';

const done = (formData: FormData, message: string): FormState => ({ ...formState(formData, {}, message), done: true });

export async function saveName(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(securityPath);

  const form = parseForm(nameInput, formData);
  if (!form.ok) return form.state;

  await changeName(user.id, form.data.name);

  refresh();
  return done(formData, 'Ihr Name ist gespeichert.');
}

export async function saveEmail(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(securityPath);

  const form = parseForm(newEmailInput, formData);
  if (!form.ok) return form.state;
  const problem = await wrongPassword(user, form.data.currentPassword, formData);
  if (problem) return problem;
  if (!(await mayTry('mailAddress', user.id))) return formState(formData, {}, TOO_MANY_TRIES);

  await evenly(() => requestEmailChange(user.id, form.data.email));

  return {
    values: {},
    errors: {},
    done: true,
    message: `Bitte öffnen Sie den Link in der Mail an ${form.data.email}. Bis dahin bleibt alles, wie es ist.`,
  };
}

export async function savePassword(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(securityPath);

  const form = parseForm(newPasswordInput, formData);
  if (!form.ok) return form.state;
  const weak = passwordProblem(form.data.password, [user.email, user.name ?? ''], user.role);
  if (weak) return formState(formData, { password: [weak] });
  const problem = await wrongPassword(user, form.data.currentPassword, formData);
  if (problem) return problem;

  await changePassword(user.id, await hashPassword(form.data.password), await currentSessionHash());

  refresh();
  return done(formData, 'Ihr Passwort ist geändert. Auf anderen Geräten sind Sie abgemeldet.');
}

export async function endOtherSessions(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(securityPath);

  await endSessions(user.id, await currentSessionHash());

  refresh();
  return done(formData, 'Auf allen anderen Geräten sind Sie abgemeldet.');
}

export async function endOneSession(handle: string): Promise<void> {
  const user = await requireSelf(securityPath);

  if (/^[0-9a-f]{32}$/.test(handle)) await endOwnSession(user.id, String(handle));

  refresh();
}

/** Here, too. */
export async function endAllSessions(): Promise<void> {
  const user = await requireSelf(securityPath);

  await endSessions(user.id);
  await stopSession();

  redirect(signInPath());
}

/** Whoever may sign in through a provider can do so for ever: connecting one asks for the password. */
export async function connectProvider(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(securityPath);

  const form = parseForm(connectInput, formData);
  if (!form.ok) return form.state;
  const provider = providerNames().find(({ id }) => id === form.data.provider);
  if (!provider) return formState(formData, {}, 'Diesen Anbieter gibt es hier nicht mehr.');
  const problem = await wrongPassword(user, form.data.currentPassword, formData);
  if (problem) return problem;

  await allowConnecting(user.id, provider.issuer);

  return signIn(provider.id, { redirectTo: securityPath });
}

export async function disconnectProvider(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(securityPath);

  const form = parseForm(issuerInput, formData);
  if (!form.ok) return form.state;

  await unlinkIdentity(user.id, form.data.issuer, providerName(form.data.issuer));

  refresh();
  return done(formData, 'Die Verbindung ist getrennt.');
}

/** Who finds an open computer must not be able to take the account over. */
async function wrongPassword(
  user: CurrentUser,
  password: string | undefined,
  formData: FormData,
): Promise<FormState | null> {
  const candidate = await getSignInCandidate({ id: user.id });
  if (!candidate?.passwordHash) return null;
  const outcome = await checkPassword({ id: user.id }, password ?? '');
  if (typeof outcome !== 'string') return null;
  const message = outcome === 'wrong' ? 'Dieses Passwort stimmt nicht.' : SIGN_IN_PROBLEMS[outcome];
  return formState(formData, { currentPassword: [message] });
}
