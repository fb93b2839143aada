import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { fieldText } from '#components/submissions/entry-facts.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import {
  getEntryForEditing,
  getSubmission,
  listCategoryNamesById,
  listPlaceNamesById,
} from '#db/submissions/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { companyPath, inboxPath, submissionPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { ENTRY_FIELDS, type EntryChanges, isSame } from '#lib/submissions/fields.ts';
import { isUuid } from '#lib/text-input.ts';
import { decide } from './actions.ts';
import { DecideForm } from './decide-form.tsx';
import { Hold } from './hold.tsx';

export const metadata: Metadata = { title: 'Prüfen', robots: { index: false, follow: false } };

export default async function SubmissionPage({ params }: PageProps<'/verwaltung/eingang/[id]'>) {
  const { id } = await params;
  const user = await requireRole(submissionPath(id), canModerate);
  const submission = isUuid(id) ? await getSubmission(id) : null;
  if (!submission || submission.status === 'draft') notFound();

  const entry = submission.companyId === null ? null : await getEntryForEditing(submission.companyId, user.id);
  const live: EntryChanges = entry?.fields ?? {};
  const shown = [submission.changes, submission.base, live];
  const [categories, places] = await Promise.all([
    listCategoryNamesById(shown.flatMap(({ categoryIds = [] }) => categoryIds)),
    listPlaceNamesById(shown.flatMap(({ placeId }) => placeId ?? [])),
  ]);
  const names = {
    categories: new Map(categories.map((each) => [each.id, each.name])),
    places: new Map(places.map((each) => [each.id, each.name])),
  };
  const changes = ENTRY_FIELDS.filter(({ field }) => field in submission.changes).map(({ field, label }) => ({
    field,
    label,
    live: fieldText(field, live[field], names),
    seen:
      entry && !isSame(submission.base[field], live[field])
        ? fieldText(field, submission.base[field], names)
        : undefined,
    proposed: fieldText(field, submission.changes[field], names),
  }));
  // Of a new entry, what its owner left empty tells nothing.
  const told = changes.filter(({ proposed }) => entry || proposed);
  const isOthers = submission.isHeld && submission.heldBy !== user.id;
  return (
    <>
      <Breadcrumbs
        trail={[{ label: 'Eingang', href: inboxPath }]}
        current={submission.companyName ?? 'Neuer Eintrag'}
      />
      <PageHeader title={submission.companyName ?? submission.changes.name ?? 'Neuer Eintrag'}>
        <p>
          {submission.companyId === null ? 'Neuer Eintrag' : 'Änderung'} von{' '}
          {submission.author ?? 'einem gelöschten Konto'}
          {submission.submittedAt && `, ${dateAndTime(submission.submittedAt)}`}
          {submission.companySlug && (
            <>
              {' · '}
              <Link href={companyPath(submission.companySlug)} className="link">
                Eintrag ansehen
              </Link>
            </>
          )}
        </p>
      </PageHeader>
      {isOthers && (
        <p className="mb-5 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
          Jemand anderes sieht sich das gerade an.
        </p>
      )}
      {submission.status === 'pending' ? (
        <>
          <Hold id={id} />
          <DecideForm
            decide={decide.bind(null, id, entry?.version ?? 0)}
            isNew={submission.companyId === null}
            changes={told}
          />
        </>
      ) : (
        <p>Darüber ist entschieden.</p>
      )}
    </>
  );
}
