'use client';

import { Field } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';

export function NewTopicForm({ action, nameMaxLength }: { action: FormAction; nameMaxLength: number }) {
  return (
    <Form action={action} submit="Thema anlegen" className="mb-8 grid max-w-text gap-3">
      {({ values, errors }) => (
        <Field
          label="Neues Thema"
          name="name"
          required
          maxLength={nameMaxLength}
          autoComplete="off"
          defaultValue={values.name}
          errors={errors.name}
        />
      )}
    </Form>
  );
}
