import Link from 'next/link';
import type { DayCount } from '#lib/articles/archive.ts';
import { counted } from '#lib/counting.ts';
import { longDate, monthOf } from '#lib/dates.ts';
import { archiveDayPath } from '#lib/paths.ts';

const WEEKDAYS = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'];

/** A month as a calendar; the days with articles are links. */
export function MonthCalendar({ year, month, days }: { year: number; month: number; days: DayCount[] }) {
  const counts = new Map(days.map(({ day, articles }) => [day, articles]));
  return (
    <table className="card w-full table-fixed p-3 text-center text-sm">
      <caption className="py-2 font-semibold">
        {monthOf(month)} {year}
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" className="py-1.5 font-normal text-ink-soft">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => {
              const count = day === null ? 0 : (counts.get(day) ?? 0);
              return (
                <td key={day ?? WEEKDAYS[index]} className="p-0.5">
                  {day !== null && count > 0 ? (
                    <Link
                      href={archiveDayPath(day)}
                      prefetch={false}
                      className="block rounded-sm bg-brand py-2 font-semibold text-on-brand hover:bg-brand-strong"
                    >
                      <span aria-hidden="true">{Number(day.slice(8))}</span>
                      <span className="sr-only">
                        {longDate(day)}: {counted(count, 'Artikel', 'Artikel')}
                      </span>
                    </Link>
                  ) : (
                    <span className="block py-2 text-ink-soft">{day && Number(day.slice(8))}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** ISO dates in rows of seven from Monday on; null before the first and after the last. */
function weeksOf(year: number, month: number): (string | null)[][] {
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const pad = (number: number) => String(number).padStart(2, '0');
  const cells = Array.from({ length: Math.ceil((lead + length) / 7) * 7 }, (_, index) => {
    const day = index - lead + 1;
    return day >= 1 && day <= length ? `${year}-${pad(month)}-${pad(day)}` : null;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
