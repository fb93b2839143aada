'use server';

import { redirect } from 'next/navigation';
import { listSolelyManaged } from '#db/members/queries.ts';
import { deleteUser, type EntryPlan } from '#db/users/deletion.ts';
import { clearSession, requireSelf } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { deleteAccountPath, homePath } from '#lib/paths.ts';
import { emailOnlyInput } from '#lib/users/input.ts';
import { planField, readPlan } from './plan.ts';

export async function deleteAccount(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(deleteAccountPath);

  const form = parseForm(emailOnlyInput, formData);
  if (!form.ok) return form.state;
  if (form.data.email !== user.email)
    return formState(formData, { email: [`Das ist nicht die Adresse dieses Kontos (${user.email}).`] });

  const alone = await listSolelyManaged(user.id);
  const plans = alone.flatMap(({ id }): EntryPlan[] => {
    const plan = readPlan(formData.get(planField(id)));
    return plan ? [{ companyId: id, ...plan }] : [];
  });
  const missing = alone.filter(({ id }) => !plans.some(({ companyId }) => companyId === id));
  if (missing.length > 0) {
    const errors = missing.map(({ id, name }) => [planField(id), [`Bitte wählen Sie, was aus „${name}“ wird.`]]);
    return formState(
      formData,
      Object.fromEntries(errors),
      'Einträge, die nur Sie verwalten, brauchen eine Entscheidung.',
    );
  }

  const outcome = await deleteUser(user.id, plans);
  if (outcome === 'lastAdmin') {
    return formState(
      formData,
      {},
      'Sie sind der einzige Admin. Bitte geben Sie zuerst jemand anderem diese Rolle, damit weiterhin jemand Rollen vergeben kann.',
    );
  }
  if (outcome === 'undecided') {
    return formState(
      formData,
      {},
      'An Ihren Einträgen hat sich soeben etwas geändert. Bitte laden Sie die Seite neu und wählen Sie noch einmal.',
    );
  }

  await clearSession();
  redirect(homePath);
}
