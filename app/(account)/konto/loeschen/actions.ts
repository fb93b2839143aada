'use server';

import { redirect } from 'next/navigation';
import { deleteUser } from '#db/users/mutations.ts';
import { requireUser, stopSession } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { deleteAccountPath, homePath } from '#lib/paths.ts';
import { emailOnlyInput } from '#lib/users/input.ts';

export async function deleteAccount(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireUser(deleteAccountPath);

  const form = parseForm(emailOnlyInput, formData);
  if (!form.ok) return form.state;
  if (form.data.email !== user.email)
    return formState(formData, { email: [`Das ist nicht die Adresse dieses Kontos (${user.email}).`] });

  await stopSession();
  await deleteUser(user.id);

  redirect(homePath);
}
