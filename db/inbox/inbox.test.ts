import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { auditEvents } from '#db/audit/tables.ts';
import { proveClaim } from '#db/claims/mutations.ts';
import { claims } from '#db/claims/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { companies } from '#db/companies/tables.ts';
import { createReport, decideReport } from '#db/reports/mutations.ts';
import { reports } from '#db/reports/tables.ts';
import { decideSubmission } from '#db/submissions/mutations.ts';
import { submissions } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import type { InboxCursor } from '#lib/inbox/cursor.ts';
import type { InboxFilter } from '#lib/inbox/input.ts';
import { carryOutDecision, holdCase, planDecision, undoDecision } from './mutations.ts';
import { countInbox, getNextCase, listInbox, listPlannedDecisions } from './queries.ts';

afterAll(closeDatabase);

const today = '2026-11-25';
const everything: InboxFilter = { kind: null, state: 'open', search: '' };

async function person(role: 'member' | 'moderator' = 'member') {
  const [row] = await db
    .insert(users)
    .values({ email: `${crypto.randomUUID()}@b.example`, role, emailVerified: new Date() })
    .returning({ id: users.id, email: users.email });
  return row as { id: string; email: string };
}

let companyCount = 0;
const insertCompany = (company: Parameters<typeof insertTestCompany>[0]) =>
  insertTestCompany({ slug: `eingang-${companyCount++}`, ...company });

async function change(companyId: number, authorId: string, name = 'Neuer Name', hoursAgo = 1) {
  const [row] = await db
    .insert(submissions)
    .values({
      companyId,
      authorId,
      status: 'pending',
      changes: { name },
      base: { name: 'Alter Name' },
      submittedAt: new Date(Date.now() - hoursAgo * 3_600_000),
    })
    .returning({ id: submissions.id });
  return (row as { id: string }).id;
}

async function correction(slug: string, message = 'Die Nummer stimmt nicht.') {
  const path = `/firmen/${slug}`;
  await createReport({
    kind: 'correction',
    path,
    message,
    field: null,
    proposal: null,
    name: '',
    email: 'v@b.example',
  });
  const [row] = await db.execute<{ id: number }>(sql`select max(id)::int as id from reports`);
  return (row as { id: number }).id;
}

const mailsOf = async (kind: string) =>
  (
    await db.execute<{ data: Record<string, unknown> }>(sql`
      select data from jobs.job where data ->> 'kind' = ${kind} order by data ->> 'fields'`)
  ).map(({ data }) => data);
const nameOf = async (id: number) =>
  (await db.select({ name: companies.name }).from(companies).where(eq(companies.id, id)))[0]?.name;
const stateOf = async (id: string) =>
  (await db.select({ status: submissions.status }).from(submissions).where(eq(submissions.id, id)))[0]?.status;

test('all kinds wait in one queue, the oldest first, and are found by company, person or case number', () =>
  rolledBack(async () => {
    const [author, claimant] = [await person(), await person()];
    const company = await insertCompany({ name: 'Bäckerei Morgenrot' });
    const young = await change(company.id, author.id, 'Neuer Name', 1);
    const old = await change(company.id, author.id, 'Neuer Name', 100);
    const report = await correction(company.slug);
    const [claim] = await db.insert(claims).values({ companyId: company.id, userId: claimant.id }).returning();
    await proveClaim(claim?.id as string, 'documents', 'Ich bin es wirklich.');

    expect((await listInbox(everything, null, 10)).map(({ kind, id }) => [kind, id])).toEqual([
      ['change', old],
      ['change', young],
      ['correction', String(report)],
      ['claim', claim?.id],
    ]);
    expect(Object.fromEntries(await countInbox())).toEqual({ change: 2, claim: 1, correction: 1 });
    const found = async (filter: Partial<InboxFilter>) =>
      (await listInbox({ ...everything, ...filter }, null, 10)).map(({ id }) => id);
    expect(await found({ kind: 'claim' })).toEqual([claim?.id]);
    expect(await found({ kind: 'entry' })).toEqual([]);
    expect(await found({ state: 'overdue' })).toEqual([old]);
    expect(await found({ search: 'MORGENROT' })).toHaveLength(4);
    expect(await found({ search: 'baeckerei' })).toHaveLength(4);
    expect(await found({ search: claimant.email })).toEqual([claim?.id]);
    expect(await found({ search: `2026-${String(report).padStart(6, '0')}` })).toEqual([String(report)]);
    for (const search of ['%', '_', '\\', "'", 'gibt es nicht']) expect(await found({ search })).toEqual([]);
  }));

test('page by page, every case comes once, also when several came at the same moment', () =>
  rolledBack(async () => {
    const author = await person();
    const company = await insertCompany({ name: 'Gleichzeitig' });
    const moment = new Date();
    for (let count = 0; count < 7; count++) await change(company.id, author.id);
    for (let count = 0; count < 3; count++) await correction(company.slug);
    await db.update(submissions).set({ submittedAt: moment });
    await db.execute(sql`update reports set created_at = (select min(submitted_at) from submissions)`);
    const seen: string[] = [];
    let after: InboxCursor | null = null;
    for (;;) {
      const page: Awaited<ReturnType<typeof listInbox>> = await listInbox(everything, after, 3);
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1)?.cursor ?? null;
      if (page.length < 3) break;
    }
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
  }));

test('a page of a queue of fifty thousand reads a page, not the queue', () =>
  rolledBack(async () => {
    const author = await person();
    const company = await insertCompany({ name: 'Viele Änderungen' });
    await db.execute(sql`set local statement_timeout = 0`);
    await db.execute(sql`
      insert into submissions (company_id, author_id, status, changes, base, submitted_at)
      select ${company.id}, ${author.id}, 'pending', '{"name": "Neu"}', '{}', now() - n * interval '1 minute'
      from generate_series(1, 50000) as n`);
    await db.execute(sql`analyze submissions`);
    const [middle] = await db.execute<{ micros: string; id: string }>(sql`
      select (extract(epoch from submitted_at) * 1000000)::bigint::text as micros, id from submissions
      where status = 'pending' order by submitted_at, id offset 25000 limit 1`);
    const after = { source: 'submission' as const, ...(middle as { micros: string; id: string }) };
    const readBefore = await rowsRead();
    const page = await listInbox(everything, after, 51);
    expect(page).toHaveLength(51);
    expect((await rowsRead()) - readBefore).toBeLessThan(300);
  }));

/** Rows of submissions that this transaction has fetched, by scan or by index. */
async function rowsRead(): Promise<number> {
  const [row] = await db.execute<{ rows: string }>(sql`
    select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) as rows
    from pg_stat_xact_user_tables where relname = 'submissions'`);
  return Number(row?.rows);
}

test('who looks at a case has it, until a colleague takes it over or three minutes are over', () =>
  rolledBack(async () => {
    const [author, one, two] = [await person(), await person('moderator'), await person('moderator')];
    const company = await insertCompany({ name: 'Alter Name' });
    const id = await change(company.id, author.id);
    const report = await correction(company.slug);
    const decideAs = (moderatorId: string) =>
      decideSubmission({ id, moderatorId, fields: { name: { accepted: true } }, note: '', today });

    expect(await holdCase('submission', id, one.id)).toBe(true);
    expect(await holdCase('submission', id, one.id)).toBe(true);
    expect(await holdCase('submission', id, two.id)).toBe(false);
    expect(await decideAs(two.id)).toBeNull();
    expect((await listInbox({ ...everything, state: 'held' }, null, 10)).map((each) => each.heldBy)).toEqual([one.id]);
    expect((await getNextCase(everything, null, two.id))?.id).toBe(String(report));
    await db.execute(sql`update submissions set held_until = now() - interval '1 second'`);
    expect(await holdCase('submission', id, two.id)).toBe(true);
    expect(await holdCase('submission', id, one.id, { takeOver: true })).toBe(true);
    expect(await decideAs(one.id)).toEqual({ slug: company.slug });

    expect(await holdCase('report', String(report), one.id)).toBe(true);
    const decline = { id: report, outcome: 'declined', reason: 'Nein.', today } as const;
    expect(await decideReport({ ...decline, moderatorId: two.id })).toBe(false);
    expect(await decideReport({ ...decline, moderatorId: one.id })).toBe(true);
    expect(await holdCase('report', String(report), one.id)).toBe(false);
  }));

test('what is decided by the dozen takes effect later, all of it, with its mails; own things are left out', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const [one, two] = [await insertCompany({ name: 'Alter Name' }), await insertCompany({ name: 'Alter Name' })];
    const submissionIds = [await change(one.id, author.id), await change(two.id, moderator.id)];
    const reportIds = [await correction(one.slug)];
    const plan = await planDecision({
      moderatorId: moderator.id,
      outcome: 'accept',
      reason: 'Geprüft.',
      submissionIds,
      reportIds,
    });
    expect(plan?.cases).toBe(2);
    expect(await nameOf(one.id)).toBe('Alter Name');
    expect(await mailsOf('entryDecided')).toEqual([]);
    expect((await listInbox(everything, null, 10)).map(({ id }) => id)).toEqual([submissionIds[1]]);
    expect(await listPlannedDecisions(moderator.id)).toMatchObject([{ outcome: 'accept', cases: 2 }]);
    // Nobody decides it a second time in between.
    const again = { id: submissionIds[0] as string, moderatorId: moderator.id, fields: {}, note: '', today };
    expect(await decideSubmission(again)).toBeNull();

    await carryOutDecision(plan?.id as string, today);
    await carryOutDecision(plan?.id as string, today);
    expect(await nameOf(one.id)).toBe('Neuer Name');
    expect(await nameOf(two.id)).toBe('Alter Name');
    expect(await mailsOf('entryDecided')).toMatchObject([{ to: author.email, note: 'Geprüft.' }]);
    expect(await mailsOf('reportDecided')).toMatchObject([{ followed: true, reason: 'Geprüft.' }]);
    expect(await undoDecision(plan?.id as string, moderator.id)).toBe(false);
    const actions = (await db.select({ action: auditEvents.action }).from(auditEvents).orderBy(auditEvents.id)).map(
      ({ action }) => action,
    );
    expect(actions.slice(-4)).toEqual([
      'inbox.plan.accept',
      'inbox.plan.accept',
      'submission.accept',
      'report.followed',
    ]);
  }));

test('taken back in time, nothing has happened, and the log tells both', () =>
  rolledBack(async () => {
    const [author, moderator, other] = [await person(), await person('moderator'), await person('moderator')];
    const company = await insertCompany({ name: 'Alter Name' });
    const submission = await change(company.id, author.id);
    const plan = await planDecision({
      moderatorId: moderator.id,
      outcome: 'reject',
      reason: 'Passt nicht.',
      submissionIds: [submission],
      reportIds: [],
    });
    const id = plan?.id as string;
    expect(await undoDecision(id, other.id)).toBe(false);
    expect(await undoDecision(id, moderator.id)).toBe(true);
    await carryOutDecision(id, today);
    expect(await stateOf(submission)).toBe('pending');
    expect((await listInbox(everything, null, 10)).map((each) => each.id)).toEqual([submission]);
    expect(await mailsOf('entryDecided')).toEqual([]);
    const log = await db
      .select({ action: auditEvents.action, subject: auditEvents.subject })
      .from(auditEvents)
      .orderBy(auditEvents.id);
    expect(log.slice(-2)).toEqual([
      { action: 'inbox.plan.reject', subject: `submission:${submission}` },
      { action: 'inbox.undo', subject: `submission:${submission}` },
    ]);
  }));

test('who is no moderator any more when the time has come decides nothing', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const company = await insertCompany({ name: 'Alter Name' });
    const submission = await change(company.id, author.id);
    const plan = {
      moderatorId: moderator.id,
      outcome: 'accept',
      reason: '',
      submissionIds: [submission],
      reportIds: [],
    } as const;
    const planned = await planDecision(plan);
    await db.update(users).set({ role: 'member' }).where(eq(users.id, moderator.id));
    await carryOutDecision(planned?.id as string, today);
    expect(await stateOf(submission)).toBe('pending');
    expect(await listInbox(everything, null, 10)).toHaveLength(1);
  }));

test('a correction goes into the entry with one press, and no import takes it out again', () =>
  rolledBack(async () => {
    const [owner, moderator] = [await person(), await person('moderator')];
    const company = await insertCompany({ name: 'Alte Nummer', responsiblePerson: 'Otto Person' });
    await db.execute(sql`insert into company_members values (${company.id}, ${owner.id}, 'contributor')`);
    const id = await correction(company.slug);
    const decision = { id, moderatorId: moderator.id, reason: 'Geprüft.', today };
    expect(await decideReport({ ...decision, outcome: 'apply', changes: { phone: '+49358123125' } })).toBe(true);
    const objection = await correction(company.slug);
    expect(await decideReport({ ...decision, id: objection, outcome: 'removePerson' })).toBe(true);
    const [row] = await db.select().from(companies).where(eq(companies.id, company.id));
    expect(row).toMatchObject({ phone: '+49358123125', responsiblePerson: null });
    expect(row?.fieldSources).toMatchObject({
      phone: { source: 'moderation' },
      responsiblePerson: { source: 'moderation' },
    });
    expect(await mailsOf('entryCorrected')).toMatchObject([
      { to: owner.email, fields: ['Telefon'] },
      { to: owner.email, fields: ['Vertretungsberechtigte Person'] },
    ]);
    const [closed] = await db.select().from(reports).where(eq(reports.id, id));
    expect(closed).toMatchObject({ status: 'followed', decidedBy: moderator.id });
  }));
