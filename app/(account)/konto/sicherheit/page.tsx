import type { Metadata } from 'next';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { getSignInCandidate, listSessions } from '#db/users/queries.ts';
import { currentSessionHash, requireUser } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { securityPath } from '#lib/paths.ts';
import { signOut } from '../../anmelden/actions.ts';
import { ChangeEmailForm, ChangeNameForm, ChangePasswordForm, EndOtherSessionsForm } from './security-forms.tsx';

export const metadata: Metadata = { title: 'Anmeldung und Sicherheit', alternates: { canonical: securityPath } };

export default async function SecurityPage() {
  const user = await requireUser(securityPath);
  const [candidate, sessions, here] = await Promise.all([
    getSignInCandidate({ id: user.id }),
    listSessions(user.id),
    currentSessionHash(),
  ]);
  const hasPassword = Boolean(candidate?.passwordHash);
  return (
    <>
      <AccountNav current={securityPath} role={user.role} signOut={signOut} />
      <div className="max-w-text">
        <PageHeader title="Anmeldung und Sicherheit">
          <p>
            Sie sind angemeldet als <strong>{user.email}</strong>.
          </p>
        </PageHeader>
        <Section title="Name">
          <ChangeNameForm name={user.name ?? ''} />
        </Section>
        <Section title="E-Mail-Adresse ändern">
          <ChangeEmailForm hasPassword={hasPassword} />
        </Section>
        <Section title={hasPassword ? 'Passwort ändern' : 'Passwort einrichten'}>
          <ChangePasswordForm email={user.email} hasPassword={hasPassword} role={user.role} />
        </Section>
        <Section title="Wo Sie angemeldet sind">
          <ul className="mb-4 divide-y divide-line border-line border-y">
            {sessions.map((session) => (
              <li key={session.tokenHash} className="py-2.5">
                {session.device ?? 'Unbekanntes Gerät'}
                {session.tokenHash === here && <strong> – dieses Gerät</strong>}
                <span className="block text-ink-soft text-sm">
                  zuletzt aktiv {dateAndTime(session.lastSeenAt)}, angemeldet {dateAndTime(session.createdAt)}
                </span>
              </li>
            ))}
          </ul>
          <EndOtherSessionsForm />
        </Section>
      </div>
    </>
  );
}
