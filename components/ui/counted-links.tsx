import type { Route } from 'next';

export interface CountedLink {
  href: Route;
  label: string;
  count?: number;
}

/**
 * Links with a number behind each: trades, places. In columns that fill the width. Plain elements and one class for the
 * whole list, because some pages have more than a thousand of them and each is sent twice, as HTML and as data.
 */
export function CountedLinks({ links, columns = 3 }: { links: CountedLink[]; columns?: 2 | 3 | 4 }) {
  const width = { 2: 'sm:columns-2', 3: 'sm:columns-2 lg:columns-3', 4: 'columns-2 sm:columns-3 lg:columns-4' }[
    columns
  ];
  return (
    <ul className={`counted-links gap-x-8 ${width}`}>
      {links.map(({ href, label, count }) => (
        <li key={href}>
          <a href={href}>
            {`${label} `}
            {count !== undefined && count > 0 && <small>{count.toLocaleString('de-DE')}</small>}
          </a>
        </li>
      ))}
    </ul>
  );
}
