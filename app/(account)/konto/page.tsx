import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { WITHDRAWAL_UNDO_DAYS } from '#db/companies/mutations.ts';
import { listEntriesOf, listSubmissionsOf, type OwnSubmission } from '#db/submissions/queries.ts';
import { requireAcceptance } from '#lib/auth/acceptance.ts';
import { requireUser } from '#lib/auth/session.ts';
import { berlinDate, dateAndTime, shortDate } from '#lib/dates.ts';
import { accountPath, companyPath, editEntryPath, newEntryPath } from '#lib/paths.ts';
import { ENTRY_FIELDS } from '#lib/submissions/fields.ts';
import { signOut } from '../anmelden/actions.ts';
import { restore } from './eintraege/[id]/actions.ts';
import { discardDraft, takeBack } from './eintraege/neu/actions.ts';

export const metadata: Metadata = { title: 'Mein Konto', alternates: { canonical: accountPath } };

const STATES = {
  draft: 'Entwurf, noch nicht abgeschickt',
  pending: 'wird geprüft',
  accepted: 'übernommen',
  rejected: 'nicht übernommen',
  withdrawn: 'zurückgezogen',
};

export default async function AccountPage() {
  const user = await requireUser(accountPath);
  await requireAcceptance(user, accountPath);
  const [entries, submissions] = await Promise.all([listEntriesOf(user.id), listSubmissionsOf(user.id)]);
  return (
    <>
      <AccountNav current={accountPath} role={user.role} signOut={signOut} />
      <PageHeader title={user.name ? `Guten Tag, ${user.name}` : 'Mein Konto'} />
      <Section title="Meine Einträge">
        {entries.length === 0 && <p className="mb-4 text-ink-soft">Sie haben noch keinen Eintrag.</p>}
        <ul className="mb-4 divide-y divide-line border-line border-y empty:hidden">
          {entries.map(({ id, slug, name, placeName, status, closedAt, withdrawnAt, withdrawnBy }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 py-2.5">
              {status === 'withdrawn' ? (
                <>
                  <span>
                    {name}, {placeName}:{' '}
                    {withdrawnBy === 'owner' ? 'zurückgezogen' : 'von der Moderation herausgenommen'}
                    {withdrawnAt && `, wird am ${undoneUntil(withdrawnAt)} gelöscht`}
                  </span>
                  {withdrawnBy === 'owner' && (
                    <form action={restore.bind(null, id)}>
                      <button type="submit" className="button button-quiet" aria-label={`${name} wiederherstellen`}>
                        Wiederherstellen
                      </button>
                    </form>
                  )}
                </>
              ) : (
                <>
                  <span>
                    <Link href={companyPath(slug)} className="link font-semibold">
                      {name}
                    </Link>
                    , {placeName}
                    {closedAt && ': dauerhaft geschlossen'}
                  </span>
                  <Link
                    href={editEntryPath(id)}
                    prefetch={false}
                    className="button button-quiet"
                    aria-label={`${name} bearbeiten`}
                  >
                    Bearbeiten
                  </Link>
                </>
              )}
            </li>
          ))}
        </ul>
        <Link href={newEntryPath()} prefetch={false} className="button">
          Firma eintragen
        </Link>
      </Section>
      {submissions.length > 0 && (
        <Section title="Was Sie geschickt oder begonnen haben">
          <ul className="divide-y divide-line border-line border-y">
            {submissions.map((submission) => (
              <li key={submission.id} className="py-2.5">
                {submission.status === 'draft' ? (
                  <Link href={newEntryPath(submission.id)} prefetch={false} className="link font-semibold">
                    {submission.name || 'Ohne Namen'}
                  </Link>
                ) : (
                  <span className="font-semibold">{submission.name}</span>
                )}
                : {STATES[submission.status]}
                <p className="text-ink-soft text-sm">{detailsOf(submission).filter(Boolean).join(' · ')}</p>
                {submission.status === 'draft' && (
                  <form action={discardDraft.bind(null, submission.id)}>
                    <button
                      type="submit"
                      className="link text-sm"
                      aria-label={`Entwurf ${submission.name || 'ohne Namen'} löschen`}
                    >
                      Entwurf löschen
                    </button>
                  </form>
                )}
                {submission.status === 'pending' && (
                  <form action={takeBack.bind(null, submission.id)}>
                    <button type="submit" className="link text-sm" aria-label={`${submission.name} zurücknehmen`}>
                      Zurücknehmen
                    </button>
                  </form>
                )}
                {submission.note && <p className="text-sm">{submission.note}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** The day on which it is too late to undo a withdrawal. */
const undoneUntil = (withdrawnAt: Date) =>
  shortDate(berlinDate(new Date(withdrawnAt.getTime() + WITHDRAWAL_UNDO_DAYS * 24 * 3600_000)));

/** Which fields, what became of each, and when it was sent. */
function detailsOf({ companyId, status, changes, decisions, submittedAt }: OwnSubmission): (string | null)[] {
  const isChange = companyId !== null && status !== 'draft';
  const fields = ENTRY_FIELDS.filter(({ field }) => isChange && field in changes).map(({ field, label }) => {
    const decision = decisions[field];
    return decision && !decision.accepted ? `${label} (nicht übernommen: ${decision.reason ?? ''})` : label;
  });
  return [fields.join(', '), submittedAt && dateAndTime(submittedAt)];
}
