'use client';

import { useActionState } from 'react';
import { TextArea } from '#components/ui/field.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { emptyForm } from '#lib/form.ts';
import { NOTE_MAX_LENGTH, REASONS } from '#lib/submissions/decision.ts';

export interface FieldChange {
  field: string;
  label: string;
  /** What is live now; what the author saw, if that was something else; what is proposed. */
  live: string;
  seen?: string;
  proposed: string;
}

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
      <ul className="divide-y divide-line border-line border-y">
        {changes.map(({ field, label, live, seen, proposed }) => (
          <li key={field} className="grid gap-x-5 gap-y-2 py-3 md:grid-cols-[12rem_1fr_14rem]">
            <h2 className="font-sans text-base">{label}</h2>
            <div className="grid gap-1 whitespace-pre-line">
              {!isNew && <del className="text-closed">{live || '–'}</del>}
              {seen !== undefined && (
                <p className="text-ink-soft text-sm">
                  Gesehen wurde noch: {seen || '–'}. Seither hat es sich geändert.
                </p>
              )}
              <ins className="no-underline">{proposed || '–'}</ins>
            </div>
            {!isNew && (
              <div className="grid gap-2">
                <select
                  key={state.values[`accept-${field}`]}
                  name={`accept-${field}`}
                  aria-label={`${label}: Entscheidung`}
                  defaultValue={state.values[`accept-${field}`]}
                  className="min-h-11 rounded-card border border-line bg-surface px-3"
                >
                  <option value="ja">übernehmen</option>
                  <option value="nein">nicht übernehmen</option>
                </select>
                <input
                  name={`reason-${field}`}
                  aria-label={`${label}: Begründung, wenn nicht`}
                  placeholder="Begründung, wenn nicht"
                  maxLength={500}
                  defaultValue={state.values[`reason-${field}`]}
                  className="min-h-11 rounded-card border border-line bg-surface px-3"
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <TextArea
        label="Nachricht und Begründung"
        name="note"
        maxLength={NOTE_MAX_LENGTH}
        defaultValue={state.values.note}
        errors={state.errors.note}
        hint={`Zum Beispiel: ${REASONS[0]}`}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="accept" disabled={pending} className="button">
          Annehmen
        </button>
        <button type="submit" name="intent" value="reject" disabled={pending} className="button-quiet">
          Ablehnen
        </button>
      </div>
    </form>
  );
}
