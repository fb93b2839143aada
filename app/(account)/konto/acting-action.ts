'use server';

import { redirect } from 'next/navigation';
import { stopActing } from '#db/users/mutations.ts';
import { currentSessionHash, requireUser } from '#lib/auth/session.ts';
import { accountPath, userPath } from '#lib/paths.ts';

export async function endActing(): Promise<void> {
  const user = await requireUser(accountPath);

  await stopActing(await currentSessionHash());

  redirect(user.impersonation ? userPath(user.id) : accountPath);
}
