'use client';

import { type ReactNode, useActionState, useRef, useState } from 'react';
import { EntryFormFields } from '#components/submissions/entry-form-fields.tsx';
import { LikelyEntriesWhileTyping } from '#components/submissions/likely-entries-while-typing.tsx';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';
import { findPosition } from '../find-position.ts';
import { LivePreview } from '../live-preview.tsx';
import { keepDraft } from './actions.ts';

/** Each section is kept as it is left: the form can be closed at any time and goes on elsewhere. */
export function NewEntryForm({
  draft,
  preview,
  initial,
  seen,
  mapStyle,
}: {
  /** The id that the draft has or will have. */
  draft: string;
  preview: FormAction;
  initial: FormState;
  /** The entry as visitors would see it now. */
  seen: ReactNode;
  /** The address of the map's style, where there is a map. */
  mapStyle?: string;
}) {
  const [state, action, pending] = useActionState(preview, initial);
  const [saved, setSaved] = useState<{ text: string; signIn?: string }>({ text: '' });
  const form = useRef<HTMLFormElement>(null);
  const isChanged = useRef(false);
  const saving = useRef(Promise.resolve());
  const id = state.values.draft ?? draft;

  function save() {
    if (!isChanged.current || !form.current) return;
    isChanged.current = false;
    const data = new FormData(form.current);
    // One after the other, so that what was typed last is what stays.
    saving.current = saving.current.then(async () => {
      const result = await keepDraft(id, data).catch(() => null);
      if (result && 'draft' in result) {
        history.replaceState(history.state, '', `?entwurf=${result.draft}`);
        setSaved({ text: `Gespeichert um ${new Date().toLocaleTimeString('de-DE', { timeStyle: 'short' })}` });
      } else {
        isChanged.current = true;
        setSaved({ text: result?.problem ?? 'Noch nicht gespeichert: keine Verbindung', signIn: result?.signIn });
      }
    });
  }

  return (
    <div className="grid items-start gap-8 max-xl:max-w-text xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
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
        <input type="hidden" name="draft" value={id} />
        <EntryFormFields
          state={state}
          likelyEntries={<LikelyEntriesWhileTyping />}
          map={mapStyle ? { style: mapStyle, find: findPosition } : undefined}
        />
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" disabled={pending} className="button">
            {pending ? 'Einen Moment …' : 'Weiter zur Vorschau'}
          </button>
          <button type="submit" name="intent" value="save" disabled={pending} className="button button-quiet">
            Speichern und später weiter
          </button>
          <p role="status" className="text-ink-soft text-sm">
            {saved.text}
            {saved.signIn && (
              <a href={saved.signIn} target="_blank" rel="noopener opener" className="link ml-1">
                Anmelden (in einem neuen Fenster)
              </a>
            )}
          </p>
        </div>
      </form>
      <LivePreview form={form} first={seen} />
    </div>
  );
}
