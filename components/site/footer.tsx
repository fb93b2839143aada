import Link from 'next/link';
import { berlinDate, dateParts } from '#lib/dates.ts';
import { operator } from '#lib/operator.ts';
import {
  accessibilityPath,
  archivePath,
  categoriesPath,
  feedPath,
  imprintPath,
  placesPath,
  privacyPath,
  rankingPath,
  registerCompanyPath,
  reportPath,
  termsPath,
} from '#lib/paths.ts';

const entries = [
  { href: categoriesPath, label: 'Alle Branchen' },
  { href: placesPath, label: 'Alle Orte' },
  { href: archivePath, label: 'Archiv' },
  { href: registerCompanyPath, label: 'Firma eintragen' },
  { href: imprintPath, label: 'Impressum' },
  { href: privacyPath, label: 'Datenschutz' },
  { href: termsPath, label: 'Nutzungsbedingungen' },
  { href: accessibilityPath, label: 'Barrierefreiheit' },
  { href: rankingPath, label: 'Reihenfolge der Treffer' },
  { href: reportPath(), label: 'Inhalt melden' },
];

export function Footer() {
  const { name, since } = operator();
  const { year } = dateParts(berlinDate(new Date()));
  return (
    <footer className="mt-12 border-line border-t bg-sunken text-sm print-hidden">
      <div className="page-width flex flex-wrap items-baseline justify-between gap-x-8 gap-y-3 py-6">
        <nav aria-label="Fußzeile">
          <ul className="flex flex-wrap gap-x-5">
            {entries.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center hover:text-brand hover:underline"
                >
                  {label}
                </Link>
              </li>
            ))}
            <li>
              {/* A file, not a page: the router must not try to render it. */}
              <a href={feedPath} className="inline-flex min-h-11 items-center hover:text-brand hover:underline">
                RSS-Feed
              </a>
            </li>
          </ul>
        </nav>
        <p className="text-ink-soft">
          © {since < year ? `${since}–${year}` : year} {name}
        </p>
      </div>
    </footer>
  );
}
