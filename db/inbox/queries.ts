import { type SQL, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { InboxCursor } from '#lib/inbox/cursor.ts';
import { type CaseSource, INBOX_KINDS, type InboxFilter, type InboxKind } from '#lib/inbox/input.ts';
import { readCaseNumber } from '#lib/reports/kinds.ts';
import { wordsOf } from '#lib/search/words.ts';

export interface InboxCase {
  source: CaseSource;
  id: string;
  kind: InboxKind;
  title: string;
  /** Of a change: which fields. */
  fields: string[];
  /** Whose it is; null when the account is gone, or nobody said. */
  author: string | null;
  authorId: string | null;
  since: Date;
  /** Of a decided one. */
  decidedAt: Date | null;
  isAccepted: boolean;
  /** Who looks at it right now. */
  heldBy: string | null;
  cursor: InboxCursor;
}

/** The three tables in which cases wait, each read by an index of its own: a page costs the same however long the queue is. */
interface Branch {
  source: CaseSource;
  columns: SQL;
  from: SQL;
  waiting: SQL;
  accepted: SQL;
  since: SQL;
  decidedAt: SQL;
  id: SQL;
  idType: SQL;
  kind: SQL;
  kinds: readonly InboxKind[];
  /** What it is found by besides the company's name. */
  names: SQL[];
  heldBy: SQL;
  heldUntil: SQL;
}

const BRANCHES: readonly Branch[] = [
  {
    source: 'submission',
    columns: sql`coalesce(company.name, submission.changes ->> 'name', '') as title,
      case when submission.company_id is null then '{}' else array(select jsonb_object_keys(submission.changes)) end as fields,
      author.email as author, submission.author_id as "authorId"`,
    from: sql`submissions as submission
      left join companies as company on company.id = submission.company_id
      left join users as author on author.id = submission.author_id`,
    waiting: sql`submission.status = 'pending' and submission.bulk_decision_id is null`,
    accepted: sql`submission.status = 'accepted'`,
    since: sql`submission.submitted_at`,
    decidedAt: sql`submission.decided_at`,
    id: sql`submission.id`,
    idType: sql`uuid`,
    kind: sql`case when submission.company_id is null then 'entry' else 'change' end`,
    kinds: ['entry', 'change'],
    names: [
      sql`author.email`,
      sql`author.name`,
      sql`case when submission.company_id is null then submission.changes ->> 'name' end`,
    ],
    heldBy: sql`submission.held_by`,
    heldUntil: sql`submission.held_until`,
  },
  {
    source: 'claim',
    columns: sql`company.name as title, '{}'::text[] as fields, author.email as author, claim.user_id as "authorId"`,
    from: sql`claims as claim
      join companies as company on company.id = claim.company_id
      join users as author on author.id = claim.user_id`,
    waiting: sql`claim.status = 'contested'`,
    accepted: sql`claim.status = 'approved'`,
    since: sql`claim.contested_at`,
    decidedAt: sql`claim.decided_at`,
    id: sql`claim.id`,
    idType: sql`uuid`,
    kind: sql`'claim'`,
    kinds: ['claim'],
    names: [sql`author.email`, sql`author.name`],
    heldBy: sql`claim.held_by`,
    heldUntil: sql`claim.held_until`,
  },
  {
    source: 'report',
    columns: sql`coalesce(company.name, report.path) as title,
      case when report.field is null then '{}' else array[report.field] end as fields,
      coalesce(report.reporter_email, report.reporter_name) as author, null as "authorId"`,
    from: sql`reports as report left join companies as company on company.id = report.company_id`,
    waiting: sql`report.status = 'open' and report.bulk_decision_id is null`,
    accepted: sql`report.status = 'followed'`,
    since: sql`report.created_at`,
    decidedAt: sql`report.decided_at`,
    id: sql`report.id`,
    idType: sql`integer`,
    kind: sql`report.kind::text`,
    kinds: ['correction', 'unlawful', 'objection'],
    names: [sql`report.path`, sql`report.reporter_email`, sql`report.reporter_name`],
    heldBy: sql`report.held_by`,
    heldUntil: sql`report.held_until`,
  },
];

/**
 * A page of the queue: what has waited longest comes first; of what is decided, the newest. Goes on after `after`, the last row of
 * the page before, so that the hundredth page is as quick as the first, and none is shown twice while others decide.
 */
export async function listInbox(filter: InboxFilter, after: InboxCursor | null, limit: number): Promise<InboxCase[]> {
  const isDecided = filter.state === 'decided';
  const direction = isDecided ? sql.raw('desc') : sql.raw('asc');
  const branches = BRANCHES.flatMap((branch, index) => {
    if (filter.kind && !branch.kinds.includes(filter.kind)) return [];
    const moment = isDecided ? branch.decidedAt : branch.since;
    const conditions = [...conditionsOf(branch, filter), ...(after ? [comesAfter(branch, index, moment, after)] : [])];
    return sql`(
      select ${sql.raw(String(index))} as source, ${branch.id}::text as id, ${branch.kind} as kind, ${branch.columns},
        ${branch.since} as since, ${branch.decidedAt} as "decidedAt", ${branch.accepted} as "isAccepted",
        case when ${branch.heldUntil} > now() then ${branch.heldBy} end as "heldBy", ${moment} as moment,
        (extract(epoch from ${moment}) * 1000000)::bigint::text as micros, lpad(${branch.id}::text, 36, '0') as "idOrder"
      from ${branch.from} where ${sql.join(conditions, sql` and `)}
      order by ${moment} ${direction}, ${branch.id} ${direction} limit ${limit})`;
  });
  const rows = await db.execute<
    Omit<InboxCase, 'source' | 'cursor' | 'since' | 'decidedAt'> & {
      source: number;
      since: string;
      decidedAt: string | null;
      micros: string;
    }
  >(sql`
    select * from (${sql.join(branches, sql` union all `)}) as queue
    order by moment ${direction}, source ${direction}, "idOrder" collate "C" ${direction} limit ${limit}`);
  return rows.map(({ kind, title, fields, author, authorId, isAccepted, heldBy, ...row }) => {
    const { source } = BRANCHES[row.source] as Branch;
    return {
      source,
      id: row.id,
      kind,
      title,
      fields,
      author,
      authorId,
      isAccepted,
      heldBy,
      since: new Date(row.since),
      decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt),
      cursor: { micros: row.micros, source, id: row.id },
    };
  });
}

function comesAfter(branch: Branch, index: number, moment: SQL, after: InboxCursor): SQL {
  const isDecided = moment === branch.decidedAt;
  const at = sql`'epoch'::timestamptz + ${after.micros}::bigint * interval '1 microsecond'`;
  const own = BRANCHES.findIndex(({ source }) => source === after.source);
  const beyond = isDecided ? sql.raw('<') : sql.raw('>');
  if (index === own) return sql`(${moment}, ${branch.id}) ${beyond} (${at}, ${after.id}::${branch.idType})`;
  // Of cases from the same moment those of one table come before those of the next.
  const includesMoment = isDecided ? index < own : index > own;
  return includesMoment ? sql`${moment} ${beyond}= ${at}` : sql`${moment} ${beyond} ${at}`;
}

function conditionsOf(branch: Branch, { kind, state, search }: InboxFilter): SQL[] {
  const conditions = [
    state === 'decided' ? sql`${sql.raw(branch.source)}.decided_by is not null` : branch.waiting,
    ...(kind && branch.kinds.length > 1 ? [sql`${branch.kind} = ${kind}`] : []),
  ];
  if (state === 'held') conditions.push(sql`${branch.heldUntil} > now()`);
  if (state === 'overdue') {
    const hours = branch.kinds.map((each) => sql`when ${each} then ${INBOX_KINDS[each].hours}::int`);
    conditions.push(
      sql`${branch.since} < now() - make_interval(hours => case ${branch.kind} ${sql.join(hours, sql` `)} end)`,
    );
  }
  const number = readCaseNumber(search);
  if (number !== null) conditions.push(branch.source === 'report' ? sql`${branch.id} = ${number}` : sql`false`);
  else if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const found = branch.names.map((name) => sql`${name} ilike ${pattern}`);
    // By the words of its name (weight A), however they are spelled; reckoned beforehand, folding each row would take a second.
    const words = wordsOf(search).map((word) => `${word}:*A`);
    if (words.length > 0) found.push(sql`company.search_vector @@ to_tsquery('simple', ${words.join(' & ')})`);
    conditions.push(sql`(${sql.join(found, sql` or `)})`);
  }
  return conditions;
}

/** How many wait, by kind. */
export async function countInbox(): Promise<Map<InboxKind, number>> {
  const counts = BRANCHES.map(
    ({ source, kind, waiting, since }) => sql`
      select ${kind} as kind, count(${since})::int as cases from ${TABLES[source]} where ${waiting} group by 1`,
  );
  const rows = await db.execute<{ kind: InboxKind; cases: number }>(sql.join(counts, sql` union all `));
  return new Map(rows.map(({ kind, cases }) => [kind, cases]));
}

const TABLES: Record<CaseSource, SQL> = {
  submission: sql`submissions as submission`,
  claim: sql`claims as claim`,
  report: sql`reports as report`,
};

/** What somebody who has just decided one sees next: nothing that somebody else looks at, nothing of one's own. */
export async function getNextCase(
  filter: InboxFilter,
  after: InboxCursor | null,
  userId: string,
): Promise<InboxCase | null> {
  const asked: InboxFilter =
    filter.state === 'open' || filter.state === 'overdue' ? filter : { ...filter, state: 'open' };
  const isFree = ({ heldBy, authorId }: InboxCase) => (heldBy === null || heldBy === userId) && authorId !== userId;
  const behind = after ? (await listInbox(asked, after, 20)).find(isFree) : undefined;
  return behind ?? (await listInbox(asked, null, 20)).find(isFree) ?? null;
}

export interface PlannedDecision {
  id: string;
  outcome: 'accept' | 'reject';
  dueAt: Date;
  cases: number;
}

/** What somebody has decided about several at once and can still take back. */
export async function listPlannedDecisions(moderatorId: string): Promise<PlannedDecision[]> {
  const rows = await db.execute<Omit<PlannedDecision, 'dueAt'> & { dueAt: string }>(sql`
    select planned.id, planned.outcome, planned.due_at as "dueAt",
      (select count(*)::int from submissions where bulk_decision_id = planned.id)
        + (select count(*)::int from reports where bulk_decision_id = planned.id) as cases
    from bulk_decisions as planned
    where planned.moderator_id = ${moderatorId} and planned.started_at is null and planned.undone_at is null
    order by planned.due_at`);
  return rows.map(({ dueAt, ...planned }) => ({ ...planned, dueAt: new Date(dueAt) }));
}
