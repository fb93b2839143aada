'use client';

import { type ReactNode, useActionState, useRef } from 'react';
import { EntryFormFields } from '#components/submissions/entry-form-fields.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';
import { findPosition } from '../find-position.ts';
import { LivePreview } from '../live-preview.tsx';

export function ChangeEntryForm({
  change,
  initial,
  storedHours,
  seen,
  mapStyle,
}: {
  change: FormAction;
  initial: FormState;
  storedHours?: string;
  /** The entry as visitors would see it now. */
  seen: ReactNode;
  /** The address of the map's style, where there is a map. */
  mapStyle?: string;
}) {
  const [state, action, pending] = useActionState(change, initial);
  const form = useRef<HTMLFormElement>(null);
  return (
    <div className="grid items-start gap-8 max-xl:max-w-text xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
      <form ref={form} action={action} noValidate className="grid gap-6">
        <FormMessage state={state} initial={initial} />
        {/* The version that the person saw: a save that was made from an older one is not written over a newer one. */}
        <input type="hidden" name="version" value={state.values.version} />
        <EntryFormFields
          state={state}
          storedHours={storedHours}
          map={mapStyle ? { style: mapStyle, find: findPosition } : undefined}
        />
        <div>
          <button type="submit" disabled={pending} className="button">
            {pending ? 'Einen Moment …' : 'Änderungen absenden'}
          </button>
        </div>
      </form>
      <LivePreview form={form} first={seen} />
    </div>
  );
}
