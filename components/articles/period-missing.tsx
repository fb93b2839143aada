import type { Route } from 'next';
import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { archivePath } from '#lib/paths.ts';

/** A day, month or year without articles, or one that does not exist: the nearest that have some. */
export function PeriodMissing({ title, nearest }: { title: string; nearest: { href: Route; label: string }[] }) {
  return (
    <Missing
      title={title}
      text={
        nearest.length > 0
          ? 'Davor und danach ist etwas erschienen:'
          : 'Im Archiv sehen Sie, wann Artikel erschienen sind.'
      }
    >
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {nearest.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="link">
              {label}
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
