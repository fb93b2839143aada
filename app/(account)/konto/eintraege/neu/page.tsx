import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { getDraft } from '#db/submissions/queries.ts';
import { isAnsweringForm, requireUser, userOfForm } from '#lib/auth/session.ts';
import { readEnvironment } from '#lib/env.ts';
import { emptyForm } from '#lib/form.ts';
import { accountPath, newEntryPath } from '#lib/paths.ts';
import { withUploaded } from '#lib/pictures/input.ts';
import { queryOf, readUploaded } from '#lib/pictures/uploads.ts';
import { isUuid } from '#lib/text-input.ts';
import { signOut } from '../../../anmelden/actions.ts';
import { EntryPreview } from '../entry-preview.tsx';
import { previewOfTyped } from '../resolve-entry.ts';
import { previewEntry } from './actions.ts';
import { NewEntryForm } from './new-entry-form.tsx';

export const metadata: Metadata = { title: 'Firma eintragen', alternates: { canonical: newEntryPath() } };

export default async function NewEntryPage({ searchParams }: PageProps<'/konto/eintraege/neu'>) {
  const query = await searchParams;
  const { entwurf } = query;
  const id = typeof entwurf === 'string' && isUuid(entwurf) ? entwurf : undefined;
  // Who was signed out while filling it in gets the form back as it was typed, and nothing else.
  const isAnswer = await isAnsweringForm();
  const user = isAnswer ? await userOfForm() : await requireUser(newEntryPath(id));
  const draft = id && user ? await getDraft(id, user.id) : null;
  if (entwurf !== undefined && !draft && !isAnswer) notFound();
  const typed = withUploaded(draft?.typed ?? {}, readUploaded(queryOf(query)));
  const draftId = draft?.id ?? crypto.randomUUID();
  return (
    <>
      {user && <AccountNav current={accountPath} role={user.role} signOut={signOut} />}
      <PageHeader title="Firma eintragen">
        <p className="max-w-text">
          Kostenlos, ohne Laufzeit, jederzeit löschbar. Was Sie schreiben, wird laufend gespeichert; Sie können
          unterbrechen und auf einem anderen Gerät weitermachen.
        </p>
      </PageHeader>
      <NewEntryForm
        draft={draftId}
        preview={previewEntry.bind(null, draftId)}
        seen={<EntryPreview heading="h3" fields={draft ? await previewOfTyped(typed) : {}} />}
        mapStyle={readEnvironment().MAP_STYLE_URL}
        initial={draft ? { ...emptyForm, values: typed } : emptyForm}
      />
    </>
  );
}
