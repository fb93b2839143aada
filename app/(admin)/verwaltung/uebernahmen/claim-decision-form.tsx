'use client';

import { useActionState, useId } from 'react';
import { Field } from '#components/ui/field.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { emptyForm } from '#lib/form.ts';

export function ClaimDecisionForm({ action }: { action: FormAction }) {
  const [state, formAction, pending] = useActionState(action, emptyForm);
  const id = useId();
  return (
    <form action={formAction} className="grid gap-4">
      <FormMessage state={state} initial={emptyForm} />
      <Field
        id={id}
        label="Begründung"
        name="reason"
        maxLength={500}
        defaultValue={state.values.reason}
        errors={state.errors.reason}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="accept" disabled={pending} className="button">
          Übergeben
        </button>
        <button type="submit" name="intent" value="reject" disabled={pending} className="button-quiet">
          Ablehnen
        </button>
      </div>
    </form>
  );
}
