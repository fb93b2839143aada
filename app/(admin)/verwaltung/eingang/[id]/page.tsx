import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CaseFrame, stateOf } from '#components/inbox/case-frame.tsx';
import { fieldText } from '#components/submissions/entry-facts.tsx';
import { FieldValue } from '#components/submissions/field-value.tsx';
import {
  getEntryForEditing,
  getSubmission,
  listCategoryNamesById,
  listPlaceNamesById,
} from '#db/submissions/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { inboxPagePath, readInboxFilter } from '#lib/inbox/input.ts';
import { companyPath, submissionPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { ENTRY_FIELDS, type EntryChanges, isSame } from '#lib/submissions/fields.ts';
import { isUuid } from '#lib/text-input.ts';
import { hold, takeOver } from '../hold-actions.ts';
import { nextCasePath } from '../open-next.ts';
import { decide } from './actions.ts';
import { DecideForm } from './decide-form.tsx';

export const metadata: Metadata = { title: 'Prüfen', robots: { index: false, follow: false } };

export default async function SubmissionPage({ params, searchParams }: PageProps<'/verwaltung/eingang/[id]'>) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const user = await requireRole(submissionPath(id), canModerate);
  const submission = isUuid(id) ? await getSubmission(id) : null;
  if (!submission || submission.status === 'draft') notFound();

  const filter = readInboxFilter(asked);
  const after = { source: 'submission' as const, id, micros: submission.micros ?? '0' };
  const entry = submission.companyId === null ? null : await getEntryForEditing(submission.companyId, user.id);
  const live: EntryChanges = entry?.fields ?? {};
  const shown = [submission.changes, submission.base, live];
  const [categories, places, next] = await Promise.all([
    listCategoryNamesById(shown.flatMap(({ categoryIds = [] }) => categoryIds)),
    listPlaceNamesById(shown.flatMap(({ placeId }) => placeId ?? [])),
    nextCasePath(filter, after, user.id),
  ]);
  const names = {
    categories: new Map(categories.map((each) => [each.id, each.name])),
    places: new Map(places.map((each) => [each.id, each.name])),
  };
  const isNew = submission.companyId === null;
  const changes = ENTRY_FIELDS.filter(
    // Of a new entry, what its owner left empty tells nothing.
    ({ field }) => field in submission.changes && (!isNew || fieldText(field, submission.changes[field], names)),
  ).map(({ field, label }) => {
    const valueIn = (fields: EntryChanges) => <FieldValue field={field} value={fields[field]} names={names} />;
    const hasMoved = entry && !isSame(submission.base[field], live[field]);
    return {
      field,
      label,
      live: valueIn(live),
      seen: hasMoved ? valueIn(submission.base) : undefined,
      proposed: valueIn(submission.changes),
    };
  });
  return (
    <CaseFrame
      title={submission.companyName ?? submission.changes.name ?? 'Neuer Eintrag'}
      about={
        <p>
          {isNew ? 'Neuer Eintrag' : 'Änderung'} von {submission.author ?? 'einem gelöschten Konto'}
          {submission.submittedAt && `, ${dateAndTime(submission.submittedAt)}`}
          {submission.companySlug && (
            <>
              {' · '}
              <Link href={companyPath(submission.companySlug)} prefetch={false} className="link">
                Eintrag ansehen
              </Link>
            </>
          )}
        </p>
      }
      state={stateOf(submission.status === 'pending', submission, user.id)}
      isNext={asked.weiter === '1'}
      inbox={inboxPagePath(filter)}
      next={next}
      hold={hold.bind(null, 'submission', id)}
      takeOver={takeOver.bind(null, 'submission', id)}
      outcome={submission.note}
    >
      <DecideForm
        key={id}
        decide={decide.bind(null, id, entry?.version ?? 0, filter)}
        isNew={isNew}
        changes={changes}
      />
    </CaseFrame>
  );
}
