import { type ReactNode, useState } from 'react';
import { nextInterval, readTime } from '#lib/companies/hours-draft.ts';
import { ALL_DAY, type DayHours, type Interval, isAllDay } from '#lib/companies/hours-rules.ts';

const field = 'min-h-11 rounded-card border border-line bg-surface px-2.5';

type Kind = 'unset' | 'closed' | 'open' | 'allDay' | 'byAppointment';

/** What holds on a day: closed, some times, around the clock, by appointment; or nothing said, if there is a word for it. */
export function DayHoursFields({
  label,
  hours,
  unset,
  problem,
  onChange,
  children,
}: {
  label: string;
  hours: DayHours | null;
  unset?: string;
  problem?: string;
  onChange: (hours: DayHours | null) => void;
  children?: ReactNode;
}) {
  const kind = kindOf(hours);
  const spans = kind === 'open' && Array.isArray(hours) ? hours : [];
  const setSpan = (index: number, part: Partial<Interval>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...part } : span)));
  return (
    <div className="grid gap-x-3 gap-y-1.5 border-line border-t pt-3 sm:grid-cols-[7.5rem_1fr]">
      <span className="pt-2.5 font-semibold text-sm">{label}</span>
      <div className="grid gap-2">
        <div className="flex flex-wrap items-start gap-x-4">
          <select
            aria-label={label}
            value={kind}
            onChange={({ currentTarget }) => onChange(HOURS[currentTarget.value as Kind])}
            className={`${field} w-full sm:w-52`}
          >
            {unset && <option value="unset">{unset}</option>}
            <option value="closed">geschlossen</option>
            <option value="open">geöffnet</option>
            <option value="allDay">rund um die Uhr</option>
            <option value="byAppointment">nach Vereinbarung</option>
          </select>
          {kind !== 'unset' && kind !== 'closed' && children}
        </div>
        {spans.map((span, index) => {
          const name = index === 0 ? label : `${label}, ${index + 1}. Zeit`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a time is its place in the day; its value changes while it is typed
            <div key={index} className="flex flex-wrap items-center gap-2">
              <TimeField label={`${name}, von`} time={span.from} onChange={(from) => setSpan(index, { from })} />
              bis
              <TimeField
                label={`${name}, bis (leer: Ende offen)`}
                time={span.to ?? ''}
                onChange={(to) => setSpan(index, { to: to === '00:00' ? '24:00' : to || null })}
              />
              {span.from && span.to === null && <span className="text-ink-soft text-sm">Ende offen</span>}
              {span.to !== null && span.to < span.from && <span className="text-ink-soft text-sm">am Folgetag</span>}
              <button
                type="button"
                className="link min-h-11 px-2 text-sm"
                onClick={() => onChange(spans.filter((_, at) => at !== index))}
              >
                entfernen<span className="sr-only"> ({name})</span>
              </button>
            </div>
          );
        })}
        {kind === 'open' && spans.length < 4 && (
          <button
            type="button"
            className="link w-fit py-1.5 text-sm"
            onClick={() => onChange([...spans, nextInterval(spans)])}
          >
            Pause, weitere Zeit<span className="sr-only"> ({label})</span>
          </button>
        )}
        <Problem message={problem} />
      </div>
    </div>
  );
}

/** Takes „9“ and „930“. Not the browser's own field, which asks for AM and PM where its user's language does. */
function TimeField({ label, time, onChange }: { label: string; time: string; onChange: (time: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      inputMode="numeric"
      autoComplete="off"
      maxLength={9}
      placeholder="–:–"
      aria-label={label}
      value={typed ?? time}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange(readTime(value));
      }}
      onBlur={() => setTyped(null)}
      className={`${field} w-20 tabular-nums`}
    />
  );
}

/** Can be focused, so that a form that is sent can lead to it. */
export function Problem({ message }: { message?: string }) {
  if (!message) return null;
  return (
    <p data-hours-problem role="alert" tabIndex={-1} className="text-closed text-sm">
      {message}
    </p>
  );
}

const HOURS: Record<Kind, DayHours | null> = {
  unset: null,
  closed: [],
  open: [nextInterval([])],
  allDay: [ALL_DAY],
  byAppointment: 'byAppointment',
};

function kindOf(hours: DayHours | null): Kind {
  if (hours === null) return 'unset';
  if (hours === 'byAppointment') return hours;
  if (hours.length === 0) return 'closed';
  return isAllDay(hours) ? 'allDay' : 'open';
}
