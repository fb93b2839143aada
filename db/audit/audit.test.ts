import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase, db, rolledBack, transaction } from '#db/client.ts';
import { closeQueue } from '#db/jobs/mutations.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE } from '#db/scratch-database.ts';
import { deleteUser } from '#db/users/deletion.ts';
import { changeRole, lockUser } from '#db/users/mutations.ts';
import { users } from '#db/users/tables.ts';
import { recordAudit } from './mutations.ts';
import { listAuditActions, listAuditEvents } from './queries.ts';
import { auditDetails, auditEvents, auditHead, auditKeys } from './tables.ts';
import { type AuditVerdict, verifyAudit } from './verify.ts';

// Of its own: other tests write to their log at the same time, and here it begins with nothing.
const DATABASE = 'branchenbuch_audit';

beforeAll(async () => {
  process.env.DATABASE_URL = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
});
afterAll(async () => {
  await closeQueue();
  await closeDatabase();
  await dropScratchDatabases(DATABASE);
});

async function person(email: string, role: 'member' | 'moderator' | 'admin' = 'member') {
  const [row] = await db.insert(users).values({ email, role, emailVerified: new Date() }).returning({ id: users.id });
  return (row as { id: string }).id;
}

/** Five events of one admin about one member. */
async function someLog() {
  const [admin, member] = [await person('admin@b.example', 'admin'), await person('mira@b.example')];
  for (const reason of ['Werbung', null, 'Beleidigung', null]) await lockUser(member, reason, admin);
  await changeRole(member, 'moderator', admin);
  return { admin, member };
}

/** What `verify` says to a log that somebody has laid hands on. */
const after = (harm: () => Promise<unknown>): Promise<AuditVerdict['broken']> =>
  new Promise((done, fail) => {
    rolledBack(async () => {
      await someLog();
      expect(await verifyAudit()).toMatchObject({ head: { id: 5 }, broken: null });
      await harm();
      done((await verifyAudit()).broken);
    }).catch(fail);
  });

const at = (id: number) => eq(auditEvents.id, id);

test('a changed, missing, moved or added row shows', async () => {
  expect(await after(() => db.update(auditEvents).set({ actorId: 'somebody else' }).where(at(2)))).toEqual({
    event: 2,
    what: 'row',
  });
  expect(
    await after(() =>
      db
        .update(auditEvents)
        .set({ at: new Date(0) })
        .where(at(5)),
    ),
  ).toEqual({
    event: 5,
    what: 'row',
  });
  expect(await after(() => db.delete(auditEvents).where(at(3)))).toEqual({ event: 3, what: 'row' });
  expect(await after(() => db.delete(auditEvents).where(at(1)))).toEqual({ event: 1, what: 'row' });
  expect(
    await after(() =>
      db.execute(sql`
        update audit_events set id = -id where id in (2, 3);
        update audit_events set id = case id when -2 then 3 else 2 end where id < 0`),
    ),
  ).toEqual({ event: 2, what: 'row' });
  expect(
    await after(() =>
      db.execute(sql`
        insert into audit_events (id, at, actor_id, action, subject, fields, details, hash)
        select id + 1, at, actor_id, action, subject, fields, details, hash
        from audit_events where id = 5`),
    ),
  ).toEqual({ event: 6, what: 'row' });
});

test('rows that are gone from the end show, also to who has rewritten the end that the database knows', async () => {
  expect(await after(() => db.delete(auditEvents).where(sql`id > 3`))).toEqual({ event: 4, what: 'end' });
  expect(await after(() => db.delete(auditEvents))).toEqual({ event: 1, what: 'end' });
  const shortened = async () => {
    await db.delete(auditEvents).where(sql`id > 3`);
    await db.execute(sql`update audit_head set event_id = 3, hash = (select hash from audit_events where id = 3)`);
  };
  expect(await after(shortened)).toEqual({ event: 3, what: 'signature' });

  await rolledBack(async () => {
    await someLog();
    const { head } = await verifyAudit();
    await recordAudit({ actorId: null, action: 'test', subject: 'test:1' });
    expect(await verifyAudit([head])).toMatchObject({ head: { id: 6 }, broken: null });
    // Not even the old signature helps against an end that was written down elsewhere.
    await db.delete(auditEvents).where(sql`id > 2`);
    await db.delete(auditHead);
    expect((await verifyAudit([head])).broken).toMatchObject({ what: 'end' });
    expect((await verifyAudit([{ id: 2, hash: 'another' }])).broken).not.toBeNull();
  });
});

test('what lies sealed beside a row cannot be changed, taken away or put elsewhere', async () => {
  expect(await after(() => db.update(auditDetails).set({ sealed: 'AAAA' }).where(eq(auditDetails.eventId, 3)))).toEqual(
    { event: 3, what: 'details' },
  );
  expect(await after(() => db.delete(auditDetails).where(eq(auditDetails.eventId, 4)))).toEqual({
    event: 4,
    what: 'details',
  });
  expect(await after(() => db.execute(sql`update audit_details set event_id = 9 where event_id = 1`))).toEqual({
    event: 1,
    what: 'details',
  });
});

test('words can be read as long as their person has an account; the chain holds without', () =>
  rolledBack(async () => {
    const { admin, member } = await someLog();
    const told = async () =>
      (await listAuditEvents({ personId: member })).flatMap(({ details }) => details.map(({ values }) => values));
    expect(await told()).toContainEqual({ email: 'mira@b.example', reason: 'Beleidigung' });
    expect(await told()).toContainEqual({
      email: 'mira@b.example',
      before: { role: 'member' },
      after: { role: 'moderator' },
    });

    const [{ wrapped } = { wrapped: '' }] = await db.select().from(auditKeys).where(eq(auditKeys.userId, member));
    await deleteUser(member);
    expect(await told()).not.toContainEqual(expect.objectContaining({ email: 'mira@b.example' }));
    expect(await told()).toContainEqual({ email: 'admin@b.example' });
    const [keys] = await db.execute<{ left: number }>(
      sql`select count(*)::int as left from audit_keys where user_id = ${member} or wrapped = ${wrapped}`,
    );
    expect(keys?.left).toBe(0);
    expect((await verifyAudit()).broken).toBeNull();
    expect((await listAuditEvents({ personId: admin })).length).toBeGreaterThanOrEqual(5);
  }));

test('under another secret nothing old can be read, and the log goes on', () =>
  rolledBack(async () => {
    const { admin, member } = await someLog();
    vi.stubEnv('AUTH_SECRET', 'ein ganz anderes Geheimnis als bisher');
    expect((await listAuditEvents({})).every(({ details }) => details.length === 0)).toBe(true);
    expect((await verifyAudit()).broken).toEqual({ event: 5, what: 'signature' });
    await lockUser(member, 'Neu', admin);
    expect((await listAuditEvents({}, 1))[0]?.details).toHaveLength(2);
    expect((await verifyAudit()).broken).toBeNull();
    vi.unstubAllEnvs();
  }));

test('the log is filtered by person, subject, action and period, and read on from an event', () =>
  rolledBack(async () => {
    const { admin, member } = await someLog();
    await recordAudit({ actorId: admin, action: 'member.role', subject: 'company:7', fields: [`user:${member}`] });
    await recordAudit({ actorId: null, action: 'command.import', subject: 'source:osm' });
    const ids = async (filter: Parameters<typeof listAuditEvents>[0]) =>
      (await listAuditEvents(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await ids({ personId: member })).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await ids({ subject: 'company:7' })).toEqual([6]);
    expect(await ids({ action: 'user.lock' })).toEqual([3, 1]);
    expect(await ids({ action: 'user.lock', before: 3 })).toEqual([1]);
    expect(await ids({ until: new Date(0) })).toEqual([]);
    expect(await ids({ from: new Date(0), before: 2 })).toEqual([1]);
    expect(await listAuditActions()).toEqual([
      'command.import',
      'member.role',
      'user.lock',
      'user.role',
      'user.unlock',
    ]);
  }));

test('many who write at once make one chain, and what is rolled back leaves no gap', async () => {
  const actors = await Promise.all(['a', 'b', 'c'].map((name) => person(`${name}@parallel.example`, 'moderator')));
  const writers = Array.from({ length: 120 }, (_, number) =>
    transaction(async () => {
      const actorId = actors[number % actors.length] as string;
      await recordAudit({ actorId, action: 'test', subject: `test:${number}` });
      if (number % 5 === 0) throw new Error('thought better of it');
      if (number % 3 === 0) await recordAudit({ actorId, action: 'test', subject: `test:${number}:again` });
    }),
  );
  const outcomes = await Promise.allSettled(writers);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(24);
  const rows = await db.select({ id: auditEvents.id }).from(auditEvents).orderBy(asc(auditEvents.id));
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 96 + 32 }, (_, index) => index + 1));
  expect(await verifyAudit()).toMatchObject({ head: { id: 128 }, broken: null });
});

test('every mutation that is told who acts writes it down', async () => {
  // One says only who looks at something right now, one gives its caller what to write down, one hands on to those that write.
  const unrecorded = new Set(['holdCase', 'passToColleague', 'carryOutDecision']);
  const silent: string[] = [];
  let told = 0;
  for (const file of globSync('db/!(audit)/mutations.ts')) {
    const code = await readFile(file, 'utf8');
    for (const [, name = '', rest = ''] of code.matchAll(/^export async function (\w+)\(([\s\S]*?)^\}$/gm)) {
      if (!/\b(actorId|moderatorId|adminId|editorId)\b/.test(rest)) continue;
      told += 1;
      if (!/record\w*(Audit|Write)\(/.test(rest) && !unrecorded.has(name)) silent.push(`${file}: ${name}`);
    }
  }
  expect(told).toBeGreaterThan(5);
  expect(silent).toEqual([]);
});
