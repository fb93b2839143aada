'use client';

import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { deleteAccount } from './actions.ts';

export function DeleteAccountForm({ email }: { email: string }) {
  return (
    <Form action={deleteAccount} submit="Konto endgültig löschen">
      {({ values, errors }) => (
        <Field
          label="Zur Sicherheit: Ihre E-Mail-Adresse"
          name="email"
          type="email"
          autoComplete="off"
          required
          hint={`Bitte tippen Sie ${email}`}
          defaultValue={values.email}
          errors={errors.email}
        />
      )}
    </Form>
  );
}
