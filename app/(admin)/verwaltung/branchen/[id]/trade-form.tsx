'use client';

import { Field, Select, TextArea } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';

export function TradeForm({
  action,
  initial,
  groups,
  schemaTypes,
  nameMaxLength,
}: {
  action: FormAction;
  initial: FormState;
  groups: readonly { id: number; name: string }[];
  schemaTypes: readonly string[];
  nameMaxLength: number;
}) {
  return (
    <Form action={action} initial={initial} submit="Branche speichern" className="grid max-w-text gap-5">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="seen" value={values.seen} />
          <Field
            label="Name"
            name="name"
            required
            maxLength={nameMaxLength}
            hint="Die Adresse der Branche bleibt, wie sie ist."
            defaultValue={values.name}
            errors={errors.name}
          />
          <Select label="Gruppe" name="group" required defaultValue={values.group} errors={errors.group}>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <TextArea
            label="Synonyme"
            name="synonyms"
            rows={8}
            hint="Eines je Zeile. Wer so sucht, findet die Branche; Groß- und Kleinschreibung und Umlaute sind gleich."
            defaultValue={values.synonyms}
            errors={errors.synonyms}
          />
          <Select
            label="Art nach schema.org"
            name="schemaType"
            required
            hint="So lesen Suchmaschinen die Einträge."
            defaultValue={values.schemaType}
            errors={errors.schemaType}
          >
            {schemaTypes.map((type) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </Select>
        </>
      )}
    </Form>
  );
}
