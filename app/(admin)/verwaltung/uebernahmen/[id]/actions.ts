'use server';

import { notFound } from 'next/navigation';
import { decideClaim } from '#db/claims/mutations.ts';
import { getClaim } from '#db/claims/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { claimDecisionInput } from '#lib/claims/input.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import type { InboxFilter } from '#lib/inbox/input.ts';
import { claimCasePath } from '#lib/paths.ts';
import { canDecide, canModerate } from '#lib/permissions.ts';
import { CLAIM_REASONS, reasonOf } from '#lib/submissions/decision.ts';
import { isUuid } from '#lib/text-input.ts';
import { openNext } from '../../eingang/open-next.ts';

export async function judgeClaim(
  id: string,
  filter: InboxFilter,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const user = await requireRole(claimCasePath(id), canModerate);

  const form = parseForm(claimDecisionInput, formData);
  if (!form.ok) return form.state;
  const { intent, template } = form.data;
  const reason = intent === 'reject' ? reasonOf(form.data.reason, template, CLAIM_REASONS) : form.data.reason;
  if (intent === 'reject' && !reason) return formState(formData, { reason: ['Bitte begründen Sie die Ablehnung.'] });

  const claim = isUuid(id) ? await getClaim(id) : null;
  if (!claim) notFound();
  if (!canDecide(user, { authorId: claim.claimantId })) {
    return formState(formData, {}, 'Über eigene Ansprüche entscheidet jemand anderes.');
  }

  const decided = await decideClaim({ id, moderatorId: user.id, accepted: intent === 'accept', reason });
  if (!decided) {
    return formState(formData, {}, 'Darüber hat inzwischen jemand anderes entschieden, oder sieht es sich gerade an.');
  }

  return openNext(filter, { source: 'claim', id, micros: claim.micros }, user.id);
}
