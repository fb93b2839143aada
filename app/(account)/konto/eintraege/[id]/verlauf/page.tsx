import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ChangeRow } from '#components/companies/change-row.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getEntryWithSource, listChangesOfCompany } from '#db/companies/history.ts';
import { listCategoryNamesById, listPlaceNamesById } from '#db/submissions/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { whoChanged } from '#lib/companies/history.ts';
import { berlinDate, shortDate } from '#lib/dates.ts';
import { accountPath, auditPath, editEntryPath, entryHistoryPath } from '#lib/paths.ts';
import { canEditEntry, canReadAudit, canSeeHistory } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Verlauf', robots: { index: false, follow: false } };

const PAGE_SIZE = 50;

export default async function EntryHistoryPage({ params, searchParams }: PageProps<'/konto/eintraege/[id]/verlauf'>) {
  const [{ id: text }, { vor }] = await Promise.all([params, searchParams]);
  const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  const before = typeof vor === 'string' && /^[1-9]\d{0,14}$/.test(vor) ? Number(vor) : undefined;
  const user = await requireUser(entryHistoryPath(id));
  const entry = id ? await getEntryWithSource(id, user.id) : null;
  if (!entry || !canSeeHistory(user, entry)) notFound();

  const found = await listChangesOfCompany(id, { before, limit: PAGE_SIZE + 1 });
  const changes = found.slice(0, PAGE_SIZE);
  const values = changes.flatMap((change) => [change.before, change.after]);
  const [categories, places] = await Promise.all([
    listCategoryNamesById(values.flatMap(({ categoryIds }) => categoryIds ?? [])),
    listPlaceNamesById(values.flatMap(({ placeId }) => placeId ?? [])),
  ]);
  const names = {
    categories: new Map(categories.map((each) => [each.id, each.name])),
    places: new Map(places.map((each) => [each.id, each.name])),
  };
  const isComplete = found.length <= PAGE_SIZE;
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Mein Konto', href: accountPath },
          ...(canEditEntry(user, entry) ? [{ label: entry.name, href: editEntryPath(id) }] : []),
        ]}
        current="Verlauf"
      />
      <PageHeader title={`Verlauf: ${entry.name}`}>
        <p>Wer wann was geändert hat, das Neueste zuerst.</p>
        {canReadAudit(user) && (
          <Link href={auditPath({ betrifft: `company:${id}` })} prefetch={false} className="link">
            Im Protokoll
          </Link>
        )}
      </PageHeader>
      <ol className="divide-y divide-line border-line border-y">
        {changes.map((change) => (
          <ChangeRow key={change.id} change={change} who={whoChanged(change, user)} names={names} />
        ))}
        {isComplete && entry.sourceKey !== 'owner' && (
          <li className="py-3">
            Angelegt am {shortDate(berlinDate(entry.createdAt))} aus der Quelle {entry.sourceName}
            {entry.sourceDate && `; deren Stand heute: ${shortDate(entry.sourceDate)}`}.
          </li>
        )}
        {isComplete && entry.sourceKey === 'owner' && changes.length === 0 && (
          <li className="py-3">Angelegt am {shortDate(berlinDate(entry.createdAt))}.</li>
        )}
      </ol>
      {!isComplete && (
        <p className="mt-6">
          <Link href={entryHistoryPath(id, changes.at(-1)?.id)} prefetch={false} rel="next" className="link">
            Ältere
          </Link>
        </p>
      )}
    </>
  );
}
