import type { Route } from 'next';
import Link from 'next/link';
import { registerCompanyPath } from '#lib/paths.ts';

/** After a search without matches: what is in its way, and ways on, best first. */
export function NoMatches({ reasons, ways }: { reasons: string[]; ways: { href: Route; label: string }[] }) {
  return (
    <div className="mt-6">
      {reasons.map((reason) => (
        <p key={reason} className="mb-3">
          {reason}
        </p>
      ))}
      {ways.length > 0 && (
        <>
          <h2 className="mb-2 text-xl">Vielleicht hilft das weiter</h2>
          <ul className="card divide-y divide-line">
            {ways.map(({ href, label }) => (
              <li key={`${href}${label}`}>
                <Link
                  href={href}
                  prefetch={false}
                  className="flex min-h-12 items-center px-4 py-2 text-brand hover:bg-brand-wash"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-5 text-ink-soft">
        Fehlt hier eine Firma?{' '}
        <Link href={registerCompanyPath} className="link">
          Kostenlos eintragen
        </Link>
      </p>
    </div>
  );
}
