'use client';

import { type ReactNode, useActionState } from 'react';
import { ReasonFields } from '#components/inbox/reason-fields.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { emptyForm } from '#lib/form.ts';
import { FIELD_REASON_MAX_LENGTH, NOTE_MAX_LENGTH, REASONS } from '#lib/submissions/decision.ts';

export interface FieldChange {
  field: string;
  label: string;
  /** What is live now; what the author saw, if that was something else; what is proposed. */
  live: ReactNode;
  seen?: ReactNode;
  proposed: ReactNode;
}

const box = 'min-h-11 w-full rounded-card border border-line bg-surface px-3 aria-invalid:border-closed';

export function DecideForm({
  decide,
  isNew,
  changes,
}: {
  decide: FormAction;
  isNew: boolean;
  changes: readonly FieldChange[];
}) {
  const [state, action, pending] = useActionState(decide, emptyForm);
  return (
    <form action={action} className="grid gap-6">
      <FormMessage state={state} initial={emptyForm} />
      <datalist id="reasons">
        {REASONS.map(({ label, text }) => (
          <option key={label} value={text} />
        ))}
      </datalist>
      <ul className="divide-y divide-line border-line border-y">
        {changes.map(({ field, label, live, seen, proposed }) => (
          <li key={field} className="grid gap-x-5 gap-y-2 py-3 md:grid-cols-[12rem_1fr_16rem]">
            <h2 className="font-sans text-base">{label}</h2>
            <div className="grid content-start gap-1 whitespace-pre-line">
              {!isNew && <del className="text-closed">{live}</del>}
              {seen !== undefined && (
                <div className="text-ink-soft text-sm">Seither hat es sich geändert. Gesehen wurde noch: {seen}</div>
              )}
              <ins className="no-underline">{proposed}</ins>
            </div>
            {!isNew && (
              <div className="grid content-start gap-2">
                <select
                  key={state.values[`accept-${field}`]}
                  name={`accept-${field}`}
                  aria-label={`${label}: Entscheidung`}
                  defaultValue={state.values[`accept-${field}`]}
                  className={box}
                >
                  <option value="ja">übernehmen</option>
                  <option value="nein">nicht übernehmen</option>
                </select>
                <input
                  name={`reason-${field}`}
                  list="reasons"
                  autoComplete="off"
                  aria-label={`${label}: Begründung, wenn nicht`}
                  aria-invalid={state.errors[`reason-${field}`] ? true : undefined}
                  placeholder="Begründung, wenn nicht"
                  maxLength={FIELD_REASON_MAX_LENGTH}
                  defaultValue={state.values[`reason-${field}`]}
                  className={box}
                />
                {state.errors[`reason-${field}`] && (
                  <p className="text-closed text-sm">{state.errors[`reason-${field}`]?.join(' ')}</p>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className="grid max-w-text gap-4" data-reason>
        <ReasonFields
          label="Nachricht und Begründung"
          name="note"
          templates={REASONS}
          maxLength={NOTE_MAX_LENGTH}
          values={state.values}
          errors={state.errors.note}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="accept" disabled={pending} className="button" data-accept>
          Annehmen
        </button>
        <button type="submit" name="intent" value="reject" disabled={pending} className="button button-quiet">
          Ablehnen
        </button>
      </div>
    </form>
  );
}
