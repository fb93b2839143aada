import type { Metadata } from 'next';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listUsers } from '#db/users/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { usersPath } from '#lib/paths.ts';
import { canChangeRole, canLock, canModerate } from '#lib/permissions.ts';
import { ROLE_NAMES } from '#lib/users/labels.ts';
import { lock, saveRole, unlock } from './actions.ts';
import { LockForm, RoleForm } from './user-forms.tsx';

export const metadata: Metadata = { title: 'Konten', robots: { index: false, follow: false } };

export default async function UsersPage({ searchParams }: PageProps<'/verwaltung/konten'>) {
  const { suche } = await searchParams;
  const search = typeof suche === 'string' ? suche.replaceAll('\u0000', '').trim().slice(0, 254) : '';
  const user = await requireRole(usersPath(), canModerate);
  const users = await listUsers(search);
  return (
    <>
      <PageHeader title="Konten" />
      <search>
        <form action={usersPath()} className="mb-6 flex flex-wrap items-end gap-3">
          <label className="grid gap-1">
            <span className="font-semibold text-sm">Adresse oder Name beginnt mit</span>
            <input
              type="search"
              name="suche"
              defaultValue={search}
              maxLength={254}
              className="min-h-12 rounded-card border border-line bg-surface px-3.5"
            />
          </label>
          <button type="submit" className="button min-h-12">
            Suchen
          </button>
        </form>
      </search>
      {users.length === 0 && <p>Dazu gibt es kein Konto.</p>}
      <ul className="grid gap-4">
        {users.map((target) => (
          <li key={target.id} className="card grid gap-3 p-4 md:p-5">
            <h2 className="font-sans text-base">
              {target.email}
              {target.name && `, ${target.name}`}
            </h2>
            <p className="text-ink-soft text-sm">
              {ROLE_NAMES[target.role]}, seit {dateAndTime(target.createdAt)}, {target.entries} Einträge
              {!target.emailVerified && ', Adresse nicht bestätigt'}
            </p>
            {target.lockedAt && (
              <p className="text-closed">
                Gesperrt seit {dateAndTime(target.lockedAt)}: {target.lockedReason}
              </p>
            )}
            {canChangeRole(user, target) && <RoleForm action={saveRole.bind(null, target.id)} role={target.role} />}
            {canLock(user, target) &&
              (target.lockedAt ? (
                <form action={unlock.bind(null, target.id)}>
                  <button type="submit" className="button-quiet">
                    Sperre aufheben
                  </button>
                </form>
              ) : (
                <LockForm action={lock.bind(null, target.id)} />
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}
