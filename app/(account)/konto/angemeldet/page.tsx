import type { Metadata } from 'next';
import { PageHeader } from '#components/ui/page-header.tsx';
import { requireUser } from '#lib/auth/session.ts';
import { signedInAgainPath } from '#lib/paths.ts';

export const metadata: Metadata = { title: 'Sie sind wieder angemeldet' };

/** The end of signing in beside an open form whose session had ended. */
export default async function SignedInAgainPage() {
  await requireUser(signedInAgainPath);
  return (
    <div className="max-w-text">
      <PageHeader title="Sie sind wieder angemeldet">
        <p className="text-lg">
          Schließen Sie dieses Fenster und schicken Sie Ihr Formular noch einmal ab. Was Sie eingegeben haben, steht
          noch dort.
        </p>
      </PageHeader>
    </div>
  );
}
