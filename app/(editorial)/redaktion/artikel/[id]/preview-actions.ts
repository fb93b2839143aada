'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { createPreview, endPreviews } from '#db/articles/desk-previews.ts';
import { previewInput } from '#lib/articles/desk-input.ts';
import { newPreviewToken, previewTokenHash } from '#lib/articles/preview-token.ts';
import { requireRole } from '#lib/auth/session.ts';
import { siteUrl } from '#lib/env.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { deskArticlePath, previewPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function sharePreview(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const form = parseForm(previewInput, formData);
  if (!form.ok) return form.state;

  const token = newPreviewToken();
  const expiresAt = new Date(Date.now() + form.data.days * 24 * 3600_000);
  if (!isRowId(id) || !(await createPreview(id, user.id, previewTokenHash(token), expiresAt))) notFound();

  refresh();
  // Shown this once: what is stored opens nothing.
  const state = formState(formData, {}, 'Diesen Link sehen Sie nur jetzt. Wer ihn hat, kann den Artikel lesen.');
  return { ...state, values: { ...state.values, link: siteUrl(previewPath(token)) }, done: true };
}

export async function stopPreviews(id: number): Promise<void> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  if (isRowId(id)) await endPreviews(id, user.id);

  refresh();
}
