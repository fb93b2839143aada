import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { registerPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = { title: 'Bitte sehen Sie in Ihr Postfach' };

export default function LinkSentPage() {
  return (
    <div className="max-w-text">
      <PageHeader title="Bitte sehen Sie in Ihr Postfach">
        <p className="text-lg">
          Wenn es zu dieser Adresse ein Konto gibt, ist jetzt eine E-Mail mit einem Link unterwegs.
        </p>
      </PageHeader>
      <p className="text-ink-soft">
        Nichts angekommen? Sehen Sie bitte im Ordner für unerwünschte Mails nach. Vielleicht haben Sie sich mit einer
        anderen Adresse registriert, oder Sie haben noch{' '}
        <Link href={registerPath} className="link">
          kein Konto
        </Link>
        .
      </p>
    </div>
  );
}
