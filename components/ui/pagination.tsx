import type { Route } from 'next';
import Link from 'next/link';

/** Pages of a list, with the first, the last and the neighbours of the current one. Nothing when there is only one. */
export function Pagination({ page, pages, href }: { page: number; pages: number; href: (page: number) => Route }) {
  if (pages <= 1) return null;
  const item = 'inline-flex min-h-11 min-w-11 items-center justify-center rounded-card px-3';
  return (
    <nav aria-label="Seiten" className="mt-8 print-hidden">
      <ul className="flex flex-wrap items-center gap-1">
        {page > 1 && (
          <li>
            <Link href={href(page - 1)} rel="prev" prefetch={false} className={`${item} link`}>
              Zurück
            </Link>
          </li>
        )}
        {shownPages(page, pages).map((number, index, all) => (
          <li key={number} className="flex items-center">
            {number - (all[index - 1] ?? 0) > 1 && <span className="px-1 text-ink-soft">…</span>}
            {number === page ? (
              <span aria-current="page" className={`${item} bg-brand font-semibold text-on-brand`}>
                <span className="sr-only">Seite </span>
                {number}
              </span>
            ) : (
              <Link href={href(number)} prefetch={false} className={`${item} hover:bg-brand-wash`}>
                <span className="sr-only">Seite </span>
                {number}
              </Link>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <Link href={href(page + 1)} rel="next" prefetch={false} className={`${item} link`}>
              Weiter
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

function shownPages(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  return [...new Set(near)].sort((a, b) => a - b);
}
