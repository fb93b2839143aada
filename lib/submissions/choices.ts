import { asForm } from '#lib/form.ts';
/** What a button says that offers a choice: the field, what stands there, and what shall stand there instead. */
export const choiceOf = (field: string, typed: string, value: string): string => JSON.stringify([field, typed, value]);

/** Puts a pressed choice into the form. False when none was pressed, or none that makes sense. */
export function takeChoice(sent: FormData): boolean {
  const formData = asForm(sent);
  const choice = readChoice(formData.get('choose'));
  formData.delete('choose');
  if (!choice) return false;
  const [field, typed, value] = choice;
  const before = formData.getAll(field);
  const index = before.findIndex((each) => typeof each === 'string' && each.replace(/\s+/g, ' ').trim() === typed);
  if (index < 0) return false;
  formData.delete(field);
  for (const [at, each] of before.entries()) formData.append(field, at === index ? value : each);
  return true;
}

const OFFERED_FIELDS: readonly unknown[] = ['postalCode', 'city', 'category', 'otherCategories'];

function readChoice(pressed: FormDataEntryValue | null): [field: string, typed: string, value: string] | null {
  if (typeof pressed !== 'string' || pressed.length > 1000) return null;
  try {
    const read: unknown = JSON.parse(pressed);
    const isChoice =
      Array.isArray(read) &&
      read.length === 3 &&
      read.every((part) => typeof part === 'string') &&
      OFFERED_FIELDS.includes(read[0]);
    return isChoice ? (read as [string, string, string]) : null;
  } catch {
    return null;
  }
}

/** Whoever pressed a suggestion has not pressed „Absenden“ yet. */
export const CHOICE_TAKEN = 'Übernommen. Jetzt passt alles zusammen, und Sie können weiter.';
