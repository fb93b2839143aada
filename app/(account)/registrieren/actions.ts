'use server';

import { redirect } from 'next/navigation';
import { registerUser } from '#db/users/mutations.ts';
import { isWelcome, NOT_WELCOME } from '#lib/auth/challenge.ts';
import { clientNetwork, mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { hashPassword, passwordProblem } from '#lib/auth/password.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { readLegalText } from '#lib/legal-text.ts';
import { registeredPath } from '#lib/paths.ts';
import { registerInput } from '#lib/users/input.ts';

/** The answer is the same whether the address has an account or not; its owner hears by mail. */
export async function register(_previous: FormState, formData: FormData): Promise<FormState> {
  const form = parseForm(registerInput, formData);
  if (!form.ok) return form.state;
  const { name, email, password, solution } = form.data;
  const problem = passwordProblem(password, [name, email]);
  if (problem) return formState(formData, { password: [problem] }, 'Bitte prüfen Sie die markierten Felder.');

  if (!(await mayTry('registerNetwork', await clientNetwork()))) return formState(formData, {}, TOO_MANY_TRIES);
  if (!(await isWelcome(solution ?? null))) return formState(formData, {}, NOT_WELCOME);
  if (!(await mayTry('mailAddress', email))) redirect(registeredPath);

  const [terms, privacy] = await Promise.all([readLegalText('terms'), readLegalText('privacy')]);
  await registerUser({
    email,
    name,
    passwordHash: await hashPassword(password),
    termsVersion: terms.version,
    privacyVersion: privacy.version,
  });

  redirect(registeredPath);
}
