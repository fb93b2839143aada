'use client';

import type { Challenge as Task } from 'altcha-lib';
import Link from 'next/link';
import { Challenge } from '#components/ui/challenge.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { forgottenPasswordPath } from '#lib/paths.ts';
import { signInWithPassword } from './actions.ts';

export function SignInForm({ next }: { next?: string }) {
  return (
    <Form action={signInWithPassword} submit="Anmelden">
      {({ values, errors }) => (
        <>
          <Field
            label="E-Mail-Adresse"
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            defaultValue={values.email}
            errors={errors.email}
          />
          <Field
            label="Passwort"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            errors={errors.password}
            hint={
              <Link href={forgottenPasswordPath} className="link">
                Passwort vergessen?
              </Link>
            }
          />
          {next && <input type="hidden" name="next" value={next} />}
        </>
      )}
    </Form>
  );
}

/** An address, and a mail to it. */
export function MailLinkForm({
  action,
  task,
  submit,
  id,
}: {
  action: FormAction;
  task: Task;
  submit: string;
  id: string;
}) {
  return (
    <Form action={action} submit={submit}>
      {({ values, errors }) => (
        <>
          <Field
            id={id}
            label="E-Mail-Adresse"
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={values.email}
            errors={errors.email}
          />
          <Challenge task={task} />
        </>
      )}
    </Form>
  );
}
