'use server';

import { redirect } from 'next/navigation';
import { createTopic as insertTopic } from '#db/articles/topics.ts';
import { newTopicInput } from '#lib/articles/topic-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { deskTopicPath, deskTopicsPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';

export async function createTopic(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskTopicsPath, canWriteArticles);

  const form = parseForm(newTopicInput, formData);
  if (!form.ok) return form.state;

  const id = await insertTopic(form.data.name, user.id);
  if (id === 'nameTaken') return formState(formData, { name: ['Dieses Thema gibt es schon.'] });

  redirect(deskTopicPath(id));
}
