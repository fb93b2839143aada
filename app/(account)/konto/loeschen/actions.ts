'use server';

import { redirect } from 'next/navigation';
import { listSolelyManaged } from '#db/members/queries.ts';
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

  const alone = await listSolelyManaged(user.id);
  if (alone.length > 0) {
    const names = alone.map(({ name }) => `„${name}“`).join(', ');
    return formState(
      formData,
      {},
      `Sie verwalten allein: ${names}. Bitte ziehen Sie diese Einträge zuerst zurück, oder übergeben Sie sie.`,
    );
  }

  await stopSession();
  await deleteUser(user.id);

  redirect(homePath);
}
