'use server';

import { notFound, redirect } from 'next/navigation';
import { cancelInvitation, changeMember, handOver, inviteMember, type MemberChange } from '#db/members/mutations.ts';
import { getEntryForEditing } from '#db/submissions/queries.ts';
import { mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { requireSelf } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { inviteInput, personInput, roleInput } from '#lib/members/input.ts';
import { accountPath, entryPeoplePath } from '#lib/paths.ts';
import { type CurrentUser, canManageEntry } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';

export async function invite(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(entryPeoplePath(id));

  const form = parseForm(inviteInput, formData);
  if (!form.ok) return form.state;

  await requireManager(id, user);
  if (!(await mayTry('invitations', user.id))) return formState(formData, {}, TOO_MANY_TRIES);
  if (!(await mayTry('mailAddress', form.data.email))) return formState(formData, {}, TOO_MANY_TRIES);

  const invited = await inviteMember({ companyId: id, ...form.data, invitedBy: user });
  if (!invited) return formState(formData, { email: ['Diese Person ist schon dabei.'] });

  redirect(entryPeoplePath(id));
}

export async function withdrawInvite(id: number, invitation: string): Promise<void> {
  const user = await requireSelf(entryPeoplePath(id));

  await requireManager(id, user);

  if (isUuid(invitation)) await cancelInvitation(id, invitation, user.id);

  redirect(entryPeoplePath(id));
}

export async function changeRole(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(entryPeoplePath(id));

  const form = parseForm(roleInput, formData);
  if (!form.ok) return form.state;

  await requireManager(id, user);

  const { user: userId, role } = form.data;
  return settle(id, await changeMember({ companyId: id, userId, role, actorId: user.id }), formData);
}

export async function removePerson(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(entryPeoplePath(id));

  const form = parseForm(personInput, formData);
  if (!form.ok) return form.state;

  await requireManager(id, user);

  return settle(
    id,
    await changeMember({ companyId: id, userId: form.data.user, role: null, actorId: user.id }),
    formData,
  );
}

/** Somebody else manages the entry from now on; who did before may still work on it. */
export async function passOn(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(entryPeoplePath(id));

  const form = parseForm(personInput, formData);
  if (!form.ok) return form.state;

  await requireManager(id, user);

  const done = await handOver({ companyId: id, from: user.id, to: form.data.user });
  return settle(id, done ? 'done' : 'notThere', formData);
}

/** Everybody may go by himself, but for the last manager. */
export async function leave(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(entryPeoplePath(id));

  if (!(await getEntryForEditing(id, user.id))?.role) notFound();

  const outcome = await changeMember({ companyId: id, userId: user.id, role: null, actorId: user.id });
  if (outcome !== 'done') return settle(id, outcome, formData);

  redirect(accountPath);
}

async function requireManager(id: number, user: CurrentUser): Promise<void> {
  const entry = await getEntryForEditing(id, user.id);
  if (!entry || !canManageEntry(user, entry)) notFound();
}

function settle(id: number, outcome: MemberChange, formData: FormData): FormState {
  if (outcome === 'lastManager') {
    const message =
      'Eine Person muss den Eintrag verwalten. Machen Sie zuerst jemand anderen dazu, oder ziehen Sie den Eintrag zurück.';
    return formState(formData, {}, message);
  }
  if (outcome === 'notThere') return formState(formData, {}, 'Diese Person gehört nicht mehr zum Eintrag.');
  redirect(entryPeoplePath(id));
}
