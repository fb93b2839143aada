import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { WITHDRAWAL_UNDO_DAYS } from '#db/companies/mutations.ts';
import { getEntryForEditing, listCategoryNamesById } from '#db/submissions/queries.ts';
import { isAnsweringForm, requireUser, userOfForm } from '#lib/auth/session.ts';
import { readEnvironment } from '#lib/env.ts';
import { emptyForm } from '#lib/form.ts';
import { accountPath, companyPath, editEntryPath, entryHistoryPath, entryPeoplePath } from '#lib/paths.ts';
import { canEditEntry, canManageEntry } from '#lib/permissions.ts';
import { withUploaded } from '#lib/pictures/input.ts';
import { queryOf, readUploaded } from '#lib/pictures/uploads.ts';
import { typedFromFields } from '#lib/submissions/typed.ts';
import { signOut } from '../../../anmelden/actions.ts';
import { EntryPreview } from '../entry-preview.tsx';
import { changeEntry, close, withdraw } from './actions.ts';
import { ChangeEntryForm } from './change-entry-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

export const metadata: Metadata = { title: 'Eintrag bearbeiten' };

export default async function EditEntryPage({ params, searchParams }: PageProps<'/konto/eintraege/[id]'>) {
  const { id: text } = await params;
  const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  // Who was signed out while editing gets the form back as it was typed; of the entry it shows nothing.
  const user = (await isAnsweringForm()) ? await userOfForm() : await requireUser(editEntryPath(id));
  const entry = user && id ? await getEntryForEditing(id, user.id) : null;
  if (user && (!entry || !canEditEntry(user, entry))) notFound();
  const uploaded = readUploaded(queryOf(await searchParams));
  // React finds the answer to a form by its place in the page, so that the form has one place in both cases.
  return (
    <>
      {user && <AccountNav current={accountPath} role={user.role} signOut={signOut} />}
      <div>
        <PageHeader title={entry?.fields.name ?? 'Eintrag bearbeiten'}>
          {entry && (
            <p>
              Ihr Eintrag bleibt sichtbar, während eine Änderung geprüft wird.{' '}
              <Link href={companyPath(entry.slug)} className="link">
                Eintrag ansehen
              </Link>
              {' · '}
              <Link href={entryPeoplePath(entry.id)} className="link">
                Personen
              </Link>
              {' · '}
              <Link href={entryHistoryPath(entry.id)} prefetch={false} className="link">
                Verlauf
              </Link>
            </p>
          )}
        </PageHeader>
        <ChangeEntryForm
          change={changeEntry.bind(null, id)}
          seen={<EntryPreview heading="h3" fields={entry?.fields ?? {}} />}
          storedHours={entry?.fields.openingHours ?? undefined}
          mapStyle={readEnvironment().MAP_STYLE_URL}
          initial={entry ? { ...emptyForm, values: withUploaded(await valuesOf(entry), uploaded) } : emptyForm}
        />
        {user && entry && canManageEntry(user, entry) && (
          <>
            <Section title={entry.closedAt ? 'Dauerhaft geschlossen' : 'Die Firma gibt es nicht mehr?'}>
              <p className="mb-4 max-w-text text-ink-soft">
                {entry.closedAt
                  ? 'So zeigen wir die Firma. In Listen und in der Suche erscheint sie nicht.'
                  : 'Dann sagt ihre Seite „Dauerhaft geschlossen“, damit niemand vergeblich kommt, und sie erscheint nicht mehr in Listen und in der Suche. Das können Sie jederzeit rückgängig machen.'}
              </p>
              <form action={close.bind(null, entry.id, !entry.closedAt)}>
                <button type="submit" className="button button-quiet">
                  {entry.closedAt ? 'Wieder geöffnet' : 'Als geschlossen zeigen'}
                </button>
              </form>
            </Section>
            <Section title="Eintrag zurückziehen">
              <p className="mb-4 max-w-text text-ink-soft">
                Der Eintrag verschwindet innerhalb einer Minute aus Seiten und Suche. {WITHDRAWAL_UNDO_DAYS} Tage lang
                können Sie das rückgängig machen; danach ist er endgültig gelöscht.
              </p>
              <WithdrawForm action={withdraw.bind(null, entry.id)} />
            </Section>
          </>
        )}
      </div>
    </>
  );
}

async function valuesOf({ fields, placeName, version }: NonNullable<Awaited<ReturnType<typeof getEntryForEditing>>>) {
  const trades = await listCategoryNamesById(fields.categoryIds);
  const names = new Map(trades.map(({ id, name }) => [id, name]));
  return { ...typedFromFields(fields, placeName, names), version: String(version) };
}
