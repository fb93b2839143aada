'use server';

import { redirect } from 'next/navigation';
import { registerThroughProvider } from '#db/users/mutations.ts';
import { currentVersions } from '#lib/auth/acceptance.ts';
import { evenly } from '#lib/auth/even-time.ts';
import { clientNetwork, mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { keepPending, providerName, readPending } from '#lib/auth/provider-sign-in.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { registeredPath, signInPath } from '#lib/paths.ts';
import { providerSignUpInput } from '#lib/users/input.ts';

/** The same answer whether the address has an account or not; the mail leads on in both cases. */
export async function registerWithProvider(_previous: FormState, formData: FormData): Promise<FormState> {
  const form = parseForm(providerSignUpInput, formData);
  if (!form.ok) return form.state;
  const { name, email } = form.data;

  const identity = await readPending();
  if (!identity) redirect(signInPath());

  if (!(await mayTry('registerNetwork', await clientNetwork()))) return formState(formData, {}, TOO_MANY_TRIES);
  if (await mayTry('mailAddress', email)) {
    const versions = await currentVersions();
    const provider = providerName(identity.issuer);
    await evenly(() => registerThroughProvider({ email, name, versions, provider }));
  }
  await keepPending({ ...identity, sentTo: email });

  redirect(registeredPath);
}
