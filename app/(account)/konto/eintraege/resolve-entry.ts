import { findCategories, listPlacesOfPostalCode } from '#db/submissions/queries.ts';
import { type FormState, formState, parseForm } from '#lib/form.ts';
import { fold } from '#lib/search/fold.ts';
import type { EntryFields } from '#lib/submissions/fields.ts';
import { type EntryInput, entryInput } from '#lib/submissions/input.ts';

type Resolved = { ok: true; fields: EntryFields } | { ok: false; state: FormState };

/** The form of an entry, checked with its schema, and its place and trades found in the directory. */
export async function resolveEntry(formData: FormData, storedHours?: string | null): Promise<Resolved> {
  const form = parseForm(entryInput(storedHours ?? undefined), formData);
  if (!form.ok) return form;
  const [place, trades] = await Promise.all([findPlace(form.data), findTrades(form.data)]);
  const errors = { ...place.errors, ...trades.errors };
  if (place.id === undefined || Object.keys(errors).length > 0) {
    return { ok: false, state: formState(formData, errors, 'Bitte prüfen Sie die markierten Felder.') };
  }
  const { city, category, otherCategories, hours, ...rest } = form.data;
  return { ok: true, fields: { ...rest, placeId: place.id, categoryIds: trades.ids, openingHours: hours } };
}

/** A draft, as it was typed. */
export const resolveTyped = (typed: Record<string, string>): Promise<Resolved> => resolveEntry(formDataOf(typed));

function formDataOf(typed: Record<string, string>): FormData {
  const formData = new FormData();
  for (const [name, value] of Object.entries(typed)) {
    const all = name === 'payment' || name === 'otherCategories' ? value.split('\n') : [value];
    for (const each of all) formData.append(name, each);
  }
  return formData;
}

/** Postal code and place must fit each other; if they do not, the fitting ones are offered. */
async function findPlace({ postalCode, city }: EntryInput): Promise<{ id?: number; errors: FormState['errors'] }> {
  const fitting = await listPlacesOfPostalCode(postalCode);
  if (fitting.length === 0) return { errors: { postalCode: [`Die Postleitzahl ${postalCode} kennen wir nicht.`] } };
  const wanted = fold(city);
  const found =
    fitting.find(({ foldedName }) => foldedName === wanted) ??
    // „Frankfurt“ for „Frankfurt am Main“, „Kaiserslautern-Siegelbach“ for „Kaiserslautern“.
    fitting.find(({ foldedName }) => foldedName.startsWith(`${wanted} `) || wanted.startsWith(foldedName));
  if (found) return { id: found.id, errors: {} };
  return { errors: { city: [`Zu ${postalCode} gehört: ${fitting.map(({ name }) => name).join(', ')}.`] } };
}

async function findTrades({
  category,
  otherCategories,
}: EntryInput): Promise<{ ids: number[]; errors: FormState['errors'] }> {
  const found = await findCategories([category, ...otherCategories]);
  const idOf = new Map(found.map(({ asked, id }) => [asked, id]));
  const unknown = otherCategories.filter((name) => !idOf.has(name));
  const errors: FormState['errors'] = {};
  if (!idOf.has(category)) errors.category = ['Diese Branche kennen wir nicht. Bitte wählen Sie eine aus der Liste.'];
  if (unknown.length > 0) errors.otherCategories = [`Diese Branchen kennen wir nicht: ${unknown.join(', ')}.`];
  const ids = [category, ...otherCategories].flatMap((name) => idOf.get(name) ?? []);
  return { ids: [...new Set(ids)], errors };
}
