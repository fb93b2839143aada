'use client';

import { useActionState } from 'react';
import { ReasonFields } from '#components/inbox/reason-fields.tsx';
import { Field } from '#components/ui/field.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { emptyForm } from '#lib/form.ts';
import { GROUND_MAX_LENGTH } from '#lib/reports/input.ts';
import { NOTE_MAX_LENGTH, REPORT_REASONS } from '#lib/submissions/decision.ts';

export function ReportDecisionForm({
  action,
  canApply,
  canClose,
  canReopen,
  saysClosed,
  canRemovePerson,
  canWithdraw,
}: {
  action: FormAction;
  /** The visitor said word for word what would be right. */
  canApply: boolean;
  canClose: boolean;
  canReopen: boolean;
  /** The visitor said that the business is no more. */
  saysClosed: boolean;
  canRemovePerson: boolean;
  canWithdraw: boolean;
}) {
  const [state, formAction, pending] = useActionState(action, emptyForm);
  const isClosing = canClose && saysClosed;
  const canTakeOver = canApply || isClosing;
  const button = { type: 'submit' as const, name: 'intent', disabled: pending };
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
      {canWithdraw && (
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
        {canApply && (
          <button {...button} value="apply" className="button" data-accept>
            Vorschlag übernehmen
          </button>
        )}
        {isClosing && (
          <button {...button} value="close" className="button" data-accept>
            Als geschlossen zeigen
          </button>
        )}
        <button
          {...button}
          value="followed"
          className={canTakeOver ? 'button button-quiet' : 'button'}
          data-accept={canTakeOver ? undefined : true}
        >
          Erledigt
        </button>
        {canReopen && (
          <button {...button} value="reopen" className="button button-quiet">
            Als geöffnet zeigen
          </button>
        )}
        {canClose && !isClosing && (
          <button {...button} value="close" className="button button-quiet">
            Als geschlossen zeigen
          </button>
        )}
        {canRemovePerson && (
          <button {...button} value="removePerson" className="button button-quiet">
            Namen der Person entfernen
          </button>
        )}
        {canWithdraw && (
          <button {...button} value="withdraw" className="button button-quiet">
            Eintrag herausnehmen
          </button>
        )}
        <button {...button} value="declined" className="button button-quiet">
          Nicht gefolgt
        </button>
      </div>
    </form>
  );
}
