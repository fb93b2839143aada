'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { type KeyboardEvent, useActionState, useRef } from 'react';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { emptyForm } from '#lib/form.ts';
import { NOTE_MAX_LENGTH, REASONS } from '#lib/submissions/decision.ts';
import { ReasonFields } from './reason-fields.tsx';
import { Shortcuts } from './shortcuts.tsx';

export interface InboxRow {
  key: string;
  href: Route;
  kind: string;
  title: string;
  details: string;
  author: string;
  waiting: string;
  isOverdue: boolean;
  /** Somebody else looks at it. */
  isHeld: boolean;
  canSelect: boolean;
}

/** The queue: open one, or tick several and decide them together. */
export function InboxList({ rows, decide }: { rows: readonly InboxRow[]; decide: FormAction }) {
  const [state, action, pending] = useActionState(decide, emptyForm);
  const list = useRef<HTMLFormElement>(null);
  const accept = useRef<HTMLButtonElement>(null);
  const refusal = useRef<HTMLDetailsElement>(null);
  const picker = useRef<HTMLSelectElement>(null);
  const ticked = new Set(state.values.case?.split('\n'));
  const canDecide = rows.some(({ canSelect }) => canSelect);

  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-case-link]') ?? [])];
  const current = () => document.activeElement?.closest('[data-case]') ?? null;
  const boxOf = (row: Element | null) => row?.querySelector<HTMLInputElement>('input[name=case]') ?? null;
  function move(by: 1 | -1) {
    const all = links();
    const now = all.findIndex((link) => link.closest('[data-case]') === current());
    all[now === -1 ? 0 : Math.min(Math.max(now + by, 0), all.length - 1)]?.focus();
  }
  /** With nothing ticked, the row in focus is meant. */
  function tickCurrent() {
    const box = boxOf(current());
    if (box && !list.current?.querySelector('input[name=case]:checked')) box.checked = true;
  }
  /** Enter in a checkbox would press the first button. */
  function openInsteadOfSending(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.target.closest('[data-case]')?.querySelector<HTMLElement>('[data-case-link]')?.click();
  }
  const shortcuts = [
    { key: 'j', label: 'nächster', run: () => move(1) },
    { key: 'k', label: 'voriger', run: () => move(-1) },
    { key: 'x', label: 'auswählen', run: () => boxOf(current())?.click() },
    {
      key: 'a',
      label: 'Ausgewählte annehmen',
      run: () => {
        tickCurrent();
        accept.current?.click();
      },
    },
    {
      key: 'r',
      label: 'Ausgewählte ablehnen: zur Begründung',
      run: () => {
        tickCurrent();
        if (refusal.current) refusal.current.open = true;
        picker.current?.focus();
      },
    },
  ];
  return (
    <>
      <Shortcuts shortcuts={shortcuts} further={[['Enter', 'öffnen']]} />
      <form ref={list} action={action} onKeyDown={openInsteadOfSending}>
        <div className="grid gap-4 empty:hidden">
          <FormMessage state={state} initial={emptyForm} />
        </div>
        <ol className="mb-5 divide-y divide-line border-line border-y">
          {rows.map((row) => (
            <li
              key={row.key}
              data-case
              className="grid grid-cols-[2.75rem_1fr] gap-x-2 py-2.5 focus-within:bg-brand-wash sm:grid-cols-[2.75rem_1fr_auto]"
            >
              {row.canSelect ? (
                <label className="flex min-h-11 items-center justify-center self-start">
                  <input
                    type="checkbox"
                    name="case"
                    value={row.key}
                    defaultChecked={ticked.has(row.key)}
                    className="size-5"
                  />
                  <span className="sr-only">{row.title} auswählen</span>
                </label>
              ) : (
                <span />
              )}
              <div className="min-w-0">
                <Link href={row.href} prefetch={false} className="link font-semibold" data-case-link>
                  {row.title}
                </Link>
                <p className="text-sm">
                  {row.kind}
                  {row.details && `: ${row.details}`}
                </p>
                {row.isHeld && <p className="text-closed text-sm">wird gerade angesehen</p>}
              </div>
              <p className="text-ink-soft text-sm max-sm:col-start-2 sm:text-right">
                {row.author}
                <br />
                {row.isOverdue ? <strong className="text-closed">{row.waiting}, zu lange</strong> : row.waiting}
              </p>
            </li>
          ))}
        </ol>
        {canDecide && (
          <fieldset className="card grid gap-4 p-4 md:p-5">
            <legend className="sr-only">Ausgewählte entscheiden</legend>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <button ref={accept} type="submit" name="intent" value="accept" disabled={pending} className="button">
                Ausgewählte annehmen
              </button>
              <p className="text-ink-soft text-sm">
                Gilt nach zwei Minuten und lässt sich bis dahin zurücknehmen. Über Übernahmen, rechtswidrige Inhalte und
                Widersprüche wird einzeln entschieden.
              </p>
            </div>
            <details ref={refusal} open={Boolean(state.errors.reason) || undefined}>
              <summary className="cursor-pointer py-2.5 font-semibold text-brand">Ablehnen oder begründen</summary>
              <div className="mt-2 grid gap-4">
                <ReasonFields
                  label="Begründung für alle Ausgewählten"
                  name="reason"
                  templates={REASONS}
                  maxLength={NOTE_MAX_LENGTH}
                  values={state.values}
                  errors={state.errors.reason}
                  picker={picker}
                />
                <div>
                  <button type="submit" name="intent" value="reject" disabled={pending} className="button button-quiet">
                    Ausgewählte ablehnen
                  </button>
                </div>
              </div>
            </details>
          </fieldset>
        )}
      </form>
    </>
  );
}
