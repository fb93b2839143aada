'use client';

import { Field } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';

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
          <Field
            label="Passwort"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            errors={errors.password}
          />
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
          <Field
            label="Neues Passwort"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            hint="Mindestens 12 Zeichen. Vier zufällige Wörter sind gut zu merken und schwer zu erraten."
            errors={errors.password}
          />
        </>
      )}
    </Form>
  );
}

export function OneButtonForm({ action, submit }: { action: FormAction; submit: string }) {
  return <Form action={action} submit={submit} />;
}
