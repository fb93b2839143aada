'use server';

import { refresh } from 'next/cache';
import { addCorrection, removeCorrection as takeOutCorrection } from '#db/articles/desk-talk.ts';
import { correctionInput } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { emptyForm, type FormState, formState, parseForm } from '#lib/form.ts';
import { deskArticlePath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function correctArticle(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const form = parseForm(correctionInput, formData);
  if (!form.ok) return form.state;

  if (!isRowId(id) || !(await addCorrection(id, user.id, form.data)))
    return formState(formData, {}, 'Berichtigen lässt sich nur, was veröffentlicht ist.');

  refresh();
  return { ...emptyForm, message: 'Die Berichtigung steht unter dem Artikel.', done: true };
}

export async function removeCorrection(id: number, correctionId: number): Promise<void> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  if (isRowId(id) && isRowId(correctionId)) await takeOutCorrection(id, user.id, correctionId);

  refresh();
}
