import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHeader } from '#components/ui/page-header.tsx';
import { newChallenge } from '#lib/auth/challenge.ts';
import { currentUser } from '#lib/auth/session.ts';
import { accountPath, registerPath, signInPath } from '#lib/paths.ts';
import { RegisterForm } from './register-form.tsx';

export const metadata: Metadata = { title: 'Konto anlegen', alternates: { canonical: registerPath } };

export default async function RegisterPage() {
  if (await currentUser()) redirect(accountPath);
  return (
    <div className="max-w-text">
      <PageHeader title="Konto anlegen">
        <p>
          Mit einem Konto tragen Sie Ihre Firma ein und halten sie aktuell: kostenlos, ohne Laufzeit, jederzeit
          löschbar.
        </p>
      </PageHeader>
      <RegisterForm task={await newChallenge()} />
      <p className="mt-6">
        Sie haben schon ein Konto?{' '}
        <Link href={signInPath()} className="link">
          Anmelden
        </Link>
      </p>
    </div>
  );
}
