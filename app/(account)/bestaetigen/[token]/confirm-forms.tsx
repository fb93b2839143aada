'use client';

import { Form, type FormAction } from '#components/ui/form.tsx';
import { CurrentPasswordField, NewPasswordField } from '#components/users/fields.tsx';

/** Lets password managers know whose password it is. */
const Account = ({ email }: { email: string }) => (
  <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
);

export function ConfirmEmailForm({ action, email }: { action: FormAction; email: string }) {
  return (
    <Form action={action} submit="Bestätigen und anmelden">
      {({ errors }) => (
        <>
          <Account email={email} />
          <CurrentPasswordField errors={errors.password} />
        </>
      )}
    </Form>
  );
}

export function NewPasswordForm({ action, email }: { action: FormAction; email: string }) {
  return (
    <Form action={action} submit="Passwort speichern">
      {({ errors }) => (
        <>
          <Account email={email} />
          <NewPasswordField errors={errors.password} />
        </>
      )}
    </Form>
  );
}

export function OneButtonForm({ action, submit }: { action: FormAction; submit: string }) {
  return <Form action={action} submit={submit} />;
}
