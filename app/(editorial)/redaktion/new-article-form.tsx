'use client';

import { Field } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';

export function NewArticleForm({ action, titleMaxLength }: { action: FormAction; titleMaxLength: number }) {
  return (
    <Form action={action} submit="Artikel beginnen" className="mb-8 grid max-w-text gap-3">
      {({ values, errors }) => (
        <Field
          label="Neuer Artikel"
          name="title"
          required
          maxLength={titleMaxLength}
          placeholder="Titel"
          hint="Der Titel lässt sich später ändern."
          autoComplete="off"
          defaultValue={values.title}
          errors={errors.title}
        />
      )}
    </Form>
  );
}
