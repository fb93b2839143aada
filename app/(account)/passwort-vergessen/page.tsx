import type { Metadata } from 'next';
import { connection } from 'next/server';
import { PageHeader } from '#components/ui/page-header.tsx';
import { newChallenge } from '#lib/auth/challenge.ts';
import { forgottenPasswordPath } from '#lib/paths.ts';
import { sendPasswordLink } from '../anmelden/actions.ts';
import { MailLinkForm } from '../anmelden/sign-in-form.tsx';

export const metadata: Metadata = { title: 'Passwort vergessen', alternates: { canonical: forgottenPasswordPath } };

export default async function ForgottenPasswordPage() {
  await connection();
  return (
    <div className="max-w-text">
      <PageHeader title="Passwort vergessen">
        <p>Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.</p>
      </PageHeader>
      <MailLinkForm id="email" action={sendPasswordLink} task={await newChallenge()} submit="Link schicken" />
    </div>
  );
}
