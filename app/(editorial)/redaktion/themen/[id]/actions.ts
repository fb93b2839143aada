'use server';

import { refresh } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { deleteTopic, mergeTopics, updateTopic } from '#db/articles/topics.ts';
import { topicInput, topicState } from '#lib/articles/topic-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { deskTopicPath, deskTopicsPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function saveTopic(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskTopicPath(id), canWriteArticles);

  const form = parseForm(topicInput, formData);
  if (!form.ok) return form.state;

  const outcome = isRowId(id) ? await updateTopic(id, form.data, user.id) : 'notThere';
  switch (outcome) {
    case 'notThere':
      return notFound();
    case 'nameTaken':
      return formState(formData, {
        name: ['So heißt schon ein anderes Thema. Sie können beide zusammenlegen.'],
      });
    case 'slugTaken':
      return formState(formData, { slug: ['Diese Adresse hat ein anderes Thema, oder sie führt zu einem.'] });
    case 'stale':
      return formState(
        formData,
        {},
        'Jemand anderes hat dieses Thema inzwischen geändert. Bitte laden Sie die Seite neu und sehen Sie es sich an.',
      );
  }

  refresh();
  const state = formState(formData, {}, 'Das Thema ist gespeichert.');
  return { ...state, values: { ...state.values, seen: topicState(form.data) }, done: true };
}

/** What it does was said on the page before. */
export async function mergeTopic(id: number, targetId: number): Promise<void> {
  const user = await requireRole(deskTopicPath(id), canWriteArticles);

  if (!isRowId(id) || !isRowId(targetId) || !(await mergeTopics(id, targetId, user.id))) notFound();

  redirect(deskTopicPath(targetId));
}

export async function removeTopic(id: number): Promise<void> {
  const user = await requireRole(deskTopicPath(id), canWriteArticles);

  if (!isRowId(id) || !(await deleteTopic(id, user.id))) notFound();

  redirect(deskTopicsPath);
}
