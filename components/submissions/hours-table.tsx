import { type ReactNode, useEffect, useRef } from 'react';
import { type DayHours, WEEKDAYS, type Weekday } from '#lib/companies/hours-rules.ts';
import type { Season, SpecialDays, Week, WeekProblem } from '#lib/companies/hours-week.ts';
import { DAY_NAMES } from '#lib/companies/hours-wording.ts';
import { DateRangeFields } from './hours-dates-fields.tsx';
import { DayHoursFields, Problem } from './hours-day-fields.tsx';

interface Props {
  week: Week;
  problems: readonly WeekProblem[];
  onChange: (week: Week) => void;
}

/** The same hours to click: the week, holidays, special days, parts of the year. Its fields have no names: the text is sent. */
export function HoursTable({ week, problems, onChange }: Props) {
  const set = (part: Partial<Week>) => onChange({ ...week, ...part });
  const problemAt = (fits: (at: WeekProblem['at']) => boolean) => problems.find(({ at }) => fits(at))?.message;
  const setDays = (days: readonly Weekday[], hours: DayHours) =>
    set({ days: { ...week.days, ...Object.fromEntries(days.map((day) => [day, hours])) } });

  return (
    <div className="mt-3 grid gap-7">
      <Group title="Woche">
        {WEEKDAYS.map((day) => (
          <DayHoursFields
            key={day}
            label={DAY_NAMES[day][1]}
            hours={week.days[day]}
            problem={problemAt((at) => at === day)}
            onChange={(hours) => setDays([day], hours ?? [])}
          >
            <CopyDay day={day} onCopy={(days) => setDays(days, week.days[day])} />
          </DayHoursFields>
        ))}
        <DayHoursFields
          label="Feiertage"
          hours={week.holidays}
          unset="keine Angabe"
          problem={problemAt((at) => at === 'holidays')}
          onChange={(holidays) => set({ holidays })}
        />
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={week.byAppointment}
            onChange={({ currentTarget }) => set({ byAppointment: currentTarget.checked })}
            className="size-5"
          />
          Zu allen anderen Zeiten nach Vereinbarung
        </label>
      </Group>
      <Rows<SpecialDays>
        title="Besondere Tage"
        hint="Urlaub, Brückentage, Heiligabend: Sie zählen mehr als die Woche."
        add="Besondere Tage hinzufügen"
        rows={week.special}
        fresh={{ from: '', to: '', hours: [] }}
        onChange={(special) => set({ special })}
      >
        {(row, index, change) => (
          <>
            <DateRangeFields
              range={row}
              isMonths={/^(\d{4}-)?\d\d$/.test(row.from)}
              onChange={(range) => change({ ...row, ...range })}
            />
            <DayHoursFields
              label="An diesen Tagen"
              hours={row.hours}
              problem={problemAt((at) => typeof at === 'object' && 'special' in at && at.special === index)}
              onChange={(hours) => change({ ...row, hours: hours ?? [] })}
            />
          </>
        )}
      </Rows>
      <Rows<Season>
        title="Zeiten des Jahres"
        hint="Sommer und Winter, Saison: An Tagen ohne Angabe gilt die Woche."
        add="Zeit des Jahres hinzufügen"
        rows={week.seasons}
        fresh={{ from: '04', to: '10', days: {} }}
        onChange={(seasons) => set({ seasons })}
      >
        {(row, index, change) => {
          const problem = (day?: Weekday) =>
            problemAt((at) => typeof at === 'object' && 'season' in at && at.season === index && at.day === day);
          const setSeasonDays = (days: readonly Weekday[], hours: DayHours | null) =>
            change({ ...row, days: withDays(row.days, days, hours) });
          return (
            <>
              <DateRangeFields
                range={row}
                isMonths={/^(\d{4}-)?\d\d$/.test(row.from)}
                offersMonths
                onChange={(range) => change({ ...row, ...range })}
              />
              <Problem message={problem()} />
              {WEEKDAYS.map((day) => (
                <DayHoursFields
                  key={day}
                  label={DAY_NAMES[day][1]}
                  hours={row.days[day] ?? null}
                  unset="wie sonst"
                  problem={problem(day)}
                  onChange={(hours) => setSeasonDays([day], hours)}
                >
                  <CopyDay day={day} onCopy={(days) => setSeasonDays(days, row.days[day] ?? null)} />
                </DayHoursFields>
              ))}
            </>
          );
        }}
      </Rows>
    </div>
  );
}

function withDays(before: Season['days'], days: readonly Weekday[], hours: DayHours | null): Season['days'] {
  const after = { ...before };
  for (const day of days) {
    if (hours) after[day] = hours;
    else delete after[day];
  }
  return after;
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">{title}</legend>
      {hint && <p className="text-ink-soft text-sm">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** Rows that come and go; the focus goes to what was added, and back to the button when one is taken away. */
function Rows<Row extends { from: string }>({
  title,
  hint,
  add,
  rows,
  fresh,
  onChange,
  children,
}: {
  title: string;
  hint: string;
  add: string;
  rows: readonly Row[];
  fresh: Row;
  onChange: (rows: Row[]) => void;
  children: (row: Row, index: number, change: (row: Row) => void) => ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(rows.length);
  const isOurs = useRef(false);
  useEffect(() => {
    const { current: count } = before;
    before.current = rows.length;
    if (!isOurs.current || rows.length === count) return;
    isOurs.current = false;
    const target = rows.length > count ? list.current?.lastElementChild : list.current?.parentElement;
    const fields = target?.querySelectorAll<HTMLElement>(rows.length > count ? 'input, select' : ':scope > button');
    fields?.[0]?.focus();
  }, [rows.length]);

  function resize(next: Row[]) {
    isOurs.current = true;
    onChange(next);
  }

  return (
    <Group title={title} hint={hint}>
      <div ref={list} className="grid gap-3">
        {rows.map((row, index) => (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; its dates change while they are typed
            key={index}
            className="grid gap-3 rounded-card border border-line p-3"
          >
            <legend className="sr-only">
              {title}, Zeile {index + 1}
            </legend>
            {children(row, index, (next) => onChange(rows.map((each, at) => (at === index ? next : each))))}
            <button
              type="button"
              className="link w-fit py-2 text-sm"
              onClick={() => resize(rows.filter((_, at) => at !== index))}
            >
              Zeile {index + 1} entfernen
            </button>
          </fieldset>
        ))}
      </div>
      <button type="button" className="button button-quiet w-fit" onClick={() => resize([...rows, fresh])}>
        {add}
      </button>
    </Group>
  );
}

/** „Montag auch für …“ */
function CopyDay({ day, onCopy }: { day: Weekday; onCopy: (days: Weekday[]) => void }) {
  const details = useRef<HTMLDetailsElement>(null);
  const others = WEEKDAYS.filter((each) => each !== day);
  const name = DAY_NAMES[day][1];
  function copy(days: readonly Weekday[]) {
    onCopy(days.filter((each) => each !== day));
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  }
  return (
    <details ref={details} className="text-sm">
      <summary className="link w-fit cursor-pointer py-3">
        übertragen<span className="sr-only"> von {name}</span>
      </summary>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        {others.map((each) => (
          <label key={each} className="flex min-h-11 items-center gap-1.5">
            <input type="checkbox" value={each} className="size-5" />
            {DAY_NAMES[each][0]}
          </label>
        ))}
        <button
          type="button"
          className="button button-quiet px-3"
          onClick={() => {
            const chosen = [...(details.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])];
            copy(others.filter((each) => chosen.some(({ value }) => value === each)));
            for (const box of chosen) box.checked = false;
          }}
        >
          Auf diese Tage
        </button>
        <button type="button" className="button button-quiet px-3" onClick={() => copy(WEEKDAYS.slice(0, 5))}>
          Mo–Fr
        </button>
        <button type="button" className="button button-quiet px-3" onClick={() => copy(WEEKDAYS)}>
          Alle Tage
        </button>
      </div>
    </details>
  );
}
