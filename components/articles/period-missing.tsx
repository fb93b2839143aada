import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { longDate } from '#lib/dates.ts';
import { archiveDayPath, archivePath } from '#lib/paths.ts';

/** A day, month or year without articles, or one that does not exist: the nearest days that have some. */
export function PeriodMissing({ title, days = [] }: { title?: string; days?: string[] }) {
  return (
    <Missing
      title={title ?? 'Hier steht nichts im Archiv'}
      text={
        days.length > 0
          ? 'Die nächsten Tage mit Artikeln:'
          : 'Aus dieser Zeit gibt es keine Artikel. Im Archiv sehen Sie, wann welche erschienen sind.'
      }
    >
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {days.map((day) => (
          <li key={day}>
            <Link href={archiveDayPath(day)} prefetch={false} className="link">
              {longDate(day)}
            </Link>
          </li>
        ))}
        <li>
          <Link href={archivePath} className="link">
            Das ganze Archiv
          </Link>
        </li>
      </ul>
    </Missing>
  );
}
