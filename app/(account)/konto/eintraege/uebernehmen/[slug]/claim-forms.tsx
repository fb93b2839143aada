'use client';

import { Field, TextArea } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { EmailField } from '#components/users/fields.tsx';
import { EVIDENCE_MAX_LENGTH } from '#lib/claims/input.ts';

export function CodeForms({ send, enter, domain }: { send: FormAction; enter: FormAction; domain: string }) {
  return (
    <div className="grid gap-6">
      <Form action={send} submit="Code schicken">
        {({ values, errors }) => (
          <EmailField
            label="E-Mail-Adresse der Firma"
            placeholder={`info@${domain}`}
            defaultValue={values.email}
            errors={errors.email}
          />
        )}
      </Form>
      <Form action={enter} submit="Eintrag übernehmen">
        {({ errors }) => (
          <Field
            label="Code aus der Mail"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={20}
            errors={errors.code}
          />
        )}
      </Form>
    </div>
  );
}

export function CheckForm({ check, method, submit }: { check: FormAction; method: string; submit: string }) {
  return (
    <Form action={check} submit={submit} busy="Wir sehen nach …">
      {() => <input type="hidden" name="method" value={method} />}
    </Form>
  );
}

export function DocumentsForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} submit="Zur Prüfung schicken">
      {({ values, errors }) => (
        <TextArea
          label="Woran wir erkennen können, dass Sie für die Firma sprechen"
          name="evidence"
          required
          rows={6}
          maxLength={EVIDENCE_MAX_LENGTH}
          hint="Zum Beispiel: Ihr Name im Handelsregister mit Registernummer, oder eine Telefonnummer der Firma, unter der wir Sie erreichen."
          defaultValue={values.evidence}
          errors={errors.evidence}
        />
      )}
    </Form>
  );
}
