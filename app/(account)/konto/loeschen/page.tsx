import type { Metadata } from 'next';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { requireUser } from '#lib/auth/session.ts';
import { deleteAccountPath } from '#lib/paths.ts';
import { signOut } from '../../anmelden/actions.ts';
import { DeleteAccountForm } from './delete-form.tsx';

export const metadata: Metadata = { title: 'Konto löschen', alternates: { canonical: deleteAccountPath } };

export default async function DeleteAccountPage() {
  const user = await requireUser(deleteAccountPath);
  return (
    <>
      <AccountNav current={deleteAccountPath} role={user.role} signOut={signOut} />
      <div className="max-w-text">
        <PageHeader title="Konto löschen">
          <p>
            Das Konto <strong>{user.email}</strong> wird sofort und endgültig gelöscht, mit Name, Adresse, Passwort und
            allen Sitzungen.
          </p>
        </PageHeader>
        <DeleteAccountForm email={user.email} />
      </div>
    </>
  );
}
