import type { Metadata } from 'next';
import Link from 'next/link';
import { FactRow, fieldText } from '#components/submissions/entry-facts.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getConfirmation } from '#db/confirmations/queries.ts';
import { getEntryForEditing, listCategoryNamesById } from '#db/submissions/queries.ts';
import { readMailToken } from '#lib/auth/mail-token.ts';
import { berlinDate, shortDate } from '#lib/dates.ts';
import { accountPath, companyPath, editEntryPath } from '#lib/paths.ts';
import { ENTRY_FIELDS } from '#lib/submissions/fields.ts';
import { confirmAll } from './actions.ts';
import { ConfirmEntryForm } from './confirm-entry-form.tsx';

// The address is a secret: no other site hears of it. See /bestaetigen.
export const metadata: Metadata = { title: 'Eintrag bestätigen', referrer: 'same-origin', robots: { index: false } };

/** The page of the yearly mail. Opening it changes nothing, because mail scanners open links: its button acts. */
export default async function ConfirmEntryPage({ params }: PageProps<'/bestaetigen/eintrag/[token]'>) {
  const { token } = await params;
  const id = readMailToken(token);
  const asked = id ? await getConfirmation(id) : null;
  const entry = asked?.isOpen && asked.isListed ? await getEntryForEditing(asked.companyId, asked.userId) : null;
  if (asked && entry?.role === 'manager') return <OpenConfirmation token={token} entry={entry} />;
  return (
    <div className="max-w-text">
      {asked?.confirmedAt && asked.isListed ? (
        <PageHeader title="Vielen Dank, Ihr Eintrag ist bestätigt">
          <p>
            Auf der Seite von {asked.name} steht jetzt: zuletzt bestätigt am {shortDate(berlinDate(asked.confirmedAt))}.
          </p>
        </PageHeader>
      ) : (
        <PageHeader title="Dieser Link gilt nicht mehr">
          <p>
            Er wurde durch einen neueren ersetzt, ist abgelaufen, oder der Eintrag ist nicht mehr im Branchenbuch.
            Angemeldet können Sie Ihre Einträge jederzeit ansehen und ändern.
          </p>
        </PageHeader>
      )}
      <ul className="grid gap-2">
        {asked?.isListed && (
          <li>
            <Link href={companyPath(asked.slug)} className="link">
              Eintrag ansehen
            </Link>
          </li>
        )}
        <li>
          <Link href={accountPath} prefetch={false} className="link">
            Mein Konto
          </Link>
        </li>
      </ul>
    </div>
  );
}

async function OpenConfirmation({
  token,
  entry,
}: {
  token: string;
  entry: NonNullable<Awaited<ReturnType<typeof getEntryForEditing>>>;
}) {
  const categories = await listCategoryNamesById(entry.fields.categoryIds);
  const names = {
    categories: new Map(categories.map((each) => [each.id, each.name])),
    places: new Map([[entry.fields.placeId, entry.placeName]]),
  };
  return (
    <div className="max-w-text">
      <PageHeader title={`Stimmt das noch? ${entry.fields.name}`}>
        <p>So steht Ihr Eintrag im Branchenbuch.</p>
      </PageHeader>
      <dl className="mb-6 divide-y divide-line border-line border-y">
        {ENTRY_FIELDS.map(({ field, label }) => (
          <FactRow key={field} label={label}>
            {fieldText(field, entry.fields[field], names) || <span className="text-ink-soft">keine Angabe</span>}
          </FactRow>
        ))}
      </dl>
      <ConfirmEntryForm action={confirmAll.bind(null, token, entry.version)} />
      <p className="mt-6">
        Stimmt etwas nicht?{' '}
        <Link href={editEntryPath(entry.id)} prefetch={false} className="link">
          Eintrag ändern oder zurückziehen
        </Link>{' '}
        (dafür melden Sie sich an)
      </p>
    </div>
  );
}
