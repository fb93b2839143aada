import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase, db, transaction } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { companies, companyChanges } from '#db/companies/tables.ts';
import { askForConfirmations } from '#db/confirmations/mutations.ts';
import { closeQueue } from '#db/jobs/mutations.ts';
import { changeMember, handOver } from '#db/members/mutations.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE, times } from '#db/scratch-database.ts';
import { deleteUser } from '#db/users/deletion.ts';
import { users } from '#db/users/tables.ts';
import type { EntryChanges } from '#lib/submissions/fields.ts';
import { decideSubmission, submitChange, withdrawEntry, withdrawSubmission } from './mutations.ts';
import { getEntryForEditing } from './queries.ts';
import { companyMembers, submissions } from './tables.ts';

// Real connections and real commits, in a database of their own.
const DATABASE = 'branchenbuch_pairs';
const PAIRS = times(100, 30);
const today = '2026-11-25';

vi.setConfig({ testTimeout: 300_000 });

let moderator: string;
beforeAll(async () => {
  process.env.DATABASE_URL = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
  moderator = await person('moderator');
});
afterAll(async () => {
  await closeQueue();
  await closeDatabase();
  await dropScratchDatabases(DATABASE);
});

async function person(role: 'member' | 'moderator' = 'member') {
  const [row] = await db
    .insert(users)
    .values({ email: `${crypto.randomUUID()}@b.example`, role, emailVerified: new Date() })
    .returning({ id: users.id });
  return (row as { id: string }).id;
}

/** An entry that a moderator has accepted before, with two managers. */
async function entry() {
  const { id } = await transaction(() =>
    insertTestCompany({ name: `Firma ${crypto.randomUUID()}`, phone: '+493581000000' }),
  );
  const [one, two] = [await person(), await person()];
  for (const userId of [one, two]) await db.insert(companyMembers).values({ companyId: id, userId, role: 'manager' });
  await db.insert(submissions).values({
    companyId: id,
    authorId: one,
    status: 'accepted',
    submittedAt: new Date(),
    decidedAt: new Date(),
    decidedBy: moderator,
  });
  return { id, one, two };
}

const inPairs = async (work: (number: number) => Promise<void>) => {
  for (let start = 0; start < PAIRS; start += 4)
    await Promise.all(Array.from({ length: 4 }, (_, index) => work(start + index)));
};

const live = async (id: number, userId: string) => (await getEntryForEditing(id, userId))?.fields;

/** What was accepted, in its order, led from the first to the last value: nothing in between was written over unseen. */
async function expectUnbroken(id: number, field: 'phone' | 'description') {
  const changes = await db
    .select()
    .from(companyChanges)
    .where(eq(companyChanges.companyId, id))
    .orderBy(companyChanges.id);
  const steps = changes.filter(({ after }) => field in after);
  for (const [index, step] of steps.entries())
    if (index > 0) expect(step.before[field]).toEqual(steps[index - 1]?.after[field]);
}

test('two owners who save at the same moment: one is told, and sees what the other wrote', () =>
  inPairs(async (number) => {
    const { id, one, two } = await entry();
    const phones = [`+4935811${1000 + number}`, `+4935812${1000 + number}`] as const;
    const save = (authorId: string, changes: EntryChanges) =>
      submitChange({ companyId: id, authorId, version: 1, changes, today });
    // Every other pair edits different fields: also then the second has not seen what the first did.
    const second: EntryChanges = number % 2 === 0 ? { phone: phones[1] } : { description: `Text ${number}` };
    const outcomes = await Promise.all([save(one, { phone: phones[0] }), save(two, second)]);
    expect(outcomes.filter((outcome) => outcome === 'stale')).toHaveLength(1);
    const isFirst = outcomes[0] !== 'stale';
    const [loser, text] = isFirst ? [two, second] : [one, { phone: phones[0] }];
    const now = await live(id, loser);
    expect(now).toMatchObject(isFirst ? { phone: phones[0] } : second);
    // Knowing that, he sends again, and both are kept: one in the entry, the other in its history.
    expect(await submitChange({ companyId: id, authorId: loser, version: 2, changes: text, today })).toMatchObject({
      waiting: [],
    });
    expect(await live(id, loser)).toMatchObject(text);
    await expectUnbroken(id, 'phone');
  }));

test('a moderator and an owner at the same moment: who comes second is told', () =>
  inPairs(async (number) => {
    const { id, one, two } = await entry();
    const [waiting] = await db
      .insert(submissions)
      .values({
        companyId: id,
        authorId: two,
        status: 'pending',
        changes: { phone: '+493581222222' },
        base: { phone: '+493581000000' },
        submittedAt: new Date(),
      })
      .returning({ id: submissions.id });
    const submission = (waiting as { id: string }).id;
    const decide = (version: number) =>
      decideSubmission({
        id: submission,
        moderatorId: moderator,
        fields: { phone: { accepted: true } },
        note: '',
        today,
        version,
      });
    const edit = (version: number) =>
      submitChange({ companyId: id, authorId: one, version, changes: { phone: `+4935813${1000 + number}` }, today });
    const [decided, edited] = await Promise.all([decide(1), edit(1)]);
    expect([decided === 'stale', edited === 'stale'].filter(Boolean)).toHaveLength(1);
    if (decided === 'stale') {
      // Nothing has happened to it: it is decided by somebody who has seen what stands there now.
      expect(await live(id, one)).toMatchObject({ phone: `+4935813${1000 + number}` });
      expect(await decide(2)).not.toBe('stale');
    } else {
      expect(await live(id, one)).toMatchObject({ phone: '+493581222222' });
      expect(await edit(2)).not.toBe('stale');
    }
    await expectUnbroken(id, 'phone');
  }));

test('an edit, a decision and a withdrawal at the same moment: nothing comes back to life, nothing is half there', () =>
  inPairs(async (number) => {
    const { id, one, two } = await entry();
    const change = { companyId: id, version: 1, today };
    await submitChange({ ...change, authorId: two, changes: { name: `Neu ${number}` } });
    const [waiting] = await db
      .select({ id: submissions.id })
      .from(submissions)
      .where(sql`company_id = ${id} and status = 'pending'`);
    const submission = waiting?.id as string;
    const [edited, withdrawn, decided] = await Promise.all([
      submitChange({ ...change, authorId: one, changes: { description: 'Text' } }),
      withdrawEntry(id, two),
      number % 2 === 0
        ? decideSubmission({
            id: submission,
            moderatorId: moderator,
            fields: { name: { accepted: true } },
            note: '',
            today,
            version: 1,
          })
        : withdrawSubmission(submission, two),
    ]);
    expect(withdrawn).toBe(true);
    const [row] = await db.select().from(companies).where(eq(companies.id, id));
    expect(row?.status).toBe('withdrawn');
    expect(row?.description).toBe(edited === 'stale' ? null : 'Text');
    const [after] = await db.select().from(submissions).where(eq(submissions.id, submission));
    expect(after?.status).toMatch(number % 2 === 0 && decided && decided !== 'stale' ? /accepted/ : /withdrawn/);
    expect(row?.name === `Neu ${number}`).toBe(after?.status === 'accepted');
  }));

test("managers who leave, hand over and delete their accounts at the same moment leave nobody's entry", () =>
  inPairs(async (number) => {
    const { id, one, two } = await entry();
    const leave = (userId: string) => changeMember({ companyId: id, userId, role: null, actorId: userId });
    const ways = [
      [() => leave(one), () => leave(two)],
      [() => deleteUser(one), () => deleteUser(two)],
      [() => leave(one), () => deleteUser(two)],
      [() => handOver({ companyId: id, from: one, to: two }), () => leave(two)],
    ][number % 4] as (() => Promise<unknown>)[];
    await Promise.all(ways.map((go) => go()));
    const managers = await db.select().from(companyMembers).where(sql`company_id = ${id} and role = 'manager'`);
    expect(managers.length).toBeGreaterThan(0);
  }));

test('many processes ask for confirmation at once: every manager gets one mail', async () => {
  await db.execute(sql`update companies set published_at = now() - interval '2 years', confirmed_at = null`);
  await db.execute(sql`update company_members set created_at = now() - interval '2 years'`);
  const [due] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from company_members join companies on id = company_id where listed and role = 'manager'`);
  expect(due?.count).toBeGreaterThan(4 * PAIRS);
  await Promise.all(Array.from({ length: 8 }, askForConfirmations));
  const [sent] = await db.execute<{ mails: number; pairs: number }>(sql`
    select count(*)::int as mails, count(distinct (data ->> 'to') || (data ->> 'name'))::int as pairs
    from jobs.job where data ->> 'kind' = 'confirmEntry'`);
  expect(sent).toEqual({ mails: due?.count, pairs: due?.count });
});
