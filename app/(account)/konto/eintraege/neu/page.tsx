import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { getDraft } from '#db/submissions/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { emptyForm } from '#lib/form.ts';
import { accountPath, newEntryPath } from '#lib/paths.ts';
import { isUuid } from '#lib/text-input.ts';
import { signOut } from '../../../anmelden/actions.ts';
import { previewEntry } from './actions.ts';
import { NewEntryForm } from './new-entry-form.tsx';

export const metadata: Metadata = { title: 'Firma eintragen', alternates: { canonical: newEntryPath() } };

export default async function NewEntryPage({ searchParams }: PageProps<'/konto/eintraege/neu'>) {
  const { entwurf } = await searchParams;
  const id = typeof entwurf === 'string' && isUuid(entwurf) ? entwurf : undefined;
  const user = await requireUser(newEntryPath(id));
  const draft = id ? await getDraft(id, user.id) : null;
  if (entwurf !== undefined && !draft) notFound();
  return (
    <>
      <AccountNav current={accountPath} role={user.role} signOut={signOut} />
      <div className="max-w-text">
        <PageHeader title="Firma eintragen">
          <p>
            Kostenlos, ohne Laufzeit, jederzeit löschbar. Was Sie schreiben, wird laufend gespeichert; Sie können
            unterbrechen und auf einem anderen Gerät weitermachen.
          </p>
        </PageHeader>
        <NewEntryForm
          draft={draft?.id}
          preview={previewEntry.bind(null, draft?.id)}
          initial={draft ? { ...emptyForm, values: draft.typed } : emptyForm}
        />
      </div>
    </>
  );
}
