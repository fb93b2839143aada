import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listInvitations, listMembers } from '#db/members/queries.ts';
import { getEntryForEditing } from '#db/submissions/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { MEMBER_ROLES } from '#lib/members/input.ts';
import { accountPath, editEntryPath, entryPeoplePath } from '#lib/paths.ts';
import { canEditEntry, canManageEntry } from '#lib/permissions.ts';
import { changeRole, invite, leave, passOn, removePerson, withdrawInvite } from './actions.ts';
import { InviteForm, PersonForm } from './people-forms.tsx';

export const metadata: Metadata = { title: 'Personen' };

export default async function EntryPeoplePage({ params }: PageProps<'/konto/eintraege/[id]/personen'>) {
  const { id: text } = await params;
  const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  const user = await requireUser(entryPeoplePath(id));
  const entry = id ? await getEntryForEditing(id, user.id) : null;
  if (!entry || !canEditEntry(user, entry)) notFound();
  const isManager = canManageEntry(user, entry);
  const [members, invitations] = await Promise.all([listMembers(id), isManager ? listInvitations(id) : []]);
  return (
    <div className="max-w-text">
      <Breadcrumbs
        trail={[
          { label: 'Mein Konto', href: accountPath },
          { label: entry.fields.name, href: editEntryPath(id) },
        ]}
        current="Personen"
      />
      <PageHeader title="Wer den Eintrag betreut" />
      <ul className="divide-y divide-line border-line border-y">
        {members.map(({ userId, name, email, role }) => (
          <li key={userId} className="grid gap-3 py-3 sm:grid-cols-[1fr_auto]">
            <p>
              <strong>{name ?? email}</strong>
              {userId === user.id && ' (Sie)'}
              <span className="block text-ink-soft text-sm">
                {email}, {MEMBER_ROLES[role]}
              </span>
            </p>
            <div className="flex flex-wrap items-start gap-3">
              {isManager && (
                <PersonForm
                  action={changeRole.bind(null, id)}
                  user={userId}
                  role={role === 'manager' ? 'contributor' : 'manager'}
                  submit={role === 'manager' ? 'Nur mitarbeiten lassen' : 'Verwalten lassen'}
                />
              )}
              {isManager && userId !== user.id && (
                <PersonForm action={passOn.bind(null, id)} user={userId} submit="Verwaltung übergeben" />
              )}
              {userId === user.id ? (
                <PersonForm action={leave.bind(null, id)} user={userId} submit="Eintrag verlassen" />
              ) : (
                isManager && <PersonForm action={removePerson.bind(null, id)} user={userId} submit="Entfernen" />
              )}
            </div>
          </li>
        ))}
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              {invitation.email}
              <span className="block text-ink-soft text-sm">eingeladen: {MEMBER_ROLES[invitation.role]}</span>
            </p>
            <form action={withdrawInvite.bind(null, id, invitation.id)}>
              <button type="submit" className="button button-quiet">
                Einladung zurücknehmen
              </button>
            </form>
          </li>
        ))}
      </ul>
      {isManager && (
        <Section title="Jemanden einladen">
          <InviteForm action={invite.bind(null, id)} />
        </Section>
      )}
    </div>
  );
}
