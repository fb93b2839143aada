'use client';

import { Form } from '#components/ui/form.tsx';
import { EmailField } from '#components/users/fields.tsx';
import { deleteAccount } from './actions.ts';

export function DeleteAccountForm({ email }: { email: string }) {
  return (
    <Form action={deleteAccount} submit="Konto endgültig löschen">
      {({ values, errors }) => (
        <EmailField
          label="Zur Sicherheit: Ihre E-Mail-Adresse"
          autoComplete="off"
          hint={`Bitte tippen Sie ${email}`}
          defaultValue={values.email}
          errors={errors.email}
        />
      )}
    </Form>
  );
}
