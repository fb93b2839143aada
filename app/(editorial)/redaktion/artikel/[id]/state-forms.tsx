'use client';

import { Checkbox, Field } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { AfterSaving, SeenField } from './desk-state.tsx';

/** One step, with a button; it acts on the text as it was saved last. */
export function StepForm({
  action,
  submit,
  mayMove = false,
}: {
  action: FormAction;
  submit: string;
  /** The title is another one than its address says. */
  mayMove?: boolean;
}) {
  return (
    <AfterSaving>
      <Form action={action} submit={submit} className="grid gap-3">
        {({ values }) => (
          <>
            <SeenField />
            {mayMove && (
              <Checkbox
                label="Adresse an den neuen Titel anpassen; die bisherige führt dorthin"
                name="movesAddress"
                value="ja"
                defaultChecked={values.movesAddress === 'ja'}
              />
            )}
          </>
        )}
      </Form>
    </AfterSaving>
  );
}

export function ScheduleForm({ action, at, earliest }: { action: FormAction; at: string; earliest: string }) {
  return (
    <AfterSaving>
      <Form action={action} submit={at ? 'Zeit ändern' : 'Planen'} className="grid gap-3">
        {({ values, errors }) => (
          <>
            <SeenField />
            <Field
              label="Erscheint am"
              name="at"
              type="datetime-local"
              required
              min={earliest}
              hint="In deutscher Zeit."
              defaultValue={values.at ?? at}
              errors={errors.at}
            />
          </>
        )}
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
