'use client';

import { useActionState, useId } from 'react';
import { TextArea } from '#components/ui/field.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { emptyForm } from '#lib/form.ts';

export function ReportDecisionForm({ action, canWithdraw }: { action: FormAction; canWithdraw: boolean }) {
  const [state, formAction, pending] = useActionState(action, emptyForm);
  return (
    <form action={formAction} className="grid gap-4">
      <FormMessage state={state} initial={emptyForm} />
      <TextArea
        id={useId()}
        label="Begründung"
        name="reason"
        required
        rows={3}
        maxLength={2000}
        defaultValue={state.values.reason}
        errors={state.errors.reason}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="followed" disabled={pending} className="button">
          Erledigt
        </button>
        {canWithdraw && (
          <button type="submit" name="intent" value="withdraw" disabled={pending} className="button">
            Eintrag herausnehmen
          </button>
        )}
        <button type="submit" name="intent" value="declined" disabled={pending} className="button-quiet">
          Nicht gefolgt
        </button>
      </div>
    </form>
  );
}
