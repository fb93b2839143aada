import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listWaiting } from '#db/submissions/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { inboxPath, submissionPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { ENTRY_FIELDS } from '#lib/submissions/fields.ts';
import { InboxKeys } from './inbox-keys.tsx';

export const metadata: Metadata = { title: 'Eingang', robots: { index: false, follow: false } };

export default async function InboxPage() {
  const user = await requireRole(inboxPath, canModerate);
  const waiting = await listWaiting();
  return (
    <>
      <PageHeader title="Eingang">
        <p>
          {waiting.length === 0 ? 'Es wartet nichts.' : `${waiting.length} warten. Mit j und k bewegen, Enter öffnet.`}
        </p>
      </PageHeader>
      <InboxKeys>
        <ol className="divide-y divide-line border-line border-y">
          {waiting.map(({ id, companyId, name, fields, author, submittedAt, heldBy }) => (
            <li key={id} className="grid gap-x-4 py-2.5 sm:grid-cols-[1fr_auto]">
              <div>
                <Link href={submissionPath(id)} prefetch={false} className="link font-semibold" data-inbox-link>
                  {name}
                </Link>
                <p className="text-sm">
                  {companyId === null
                    ? 'Neuer Eintrag'
                    : `Änderung: ${ENTRY_FIELDS.filter(({ field }) => fields.includes(field))
                        .map(({ label }) => label)
                        .join(', ')}`}
                </p>
                {heldBy && heldBy !== user.id && <p className="text-closed text-sm">wird gerade angesehen</p>}
              </div>
              <p className="text-ink-soft text-sm sm:text-right">
                {author ?? 'gelöschtes Konto'}
                <br />
                {submittedAt && `seit ${dateAndTime(submittedAt)}`}
              </p>
            </li>
          ))}
        </ol>
      </InboxKeys>
    </>
  );
}
