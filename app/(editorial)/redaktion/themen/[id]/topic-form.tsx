'use client';

import { Field, TextArea } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';

export function TopicForm({
  action,
  initial,
  nameMaxLength,
  descriptionMaxLength,
}: {
  action: FormAction;
  initial: FormState;
  nameMaxLength: number;
  descriptionMaxLength: number;
}) {
  return (
    <Form action={action} initial={initial} submit="Thema speichern" className="grid max-w-text gap-5">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="seen" value={values.seen} readOnly />
          <Field
            label="Name"
            name="name"
            required
            maxLength={nameMaxLength}
            defaultValue={values.name}
            errors={errors.name}
          />
          <Field
            label="Adresse"
            name="slug"
            required
            maxLength={80}
            spellCheck={false}
            autoComplete="off"
            hint="/themen/… – die bisherige führt danach für immer zur neuen, ebenso die Feeds."
            defaultValue={values.slug}
            errors={errors.slug}
          />
          <TextArea
            label="Beschreibung"
            name="description"
            rows={4}
            maxLength={descriptionMaxLength}
            hint="Steht auf der Seite des Themas und in Suchergebnissen."
            defaultValue={values.description}
            errors={errors.description}
          />
        </>
      )}
    </Form>
  );
}
