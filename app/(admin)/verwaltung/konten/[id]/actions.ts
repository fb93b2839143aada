'use server';

import { refresh } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { beginActing, changeRole, lockUser } from '#db/users/mutations.ts';
import { getUserForModeration } from '#db/users/queries.ts';
import { currentSessionHash, requireRole } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { accountPath, userPath } from '#lib/paths.ts';
import { canActAs, canChangeRole, canLock, canModerate } from '#lib/permissions.ts';
import { actAsInput, lockInput, roleInput } from '#lib/users/input.ts';

export async function saveRole(id: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(userPath(id), canModerate);

  const form = parseForm(roleInput, formData);
  if (!form.ok) return form.state;

  const target = await getUserForModeration(id);
  if (!target || !canChangeRole(user, target)) notFound();

  await changeRole(target.id, form.data.role, user.id);

  refresh();
  return { ...formState(formData, {}, 'Die Rolle ist gespeichert.'), done: true };
}

export async function lock(id: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(userPath(id), canModerate);

  const form = parseForm(lockInput, formData);
  if (!form.ok) return form.state;

  const target = await getUserForModeration(id);
  if (!target || !canLock(user, target)) notFound();

  await lockUser(target.id, form.data.reason, user.id);

  refresh();
  return { ...formState(formData, {}, 'Das Konto ist gesperrt.'), done: true };
}

export async function unlock(id: string): Promise<void> {
  const user = await requireRole(userPath(id), canModerate);

  const target = await getUserForModeration(id);
  if (!target || !canLock(user, target)) notFound();

  await lockUser(target.id, null, user.id);

  refresh();
}

/** Signs in as a member, to see what he sees. */
export async function actAs(id: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(userPath(id), canModerate);

  const form = parseForm(actAsInput, formData);
  if (!form.ok) return form.state;

  const target = await getUserForModeration(id);
  if (!target || !canActAs(user, actable(target))) notFound();

  await beginActing({
    tokenHash: await currentSessionHash(),
    staffId: user.id,
    memberId: target.id,
    reason: form.data.actReason,
  });

  redirect(accountPath);
}

const actable = ({
  id,
  role,
  emailVerified,
  lockedAt,
}: NonNullable<Awaited<ReturnType<typeof getUserForModeration>>>) => ({
  id,
  role,
  isConfirmed: emailVerified !== null,
  isLocked: lockedAt !== null,
});
