'use client';

import { Field, TextArea } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';

export function CorrectionForm({ action, today, maxLength }: { action: FormAction; today: string; maxLength: number }) {
  return (
    <Form action={action} submit="Berichtigung zeigen" className="grid gap-3">
      {({ values, errors, done }) => (
        <>
          <TextArea
            key={String(done)}
            label="Neue Berichtigung"
            name="text"
            rows={3}
            required
            maxLength={maxLength}
            hint="Leser sehen sie sofort unter dem Artikel. Den Text selbst ändern Sie als neue Fassung."
            defaultValue={values.text}
            errors={errors.text}
          />
          <Field
            label="Berichtigt am"
            name="correctedOn"
            type="date"
            required
            max={today}
            defaultValue={values.correctedOn ?? today}
            errors={errors.correctedOn}
          />
        </>
      )}
    </Form>
  );
}
