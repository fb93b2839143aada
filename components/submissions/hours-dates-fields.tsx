import { berlinDate, monthOf } from '#lib/dates.ts';

interface Range {
  from: string;
  to: string;
}

const field = 'min-h-11 rounded-card border border-line bg-surface px-2.5';
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** From a day to a day, in one year or in every; or from month to month. */
export function DateRangeFields({
  range,
  isMonths,
  offersMonths = false,
  onChange,
}: {
  range: Range;
  isMonths: boolean;
  offersMonths?: boolean;
  onChange: (range: Range) => void;
}) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 text-sm">
      {isMonths ? <MonthFields range={range} onChange={onChange} /> : <DayFields range={range} onChange={onChange} />}
      {(offersMonths || isMonths) && (
        <button
          type="button"
          className="link min-h-11"
          onClick={() => onChange(isMonths ? wholeMonths(range) : { from: '04', to: '10' })}
        >
          {isMonths ? 'Genaue Tage angeben' : 'Ganze Monate angeben'}
        </button>
      )}
    </div>
  );
}

function DayFields({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const isYearly = range.from !== '' && range.from.length === 5;
  // What holds every year is written without one, but such a field wants it.
  const shown = (date: string) =>
    date.length === 5 ? `${date === '02-29' ? '2028' : berlinDate(new Date()).slice(0, 4)}-${date}` : date;
  const stored = (date: string, yearly = isYearly) => (yearly ? date.slice(-5) : shown(date));
  return (
    <>
      <label className="grid gap-1">
        Erster Tag
        <input
          type="date"
          value={shown(range.from)}
          onChange={({ currentTarget: { value } }) => onChange({ ...range, from: stored(value) })}
          className={field}
        />
      </label>
      <label className="grid gap-1">
        Letzter Tag
        <input
          type="date"
          value={shown(range.to)}
          onChange={({ currentTarget: { value } }) => onChange({ ...range, to: stored(value) })}
          className={field}
        />
      </label>
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={isYearly}
          disabled={range.from === ''}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ from: stored(range.from, checked), to: range.to && stored(range.to, checked) })
          }
          className="size-5"
        />
        jedes Jahr
      </label>
    </>
  );
}

function MonthFields({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const [year, from, to] = [range.from.slice(0, -2), range.from.slice(-2), range.to.slice(-2)];
  const options = MONTHS.map((month) => (
    <option key={month} value={month}>
      {monthOf(Number(month))}
    </option>
  ));
  return (
    <>
      <label className="grid gap-1">
        Von
        <select
          value={from}
          onChange={({ currentTarget }) => onChange({ ...range, from: `${year}${currentTarget.value}` })}
          className={field}
        >
          {options}
        </select>
      </label>
      <label className="grid gap-1">
        Bis
        <select
          value={to}
          onChange={({ currentTarget }) => onChange({ ...range, to: `${range.to.slice(0, -2)}${currentTarget.value}` })}
          className={field}
        >
          {options}
        </select>
      </label>
    </>
  );
}

/** April to October → 1 April to 31 October. */
function wholeMonths({ from, to }: Range): Range {
  const last = new Date(Date.UTC(2024, Number(to.slice(-2)), 0)).getUTCDate();
  return { from: `${from}-01`, to: `${to}-${to.slice(-2) === '02' ? 28 : last}` };
}
