import type { Route } from 'next';
import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { archivePath } from '#lib/paths.ts';

const texts = [
  'Im Archiv sehen Sie, wann Artikel erschienen sind.',
  'Das Nächste, was erschienen ist:',
  'Davor und danach ist etwas erschienen:',
];

/** A day, month or year without articles, or one that does not exist: the nearest that have some. */
export function PeriodMissing({ title, nearest }: { title: string; nearest: { href: Route; label: string }[] }) {
  return (
    <Missing title={title} text={texts[Math.min(nearest.length, 2)] ?? ''}>
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
