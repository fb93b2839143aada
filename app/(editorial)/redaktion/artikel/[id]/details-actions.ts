'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { saveDetails } from '#db/articles/desk-details.ts';
import { detailsInput } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { deskArticlePath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function saveArticleDetails(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const form = parseForm(detailsInput, formData);
  if (!form.ok) return form.state;

  const outcome = isRowId(id) ? await saveDetails(id, user.id, form.data) : { kind: 'notThere' as const };
  switch (outcome.kind) {
    case 'notThere':
      return notFound();
    case 'slugTaken':
      return formState(formData, { slug: ['Diese Adresse hat ein anderer Artikel, oder sie führt zu einem.'] });
    case 'slugHidden':
      return formState(formData, {
        slug: ['Die Adresse lässt sich erst ändern, wenn der Artikel wieder veröffentlicht ist.'],
      });
    case 'unknown':
      return formState(
        formData,
        {
          ...(outcome.topics.length > 0
            ? { topic: [`Dieses Thema gibt es noch nicht: ${outcome.topics.join(', ')}.`] }
            : {}),
          ...(outcome.authors.length > 0
            ? { author: [`Diesen Autor gibt es noch nicht: ${outcome.authors.join(', ')}.`] }
            : {}),
        },
        'Bitte prüfen Sie die Namen. Sind sie richtig, legen Sie sie mit an.',
      );
  }

  refresh();
  return { ...formState(formData, {}, 'Die Angaben sind gespeichert.'), done: true };
}
