'use client';

import type { FieldChoices } from '#lib/form.ts';
import { choiceOf } from '#lib/submissions/choices.ts';

/** What may have been meant, as buttons: with a script they fill the field, without one they send the form, which does the same. */
export function OfferedChoices({ name, choices = [] }: { name: string; choices?: readonly FieldChoices[] }) {
  return choices.map(({ typed, values }) => (
    <div key={typed} className="flex flex-wrap items-center gap-2 text-sm">
      <span>{typed ? `Statt „${typed}“:` : 'Vorschlag:'}</span>
      {values.map((value) => (
        <button
          key={value}
          type="submit"
          name="choose"
          value={choiceOf(name, typed, value)}
          className="button button-quiet min-h-11 px-3.5"
          onClick={(event) => {
            const field = fieldSaying(event.currentTarget.form, name, typed);
            if (!field) return;
            event.preventDefault();
            fillField(field, value);
            field.focus();
          }}
        >
          {value}
        </button>
      ))}
    </div>
  ));
}

/** Enter in a text field presses the first button of a form: that must not be a choice. */
export const DefaultSubmit = () => <button type="submit" hidden />;

/** As if it had been typed, so that whoever keeps the form hears of it. */
export function fillField(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function fieldSaying(form: HTMLFormElement | null, name: string, typed: string): HTMLInputElement | undefined {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? [])];
  return (
    fields.find(({ value }) => value.replace(/\s+/g, ' ').trim() === typed) ??
    (fields.length === 1 ? fields[0] : undefined)
  );
}
