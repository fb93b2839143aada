'use server';

import { redirect } from 'next/navigation';
import { registerUser } from '#db/users/mutations.ts';
import { currentVersions } from '#lib/auth/acceptance.ts';
import { isWelcome, NOT_WELCOME } from '#lib/auth/challenge.ts';
import { evenly } from '#lib/auth/even-time.ts';
import { clientNetwork, mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { hashPassword, passwordProblem } from '#lib/auth/password.ts';
import { FORM_CHANGED, outcomeBefore, sentForm } from '#lib/auth/sent-form.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { registeredPath } from '#lib/paths.ts';
import { registerInput } from '#lib/users/input.ts';

/** The answer is the same whether the address has an account or not; its owner hears by mail. */
export async function register(_previous: FormState, formData: FormData): Promise<FormState> {
  const form = parseForm(registerInput, formData);
  if (!form.ok) return form.state;
  const { name, email, password, solution } = form.data;
  const problem = passwordProblem(password, [name, email]);
  if (problem) return formState(formData, { password: [problem] }, 'Bitte prüfen Sie die markierten Felder.');
  const sent = sentForm(formData);

  let outcome = await outcomeBefore(sent);
  if (!outcome) {
    if (!(await mayTry('registerNetwork', await clientNetwork()))) return formState(formData, {}, TOO_MANY_TRIES);
    if (!(await isWelcome(solution, sent))) return formState(formData, {}, NOT_WELCOME);
    if (!(await mayTry('mailAddress', email))) redirect(registeredPath);
    const versions = await currentVersions();
    const passwordHash = await hashPassword(password);
    outcome = await evenly(() => registerUser({ email, name, passwordHash, versions }, sent));
  }

  if (outcome.is === 'changed') return formState(formData, {}, FORM_CHANGED);
  redirect(registeredPath);
}
