'use client';

import { useActionState } from 'react';
import { ReasonFields } from '#components/inbox/reason-fields.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { REASON_MAX_LENGTH } from '#lib/claims/input.ts';
import { emptyForm } from '#lib/form.ts';
import { CLAIM_REASONS } from '#lib/submissions/decision.ts';

export function ClaimDecisionForm({ action }: { action: FormAction }) {
  const [state, formAction, pending] = useActionState(action, emptyForm);
  return (
    <form action={formAction} className="grid max-w-text gap-4">
      <FormMessage state={state} initial={emptyForm} />
      <div className="grid gap-4" data-reason>
        <ReasonFields
          label="Begründung"
          name="reason"
          templates={CLAIM_REASONS}
          maxLength={REASON_MAX_LENGTH}
          values={state.values}
          errors={state.errors.reason}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="accept" disabled={pending} className="button" data-accept>
          Übergeben
        </button>
        <button type="submit" name="intent" value="reject" disabled={pending} className="button button-quiet">
          Ablehnen
        </button>
      </div>
    </form>
  );
}
