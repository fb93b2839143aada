import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { accountPath, registerCompanyPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Mein Konto',
  robots: { index: false },
  alternates: { canonical: accountPath },
};

export default function AccountPage() {
  return (
    <div className="max-w-text">
      <PageHeader title="Mein Konto">
        <p className="text-lg">Konten werden gerade eingerichtet. Hier pflegen Sie in Kürze Ihren Eintrag.</p>
      </PageHeader>
      <Link href={registerCompanyPath} className="link">
        Was ein Eintrag kostet und was Sie brauchen
      </Link>
    </div>
  );
}
