import { OpenNowLine } from '#components/companies/open-now.tsx';
import type { OpeningHoursView } from '#lib/companies/opening-hours.ts';
import { longDateWithWeekday } from '#lib/dates.ts';

export function CompanyHours({ hours, text }: { hours: OpeningHoursView | null; text: string | null }) {
  if (!hours) {
    return text ? <p>{text}</p> : null;
  }
  return (
    <>
      <OpenNowLine intervals={hours.intervals} />
      {hours.rule && <p className="mb-2 text-ink-soft text-sm">{hours.rule}</p>}
      <table className="w-full text-sm">
        <caption className="sr-only">Öffnungszeiten der Woche</caption>
        <tbody>
          {hours.week.map(({ day, hours: times }) => (
            <tr key={day} className="border-line border-t">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal text-ink-soft">
                {day}
              </th>
              <td className="py-1.5 text-right tabular-nums">{times}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hours.special.length > 0 && (
        <div className="mt-3 rounded-card border border-warn-line bg-warn-wash px-3 py-2 text-sm">
          <p className="font-semibold">Abweichend in den nächsten zwei Wochen</p>
          <ul>
            {hours.special.map(({ date, reason, hours: times }) => (
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
