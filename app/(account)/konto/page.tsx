import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { requireUser } from '#lib/auth/session.ts';
import { accountPath, registerCompanyPath } from '#lib/paths.ts';
import { signOut } from '../anmelden/actions.ts';

export const metadata: Metadata = { title: 'Mein Konto', alternates: { canonical: accountPath } };

export default async function AccountPage() {
  const user = await requireUser(accountPath);
  return (
    <>
      <AccountNav current={accountPath} role={user.role} signOut={signOut} />
      <PageHeader title={user.name ? `Guten Tag, ${user.name}` : 'Mein Konto'} />
      <p>
        <Link href={registerCompanyPath} className="link">
          Firma eintragen
        </Link>
      </p>
    </>
  );
}
