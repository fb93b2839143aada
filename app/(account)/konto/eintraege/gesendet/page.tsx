import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { requireUser } from '#lib/auth/session.ts';
import { accountPath, entrySentPath } from '#lib/paths.ts';

export const metadata: Metadata = { title: 'Ihr Eintrag ist bei uns' };

export default async function EntrySentPage() {
  await requireUser(entrySentPath);
  return (
    <div className="max-w-text">
      <PageHeader title="Ihr Eintrag ist bei uns">
        <p className="text-lg">
          Ein Mensch liest ihn, bevor er erscheint. Sobald entschieden ist, schreiben wir Ihnen eine Mail.
        </p>
      </PageHeader>
      <Link href={accountPath} className="link">
        Zu meinen Einträgen
      </Link>
    </div>
  );
}
