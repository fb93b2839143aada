'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { acceptDocuments } from '#db/users/mutations.ts';
import { currentVersions } from '#lib/auth/acceptance.ts';
import { requireSelf } from '#lib/auth/session.ts';
import { type FormState, parseForm } from '#lib/form.ts';
import { acceptTermsPath, accountPath } from '#lib/paths.ts';
import { acceptTermsInput, safeNext } from '#lib/users/input.ts';

export async function acceptTerms(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(acceptTermsPath());

  const form = parseForm(acceptTermsInput, formData);
  if (!form.ok) return form.state;

  await acceptDocuments(user.id, await currentVersions());

  redirect(safeNext(form.data.next, accountPath) as Route);
}
