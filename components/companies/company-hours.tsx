import { OpenNowLine } from '#components/companies/open-now.tsx';
import type { OpeningHoursView } from '#lib/companies/opening-hours.ts';
import { longDateWithWeekday } from '#lib/dates.ts';

export function CompanyHours({ hours, text }: { hours: OpeningHoursView | null; text: string | null }) {
  if (!hours) {
    return text ? <p>{text}</p> : null;
  }
  const [first] = hours.week;
  const sameEveryDay = first && hours.week.every((day) => day.text === first.text);
  return (
    <>
      {hours.intervals.length > 0 && <OpenNowLine intervals={hours.intervals} />}
      {sameEveryDay ? (
        <p>{/\d/.test(first.text) ? `Täglich ${first.text}` : capitalised(first.text)}</p>
      ) : (
        <WeekTable week={hours.week} />
      )}
      {hours.rule && (
        <p className={hours.week.length > 0 ? 'mt-3 text-ink-soft text-sm' : ''}>
          {hours.week.length > 0 && 'Übers Jahr: '}
          {hours.rule}
        </p>
      )}
      {hours.special.length > 0 && (
        <div className="mt-3 rounded-card border border-warn-line bg-warn-wash px-3 py-2 text-sm">
          <p className="font-semibold">Besondere Tage in den nächsten zwei Wochen</p>
          <ul>
            {hours.special.map(({ date, reason, text: times }) => (
              <li key={date}>
                {longDateWithWeekday(date)}
                {reason && ` (${reason})`}: {times}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function WeekTable({ week }: Pick<OpeningHoursView, 'week'>) {
  if (week.length === 0) return null;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Öffnungszeiten der Woche</caption>
      <tbody>
        {week.map(({ day, text }) => (
          <tr key={day} className="border-line border-t align-top">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal text-ink-soft">
              {day}
            </th>
            <td className="py-1.5 text-right tabular-nums">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
