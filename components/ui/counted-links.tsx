import type { Route } from 'next';
import Link from 'next/link';

export interface CountedLink {
  href: Route;
  label: string;
  count?: number;
}

/** Links with a number behind each: trades, places. In columns that fill the width. */
export function CountedLinks({ links, columns = 3 }: { links: CountedLink[]; columns?: 2 | 3 | 4 }) {
  const width = { 2: 'sm:columns-2', 3: 'sm:columns-2 lg:columns-3', 4: 'sm:columns-3 lg:columns-4' }[columns];
  return (
    <ul className={`gap-x-8 ${width}`}>
      {links.map(({ href, label, count }) => (
        <li key={href} className="break-inside-avoid">
          <Link
            href={href}
            prefetch={false}
            className="flex min-h-10 items-center gap-2 hover:text-brand hover:underline"
          >
            <span className="min-w-0">{label}</span>
            {count !== undefined && count > 0 && (
              <span className="text-ink-soft text-sm tabular-nums">{count.toLocaleString('de-DE')}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
