'use client';

import { Field } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { AfterSaving, SeenField } from './desk-state.tsx';

/** Before the readers at once: a new article, or the next version of one that they see already. */
export function PublishForm({ action, isPublic }: { action: FormAction; isPublic: boolean }) {
  return (
    <AfterSaving>
      <Form action={action} submit={isPublic ? 'Neue Fassung veröffentlichen' : 'Jetzt veröffentlichen'}>
        {() => <SeenField />}
      </Form>
    </AfterSaving>
  );
}

export function WithdrawForm({ action }: { action: FormAction }) {
  return (
    <details>
      <summary className="link cursor-pointer py-2">Zurückziehen …</summary>
      <Form action={action} submit="Artikel zurückziehen" className="mt-2 grid gap-3">
        {({ values, errors }) => (
          <Field
            label="Stattdessen zeigen"
            name="instead"
            placeholder="/artikel/…"
            autoComplete="off"
            hint="Die Adresse eines anderen Artikels. Leer: Die Seite sagt, dass der Artikel zurückgezogen wurde."
            defaultValue={values.instead}
            errors={errors.instead}
          />
        )}
      </Form>
    </details>
  );
}
