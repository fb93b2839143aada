'use server';

import { redirect } from 'next/navigation';
import { createArticle as insertArticle } from '#db/articles/desk.ts';
import { newArticleInput } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { type FormState, parseForm } from '#lib/form.ts';
import { deskArticlePath, deskPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';

export async function createArticle(_previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskPath, canWriteArticles);

  const form = parseForm(newArticleInput, formData);
  if (!form.ok) return form.state;

  const id = await insertArticle(user.id, form.data.title);

  redirect(deskArticlePath(id));
}
