'use server';

import { redirect } from 'next/navigation';
import { acceptInvitation } from '#db/members/mutations.ts';
import { readMailToken } from '#lib/auth/mail-token.ts';
import { requireSelf } from '#lib/auth/session.ts';
import type { FormState } from '#lib/form.ts';
import { editEntryPath, invitationPath } from '#lib/paths.ts';

export async function acceptInvite(token: string, _previous: FormState, _formData: FormData): Promise<FormState> {
  const user = await requireSelf(invitationPath(token));

  const id = readMailToken(token);
  const accepted = id ? await acceptInvitation(id, user) : null;

  redirect(accepted ? editEntryPath(accepted.companyId) : invitationPath(token));
}
