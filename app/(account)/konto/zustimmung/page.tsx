import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { requireSelf } from '#lib/auth/session.ts';
import { acceptTermsPath, accountPath, deleteAccountPath } from '#lib/paths.ts';
import { safeNext } from '#lib/users/input.ts';
import { AcceptTermsForm } from './accept-terms-form.tsx';

export const metadata: Metadata = { title: 'Nutzungsbedingungen', alternates: { canonical: acceptTermsPath() } };

/** For accounts that have not agreed to the present wording: it is new, or nobody has asked them yet. */
export default async function AcceptTermsPage({ searchParams }: PageProps<'/konto/zustimmung'>) {
  await requireSelf(acceptTermsPath());
  const { weiter } = await searchParams;
  return (
    <div className="max-w-text">
      <PageHeader title="Bitte lesen Sie kurz, was gilt">
        <p>
          Unsere Nutzungsbedingungen oder die Hinweise zum Datenschutz haben sich geändert, seit Sie zugestimmt haben.
          Danach geht es dort weiter, wo Sie waren.
        </p>
      </PageHeader>
      <AcceptTermsForm next={typeof weiter === 'string' ? safeNext(weiter, accountPath) : accountPath} />
      <p className="mt-6 text-ink-soft">
        Sie möchten nicht zustimmen? Dann können Sie{' '}
        <Link href={deleteAccountPath} className="link">
          Ihr Konto löschen
        </Link>
        .
      </p>
    </div>
  );
}
