import { asForm } from '#lib/form.ts';
import { type EntryInput, entryInput } from './input.ts';

/** What can be read of a form that is not finished: the fields that would be taken as they are. */
export function readableFields(sent: FormData): Partial<EntryInput> {
  const formData = asForm(sent);
  const { shape } = entryInput();
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    const values = formData.getAll(name).filter((value) => typeof value === 'string');
    const reading = field.safeParse(values.length > 1 ? values : values[0]);
    if (reading.success) fields[name] = reading.data;
  }
  return fields;
}
