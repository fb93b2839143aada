'use server';

import { refresh } from 'next/cache';
import { holdCase } from '#db/inbox/mutations.ts';
import { requireRole } from '#lib/auth/session.ts';
import { isCaseId } from '#lib/inbox/cursor.ts';
import type { CaseSource } from '#lib/inbox/input.ts';
import { inboxPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';

export async function hold(source: CaseSource, id: string): Promise<boolean> {
  const user = await requireRole(inboxPath, canModerate);

  return isCaseId(source, id) && holdCase(source, id, user.id);
}

/** From a colleague who has gone for lunch with the page open. */
export async function takeOver(source: CaseSource, id: string): Promise<void> {
  const user = await requireRole(inboxPath, canModerate);

  if (isCaseId(source, id)) await holdCase(source, id, user.id, { takeOver: true });

  refresh();
}
