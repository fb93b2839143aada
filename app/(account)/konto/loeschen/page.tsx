import type { Metadata } from 'next';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { listColleagues, listSolelyManaged } from '#db/members/queries.ts';
import { requireSelf } from '#lib/auth/session.ts';
import { deleteAccountPath, ownDataPath } from '#lib/paths.ts';
import { signOut } from '../../anmelden/actions.ts';
import { DeleteAccountForm } from './delete-form.tsx';

export const metadata: Metadata = { title: 'Konto löschen', alternates: { canonical: deleteAccountPath } };

export default async function DeleteAccountPage() {
  const user = await requireSelf(deleteAccountPath);
  const alone = await listSolelyManaged(user.id);
  const colleagues = await listColleagues(
    alone.map(({ id }) => id),
    user.id,
  );
  const entries = alone.map(({ id, name }) => ({
    id,
    name,
    colleagues: colleagues
      .filter(({ companyId }) => companyId === id)
      .map((each) => ({ id: each.userId, name: each.name ?? each.email })),
  }));
  return (
    <>
      <AccountNav current={deleteAccountPath} role={user.role} signOut={signOut} />
      <div className="max-w-text">
        <PageHeader title="Konto löschen">
          <p>
            Das Konto <strong>{user.email}</strong> wird sofort und endgültig gelöscht, mit Name, Adresse, Passwort,
            allen Sitzungen und Entwürfen. Was in Einträgen veröffentlicht ist, die andere verwalten, bleibt dort, ohne
            Ihren Namen.
          </p>
          <p className="mt-2">
            <a href={ownDataPath} className="link" download>
              Vorher alle Daten Ihres Kontos herunterladen (JSON)
            </a>
          </p>
        </PageHeader>
        {entries.length > 0 && (
          <p className="mb-5 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
            {entries.length === 1 ? 'Einen Eintrag verwalten' : `${entries.length} Einträge verwalten`} nur Sie. Soll
            jemand Neues übernehmen, laden Sie ihn zuerst zum Eintrag ein.
          </p>
        )}
        <DeleteAccountForm email={user.email} entries={entries} />
      </div>
    </>
  );
}
