import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getMailToken } from '#db/users/queries.ts';
import { readMailToken } from '#lib/auth/mail-token.ts';
import { providerName, readPending } from '#lib/auth/provider-sign-in.ts';
import { accountPath, forgottenPasswordPath, signInPath } from '#lib/paths.ts';
import { confirmWithPassword, connectWithLink, openLink, setNewPassword } from './actions.ts';
import { ConfirmEmailForm, NewPasswordForm, OneButtonForm } from './confirm-forms.tsx';

// The address is a secret: no other site hears of it. Not no-referrer: browsers would then send `Origin: null` with plain forms.
export const metadata: Metadata = { title: 'Bestätigen', referrer: 'same-origin' };

/** The page of a mailed link. Opening it changes nothing, because mail scanners open links: its button acts. */
export default async function ConfirmPage({ params }: PageProps<'/bestaetigen/[token]'>) {
  const { token } = await params;
  const id = readMailToken(token);
  const [row, pending] = await Promise.all([id ? getMailToken(id) : null, readPending()]);
  return (
    <div className="max-w-text">
      {row?.purpose === 'confirmEmail' && (
        <>
          <PageHeader title="E-Mail-Adresse bestätigen">
            <p>
              Bitte geben Sie das Passwort ein, das Sie für <strong>{row.email}</strong> gewählt haben. So ist sicher,
              dass dieses Konto von Ihnen stammt.
            </p>
          </PageHeader>
          <ConfirmEmailForm action={confirmWithPassword.bind(null, token)} email={row.email} />
          <p className="mt-6">
            Passwort nicht mehr zur Hand?{' '}
            <Link href={forgottenPasswordPath} className="link">
              Ein neues wählen
            </Link>{' '}
            bestätigt Ihre Adresse ebenso.
          </p>
        </>
      )}
      {row?.purpose === 'signIn' && (
        <>
          <PageHeader title="Anmelden">
            <p>
              Sie melden sich als <strong>{row.email}</strong> an.
            </p>
          </PageHeader>
          <OneButtonForm action={openLink.bind(null, token, 'signIn')} submit="Jetzt anmelden" />
        </>
      )}
      {row?.purpose === 'resetPassword' && (
        <>
          <PageHeader title="Neues Passwort wählen">
            <p>
              Für das Konto <strong>{row.email}</strong>. Auf allen Geräten, auf denen Sie angemeldet sind, werden Sie
              abgemeldet.
            </p>
          </PageHeader>
          <NewPasswordForm action={setNewPassword.bind(null, token)} email={row.email} />
        </>
      )}
      {row?.purpose === 'changeEmail' && (
        <>
          <PageHeader title="Neue E-Mail-Adresse bestätigen">
            <p>
              Ab dann melden Sie sich mit <strong>{row.email}</strong> an.
            </p>
          </PageHeader>
          <OneButtonForm action={openLink.bind(null, token, 'changeEmail')} submit="Adresse bestätigen" />
        </>
      )}
      {row?.purpose === 'linkProvider' && pending?.sentTo === row.email && (
        <>
          <PageHeader title="Adresse bestätigen">
            <p>
              Ab dann melden Sie sich als <strong>{row.email}</strong> über {providerName(pending.issuer)} an
              {pending.name && `, wo Sie ${pending.name} heißen`}.
            </p>
          </PageHeader>
          <OneButtonForm action={connectWithLink.bind(null, token)} submit="Verbinden und anmelden" />
        </>
      )}
      {row?.purpose === 'linkProvider' && pending?.sentTo !== row.email && (
        <>
          <PageHeader title="Hier geht es nicht weiter">
            <p>
              Bitte öffnen Sie den Link in dem Browser, in dem Sie die Anmeldung begonnen haben. Haben Sie nichts
              begonnen? Dann brauchen Sie nichts zu tun.
            </p>
          </PageHeader>
          <Link href={signInPath()} className="link">
            Anmelden
          </Link>
        </>
      )}
      {!row && (
        <>
          <PageHeader title="Dieser Link gilt nicht mehr">
            <p>
              Er wurde schon benutzt, durch einen neueren ersetzt oder ist abgelaufen. Manche Mailprogramme zerreißen
              Links: Dann hilft es, die ganze Adresse zu kopieren.
            </p>
          </PageHeader>
          <ul className="grid gap-2">
            <li>
              <Link href={signInPath()} className="link">
                Anmelden oder einen neuen Link schicken lassen
              </Link>
            </li>
            <li>
              <Link href={forgottenPasswordPath} className="link">
                Passwort vergessen
              </Link>
            </li>
            <li>
              <Link href={accountPath} className="link">
                Mein Konto
              </Link>
            </li>
          </ul>
        </>
      )}
    </div>
  );
}
