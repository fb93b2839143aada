'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { addRemark as insertRemark, settleRemark as markSettled } from '#db/articles/desk-talk.ts';
import { remarkInput } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { emptyForm, type FormState, parseForm } from '#lib/form.ts';
import { deskArticlePath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function addRemark(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const form = parseForm(remarkInput, formData);
  if (!form.ok) return form.state;

  if (!isRowId(id) || !(await insertRemark(id, user.id, form.data))) notFound();

  refresh();
  return { ...emptyForm, message: 'Die Anmerkung ist gespeichert.', done: true };
}

export async function settleRemark(id: number, remarkId: number, isSettled: boolean): Promise<void> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  if (!isRowId(id) || !isRowId(remarkId) || !(await markSettled(id, user.id, remarkId, isSettled === true))) notFound();

  refresh();
}
