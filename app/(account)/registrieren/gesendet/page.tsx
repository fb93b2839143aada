import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { forgottenPasswordPath, registerPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = { title: 'Bitte sehen Sie in Ihr Postfach' };

export default function RegisteredPage() {
  return (
    <div className="max-w-text">
      <PageHeader title="Bitte sehen Sie in Ihr Postfach">
        <p className="text-lg">
          Wir haben Ihnen eine E-Mail geschickt. Öffnen Sie den Link darin, um Ihre Adresse zu bestätigen. Danach können
          Sie Ihre Firma eintragen.
        </p>
      </PageHeader>
      <p className="text-ink-soft">
        Nichts angekommen? Sehen Sie bitte im Ordner für unerwünschte Mails nach.{' '}
        <Link href={registerPath} className="link">
          Noch einmal registrieren
        </Link>{' '}
        schickt eine neue Mail. Wenn Sie schon ein Konto haben, hilft{' '}
        <Link href={forgottenPasswordPath} className="link">
          Passwort vergessen
        </Link>
        .
      </p>
    </div>
  );
}
