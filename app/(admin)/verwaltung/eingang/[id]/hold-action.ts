'use server';

import { holdSubmission } from '#db/submissions/mutations.ts';
import { requireRole } from '#lib/auth/session.ts';
import { submissionPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';

export async function hold(id: string): Promise<boolean> {
  const user = await requireRole(submissionPath(id), canModerate);

  return isUuid(id) && holdSubmission(id, user.id);
}
