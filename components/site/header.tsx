import Link from 'next/link';
import { accountPath, archivePath, categoriesPath, homePath, registerCompanyPath } from '#lib/paths.ts';

const entries = [
  { href: categoriesPath, label: 'Branchenbuch' },
  { href: registerCompanyPath, label: 'Firma eintragen' },
  { href: archivePath, label: 'Archiv' },
  { href: accountPath, label: 'Mein Konto' },
];

export function Header() {
  return (
    <header className="border-line border-b bg-surface print-hidden">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-6 md:min-h-16">
        <Link href={homePath} className="flex items-center gap-2.5 py-3 font-bold text-lg">
          <Mark />
          <span>
            Branchenbuch<span className="sr-only"> – zur Startseite</span>
          </span>
        </Link>
        <nav aria-label="Hauptnavigation" className="-mx-1.5 max-md:w-full max-md:border-line max-md:border-t md:-mx-3">
          <ul className="flex flex-wrap justify-between">
            {entries.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center px-1.5 text-sm hover:text-brand hover:underline md:px-3 md:text-base"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path d="M9 7h9.2a4.6 4.6 0 0 1 2.5 8.5A5 5 0 0 1 18.5 25H9z" className="fill-on-accent" />
      <path d="M13 11h4.4a1.6 1.6 0 0 1 0 3.2H13zm0 6.6h5a1.7 1.7 0 0 1 0 3.4h-5z" className="fill-accent" />
    </svg>
  );
}
