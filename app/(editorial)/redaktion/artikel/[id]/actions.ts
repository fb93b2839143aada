'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { publishFromDesk, reopenFromDesk, saveDetails, withdrawFromDesk } from '#db/articles/desk.ts';
import { getArticleForDesk } from '#db/articles/desk-queries.ts';
import { problemsBeforePublishing } from '#lib/articles/complete.ts';
import { detailsInput, withdrawInput } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { asForm, type FormState, formState, parseForm } from '#lib/form.ts';
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

export async function publishArticleNow(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const article = isRowId(id) ? await getArticleForDesk(id) : null;
  if (!article) notFound();
  const problems = problemsBeforePublishing(article);
  if (problems.length > 0) return formState(formData, {}, problems.join(' '));

  const outcome = await publishFromDesk(id, user.id, String(asForm(formData).get('seen')));
  if (outcome === 'notThere') notFound();
  if (outcome !== 'done') return formState(formData, {}, PUBLISH_PROBLEMS[outcome]);

  refresh();
  return { ...formState(formData, {}, 'Der Artikel ist veröffentlicht.'), done: true };
}

const PUBLISH_PROBLEMS = {
  stale: 'Der Text ist inzwischen ein anderer. Bitte laden Sie die Seite neu und sehen Sie ihn sich an.',
  nothingNew: 'Das ist schon veröffentlicht.',
};

export async function withdrawFromReaders(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const form = parseForm(withdrawInput, formData);
  if (!form.ok) return form.state;
  const { instead } = form.data;

  if (!isRowId(id) || !(await withdrawFromDesk(id, user.id, instead || undefined))) {
    return instead
      ? formState(formData, { instead: ['Unter dieser Adresse ist kein anderer Artikel veröffentlicht.'] })
      : formState(formData, {}, 'Dieser Artikel ist nicht veröffentlicht.');
  }

  refresh();
  return { ...formState(formData, {}, 'Der Artikel ist zurückgezogen.'), done: true };
}

export async function reopenArticle(id: number): Promise<void> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  if (isRowId(id)) await reopenFromDesk(id, user.id);

  refresh();
}
