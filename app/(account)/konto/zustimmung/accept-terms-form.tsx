'use client';

import { Form } from '#components/ui/form.tsx';
import { TermsCheckbox } from '#components/users/fields.tsx';
import { acceptTerms } from './actions.ts';

export function AcceptTermsForm({ next }: { next: string }) {
  return (
    <Form action={acceptTerms} submit="Weiter">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TermsCheckbox defaultChecked={values.terms === 'ja'} errors={errors.terms} />
        </>
      )}
    </Form>
  );
}
