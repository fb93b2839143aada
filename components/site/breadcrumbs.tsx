import type { Route } from 'next';
import Link from 'next/link';
import { JsonLd } from '#components/site/json-ld.tsx';
import { siteUrl } from '#lib/env.ts';

export interface Crumb {
  label: string;
  href: Route;
}

/** The way from the front page to here; the last entry is this page and is not a link. */
export function Breadcrumbs({ trail, current }: { trail: Crumb[]; current: string }) {
  return (
    <nav aria-label="Sie sind hier" className="mb-4 text-ink-soft text-sm print-hidden">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map(({ label, href }) => (
          <li key={href} className="after:ml-2 after:text-line after:content-['/']">
            <Link href={href} prefetch={false} className="hover:text-brand hover:underline">
              {label}
            </Link>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
      <JsonLd
        data={{
          '@type': 'BreadcrumbList',
          itemListElement: [
            ...trail.map(({ label, href }, index) => ({
              '@type': 'ListItem' as const,
              position: index + 1,
              name: label,
              item: siteUrl(href),
            })),
            { '@type': 'ListItem' as const, position: trail.length + 1, name: current },
          ],
        }}
      />
    </nav>
  );
}
