import type { Metadata } from 'next';
import Link from 'next/link';
import { InboxFilterForm } from '#components/inbox/inbox-filter.tsx';
import { InboxList } from '#components/inbox/inbox-list.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { countInbox, type InboxCase, listInbox, listPlannedDecisions } from '#db/inbox/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { INBOX_PAGE_SIZE } from '#lib/inbox/bulk-input.ts';
import { caseKey, readCursor, writeCursor } from '#lib/inbox/cursor.ts';
import {
  casePath,
  INBOX_KINDS,
  inboxPagePath,
  isForBulk,
  isOverdue,
  readInboxFilter,
  waitingFor,
} from '#lib/inbox/input.ts';
import { inboxPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { PROPOSAL_FIELDS } from '#lib/reports/kinds.ts';
import { ENTRY_FIELDS } from '#lib/submissions/fields.ts';
import { signOut } from '../../../(account)/anmelden/actions.ts';
import { carryOutNow, decideMany, takeBackDecision } from './actions.ts';
import { PlannedDecisions } from './planned-decisions.tsx';

export const metadata: Metadata = { title: 'Eingang', robots: { index: false, follow: false } };

export default async function InboxPage({ searchParams }: PageProps<'/verwaltung/eingang'>) {
  const user = await requireRole(inboxPath, canModerate);
  const params = await searchParams;
  const filter = readInboxFilter(params);
  const after = readCursor(params.nach);
  const [found, counts, planned] = await Promise.all([
    listInbox(filter, after, INBOX_PAGE_SIZE + 1),
    countInbox(),
    listPlannedDecisions(user.id),
  ]);
  const cases = found.slice(0, INBOX_PAGE_SIZE);
  const last = found.length > INBOX_PAGE_SIZE ? cases.at(-1) : undefined;
  const waiting = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const now = new Date();
  const rows = cases.map((each) => {
    const isOthers = each.heldBy !== null && each.heldBy !== user.id;
    return {
      key: caseKey(each),
      href: casePath(each, filter),
      kind: INBOX_KINDS[each.kind].label,
      title: each.title || 'Ohne Namen',
      details: labelsOf(each),
      author: each.author ?? (each.source === 'report' ? 'ohne Angabe' : 'gelöschtes Konto'),
      waiting: each.decidedAt ? outcomeOf(each) : waitingFor(each.since, now),
      isOverdue: !each.decidedAt && isOverdue(each.kind, each.since, now),
      isHeld: isOthers,
      canSelect: !each.decidedAt && isForBulk(each.kind) && !isOthers && each.authorId !== user.id,
    };
  });
  return (
    <>
      <AccountNav current={inboxPath} role={user.role} signOut={signOut} />
      <PageHeader title="Eingang">
        <p>{waiting === 0 ? 'Es wartet nichts.' : `${waiting.toLocaleString('de-DE')} warten, das Älteste zuerst.`}</p>
      </PageHeader>
      <PlannedDecisions
        planned={planned.map(({ id, outcome, dueAt, cases }) => ({
          id,
          sentence: `${cases === 1 ? 'Ein Vorgang wird' : `${cases} Vorgänge werden`} um ${timeOf(dueAt)} ${outcome === 'accept' ? 'angenommen' : 'abgelehnt'}.`,
          undo: takeBackDecision.bind(null, id, filter),
          carryOut: carryOutNow.bind(null, id, filter),
        }))}
      />
      <InboxFilterForm key={inboxPagePath(filter)} filter={filter} counts={counts} />
      {rows.length === 0 ? (
        <p>
          {filter.state === 'open' && !filter.kind && !filter.search ? 'Alles entschieden.' : 'Dazu gibt es nichts.'}
        </p>
      ) : (
        <InboxList rows={rows} decide={decideMany.bind(null, filter)} />
      )}
      <nav aria-label="Weitere Vorgänge" className="mt-5 flex flex-wrap gap-x-5 empty:hidden">
        {after && (
          <Link href={inboxPagePath(filter)} prefetch={false} className="link inline-flex min-h-11 items-center">
            Zum Anfang
          </Link>
        )}
        {last && (
          <Link
            href={inboxPagePath(filter, writeCursor(last.cursor))}
            rel="next"
            prefetch={false}
            className="link inline-flex min-h-11 items-center"
          >
            Weitere Vorgänge
          </Link>
        )}
      </nav>
    </>
  );
}

const labelsOf = ({ source, fields }: InboxCase): string =>
  source === 'report'
    ? fields.map((field) => PROPOSAL_FIELDS[field as keyof typeof PROPOSAL_FIELDS] ?? field).join(', ')
    : ENTRY_FIELDS.filter(({ field }) => fields.includes(field))
        .map(({ label }) => label)
        .join(', ');

const outcomeOf = ({ source, isAccepted, decidedAt }: InboxCase): string => {
  const [yes, no] = source === 'report' ? ['gefolgt', 'nicht gefolgt'] : ['angenommen', 'abgelehnt'];
  return `${isAccepted ? yes : no}, ${decidedAt ? dateAndTime(decidedAt) : ''}`;
};

const timeOf = (instant: Date) => dateAndTime(instant).split(', ')[1] ?? '';
