'use client';

import type { Challenge as Task } from 'altcha-lib';
import { Challenge } from '#components/ui/challenge.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { EmailField, NewPasswordField, TermsCheckbox } from '#components/users/fields.tsx';
import { NAME_MAX_LENGTH } from '#lib/users/input.ts';
import { register } from './actions.ts';

export function RegisterForm({ task }: { task: Task }) {
  return (
    <Form action={register} submit="Konto anlegen">
      {({ values, errors }) => (
        <>
          <Field
            label="Ihr Name"
            name="name"
            autoComplete="name"
            required
            maxLength={NAME_MAX_LENGTH}
            defaultValue={values.name}
            errors={errors.name}
          />
          <EmailField defaultValue={values.email} errors={errors.email} />
          <NewPasswordField label="Passwort" errors={errors.password} />
          <TermsCheckbox defaultChecked={values.terms === 'ja'} errors={errors.terms} />
          <Challenge task={task} />
        </>
      )}
    </Form>
  );
}
