'use client';

import type { Challenge as Task } from 'altcha-lib';
import Link from 'next/link';
import { Challenge } from '#components/ui/challenge.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { CurrentPasswordField, EmailField } from '#components/users/fields.tsx';
import { forgottenPasswordPath } from '#lib/paths.ts';
import { signInWithPassword } from './actions.ts';

export function SignInForm({ next }: { next?: string }) {
  return (
    <Form action={signInWithPassword} submit="Anmelden">
      {({ values, errors }) => (
        <>
          <EmailField autoComplete="username" defaultValue={values.email} errors={errors.email} />
          <CurrentPasswordField
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
          <EmailField id={id} defaultValue={values.email} errors={errors.email} />
          <Challenge task={task} />
        </>
      )}
    </Form>
  );
}
