'use client';

import type { Challenge as Task } from 'altcha-lib';
import Link from 'next/link';
import { Challenge } from '#components/ui/challenge.tsx';
import { Checkbox, Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { EmailField, NewPasswordField } from '#components/users/fields.tsx';
import { privacyPath, termsPath } from '#lib/paths.ts';
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
          <Checkbox
            name="terms"
            value="ja"
            required
            defaultChecked={values.terms === 'ja'}
            errors={errors.terms}
            label={
              <>
                Ich stimme den{' '}
                <Link href={termsPath} className="link" target="_blank">
                  Nutzungsbedingungen
                </Link>{' '}
                zu und habe die{' '}
                <Link href={privacyPath} className="link" target="_blank">
                  Hinweise zum Datenschutz
                </Link>{' '}
                gelesen.
              </>
            }
          />
          <Challenge task={task} />
        </>
      )}
    </Form>
  );
}
