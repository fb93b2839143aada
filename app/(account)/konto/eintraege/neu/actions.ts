'use server';

import { redirect } from 'next/navigation';
import { deleteDraft, saveDraft, submitEntry, withdrawSubmission } from '#db/submissions/mutations.ts';
import { countRecentEntries, getDraft } from '#db/submissions/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { type FormState, formState, typedValues } from '#lib/form.ts';
import { accountPath, entrySentPath, newEntryPath, previewEntryPath } from '#lib/paths.ts';
import { CHOICE_TAKEN, takeChoice } from '#lib/submissions/choices.ts';
import { isUuid } from '#lib/text-input.ts';
import { resolveEntry, resolveTyped } from '../resolve-entry.ts';

/** Nobody has more companies than this to enter by hand in a day. */
const MOST_ENTRIES_A_DAY = 20;
const DRAFT_LIMIT = 100_000;

/** Keeps the form as it is, however unfinished. Called as sections are left, and by the button. */
export async function keepDraft(
  draftId: string | undefined,
  formData: FormData,
): Promise<{ draft: string } | { problem: string }> {
  const user = await requireUser(newEntryPath(draftId));

  if (draftId !== undefined && !isUuid(draftId)) return { problem: 'Diesen Entwurf gibt es nicht.' };
  const typed = typedValues(formData);
  if (JSON.stringify(typed).length > DRAFT_LIMIT) return { problem: 'Das ist zu viel Text, um ihn zu speichern.' };

  const id = await saveDraft({ id: draftId, authorId: user.id, companyId: null }, typed);
  return id ? { draft: id } : { problem: 'Dieser Entwurf wurde inzwischen abgeschickt oder gelöscht.' };
}

/** Saves and checks the form; when all is right, shows what visitors will see. */
export async function previewEntry(
  draftId: string | undefined,
  _previous: FormState,
  formData: FormData,
): Promise<FormState> {
  const user = await requireUser(newEntryPath(draftId));

  const isChoosing = takeChoice(formData);
  const named = String(formData.get('draft') ?? '');
  const known = isUuid(named) ? named : draftId;
  const kept = await keepDraft(known, formData);
  if ('problem' in kept) return formState(formData, {}, kept.problem);
  if (formData.get('intent') === 'save') redirect(newEntryPath(kept.draft));

  const entry = await resolveEntry(formData);
  const withDraft = (state: FormState) => ({ ...state, values: { ...state.values, draft: kept.draft } });
  if (!entry.ok) return withDraft(entry.state);
  if (isChoosing) return withDraft(formState(formData, {}, CHOICE_TAKEN));
  if ((await countRecentEntries(user.id)) >= MOST_ENTRIES_A_DAY)
    return formState(formData, {}, 'Heute haben Sie schon sehr viele Einträge geschickt. Morgen geht es weiter.');

  redirect(previewEntryPath(kept.draft));
}

export async function sendEntry(draftId: string, _previous: FormState, _formData: FormData): Promise<FormState> {
  const user = await requireUser(previewEntryPath(draftId));

  const draft = await getDraft(draftId, user.id);
  // Sent twice, by a second press or the back button: it is there once.
  if (!draft) redirect(entrySentPath);
  const entry = await resolveTyped(draft.typed);
  if (!entry.ok) redirect(newEntryPath(draftId));
  if ((await countRecentEntries(user.id)) >= MOST_ENTRIES_A_DAY) redirect(newEntryPath(draftId));

  await submitEntry(draftId, user.id, entry.fields);

  redirect(entrySentPath);
}

export async function discardDraft(draftId: string): Promise<void> {
  const user = await requireUser(accountPath);

  if (isUuid(draftId)) await deleteDraft(draftId, user.id);

  redirect(accountPath);
}

/** What waits for a decision, before anybody has decided. */
export async function takeBack(submissionId: string): Promise<void> {
  const user = await requireUser(accountPath);

  if (isUuid(submissionId)) await withdrawSubmission(submissionId, user.id);

  redirect(accountPath);
}
