'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { TextArea } from '#components/ui/field.tsx';
import { useIsLive } from '#components/ui/use-is-live.ts';
import { draftText } from '#lib/companies/hours-draft.ts';
import { readHoursText } from '#lib/companies/hours-text.ts';
import { emptyWeek, type Week, weekOf } from '#lib/companies/hours-week.ts';
import { companyLimits } from '#lib/companies/limits.ts';
import { berlinDate } from '#lib/dates.ts';
import { fillField } from './field-choices.tsx';
import { HoursTable } from './hours-table.tsx';
import { HoursUnderstood } from './hours-understood.tsx';

/** How long somebody has to be still before an unfinished text is called not understood. */
const STILL_MS = 700;

/**
 * One text that says it all, under it the week that was understood, and a table to click. Both say the same at any time; the text is
 * what is sent. `stored`: the hours of the entry, which stay letter by letter while nobody edits them.
 */
export function HoursField({ value = '', errors, stored }: { value?: string; errors?: string[]; stored?: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(value);
  /** Set while the table leads; null while the text does. */
  const [draft, setDraft] = useState<Week | null>(null);
  const reading = useMemo(() => readHoursText(text, { stored }), [text, stored]);
  const isStill = useIsStill(text);
  const isLive = useIsLive();
  const isEmpty = text.trim() === '';

  const fromText = isEmpty ? emptyWeek() : reading.ok ? weekOf(reading.openingHours) : null;
  const week = draft ?? fromText;
  const fromTable = draft && draftText(draft, berlinDate(new Date()));
  const problems = fromTable?.ok === false ? fromTable.problems : [];

  function edit(next: Week) {
    setDraft(next);
    const said = draftText(next, berlinDate(new Date()));
    if (!said.ok || !area.current || said.text === text) return;
    setText(said.text);
    fillField(area.current, said.text);
  }

  // A row of the table that cannot be right is in no text: it must not be lost by sending the form.
  useEffect(() => {
    const { form } = area.current ?? {};
    if (!form || problems.length === 0) return;
    const refuse = (event: SubmitEvent) => {
      event.preventDefault();
      form.querySelector<HTMLElement>('[data-hours-problem]')?.focus();
    };
    form.addEventListener('submit', refuse, { capture: true });
    return () => form.removeEventListener('submit', refuse, { capture: true });
  }, [problems.length]);

  return (
    <div className="grid gap-4">
      <TextArea
        ref={area}
        label="Öffnungszeiten"
        name="hours"
        rows={4}
        maxLength={companyLimits.openingHours}
        placeholder={'Mo–Fr 9–12:30 und 14–18\nSa 9–13\n24.–31.12. geschlossen'}
        hint="So, wie Sie es sagen würden: „Mo–Fr 9–18, Sa 9–13“, „Mi nach Vereinbarung“, „24.–31.12. geschlossen“."
        defaultValue={value}
        errors={errors}
        onInput={({ currentTarget, nativeEvent }) => {
          setText(currentTarget.value);
          // What the table has written is no typing.
          if (nativeEvent.isTrusted) setDraft(null);
        }}
      />
      {!isEmpty && (reading.ok || isStill) && (
        <div className="rounded-card bg-sunken px-4 py-3">
          <p aria-live="polite" className="mb-2 font-semibold text-sm">
            {reading.ok ? 'So haben wir es verstanden' : 'Das haben wir noch nicht verstanden'}
          </p>
          <HoursUnderstood text={text} reading={reading} />
        </div>
      )}
      {isLive && (
        <details>
          <summary className="link w-fit cursor-pointer py-2">
            Als Tabelle eingeben: Woche, Feiertage, besondere Tage
          </summary>
          {week ? (
            <HoursTable week={week} problems={problems} onChange={edit} />
          ) : (
            <p className="mt-2 text-sm">
              {reading.ok
                ? 'Diese Zeiten passen in keine Tabelle; bitte ändern Sie den Text.'
                : 'Die Tabelle erscheint, sobald der Text verstanden wird.'}
            </p>
          )}
        </details>
      )}
    </div>
  );
}

function useIsStill(text: string): boolean {
  const [still, setStill] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setStill(text), STILL_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return still === text;
}
