import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { listEntriesOf, listSubmissionsOf } from '#db/submissions/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { accountPath, companyPath, editEntryPath, newEntryPath } from '#lib/paths.ts';
import { ENTRY_FIELDS } from '#lib/submissions/fields.ts';
import { signOut } from '../anmelden/actions.ts';

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
  const [entries, submissions] = await Promise.all([listEntriesOf(user.id), listSubmissionsOf(user.id)]);
  return (
    <>
      <AccountNav current={accountPath} role={user.role} signOut={signOut} />
      <PageHeader title={user.name ? `Guten Tag, ${user.name}` : 'Mein Konto'} />
      <Section title="Meine Einträge">
        {entries.length === 0 && <p className="mb-4 text-ink-soft">Sie haben noch keinen Eintrag.</p>}
        <ul className="mb-4 divide-y divide-line border-line border-y empty:hidden">
          {entries.map(({ id, slug, name, placeName }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 py-2.5">
              <span>
                <Link href={companyPath(slug)} className="link font-semibold">
                  {name}
                </Link>
                , {placeName}
              </span>
              <Link
                href={editEntryPath(id)}
                prefetch={false}
                className="button-quiet"
                aria-label={`${name} bearbeiten`}
              >
                Bearbeiten
              </Link>
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
                <p className="text-ink-soft text-sm">
                  {submission.companyId !== null && submission.status !== 'draft' && (
                    <>
                      {ENTRY_FIELDS.filter(({ field }) => field in submission.changes)
                        .map(({ field, label }) => {
                          const decision = submission.decisions[field];
                          return decision && !decision.accepted
                            ? `${label} (nicht übernommen: ${decision.reason ?? ''})`
                            : label;
                        })
                        .join(', ')}
                    </>
                  )}
                  {submission.submittedAt && ` · ${dateAndTime(submission.submittedAt)}`}
                </p>
                {submission.note && <p className="text-sm">{submission.note}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
