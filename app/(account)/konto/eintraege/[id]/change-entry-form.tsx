'use client';

import { useActionState } from 'react';
import { EntryFormFields } from '#components/submissions/entry-form-fields.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';

export function ChangeEntryForm({
  change,
  initial,
  storedHours,
}: {
  change: FormAction;
  initial: FormState;
  storedHours?: string;
}) {
  const [state, action, pending] = useActionState(change, initial);
  return (
    <form action={action} noValidate className="grid gap-6">
      <FormMessage state={state} initial={initial} />
      {/* The version that the person saw: a save that was made from an older one is not written over a newer one. */}
      <input type="hidden" name="version" value={state.values.version} />
      <EntryFormFields state={state} storedHours={storedHours} />
      <div>
        <button type="submit" disabled={pending} className="button">
          {pending ? 'Einen Moment …' : 'Änderungen absenden'}
        </button>
      </div>
    </form>
  );
}
