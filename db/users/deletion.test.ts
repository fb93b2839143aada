import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createArticle } from '#db/articles/desk.ts';
import { addRemark } from '#db/articles/desk-talk.ts';
import { openClaim } from '#db/claims/mutations.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { companies } from '#db/companies/tables.ts';
import { changeMember, inviteMember } from '#db/members/mutations.ts';
import { createReport, decideReport } from '#db/reports/mutations.ts';
import { reports } from '#db/reports/tables.ts';
import { saveDraft, submitChange } from '#db/submissions/mutations.ts';
import { companyMembers, submissions } from '#db/submissions/tables.ts';
import { deleteUser, forgetReporters } from './deletion.ts';
import { exportAccount } from './export.ts';
import { rateLimiter } from './limits.ts';
import { changeRole, createSession, lockUser, registerUser, requestEmailChange, sendLinkTo } from './mutations.ts';
import { users } from './tables.ts';

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));
afterAll(closeDatabase);

const EMAIL = 'ganz-weg@vergessen.example';
const NAME = 'Walburga Vergißmeinnicht';

async function person(email: string, name = 'Jemand') {
  const [row] = await db.insert(users).values({ email, name, emailVerified: new Date() }).returning({ id: users.id });
  return (row as { id: string }).id;
}

async function entryOf(...members: [userId: string, role: 'manager' | 'contributor'][]) {
  const { id, version } = await insertTestCompany({ name: `Firma ${crypto.randomUUID()}`, phone: '+493581111111' });
  for (const [userId, role] of members) await db.insert(companyMembers).values({ companyId: id, userId, role });
  return { id, version };
}

const membersOf = async (companyId: number) =>
  Object.fromEntries(
    (await db.select().from(companyMembers).where(eq(companyMembers.companyId, companyId))).map(({ userId, role }) => [
      userId,
      role,
    ]),
  );

const statusOf = async (id: number) =>
  (await db.select({ status: companies.status }).from(companies).where(eq(companies.id, id)))[0]?.status;

/** Columns of any table of any schema, pg-boss' included, in which a text stands. */
async function columnsWith(text: string): Promise<string[]> {
  const columns = await db.execute<{ schema: string; table: string; column: string }>(sql`
    select table_schema as schema, table_name as table, column_name as column
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
      and (data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY', 'bytea') or data_type = 'USER-DEFINED')`);
  expect(columns.length).toBeGreaterThan(100);
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const [row] = await db.execute<{ rows: number }>(sql`
      select count(*)::int as rows from only ${sql.identifier(schema)}.${sql.identifier(table)} as t
      where position(${text.toLowerCase()} in lower(t.${sql.identifier(column)}::text)) > 0`);
    if (row?.rows) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}

/** An account that has left its address and its name wherever it can. */
async function busyAccount() {
  const admin = await person('admin@b.example');
  const colleague = await person('kurt@b.example', 'Kurt Kollege');
  await registerUser({ email: EMAIL, name: NAME, passwordHash: 'x', versions: { terms: '1', privacy: '1' } });
  await db.update(users).set({ emailVerified: new Date() }).where(eq(users.email, EMAIL));
  const [{ id } = { id: '' }] = await db.select({ id: users.id }).from(users).where(eq(users.email, EMAIL));
  await sendLinkTo('resetPassword', EMAIL);
  await requestEmailChange(id, 'neu@vergessen.example');
  await requestEmailChange(colleague, 'kurt-neu@b.example');
  await rateLimiter('signInAccountEver', { points: 100, duration: 1e6 }).consume(EMAIL);

  const shared = await entryOf([id, 'manager'], [colleague, 'manager']);
  await inviteMember({
    companyId: shared.id,
    email: 'gast@b.example',
    role: 'manager',
    invitedBy: { id, name: NAME, email: EMAIL },
  });
  const other = await entryOf([colleague, 'manager']);
  await inviteMember({
    companyId: other.id,
    email: EMAIL,
    role: 'manager',
    invitedBy: { id: colleague, name: 'Kurt', email: 'kurt@b.example' },
  });
  await saveDraft({ authorId: id, companyId: null }, { name: 'Neue Firma', email: EMAIL, responsiblePerson: NAME });
  await submitChange({
    companyId: shared.id,
    authorId: id,
    version: shared.version,
    changes: { email: EMAIL, responsiblePerson: NAME },
    today: '2026-11-25',
  });
  await db.insert(submissions).values({
    companyId: shared.id,
    authorId: id,
    status: 'accepted',
    typed: { email: EMAIL, responsiblePerson: NAME },
    changes: { phone: '+493581111111' },
    submittedAt: new Date(),
    decidedAt: new Date(),
  });
  await openClaim(other.id, id);

  const path = '/firmen/eins';
  await createReport({ kind: 'correction', path, message: 'Das stimmt nicht mehr.', name: NAME, email: EMAIL });
  const [report] = await db.select({ id: reports.id }).from(reports).where(eq(reports.path, path));
  await decideReport({
    today: '2026-11-25',
    id: report?.id as number,
    moderatorId: admin,
    outcome: 'followed',
    reason: 'Danke.',
  });
  await lockUser(id, `${NAME} wirbt`, admin);
  await lockUser(id, null, admin);
  await changeRole(id, 'editor', admin);
  await createSession({ tokenHash: 'hash', userId: id, expires: new Date(Date.now() + 1e6), device: 'Firefox' });
  return { id, admin, colleague, shared };
}

test('of a deleted account the address and the name stand nowhere but in the mail that says so', () =>
  rolledBack(async () => {
    const { id, colleague, shared } = await busyAccount();
    expect((await columnsWith(EMAIL)).length).toBeGreaterThan(5);
    expect((await columnsWith(NAME)).length).toBeGreaterThan(4);
    expect(await deleteUser(id)).toBe('done');
    expect(await columnsWith(NAME)).toEqual([]);
    const left = await columnsWith(EMAIL);
    expect(left.filter((column) => !column.startsWith('jobs.'))).toEqual([]);
    const mails = await db.execute<{ data: unknown }>(
      sql`select data from jobs.job where position(${EMAIL} in data::text) > 0`,
    );
    expect(mails.map(({ data }) => data)).toEqual([{ kind: 'accountDeleted', to: EMAIL }]);
    // What others have begun goes on.
    expect(await columnsWith('kurt-neu@b.example')).not.toEqual([]);
    expect(await membersOf(shared.id)).toEqual({ [colleague]: 'manager' });
    expect(await statusOf(shared.id)).toBe('published');
  }));

test('an address is no reason to forget one that ends like it', () =>
  rolledBack(async () => {
    const [one, other] = [await person('a@b.example'), await person('aa@b.example')];
    await sendLinkTo('signIn', 'aa@b.example');
    await deleteUser(one);
    expect(await columnsWith('aa@b.example')).toContain('public.users.email');
    const [mail] = await db.execute<{ mails: number }>(
      sql`select count(*)::int as mails from jobs.job where data ->> 'to' = 'aa@b.example'`,
    );
    expect(mail?.mails).toBe(1);
    expect(other).toBeTruthy();
  }));

test('an entry that nobody else manages is handed over or withdrawn, as its person says; before that nothing happens', () =>
  rolledBack(async () => {
    const [leaving, colleague, stranger] = [
      await person(EMAIL),
      await person('kurt@b.example'),
      await person('x@b.example'),
    ];
    const [handed, withdrawn, shared] = [
      await entryOf([leaving, 'manager'], [colleague, 'contributor']),
      await entryOf([leaving, 'manager']),
      await entryOf([leaving, 'manager'], [stranger, 'manager']),
    ];
    expect(await deleteUser(leaving)).toBe('undecided');
    const wish = (to: string | null) => [
      { companyId: handed.id, to },
      { companyId: withdrawn.id, to: null },
    ];
    expect(await deleteUser(leaving, [{ companyId: handed.id, to: colleague }])).toBe('undecided');
    expect(await deleteUser(leaving, wish(stranger))).toBe('undecided');
    expect(await columnsWith(EMAIL)).toEqual(['public.users.email']);

    expect(await deleteUser(leaving, [...wish(colleague), { companyId: shared.id, to: null }])).toBe('done');
    expect(await membersOf(handed.id)).toEqual({ [colleague]: 'manager' });
    expect([await statusOf(handed.id), await statusOf(withdrawn.id), await statusOf(shared.id)]).toEqual([
      'published',
      'withdrawn',
      'published',
    ]);
  }));

test('the last manager neither leaves nor steps down, and a withdrawn entry holds nobody', () =>
  rolledBack(async () => {
    const [one, two] = [await person('eins@b.example'), await person('zwei@b.example')];
    const { id } = await entryOf([one, 'manager'], [two, 'contributor']);
    const change = { companyId: id, userId: one, actorId: one };
    expect(await changeMember({ ...change, role: null })).toBe('lastManager');
    expect(await changeMember({ ...change, role: 'contributor' })).toBe('lastManager');
    await db.execute(
      sql`update companies set status = 'withdrawn', withdrawn_at = now(), withdrawn_by = 'owner' where id = ${id}`,
    );
    expect(await deleteUser(one)).toBe('done');
  }));

test('who asks gets everything that is about him, no secret, and nothing about others', () =>
  rolledBack(async () => {
    const { id } = await busyAccount();
    const article = await createArticle(id, 'Mein Artikel');
    await addRemark(article, id, { quote: '', before: '', after: '', body: 'Meine Anmerkung' });
    const text = JSON.stringify(await exportAccount(id));
    for (const own of [
      EMAIL,
      NAME,
      'Firefox',
      'Das stimmt nicht mehr.',
      'wirbt',
      'gast@b.example',
      'Mein Artikel',
      'Meine Anmerkung',
    ])
      expect(text, own).toContain(own);
    for (const others of ['admin@b.example', 'kurt@b.example', 'Kurt', '"hash"', 'token'])
      expect(text).not.toContain(others);
    expect(await exportAccount('nobody')).toBeNull();
  }));

test('half a year after the decision nobody knows any more who reported something', () =>
  rolledBack(async () => {
    await createReport({ kind: 'unlawful', path: '/firmen/x', message: 'Das ist gelogen.', name: NAME, email: EMAIL });
    const [row] = await db.select().from(reports).where(eq(reports.reporterEmail, EMAIL));
    const [id, moderatorId] = [row?.id as number, await person('m@b.example')];
    await db.execute(sql`delete from jobs.job`);
    await forgetReporters();
    expect(await columnsWith(NAME)).toEqual(['public.reports.reporter_name']);
    await decideReport({ today: '2026-11-25', id, moderatorId, outcome: 'declined', reason: 'Meinung.' });
    await db.execute(sql`delete from jobs.job`);
    await db.update(reports).set({ decidedAt: sql`now() - interval '5 months'` as never });
    await forgetReporters();
    expect(await columnsWith(NAME)).toEqual(['public.reports.reporter_name']);
    await db.update(reports).set({ decidedAt: sql`now() - interval '7 months'` as never });
    await forgetReporters();
    expect([...(await columnsWith(NAME)), ...(await columnsWith(EMAIL)), ...(await columnsWith('gelogen'))]).toEqual(
      [],
    );
  }));

test('the last admin stays until there is another one', async () => {
  await rolledBack(async () => {
    await db.update(users).set({ role: 'member' }).where(eq(users.role, 'admin'));
    const [one, two] = [await person('erste@leitung.example'), await person('zweite@leitung.example')];
    await db.update(users).set({ role: 'admin' }).where(eq(users.id, one));
    expect(await deleteUser(one)).toBe('lastAdmin');
    expect(await db.select({ id: users.id }).from(users).where(eq(users.id, one))).toHaveLength(1);
    await db.update(users).set({ role: 'admin' }).where(eq(users.id, two));
    expect(await deleteUser(one)).toBe('done');
    expect(await deleteUser(two)).toBe('lastAdmin');
  });
});
