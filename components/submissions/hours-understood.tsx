import type { HoursRemark } from '#lib/companies/hours-meaning.ts';
import { type DayHours, groupDays, isSeason, readHours, WEEKDAYS } from '#lib/companies/hours-rules.ts';
import type { HoursReading } from '#lib/companies/hours-text.ts';
import { DAY_NAMES, daysText, hoursText, rangeText } from '#lib/companies/hours-wording.ts';

/** What a text about opening hours was understood to say; or what was not, with the place. */
export function HoursUnderstood({ text, reading }: { text: string; reading: HoursReading }) {
  if (!reading.ok) return <Remarks text={text} remarks={reading.problems} />;
  const hours = readHours(reading.openingHours);
  if (!hours) return <p className="text-sm">Bleibt, wie es ist: {reading.openingHours}</p>;
  const { week, dated, byAppointment } = hours;
  const seasons = Map.groupBy(dated.filter(isSeason), ({ dates }) => rangeText(dates) ?? '');
  const special = dated.filter((rule) => !isSeason(rule));
  const hasWeek = groupDays(week).length > 0;
  return (
    <div className="grid gap-3 text-sm">
      <dl className="grid gap-x-6 gap-y-0.5">
        {hasWeek && WEEKDAYS.map((day) => <Row key={day} term={DAY_NAMES[day][1]} hours={week[day] ?? []} />)}
        {week.PH && <Row term="Feiertage" hours={week.PH} />}
      </dl>
      {byAppointment && <p>{hasWeek ? 'Zu allen anderen Zeiten nach Vereinbarung' : 'Nach Vereinbarung'}</p>}
      {[...seasons].map(([range, rules]) => (
        <div key={range}>
          <p className="font-semibold">{range}</p>
          <dl className="grid gap-x-6 gap-y-0.5">
            {rules.map(({ days, hours: value }) => (
              <Row key={days.join()} term={days.length === 0 ? 'täglich' : daysText(days)} hours={value} />
            ))}
          </dl>
        </div>
      ))}
      {special.length > 0 && (
        <div>
          <p className="font-semibold">Besondere Tage</p>
          <dl className="grid gap-x-6 gap-y-0.5">
            {special.map(({ dates, days, hours: value }) => (
              <Row
                key={`${dates.from} ${days.join()}`}
                term={[rangeText(dates), days.length > 0 && daysText(days)].filter(Boolean).join(', ')}
                note={/^(?:\d{4}-|easter)/.test(dates.from) ? undefined : 'jedes Jahr'}
                hours={value}
              />
            ))}
          </dl>
        </div>
      )}
      <Remarks text={text} remarks={reading.notes} />
    </div>
  );
}

function Row({ term, hours, note }: { term: string; hours: DayHours; note?: string }) {
  const said = hoursText(hours);
  return (
    <div className="grid grid-cols-[minmax(7rem,10rem)_1fr] gap-x-3">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="tabular-nums">
        {/\d$/.test(said) ? `${said} Uhr` : said}
        {note && <span className="text-ink-soft"> ({note})</span>}
      </dd>
    </div>
  );
}

function Remarks({ text, remarks }: { text: string; remarks: readonly HoursRemark[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul className="grid gap-2 text-sm">
      {remarks.map(({ from, to, message }) => (
        <li key={`${from} ${message}`} className="rounded-card border border-warn-line bg-warn-wash px-3 py-2">
          {message}
          <Passage text={text} from={from} to={to} />
        </li>
      ))}
    </ul>
  );
}

/** The line in which it stands, or what of it is near. */
function Passage({ text, from, to }: { text: string; from: number; to: number }) {
  if (to - from >= text.trim().length) return null;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  const [start, end] = [Math.max(lineStart, from - 40), Math.min(lineEnd, to + 40)];
  return (
    <span className="mt-1 block font-mono text-ink-soft text-xs">
      {start > lineStart && '… '}
      {text.slice(start, from)}
      <mark className="bg-accent px-0.5 text-on-accent">{text.slice(from, to)}</mark>
      {text.slice(to, end)}
      {end < lineEnd && ' …'}
    </span>
  );
}
