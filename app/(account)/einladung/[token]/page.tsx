import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getInvitation } from '#db/members/queries.ts';
import { readMailToken } from '#lib/auth/mail-token.ts';
import { currentUser } from '#lib/auth/session.ts';
import { accountPath, invitationPath, registerPath, signInPath } from '#lib/paths.ts';
import { AcceptForm } from './accept-form.tsx';
import { acceptInvite } from './actions.ts';

// The address is a secret: no other site hears of it. See /bestaetigen.
export const metadata: Metadata = { title: 'Einladung', referrer: 'same-origin' };

export default async function InvitationPage({ params }: PageProps<'/einladung/[token]'>) {
  const { token } = await params;
  const id = readMailToken(token);
  const [invitation, user] = await Promise.all([id ? getInvitation(id) : null, currentUser()]);
  if (!invitation) {
    return (
      <div className="max-w-text">
        <PageHeader title="Diese Einladung gilt nicht mehr">
          <p>Sie wurde angenommen, zurückgenommen oder ist abgelaufen.</p>
        </PageHeader>
        <Link href={accountPath} className="link">
          Mein Konto
        </Link>
      </div>
    );
  }
  return (
    <div className="max-w-text">
      <PageHeader title={`Einladung zu ${invitation.companyName}`}>
        <p>
          Sie gilt für <strong>{invitation.email}</strong>.
        </p>
      </PageHeader>
      {user?.email === invitation.email && user.emailVerified ? (
        <AcceptForm action={acceptInvite.bind(null, token)} />
      ) : user ? (
        <p>
          Angemeldet sind Sie als {user.email}. Bitte melden Sie sich ab und mit der eingeladenen Adresse wieder an,
          oder lassen Sie sich an {user.email} einladen.
        </p>
      ) : (
        <ul className="grid gap-2">
          <li>
            <Link href={signInPath(invitationPath(token))} prefetch={false} className="button">
              Anmelden und annehmen
            </Link>
          </li>
          <li>
            Noch kein Konto?{' '}
            <Link href={registerPath} className="link">
              Konto anlegen
            </Link>
            ; danach öffnen Sie diesen Link noch einmal.
          </li>
        </ul>
      )}
    </div>
  );
}
