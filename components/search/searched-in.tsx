import Link from 'next/link';
import { type Count, numberSoFar } from '#lib/counting.ts';
import { type SearchParams, searchPath } from '#lib/paths.ts';

/** Leads from the companies that a search has found to the articles, and back. */
export function SearchedIn({ search, articles }: { search: SearchParams; articles: Count | null }) {
  const { was, wo } = search;
  const inArticles = search.art === 'artikel';
  const tab = 'inline-flex min-h-11 items-center rounded-card px-3';
  const current = `${tab} bg-brand font-semibold text-on-brand`;
  return (
    <nav aria-label="Gesucht in" className="mt-4 print-hidden">
      <ul className="flex flex-wrap gap-1">
        <li>
          <Link
            href={searchPath(inArticles ? { was, wo } : search)}
            prefetch={false}
            aria-current={inArticles ? undefined : 'page'}
            className={inArticles ? `${tab} link` : current}
          >
            Firmen
          </Link>
        </li>
        <li>
          <Link
            href={searchPath({ art: 'artikel', was, wo })}
            prefetch={false}
            aria-current={inArticles ? 'page' : undefined}
            className={inArticles ? current : `${tab} link`}
          >
            Artikel{articles === null ? '' : ` (${numberSoFar(articles)})`}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
