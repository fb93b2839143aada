import type { Route } from 'next';
import Link from 'next/link';

interface Neighbour {
  href: Route;
  label: string;
}

/** To the period before and after, where they have something. */
export function PeriodNav({
  label,
  previous,
  next,
}: {
  label: string;
  previous: Neighbour | null;
  next: Neighbour | null;
}) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="mt-8 flex flex-wrap justify-between gap-x-6 gap-y-2 print-hidden">
      <span>
        {previous && (
          <Link href={previous.href} rel="prev" prefetch={false} className="link inline-flex min-h-11 items-center">
            ← {previous.label}
          </Link>
        )}
      </span>
      {next && (
        <Link href={next.href} rel="next" prefetch={false} className="link inline-flex min-h-11 items-center">
          {next.label} →
        </Link>
      )}
    </nav>
  );
}
