'use client';

import { useActionState } from 'react';
import { ReasonFields } from '#components/inbox/reason-fields.tsx';
import { Field } from '#components/ui/field.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { emptyForm } from '#lib/form.ts';
import { GROUND_MAX_LENGTH, type ReportOutcome } from '#lib/reports/input.ts';
import { NOTE_MAX_LENGTH, REPORT_REASONS } from '#lib/submissions/decision.ts';

const LABELS: Record<ReportOutcome, string> = {
  apply: 'Vorschlag übernehmen',
  followed: 'Erledigt',
  close: 'Als geschlossen zeigen',
  reopen: 'Als geöffnet zeigen',
  removePerson: 'Namen der Person entfernen',
  withdraw: 'Eintrag herausnehmen',
  declined: 'Nicht gefolgt',
};

export function ReportDecisionForm({
  action,
  choices,
}: {
  action: FormAction;
  /** What can be decided, what the report suggests first. */
  choices: readonly ReportOutcome[];
}) {
  const [state, formAction, pending] = useActionState(action, emptyForm);
  return (
    <form action={formAction} className="grid max-w-text gap-4">
      <FormMessage state={state} initial={emptyForm} />
      <div className="grid gap-4" data-reason>
        <ReasonFields
          label="Begründung"
          name="reason"
          templates={REPORT_REASONS}
          maxLength={NOTE_MAX_LENGTH}
          values={state.values}
          errors={state.errors.reason}
          required
        />
      </div>
      {choices.includes('withdraw') && (
        <Field
          label="Vorschrift oder Stelle der Nutzungsbedingungen"
          name="ground"
          maxLength={GROUND_MAX_LENGTH}
          hint="Nötig, wenn der Eintrag herausgenommen wird: „§ 14 MarkenG“, „Nutzungsbedingungen, Abschnitt 3“."
          defaultValue={state.values.ground}
          errors={state.errors.ground}
        />
      )}
      <div className="flex flex-wrap gap-3">
        {choices.map((choice, index) => (
          <button
            key={choice}
            type="submit"
            name="intent"
            value={choice}
            disabled={pending}
            className={index === 0 ? 'button' : 'button button-quiet'}
            data-accept={index === 0 || undefined}
          >
            {LABELS[choice]}
          </button>
        ))}
      </div>
    </form>
  );
}
