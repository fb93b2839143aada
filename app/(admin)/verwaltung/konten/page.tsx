import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountFilterForm } from '#components/users/account-filter.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { listUsers } from '#db/users/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { companyPath, userPath, usersPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import {
  accountsPagePath,
  readAccountCursor,
  readAccountFilter,
  writeAccountCursor,
} from '#lib/users/account-filter.ts';
import { ROLE_NAMES } from '#lib/users/labels.ts';
import { signOut } from '../../../(account)/anmelden/actions.ts';

export const metadata: Metadata = { title: 'Konten', robots: { index: false, follow: false } };

const PAGE_SIZE = 50;

export default async function UsersPage({ searchParams }: PageProps<'/verwaltung/konten'>) {
  const user = await requireRole(usersPath(), canModerate);
  const params = await searchParams;
  const filter = readAccountFilter(params);
  const after = readAccountCursor(params.nach);
  const found = await listUsers(filter, after, PAGE_SIZE + 1);
  const users = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? users.at(-1) : undefined;
  return (
    <>
      <AccountNav current={usersPath()} role={user.role} signOut={signOut} />
      <PageHeader title="Konten" />
      <AccountFilterForm key={accountsPagePath(filter)} filter={filter} />
      {users.length === 0 && <p>Dazu gibt es kein Konto.</p>}
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {users.map((target) => (
          <li key={target.id} className="grid gap-x-4 py-2.5 sm:grid-cols-[1fr_auto]">
            <div className="min-w-0">
              <Link href={userPath(target.id)} prefetch={false} className="link font-semibold">
                {target.email}
              </Link>
              {target.name && `, ${target.name}`}
              {target.entries.length > 0 && (
                <p className="text-sm">
                  {target.entries.slice(0, 3).map(({ slug, name }, index) => (
                    <span key={slug}>
                      {index > 0 && ', '}
                      <Link href={companyPath(slug)} prefetch={false} className="link">
                        {name}
                      </Link>
                    </span>
                  ))}
                  {target.entries.length > 3 && ' und weitere'}
                </p>
              )}
              {target.lockedAt && <p className="text-closed text-sm">gesperrt seit {dateAndTime(target.lockedAt)}</p>}
              {!target.emailVerified && <p className="text-sm">Adresse nicht bestätigt</p>}
            </div>
            <p className="text-ink-soft text-sm sm:text-right">
              {ROLE_NAMES[target.role]}, seit {dateAndTime(target.createdAt)}
              <br />
              {target.lastSeenAt ? `zuletzt da ${dateAndTime(target.lastSeenAt)}` : 'noch nie da'}
            </p>
          </li>
        ))}
      </ul>
      <nav aria-label="Weitere Konten" className="mt-5 flex flex-wrap gap-x-5 empty:hidden">
        {after && (
          <Link href={accountsPagePath(filter)} prefetch={false} className="link inline-flex min-h-11 items-center">
            Zum Anfang
          </Link>
        )}
        {last && (
          <Link
            href={accountsPagePath(filter, writeAccountCursor(last))}
            rel="next"
            prefetch={false}
            className="link inline-flex min-h-11 items-center"
          >
            Weitere Konten
          </Link>
        )}
      </nav>
    </>
  );
}
