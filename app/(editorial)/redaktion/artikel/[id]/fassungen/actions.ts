'use server';

import { notFound, redirect } from 'next/navigation';
import { restoreVersion as bringBack } from '#db/articles/desk.ts';
import { requireRole } from '#lib/auth/session.ts';
import { type FormState, formState } from '#lib/form.ts';
import { deskArticlePath, versionsPath } from '#lib/paths.ts';
import { canEditText, canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function restoreVersion(
  id: number,
  number: number,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const user = await requireRole(versionsPath(id), canWriteArticles);

  const outcome =
    isRowId(id) && isRowId(number)
      ? await bringBack(id, user.id, number, (article) => canEditText(user, article))
      : 'notThere';
  if (outcome === 'notThere') notFound();
  if (outcome === 'closed')
    return formState(
      formData,
      {},
      'Das geht gerade nicht: Jemand anderes schreibt daran, oder der Artikel ist freigegeben oder geplant.',
    );

  redirect(deskArticlePath(id));
}
