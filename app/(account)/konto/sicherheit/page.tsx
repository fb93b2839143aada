import type { Metadata } from 'next';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { getSignInCandidate, listImpersonations, listIssuers, listSessions } from '#db/users/queries.ts';
import { providerName } from '#lib/auth/provider-sign-in.ts';
import { providerNames } from '#lib/auth/providers.ts';
import { currentSessionHash, requireSelf } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { ownDataPath, securityPath } from '#lib/paths.ts';
import { signOut } from '../../anmelden/actions.ts';
import { endAllSessions, endOneSession } from './actions.ts';
import {
  ChangeEmailForm,
  ChangeNameForm,
  ChangePasswordForm,
  ConnectProviderForm,
  DisconnectProviderForm,
  EndOtherSessionsForm,
} from './security-forms.tsx';

export const metadata: Metadata = { title: 'Anmeldung und Sicherheit', alternates: { canonical: securityPath } };

/** What became of connecting a provider. */
const CONNECTED: Record<string, string> = {
  verbunden: 'Der Anbieter ist mit Ihrem Konto verbunden.',
  vergeben: 'Mit dieser Anmeldung ist schon ein anderes Konto verbunden. Hier hat sich nichts geändert.',
  abgebrochen: 'Der Anbieter wurde nicht verbunden. Bitte beginnen Sie hier noch einmal.',
};

export default async function SecurityPage({ searchParams }: PageProps<'/konto/sicherheit'>) {
  const user = await requireSelf(securityPath);
  const [candidate, sessions, issuers, visits, { anbieter }] = await Promise.all([
    getSignInCandidate({ id: user.id }),
    currentSessionHash().then((here) => listSessions(user.id, here)),
    listIssuers(user.id),
    listImpersonations(user.id),
    searchParams,
  ]);
  const connected = CONNECTED[String(anbieter)];
  const connectable = providerNames().filter(({ issuer }) => !issuers.includes(issuer));
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
        {(connectable.length > 0 || issuers.length > 0) && (
          <Section title="Anmelden über einen Anbieter">
            {connected && (
              <p role="status" className="mb-4 rounded-card border border-brand bg-brand-wash px-4 py-3">
                {connected}
              </p>
            )}
            <ul className="grid gap-5">
              {issuers.map((issuer) => (
                <li key={issuer}>
                  <p className="mb-2">Sie können sich über {providerName(issuer)} anmelden.</p>
                  <DisconnectProviderForm issuer={issuer} name={providerName(issuer)} />
                </li>
              ))}
              {connectable.map(({ id, name }) => (
                <li key={id}>
                  <ConnectProviderForm id={id} name={name} hasPassword={hasPassword} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="Wo Sie angemeldet sind">
          <ul className="mb-4 divide-y divide-line border-line border-y">
            {sessions.map((session) => (
              <li key={session.handle} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 py-2.5">
                <span>
                  {session.device ?? 'Unbekanntes Gerät'}
                  {session.isHere && <strong> – dieses Gerät</strong>}
                  <span className="block text-ink-soft text-sm">
                    zuletzt aktiv {dateAndTime(session.lastSeenAt)}, angemeldet {dateAndTime(session.createdAt)}
                  </span>
                </span>
                {!session.isHere && (
                  <form action={endOneSession.bind(null, session.handle)}>
                    <button
                      type="submit"
                      className="button button-quiet"
                      aria-label={`${session.device ?? 'Unbekanntes Gerät'}, angemeldet ${dateAndTime(session.createdAt)}: abmelden`}
                    >
                      Abmelden
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-3">
            <EndOtherSessionsForm />
            <form action={endAllSessions}>
              <button type="submit" className="button button-quiet">
                Überall abmelden, auch hier
              </button>
            </form>
          </div>
        </Section>
        {visits.length > 0 && (
          <Section title="Wann die Moderation Ihr Konto angesehen hat">
            <ul className="divide-y divide-line border-line border-y">
              {visits.map(({ id, startedAt, reason }) => (
                <li key={id} className="py-2.5">
                  {dateAndTime(startedAt)}: {reason}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="Ihre Daten">
          <p>
            <a href={ownDataPath} className="link" download>
              Alle Daten Ihres Kontos herunterladen (JSON)
            </a>
          </p>
        </Section>
      </div>
    </>
  );
}
