'use client';

import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { EmailField, TermsCheckbox } from '#components/users/fields.tsx';
import { NAME_MAX_LENGTH } from '#lib/users/input.ts';
import { registerWithProvider } from './actions.ts';

export function ProviderSignUpForm({ name, email }: { name: string; email: string }) {
  return (
    <Form action={registerWithProvider} submit="Weiter">
      {({ values, errors }) => (
        <>
          <Field
            label="Ihr Name"
            name="name"
            autoComplete="name"
            required
            maxLength={NAME_MAX_LENGTH}
            defaultValue={values.name ?? name}
            errors={errors.name}
          />
          <EmailField defaultValue={values.email ?? email} errors={errors.email} />
          <TermsCheckbox defaultChecked={values.terms === 'ja'} errors={errors.terms} />
        </>
      )}
    </Form>
  );
}
