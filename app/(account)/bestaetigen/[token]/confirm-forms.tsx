'use client';

import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { confirmWithPassword, openLink, setNewPassword } from './actions.ts';

/** Lets password managers know whose password it is. */
const Account = ({ email }: { email: string }) => (
  <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
);

export function ConfirmEmailForm({ token, email }: { token: string; email: string }) {
  return (
    <Form action={confirmWithPassword.bind(null, token)} submit="Bestätigen und anmelden">
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

export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  return (
    <Form action={setNewPassword.bind(null, token)} submit="Passwort speichern">
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

export function OneButtonForm({
  token,
  purpose,
  submit,
}: {
  token: string;
  purpose: 'signIn' | 'changeEmail';
  submit: string;
}) {
  return <Form action={openLink.bind(null, token, purpose)} submit={submit} />;
}
