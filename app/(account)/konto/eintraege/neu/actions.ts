'use server';

import { redirect } from 'next/navigation';
import { deleteDraft, saveDraft, submitEntry, withdrawSubmission } from '#db/submissions/mutations.ts';
import { countRecentEntries, getDraft } from '#db/submissions/queries.ts';
import { requireSelf, userOfForm } from '#lib/auth/session.ts';
import { asForm, type FormState, formState } from '#lib/form.ts';
import {
  accountPath,
  entrySentPath,
  newEntryPath,
  previewEntryPath,
  signedInAgainPath,
  signInPath,
  uploadPath,
} from '#lib/paths.ts';
import { CHOICE_TAKEN, takeChoice } from '#lib/submissions/choices.ts';
import { typedDraft } from '#lib/submissions/input.ts';
import { isUuid } from '#lib/text-input.ts';
import { locateEntry, resolveEntry, resolveTyped } from '../resolve-entry.ts';
import { SESSION_ENDED, signedOutState } from '../signed-out.ts';

/** Nobody has more companies than this to enter by hand in a day. */
const MOST_ENTRIES_A_DAY = 20;
/** More than all fields together may hold; what is too long comes back, but is not kept. */
const DRAFT_LIMIT = 100_000;

/** Keeps the form as it is, however unfinished. Called as sections are left, and by the button. */
export async function keepDraft(
  draftId: string,
  formData: FormData,
): Promise<{ draft: string } | { problem: string; signIn?: string }> {
  const user = await userOfForm();
  if (!user) return { problem: SESSION_ENDED, signIn: signInPath(signedInAgainPath) };

  return saveTyped(draftId, user.id, formData);
}

/** Saves and checks the form; when all is right, shows what visitors will see. */
export async function previewEntry(draftId: string, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await userOfForm();
  if (!user) return signedOutState(formData);

  const isChoosing = takeChoice(formData);
  const named = String(asForm(formData).get('draft') ?? '');
  const kept = await saveTyped(isUuid(named) ? named : draftId, user.id, formData);
  const entry = await resolveEntry(formData, { userId: user.id });
  if ('problem' in kept) return formState(formData, entry.ok ? {} : entry.state.errors, kept.problem);
  if (asForm(formData).get('intent') === 'save') redirect(newEntryPath(kept.draft));
  if (asForm(formData).get('intent') === 'pictures') redirect(uploadPath({ draft: kept.draft }));

  if (!entry.ok) return entry.state;
  if (isChoosing) return formState(formData, {}, CHOICE_TAKEN);
  if ((await countRecentEntries(user.id)) >= MOST_ENTRIES_A_DAY)
    return formState(formData, {}, 'Heute haben Sie schon sehr viele Einträge geschickt. Morgen geht es weiter.');

  redirect(previewEntryPath(kept.draft));
}

async function saveTyped(
  draftId: string,
  authorId: string,
  formData: FormData,
): Promise<{ draft: string } | { problem: string }> {
  if (!isUuid(draftId)) return { problem: 'Diesen Entwurf gibt es nicht.' };
  const typed = typedDraft(formData);
  if (JSON.stringify(typed).length > DRAFT_LIMIT) {
    return { problem: 'Das ist zu viel Text, um ihn zu speichern. Bitte kürzen Sie ihn.' };
  }
  const id = await saveDraft({ id: draftId, authorId, companyId: null }, typed);
  return id
    ? { draft: id }
    : { problem: 'Dieser Entwurf wurde inzwischen abgeschickt, oder er gehört jemand anderem.' };
}

export async function sendEntry(draftId: string, _previous: FormState, _formData: FormData): Promise<FormState> {
  const user = await requireSelf(previewEntryPath(draftId));

  const draft = await getDraft(draftId, user.id);
  // Sent twice, by a second press or the back button: it is there once.
  if (!draft) redirect(entrySentPath);
  const entry = await resolveTyped(draft.typed, { userId: user.id });
  if (!entry.ok) redirect(newEntryPath(draftId));
  if ((await countRecentEntries(user.id)) >= MOST_ENTRIES_A_DAY) redirect(newEntryPath(draftId));

  await submitEntry(draftId, user.id, await locateEntry(entry.fields));

  redirect(entrySentPath);
}

export async function discardDraft(draftId: string): Promise<void> {
  const user = await requireSelf(accountPath);

  if (isUuid(draftId)) await deleteDraft(draftId, user.id);

  redirect(accountPath);
}

/** What waits for a decision, before anybody has decided. */
export async function takeBack(submissionId: string): Promise<void> {
  const user = await requireSelf(accountPath);

  if (isUuid(submissionId)) await withdrawSubmission(submissionId, user.id);

  redirect(accountPath);
}
