import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { createSession, endSession, touchSession } from '#db/users/mutations.ts';
import { accountPath, signInPath } from '#lib/paths.ts';
import { type CurrentUser, isSelf } from '#lib/permissions.ts';
import { auth, SESSION_DAYS } from './config.ts';
import { sessionCookie } from './cookies.ts';
import { describeDevice } from './device.ts';
import { newSessionToken, sessionTokenHash } from './session-token.ts';

/** Who is asking, as of now; null for a visitor. Once a request. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const session = await auth();
  if (!session?.user) return null;
  await touchSession(sessionTokenHash(token));
  const { id, email, name, role, emailVerified, impersonation } = session.user as CurrentUser;
  return { id, email, name, role, emailVerified, ...(impersonation ? { impersonation: revived(impersonation) } : {}) };
});

/** Auth.js hands sessions on as JSON. */
const revived = ({ staffId, until }: NonNullable<CurrentUser['impersonation']>) => ({
  staffId,
  until: new Date(until),
});

/** For pages and actions of people with an account; others are led to sign in and back to `next`. */
export async function requireUser(next: string): Promise<CurrentUser> {
  const user = await currentUser();
  if (!user?.emailVerified) redirect(signInPath(next));
  return user;
}

/** For actions of long forms: null when the session has ended meanwhile, so that what was typed can be given back. */
export async function userOfForm(): Promise<CurrentUser | null> {
  const user = await currentUser();
  return user?.emailVerified ? user : null;
}

/** Whether the page is asked for as the answer to a form, as Next does it: with and without its script in the browser. */
export async function isAnsweringForm(): Promise<boolean> {
  const sent = await headers();
  return sent.has('next-action') || /^multipart\/form-data\b/i.test(sent.get('content-type') ?? '');
}

/** For what only the person himself may do. Who has signed in as a member to help is led back to the account. */
export async function requireSelf(next: string): Promise<CurrentUser> {
  const user = await requireUser(next);
  if (!isSelf(user)) redirect(accountPath);
  return user;
}

/** For what only some may see. Others are not even told that it exists. */
export async function requireRole(next: string, may: (user: CurrentUser) => boolean): Promise<CurrentUser> {
  const user = await requireUser(next);
  if (!may(user)) notFound();
  return user;
}

/** Signs in on this device, in a new session: one that was there before is ended, whoever put it there. */
export async function startSession(userId: string): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const before = jar.get(name)?.value;
  if (before) await endSession(sessionTokenHash(before));
  const token = newSessionToken();
  const expires = new Date(Date.now() + SESSION_DAYS * 24 * 3600_000);
  const device = describeDevice((await headers()).get('user-agent') ?? '');
  await createSession({ tokenHash: sessionTokenHash(token), userId, expires, device });
  jar.set(name, token, { ...options, expires });
}

export async function stopSession(): Promise<void> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (token) await endSession(sessionTokenHash(token));
  await clearSession();
}

/** For a session whose row is gone already. */
export async function clearSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).delete({ name, ...options });
}

/** The hash of the session that is asking. */
export async function currentSessionHash(): Promise<string> {
  const token = (await cookies()).get(sessionCookie().name)?.value ?? '';
  return sessionTokenHash(token);
}
