'use server';

import { refresh } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { mergeCategories, updateCategory } from '#db/categories/mutations.ts';
import { renewVocabulary } from '#db/search/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { categoryInput, categoryState } from '#lib/categories/input.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { mergeTradePath, tradePath } from '#lib/paths.ts';
import { canEditTrades } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function saveTrade(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(tradePath(id), canEditTrades);

  const form = parseForm(categoryInput, formData);
  if (!form.ok) return form.state;

  const outcome = isRowId(id) ? await updateCategory(id, form.data, user.id) : 'notThere';
  if (outcome === 'notThere') notFound();
  if (outcome === 'nameTaken') {
    return formState(formData, { name: ['So heißt schon eine andere Branche. Sie können beide zusammenlegen.'] });
  }
  if (outcome === 'stale') {
    return formState(
      formData,
      {},
      'Jemand anderes hat diese Branche inzwischen geändert. Bitte laden Sie die Seite neu und sehen Sie es sich an.',
    );
  }

  renewVocabulary();
  refresh();
  const { name, group: parentId, schemaType, synonyms } = form.data;
  const state = formState(formData, {}, 'Die Branche ist gespeichert.');
  const seen = categoryState({ name, parentId, schemaType, synonyms });
  return { ...state, values: { ...state.values, synonyms: synonyms.join('\n'), seen }, done: true };
}

/** What it does was said on the page before. */
export async function mergeTrade(id: number, targetId: number): Promise<void> {
  const user = await requireRole(mergeTradePath(id), canEditTrades);

  if (!isRowId(id) || !isRowId(targetId) || !(await mergeCategories(id, targetId, user.id))) notFound();

  renewVocabulary();
  redirect(tradePath(targetId));
}
