'use client';

import { Checkbox } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';

export function WithdrawForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} submit="Eintrag zurückziehen">
      {({ errors }) => (
        <Checkbox
          name="confirm"
          value="ja"
          required
          errors={errors.confirm}
          label="Ja, der Eintrag soll verschwinden."
        />
      )}
    </Form>
  );
}
