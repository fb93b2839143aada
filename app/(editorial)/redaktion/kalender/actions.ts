'use server';

import { refresh } from 'next/cache';
import { planFor } from '#db/articles/desk-steps.ts';
import { movePieceInput } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { longDate } from '#lib/dates.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { deskCalendarPath } from '#lib/paths.ts';
import { canPublish, canWriteArticles } from '#lib/permissions.ts';

export async function movePiece(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskCalendarPath(), canWriteArticles);

  const form = parseForm(movePieceInput, formData);
  if (!form.ok) return formState(formData, {}, Object.values(form.state.errors).flat().join(' '));
  const { article: id, day } = form.data;

  const outcome = await planFor(id, user.id, day, (article) => canPublish(user, article));
  if (outcome !== 'done')
    return formState(
      formData,
      {},
      'Dorthin lässt er sich nicht verschieben: Der Tag oder die Uhrzeit ist vorbei, oder der Artikel ist schon erschienen.',
    );

  refresh();
  return { ...formState(formData, {}, `Verschoben auf den ${longDate(day)}.`), done: true };
}
