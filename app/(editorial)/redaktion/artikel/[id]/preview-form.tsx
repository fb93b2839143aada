'use client';

import { Field, Select } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { PREVIEW_DAYS } from '#lib/articles/preview-days.ts';
import { AfterSaving } from './desk-state.tsx';

export function PreviewForm({ action }: { action: FormAction }) {
  return (
    <AfterSaving>
      <Form action={action} submit="Link erstellen" className="grid gap-3">
        {({ values, errors }) => (
          <>
            {values.link && <Field label="Link zur Vorschau" name="shown" readOnly required value={values.link} />}
            <Select label="Gültig" name="days" required defaultValue={values.days ?? '7'} errors={errors.days}>
              {PREVIEW_DAYS.map((days) => (
                <option key={days} value={days}>
                  {days === 1 ? 'einen Tag' : `${days} Tage`}
                </option>
              ))}
            </Select>
          </>
        )}
      </Form>
    </AfterSaving>
  );
}
