import type { Route } from 'next';
import Link from 'next/link';
import {
  accountPath,
  auditPath,
  deleteAccountPath,
  deskPath,
  inboxPath,
  securityPath,
  tradesPath,
  usersPath,
} from '#lib/paths.ts';
import type { Role } from '#lib/permissions.ts';

const entries: { href: Route; label: string; roles?: readonly Role[] }[] = [
  { href: accountPath, label: 'Übersicht' },
  { href: deskPath, label: 'Redaktion', roles: ['editor', 'moderator', 'admin'] },
  { href: inboxPath, label: 'Eingang', roles: ['moderator', 'admin'] },
  { href: usersPath(), label: 'Konten', roles: ['moderator', 'admin'] },
  { href: tradesPath, label: 'Branchen', roles: ['admin'] },
  { href: auditPath(), label: 'Protokoll', roles: ['admin'] },
  { href: securityPath, label: 'Anmeldung und Sicherheit' },
  { href: deleteAccountPath, label: 'Konto löschen' },
];

/** The pages of an account, and the way out. */
export function AccountNav({ current, role, signOut }: { current: Route; role: Role; signOut: () => Promise<void> }) {
  return (
    <nav aria-label="Mein Konto" className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2 border-line border-b pb-3">
      <ul className="flex flex-wrap gap-x-5">
        {entries
          .filter(({ roles }) => !roles || roles.includes(role))
          .map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={href === current ? 'page' : undefined}
                className="inline-flex min-h-11 items-center hover:underline aria-[current]:font-semibold aria-[current]:text-brand"
              >
                {label}
              </Link>
            </li>
          ))}
      </ul>
      <form action={signOut} className="ml-auto">
        <button type="submit" className="button button-quiet">
          Abmelden
        </button>
      </form>
    </nav>
  );
}
