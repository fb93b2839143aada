'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { EntryFormFields } from '#components/submissions/entry-form-fields.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';
import { keepDraft } from './actions.ts';

/** Each section is kept as it is left: the form can be closed at any time and goes on elsewhere. */
export function NewEntryForm({ draft, preview, initial }: { draft?: string; preview: FormAction; initial: FormState }) {
  const [state, action, pending] = useActionState(preview, initial);
  const [saved, setSaved] = useState('');
  const id = useRef(draft ?? '');
  const form = useRef<HTMLFormElement>(null);
  const isChanged = useRef(false);
  const saving = useRef(Promise.resolve());

  useEffect(() => {
    if (state.values.draft) id.current = state.values.draft;
  }, [state]);

  function save() {
    if (!isChanged.current || !form.current) return;
    isChanged.current = false;
    const data = new FormData(form.current);
    // One after the other: the first makes the draft that the next ones change.
    saving.current = saving.current.then(async () => {
      const result = await keepDraft(id.current || undefined, data).catch(() => null);
      if (result && 'draft' in result) {
        id.current = result.draft;
        const field = form.current?.elements.namedItem('draft');
        if (field instanceof HTMLInputElement) field.value = result.draft;
        history.replaceState(history.state, '', `?entwurf=${result.draft}`);
        setSaved(`Gespeichert um ${new Date().toLocaleTimeString('de-DE', { timeStyle: 'short' })}`);
      } else {
        isChanged.current = true;
        setSaved(result?.problem ?? 'Noch nicht gespeichert: keine Verbindung');
      }
    });
  }

  return (
    <form
      ref={form}
      action={action}
      noValidate
      className="grid gap-6"
      onInput={() => {
        isChanged.current = true;
      }}
      onBlur={(event) => {
        const left = event.target.closest('section');
        if (left && !left.contains(event.relatedTarget)) save();
      }}
    >
      <FormMessage state={state} initial={initial} />
      <input type="hidden" name="draft" defaultValue={draft ?? state.values.draft ?? ''} />
      <EntryFormFields state={state} />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" disabled={pending} className="button">
          {pending ? 'Einen Moment …' : 'Weiter zur Vorschau'}
        </button>
        <button type="submit" name="intent" value="save" disabled={pending} className="button-quiet">
          Speichern und später weiter
        </button>
        <p role="status" className="text-ink-soft text-sm">
          {saved}
        </p>
      </div>
    </form>
  );
}
