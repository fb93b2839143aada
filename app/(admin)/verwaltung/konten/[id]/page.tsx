import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { FactRow } from '#components/submissions/entry-facts.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listEntriesOf } from '#db/submissions/queries.ts';
import { getUserForModeration, listImpersonations } from '#db/users/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { companyPath, userPath, usersPath } from '#lib/paths.ts';
import { canActAs, canChangeRole, canLock, canModerate } from '#lib/permissions.ts';
import { ROLE_NAMES } from '#lib/users/labels.ts';
import { actAs, lock, saveRole, unlock } from './actions.ts';
import { ActAsForm, LockForm, RoleForm } from './user-forms.tsx';

export const metadata: Metadata = { title: 'Konto', robots: { index: false, follow: false } };

export default async function UserPage({ params }: PageProps<'/verwaltung/konten/[id]'>) {
  const { id } = await params;
  const user = await requireRole(userPath(id), canModerate);
  const [target, entries, visits] = await Promise.all([
    getUserForModeration(id),
    listEntriesOf(id),
    listImpersonations(id),
  ]);
  if (!target) notFound();

  const { lockedAt, emailVerified } = target;
  const mayActAs = canActAs(user, { ...target, isConfirmed: emailVerified !== null, isLocked: lockedAt !== null });
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Konten', href: usersPath() }]} current={target.email} />
      <PageHeader title={target.name ?? target.email} />
      <dl className="mb-6 divide-y divide-line border-line border-y">
        <FactRow label="E-Mail-Adresse">
          {target.email}
          {!emailVerified && ' (nicht bestätigt)'}
        </FactRow>
        <FactRow label="Rolle">
          {ROLE_NAMES[target.role]}, seit {dateAndTime(target.createdAt)}
        </FactRow>
        <FactRow label="Zuletzt da">{target.lastSeenAt ? dateAndTime(target.lastSeenAt) : 'noch nie'}</FactRow>
        {lockedAt && (
          <FactRow label="Gesperrt">
            seit {dateAndTime(lockedAt)}: {target.lockedReason}
          </FactRow>
        )}
        <FactRow label="Einträge">
          {entries.length === 0 && 'keine'}
          {entries.map(({ id: entry, slug, name, placeName, role, status }) => (
            <span key={entry} className="block">
              {status === 'published' ? (
                <Link href={companyPath(slug)} prefetch={false} className="link">
                  {name}
                </Link>
              ) : (
                name
              )}
              , {placeName} ({role === 'manager' ? 'verwaltet' : 'arbeitet mit'}
              {status === 'withdrawn' && ', zurückgezogen'})
            </span>
          ))}
        </FactRow>
      </dl>
      {canChangeRole(user, target) && (
        <Section title="Rechte">
          <RoleForm action={saveRole.bind(null, id)} role={target.role} />
        </Section>
      )}
      {canLock(user, target) && (
        <Section title="Sperre">
          {lockedAt ? (
            <form action={unlock.bind(null, id)}>
              <button type="submit" className="button button-quiet">
                Sperre aufheben
              </button>
            </form>
          ) : (
            <LockForm action={lock.bind(null, id)} />
          )}
        </Section>
      )}
      {mayActAs && (
        <Section title="Als Mitglied anmelden">
          <p className="mb-3 max-w-text text-ink-soft">
            Sie sehen eine Stunde lang, was das Mitglied sieht, und können beim Ausfüllen helfen. Passwort, Adresse,
            Personen, Übernahmen, Absenden und Löschen bleiben ihm selbst vorbehalten.
          </p>
          <ActAsForm action={actAs.bind(null, id)} />
        </Section>
      )}
      {visits.length > 0 && (
        <Section title="Als dieses Mitglied angemeldet">
          <ul className="divide-y divide-line border-line border-y">
            {visits.map(({ id: visit, startedAt, reason }) => (
              <li key={visit} className="py-2">
                {dateAndTime(startedAt)}: {reason}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
