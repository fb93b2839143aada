'use client';

import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { CurrentPasswordField, EmailField, NewPasswordField } from '#components/users/fields.tsx';
import type { Role } from '#lib/permissions.ts';
import { NAME_MAX_LENGTH } from '#lib/users/input.ts';
import { connectProvider, disconnectProvider, endOtherSessions, saveEmail, saveName, savePassword } from './actions.ts';

export function ChangeNameForm({ name }: { name: string }) {
  return (
    <Form action={saveName} submit="Name speichern">
      {({ values, errors }) => (
        <Field
          label="Ihr Name"
          name="name"
          autoComplete="name"
          required
          maxLength={NAME_MAX_LENGTH}
          defaultValue={values.name ?? name}
          errors={errors.name}
        />
      )}
    </Form>
  );
}

export function ChangeEmailForm({ hasPassword }: { hasPassword: boolean }) {
  return (
    <Form action={saveEmail} submit="Adresse ändern">
      {({ values, errors }) => (
        <>
          <EmailField
            label="Neue E-Mail-Adresse"
            defaultValue={values.email}
            errors={errors.email}
            hint="Sie gilt, sobald Sie den Link in der Mail dorthin geöffnet haben. Auch die bisherige Adresse wird benachrichtigt."
          />
          {hasPassword && (
            <CurrentPasswordField
              id="email-current-password"
              label="Ihr Passwort"
              name="currentPassword"
              errors={errors.currentPassword}
            />
          )}
        </>
      )}
    </Form>
  );
}

export function ChangePasswordForm({ email, hasPassword, role }: { email: string; hasPassword: boolean; role: Role }) {
  return (
    <Form action={savePassword} submit="Passwort speichern">
      {({ errors }) => (
        <>
          <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
          {hasPassword && (
            <CurrentPasswordField label="Bisheriges Passwort" name="currentPassword" errors={errors.currentPassword} />
          )}
          <NewPasswordField
            hint={`Mindestens ${role === 'member' ? 12 : 15} Zeichen. Auf anderen Geräten werden Sie abgemeldet.`}
            errors={errors.password}
          />
        </>
      )}
    </Form>
  );
}

export function ConnectProviderForm({ id, name, hasPassword }: { id: string; name: string; hasPassword: boolean }) {
  return (
    <Form action={connectProvider} submit={`${name} verbinden`}>
      {({ errors }) => (
        <>
          <input type="hidden" name="provider" value={id} />
          {hasPassword && (
            <CurrentPasswordField
              id={`${id}-current-password`}
              label={`Ihr Passwort, um ${name} zu verbinden`}
              name="currentPassword"
              errors={errors.currentPassword}
            />
          )}
        </>
      )}
    </Form>
  );
}

export function DisconnectProviderForm({ issuer, name }: { issuer: string; name: string }) {
  return (
    <Form action={disconnectProvider} submit={`${name} trennen`}>
      {() => <input type="hidden" name="issuer" value={issuer} />}
    </Form>
  );
}

export function EndOtherSessionsForm() {
  return <Form action={endOtherSessions} submit="Überall sonst abmelden" />;
}
