'use server';

import { notFound, redirect } from 'next/navigation';
import { fieldText } from '#components/submissions/entry-facts.tsx';
import { closeEntry, restoreEntry, submitChange, withdrawEntry } from '#db/submissions/mutations.ts';
import { getEntryForEditing, listCategoryNamesById, listFieldsWaiting } from '#db/submissions/queries.ts';
import { mayTry, TOO_MANY_TRIES } from '#lib/auth/limits.ts';
import { requireSelf, userOfForm } from '#lib/auth/session.ts';
import { berlinDate } from '#lib/dates.ts';
import { asForm, type FormState, formState } from '#lib/form.ts';
import { accountPath, editEntryPath, uploadPath } from '#lib/paths.ts';
import { canEditEntry, canManageEntry } from '#lib/permissions.ts';
import { CHOICE_TAKEN, takeChoice } from '#lib/submissions/choices.ts';
import { changesBetween, ENTRY_FIELDS, type EntryField, type EntryFields } from '#lib/submissions/fields.ts';
import { locateEntry, resolveEntry } from '../resolve-entry.ts';
import { signedOutState } from '../signed-out.ts';

export async function changeEntry(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await userOfForm();
  if (!user) return signedOutState(formData);

  const entry = await getEntryForEditing(id, user.id);
  if (!entry || !canEditEntry(user, entry)) notFound();

  if (asForm(formData).get('intent') === 'pictures') redirect(uploadPath({ entry: id }));
  const isChoosing = takeChoice(formData);
  const resolved = await resolveEntry(formData, { userId: user.id, companyId: id }, entry.fields);
  if (!resolved.ok) return resolved.state;
  if (isChoosing) return formState(formData, {}, CHOICE_TAKEN);

  const version = Number(asForm(formData).get('version'));
  const changes = changesBetween(entry.fields, resolved.fields);
  // Also when the same form arrives again, after it has done its work.
  if (Object.keys(changes).length === 0) return unchangedState(formData, entry.version);
  if (entry.version !== version) return staleState(formData, id, user.id, resolved.fields);
  if (!(await mayTry('account', user.id))) return formState(formData, {}, TOO_MANY_TRIES);

  const others = await listFieldsWaiting(id, user.id);
  const located = await locateEntry(resolved.fields, entry.fields);
  const outcome = await submitChange({
    companyId: id,
    authorId: user.id,
    enteredBy: user.impersonation?.staffId,
    version,
    changes: changesBetween(entry.fields, located),
    today: berlinDate(new Date()),
  });
  if (outcome === 'stale') return staleState(formData, id, user.id, resolved.fields);

  const state = formState(formData, {});
  const after = await getEntryForEditing(id, user.id);
  const labels = (fields: readonly string[]) =>
    ENTRY_FIELDS.filter(({ field }) => fields.includes(field)).map(({ label }) => label);
  const sentences = [
    outcome.applied.length > 0 ? `Sofort übernommen: ${labels(outcome.applied).join(', ')}.` : '',
    outcome.waiting.length > 0
      ? `Wird geprüft: ${labels(outcome.waiting).join(', ')}. Ihr Eintrag bleibt bis dahin unverändert sichtbar.`
      : '',
    outcome.waiting.some((field) => others.includes(field))
      ? 'Zu denselben Angaben liegt schon eine Änderung von jemand anderem vor; beide werden zusammen geprüft.'
      : '',
  ];
  return {
    ...state,
    values: { ...state.values, version: String(after?.version ?? version) },
    done: true,
    message: sentences.filter(Boolean).join(' '),
  };
}

export async function withdraw(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireSelf(editEntryPath(id));

  const entry = await getEntryForEditing(id, user.id);
  if (!entry || !canManageEntry(user, entry)) notFound();
  if (asForm(formData).get('confirm') !== 'ja')
    return formState(formData, { confirm: ['Bitte bestätigen Sie, dass der Eintrag verschwinden soll.'] });

  await withdrawEntry(id, user.id);

  redirect(accountPath);
}

export async function close(id: number, isClosed: boolean): Promise<void> {
  const user = await requireSelf(editEntryPath(id));

  const entry = await getEntryForEditing(id, user.id);
  if (!entry || !canManageEntry(user, entry)) notFound();

  await closeEntry(id, user.id, isClosed === true);

  redirect(editEntryPath(id));
}

export async function restore(id: number): Promise<void> {
  const user = await requireSelf(accountPath);

  const entry = await getEntryForEditing(id, user.id);
  if (!entry || !canManageEntry(user, entry)) notFound();

  await restoreEntry(id, user.id);

  redirect(accountPath);
}

const FORM_FIELD: Partial<Record<EntryField, string>> = {
  openingHours: 'hours',
  placeId: 'city',
  position: 'latitude',
  categoryIds: 'category',
};

const unchangedState = (formData: FormData, version: number): FormState => {
  const state = formState(formData, {}, 'Ihre Angaben stehen schon so im Eintrag.');
  return { ...state, values: { ...state.values, version: String(version) }, done: true };
};

/** Somebody else was quicker: what was typed stays, what stands in the entry now is said beside it, and the next press counts. */
async function staleState(formData: FormData, id: number, userId: string, after: EntryFields): Promise<FormState> {
  const entry = await getEntryForEditing(id, userId);
  if (!entry) notFound();
  const differing = Object.keys(changesBetween(entry.fields, after)) as EntryField[];
  const names = {
    categories: new Map((await listCategoryNamesById(entry.fields.categoryIds)).map((each) => [each.id, each.name])),
    places: new Map([[entry.fields.placeId, entry.placeName]]),
  };
  const errors = Object.fromEntries(
    differing.map((field) => [
      FORM_FIELD[field] ?? field,
      [`Inzwischen steht dort: ${fieldText(field, entry.fields[field], names) || 'nichts'}`],
    ]),
  );
  const state = formState(
    formData,
    errors,
    'Der Eintrag wurde inzwischen geändert. Bitte sehen Sie die markierten Felder an; senden Sie noch einmal, wenn Ihre Angaben gelten sollen.',
  );
  return { ...state, values: { ...state.values, version: String(entry.version) } };
}
