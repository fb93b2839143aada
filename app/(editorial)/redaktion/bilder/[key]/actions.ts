'use server';

import { refresh } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { removeFromLibrary, updateInLibrary } from '#db/pictures/library.ts';
import { requireRole } from '#lib/auth/session.ts';
import { asForm, type FormState, formState, parseForm } from '#lib/form.ts';
import { libraryItemPath, libraryPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isPictureKey } from '#lib/pictures/files.ts';
import { libraryInput, libraryState } from '#lib/pictures/library-input.ts';

export async function savePicture(key: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(libraryPath, canWriteArticles);

  const form = parseForm(libraryInput, formData);
  if (!form.ok) return form.state;

  const seen = String(asForm(formData).get('seen') ?? '');
  const outcome = isPictureKey(key) ? await updateInLibrary(key, form.data, seen, user.id) : 'notThere';
  if (outcome === 'notThere') notFound();
  if (outcome === 'stale') {
    return formState(
      formData,
      {},
      'Jemand anderes hat diese Angaben inzwischen geändert. Bitte laden Sie die Seite neu und sehen Sie sie sich an.',
    );
  }

  refresh();
  const state = formState(formData, {}, 'Die Angaben sind gespeichert.');
  return { ...state, values: { ...state.values, ...form.data, seen: libraryState(form.data) }, done: true };
}

export async function removePicture(key: string): Promise<void> {
  const user = await requireRole(libraryPath, canWriteArticles);

  const outcome = isPictureKey(key) ? await removeFromLibrary(key, user.id) : 'notThere';
  if (outcome === 'notThere') notFound();
  // Somebody has put it into an article meanwhile: the page says which.
  if (outcome === 'used') redirect(libraryItemPath(key));

  redirect(libraryPath);
}
