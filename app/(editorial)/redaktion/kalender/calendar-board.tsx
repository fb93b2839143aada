'use client';

import Link from 'next/link';
import { type KeyboardEvent, useActionState, useRef, useState } from 'react';
import { type FormAction, FormMessage } from '#components/ui/form.tsx';
import { useIsLive } from '#components/ui/use-is-live.ts';
import { addDays } from '#lib/dates.ts';
import { emptyForm } from '#lib/form.ts';
import { deskArticlePath } from '#lib/paths.ts';

interface Piece {
  id: number;
  title: string;
  state: string;
  /** 10:00, of one that has its time. */
  time: string;
  canMove: boolean;
}

interface CalendarDay {
  /** ISO date. */
  date: string;
  /** For people: „3.“, and in full for screen readers. */
  short: string;
  long: string;
  isOutside: boolean;
  isToday: boolean;
  pieces: Piece[];
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month of planned pieces. They are moved by dragging, by Alt and an arrow key, and by the form that each of them has. */
export function CalendarBoard({ days, action }: { days: readonly CalendarDay[]; action: FormAction }) {
  const [state, move] = useActionState(action, emptyForm);
  const isLive = useIsLive();
  const form = useRef<HTMLFormElement>(null);
  const [over, setOver] = useState<string | null>(null);

  function send(id: number | string, day: string) {
    const fields = form.current?.elements as unknown as Record<'article' | 'day', HTMLInputElement> | undefined;
    if (!fields) return;
    fields.article.value = String(id);
    fields.day.value = day;
    form.current?.requestSubmit();
  }

  return (
    <>
      <FormMessage state={state} initial={emptyForm} />
      <form ref={form} action={move} hidden>
        <input name="article" />
        <input name="day" />
      </form>
      <p id="verschieben" className="mt-3 mb-3 text-ink-soft text-sm">
        {isLive
          ? 'Geplantes lässt sich auf einen anderen Tag ziehen, oder mit Alt und den Pfeiltasten verschieben.'
          : 'Geplantes lässt sich über „Verschieben“ auf einen anderen Tag legen.'}
      </p>
      <ol className="grid gap-2 md:grid-cols-7 md:gap-px md:overflow-hidden md:rounded-card md:border md:border-line md:bg-line">
        {days.map((day) => (
          <li
            key={day.date}
            className={`min-h-24 p-2 md:bg-surface ${day.isOutside ? 'hidden text-ink-soft md:block' : ''} ${
              day.pieces.length === 0 ? 'max-md:hidden' : ''
            } ${over === day.date ? 'outline-2 outline-brand -outline-offset-2' : ''}`}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(day.date);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(null);
              const id = event.dataTransfer.getData('text/plain');
              if (/^\d+$/.test(id)) send(id, day.date);
            }}
          >
            <p className={`text-sm ${day.isToday ? 'font-semibold text-brand' : ''}`}>
              <time dateTime={day.date}>
                <span aria-hidden className="max-md:hidden">
                  {day.short}
                </span>
                <span className="md:sr-only">{day.long}</span>
              </time>
              {day.isToday && ' heute'}
            </p>
            <ul className="mt-1 grid gap-1.5">
              {day.pieces.map((piece) => (
                <PlannedPiece key={piece.id} piece={piece} day={day.date} move={move} send={send} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function PlannedPiece({
  piece: { id, title, state, time, canMove },
  day,
  move,
  send,
}: {
  piece: Piece;
  day: string;
  move: (formData: FormData) => void;
  send: (id: number, day: string) => void;
}) {
  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    send(id, addDays(day, step));
  }
  return (
    <li
      draggable={canMove}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(id))}
      className={`rounded-card border border-line bg-page p-1.5 text-sm ${canMove ? 'cursor-grab' : ''}`}
    >
      <Link
        href={deskArticlePath(id)}
        prefetch={false}
        draggable={false}
        onKeyDown={canMove ? onKeyDown : undefined}
        aria-describedby={canMove ? 'verschieben' : undefined}
        className="link break-words font-semibold"
      >
        {title}
      </Link>
      <p className="text-ink-soft">{[time, state].filter(Boolean).join(' · ')}</p>
      {canMove && (
        <details>
          <summary className="cursor-pointer text-ink-soft">Verschieben</summary>
          <form action={move} className="mt-1 grid gap-1">
            <input type="hidden" name="article" value={id} />
            <input
              type="date"
              name="day"
              required
              defaultValue={day}
              aria-label={`Neuer Tag für „${title}“`}
              className="min-h-9 w-full rounded border border-line bg-surface px-1"
            />
            <button type="submit" className="button button-quiet min-h-9 px-2">
              Verschieben
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
