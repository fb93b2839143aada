import type { z } from 'zod';

/** What a form shows: what was typed, what is wrong with it by field, and a sentence above it. */
export interface FormState {
  values: Record<string, string>;
  errors: Record<string, string[]>;
  message?: string;
  /** The sentence is good news. */
  done?: boolean;
  /** The session has ended: where to sign in, in another window, so that this form stays as it is. */
  signIn?: string;
  /** By field: what may have been meant instead of what was typed, to be taken with one press. */
  choices?: Record<string, FieldChoices[]>;
}

export interface FieldChoices {
  typed: string;
  values: readonly string[];
}

export const emptyForm: FormState = { values: {}, errors: {} };

type Parsed<Schema extends z.ZodType> = { ok: true; data: z.output<Schema> } | { ok: false; state: FormState };

/** Never handed back: passwords, and what Next adds to a form. */
const UNSAID = /^\$|password|passwort/i;

/** A browser sends a form; a script may call an action with anything, which then is an empty one. */
export const asForm = (sent: unknown): FormData => (sent instanceof FormData ? sent : new FormData());

/**
 * Checks a form with the schema that its fields are made from. What is wrong comes back by field, with everything that was typed,
 * so that nothing is lost.
 */
export function parseForm<Schema extends z.ZodType>(schema: Schema, formData: FormData): Parsed<Schema> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of asForm(formData)) {
    if (typeof value === 'string' && !name.startsWith('$')) fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  const input = Object.fromEntries([...fields].map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, data: result.data };
  const errors: Record<string, string[]> = {};
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? '');
    errors[name] = [...(errors[name] ?? []), issue.message];
  }
  return { ok: false, state: formState(formData, errors, 'Bitte prüfen Sie die markierten Felder.') };
}

/** The same form again, with errors by field or a sentence. Of a field with several values they stand on a line each. */
export function formState(formData: FormData, errors: FormState['errors'], message?: string): FormState {
  return { values: typedValues(formData), errors, message };
}

/** What was typed, without passwords and without what Next adds to a form. NUL, which nobody types, could not be stored. */
export function typedValues(formData: FormData): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of asForm(formData)) {
    if (typeof value !== 'string' || UNSAID.test(name)) continue;
    const before = values.get(name);
    values.set(name, [...(before === undefined ? [] : [before]), value.replaceAll('\u0000', '')].join('\n'));
  }
  return Object.fromEntries(values);
}
