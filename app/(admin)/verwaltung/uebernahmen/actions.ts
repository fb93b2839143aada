'use server';

import { redirect } from 'next/navigation';
import { decideClaim } from '#db/claims/mutations.ts';
import { requireRole } from '#lib/auth/session.ts';
import { claimDecisionInput } from '#lib/claims/input.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { contestedClaimsPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';

export async function judgeClaim(id: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(contestedClaimsPath, canModerate);

  const form = parseForm(claimDecisionInput, formData);
  if (!form.ok) return form.state;
  const { intent, reason } = form.data;
  if (intent === 'reject' && !reason) return formState(formData, { reason: ['Bitte begründen Sie die Ablehnung.'] });

  const decided =
    isUuid(id) && (await decideClaim({ id, moderatorId: user.id, accepted: intent === 'accept', reason }));
  if (!decided) return formState(formData, {}, 'Darüber hat inzwischen jemand anderes entschieden.');

  redirect(contestedClaimsPath);
}
