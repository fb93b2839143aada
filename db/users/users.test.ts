import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { rateLimiter } from './limits.ts';
import {
  appointUser,
  beginActing,
  changeEmail,
  changePassword,
  confirmEmail,
  connectByLink,
  createSession,
  endOwnSession,
  once,
  registerThroughProvider,
  registerUser,
  requestEmailChange,
  resetPassword,
  sendLinkTo,
  signInByLink,
  spendChallenge,
  stopActing,
} from './mutations.ts';
import {
  getIdentityOwner,
  getMailToken,
  getSessionUser,
  getSignInCandidate,
  listImpersonations,
  listSessions,
  listUsers,
} from './queries.ts';
import { mailTokens, rateLimits, sessions, users } from './tables.ts';

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));
afterAll(closeDatabase);

const register = (email: string, passwordHash = 'hash') =>
  registerUser({ email, name: 'Erika', passwordHash, versions: { terms: 'none', privacy: 'none' } });

const linksOf = (email: string) =>
  db
    .select({ id: mailTokens.id, usedAt: mailTokens.usedAt })
    .from(mailTokens)
    .where(eq(mailTokens.email, email))
    .orderBy(mailTokens.createdAt, mailTokens.id);

const mailsTo = async (email: string) =>
  (
    await db.execute<{ kind: string }>(sql`select data ->> 'kind' as kind from jobs.job where data ->> 'to' = ${email}`)
  ).map(({ kind }) => kind);

async function confirmed(email: string) {
  await register(email);
  const [link] = await linksOf(email);
  const user = await confirmEmail((link as { id: string }).id);
  return (user as { userId: string }).userId;
}

test('a link works once, and the newest replaces those before', () =>
  rolledBack(async () => {
    await register('a@b.example');
    await register('a@b.example', 'newer');
    const links = await linksOf('a@b.example');
    const [first, second] = links.sort((one, other) => Number(one.usedAt === null) - Number(other.usedAt === null));
    expect(await confirmEmail((first as { id: string }).id)).toBeNull();
    expect(await getMailToken((second as { id: string }).id)).toMatchObject({ purpose: 'confirmEmail' });
    expect(await confirmEmail((second as { id: string }).id)).not.toBeNull();
    expect(await confirmEmail((second as { id: string }).id)).toBeNull();
    expect(await getSignInCandidate({ email: 'a@b.example' })).toMatchObject({
      isConfirmed: true,
      passwordHash: 'newer',
    });
  }));

test('who registers with a confirmed address changes nothing about it; its owner is told', () =>
  rolledBack(async () => {
    await confirmed('a@b.example');
    await register('a@b.example', 'stolen');
    expect(await getSignInCandidate({ email: 'a@b.example' })).toMatchObject({ passwordHash: 'hash' });
    expect(await mailsTo('a@b.example')).toContain('alreadyRegistered');
  }));

test('a link to sign in proves the address, and takes the password that somebody else may have chosen', () =>
  rolledBack(async () => {
    await register('a@b.example', 'of somebody else');
    await sendLinkTo('signIn', 'a@b.example');
    const link = (await linksOf('a@b.example')).find(({ usedAt }) => usedAt === null && usedAt !== undefined);
    const tokens = await db.select({ id: mailTokens.id }).from(mailTokens).where(eq(mailTokens.purpose, 'signIn'));
    expect(link).toBeDefined();
    expect(await signInByLink((tokens[0] as { id: string }).id)).not.toBeNull();
    expect(await getSignInCandidate({ email: 'a@b.example' })).toMatchObject({ isConfirmed: true, passwordHash: null });
  }));

test('nobody gets a mail at an address without an account', () =>
  rolledBack(async () => {
    await sendLinkTo('signIn', 'niemand@b.example');
    await sendLinkTo('resetPassword', 'niemand@b.example');
    expect(await mailsTo('niemand@b.example')).toEqual([]);
  }));

async function session(userId: string, tokenHash: string) {
  await createSession({ tokenHash, userId, expires: new Date(Date.now() + 3600_000), device: null });
}

test('a session is over when its person is locked, its time is up, or the password changes', () =>
  rolledBack(async () => {
    const userId = await confirmed('a@b.example');
    await session(userId, 'one');
    await session(userId, 'two');
    expect(await getSessionUser('one')).toMatchObject({ user: { email: 'a@b.example', role: 'member' } });

    await changePassword(userId, 'new', 'one');
    expect(await getSessionUser('two')).toBeNull();
    expect(await listSessions(userId, 'one')).toMatchObject([{ isHere: true }]);

    await db.update(users).set({ lockedAt: new Date(), lockedReason: 'Test' }).where(eq(users.id, userId));
    expect(await getSessionUser('one')).toBeNull();
    await db.update(users).set({ lockedAt: null, lockedReason: null }).where(eq(users.id, userId));
    await db.update(sessions).set({ createdAt: sql`now() - interval '31 days'` as never });
    expect(await getSessionUser('one')).toBeNull();
  }));

test('staff is asked again after an hour of rest and after a day', () =>
  rolledBack(async () => {
    const userId = await confirmed('a@b.example');
    await db.update(users).set({ role: 'moderator' }).where(eq(users.id, userId));
    await session(userId, 'one');
    expect(await getSessionUser('one')).not.toBeNull();
    await db.execute(sql`update sessions set last_seen_at = now() - interval '61 minutes'`);
    expect(await getSessionUser('one')).toBeNull();
    await db.execute(sql`update sessions set last_seen_at = now(), created_at = now() - interval '25 hours'`);
    expect(await getSessionUser('one')).toBeNull();
    await db.update(users).set({ role: 'member' }).where(eq(users.id, userId));
    expect(await getSessionUser('one')).not.toBeNull();
  }));

test('an appointment ends sessions and takes the short password', () =>
  rolledBack(async () => {
    const userId = await confirmed('a@b.example');
    await session(userId, 'one');
    const { isNew, token } = await appointUser('a@b.example', 'admin');
    expect(isNew).toBe(false);
    expect(await getSessionUser('one')).toBeNull();
    expect(await getSignInCandidate({ id: userId })).toMatchObject({ role: 'admin', passwordHash: null });
    expect(await resetPassword(token, 'long one')).toEqual({ userId });
  }));

test('a new address counts when it is confirmed, and not if somebody has it by then', () =>
  rolledBack(async () => {
    const userId = await confirmed('a@b.example');
    await requestEmailChange(userId, 'c@d.example');
    const [link] = await linksOf('c@d.example');
    await db.insert(users).values({ email: 'c@d.example', emailVerified: new Date() });
    expect(await changeEmail((link as { id: string }).id)).toBe('taken');
    expect(await getSignInCandidate({ email: 'a@b.example' })).toMatchObject({ id: userId });
  }));

test('links in old mails open nothing any more once the password or the address has changed', () =>
  rolledBack(async () => {
    const userId = await confirmed('a@b.example');
    const newest = async (purpose: 'signIn' | 'resetPassword') =>
      (await db
        .select({ id: mailTokens.id })
        .from(mailTokens)
        .where(and(eq(mailTokens.purpose, purpose), isNull(mailTokens.usedAt)))) as { id: string }[];
    await sendLinkTo('signIn', 'a@b.example');
    const [first] = await newest('signIn');
    await changePassword(userId, 'new', 'here');
    expect(await signInByLink(first?.id as string)).toBeNull();

    await sendLinkTo('resetPassword', 'a@b.example');
    const [second] = await newest('resetPassword');
    await requestEmailChange(userId, 'c@d.example');
    const [change] = await linksOf('c@d.example');
    expect(await changeEmail(change?.id as string)).toEqual({ userId });
    expect(await resetPassword(second?.id as string, 'of whoever has the old mailbox')).toBeNull();
  }));

const identity = { issuer: 'https://login.example', subject: '17' };
const throughProvider = (email: string) =>
  registerThroughProvider({ email, name: 'Nora', versions: { terms: 'none', privacy: 'none' }, provider: 'Login' });

test('an identity is connected by the mailbox of the address, and takes the password that somebody else may have chosen', () =>
  rolledBack(async () => {
    await register('a@b.example', 'of somebody else');
    await throughProvider('a@b.example');
    const tokens = await db
      .select({ id: mailTokens.id })
      .from(mailTokens)
      .where(eq(mailTokens.purpose, 'linkProvider'));
    expect(await getIdentityOwner(identity)).toBeNull();
    const connected = await connectByLink((tokens[0] as { id: string }).id, identity, 'Login');
    expect(await getIdentityOwner(identity)).toEqual({ id: connected?.userId, isLocked: false });
    expect(await getSignInCandidate({ email: 'a@b.example' })).toMatchObject({ isConfirmed: true, passwordHash: null });
    // The same number at another issuer is another person.
    expect(await getIdentityOwner({ ...identity, issuer: 'https://other.example' })).toBeNull();
  }));

test('who has an account keeps its password when a provider is connected', () =>
  rolledBack(async () => {
    const userId = await confirmed('a@b.example');
    await throughProvider('a@b.example');
    expect(await mailsTo('a@b.example')).toContain('linkProvider');
    const tokens = await db
      .select({ id: mailTokens.id })
      .from(mailTokens)
      .where(eq(mailTokens.purpose, 'linkProvider'));
    const link = (tokens[0] as { id: string }).id;
    expect(await connectByLink(link, identity, 'Login')).toEqual({ userId });
    expect(await connectByLink(link, identity, 'Login')).toBeNull();
    expect(await getSignInCandidate({ id: userId })).toMatchObject({ passwordHash: 'hash' });
  }));

test('a form does its work once; what failed has not been done', () =>
  rolledBack(async () => {
    let done = 0;
    const work = async () => String(++done);
    const form = { key: 'key of a form', content: 'what it says' };
    await expect(once(form, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await once(form, work)).toEqual({ is: 'done', result: '1' });
    expect(await once(form, work)).toEqual({ is: 'again', result: '1' });
    expect(await once({ ...form, content: 'something else' }, work)).toEqual({ is: 'changed' });
    expect(await once(null, work)).toEqual({ is: 'done', result: '2' });
  }));

test('one session is ended by its name in the list, and nobody else’s', () =>
  rolledBack(async () => {
    const userId = await confirmed('a@b.example');
    const other = await confirmed('c@d.example');
    await session(userId, 'one');
    await session(userId, 'two');
    const two = (await listSessions(userId, 'one')).find(({ isHere }) => !isHere);
    await endOwnSession(other, two?.handle as string);
    expect(await getSessionUser('two')).not.toBeNull();
    await endOwnSession(userId, two?.handle as string);
    expect(await getSessionUser('two')).toBeNull();
    expect(await getSessionUser('one')).not.toBeNull();
  }));

test('a limit holds for all processes, and afterwards for nobody', async () => {
  const limiter = rateLimiter('test', { points: 3, duration: 60 });
  const tries = await Promise.all(Array.from({ length: 10 }, () => limiter.consume('key')));
  expect(tries.filter(Boolean)).toHaveLength(3);
  expect(await limiter.consume('other')).toBe(true);
  await limiter.forget('key');
  expect(await limiter.consume('key')).toBe(true);
  await db.delete(rateLimits);
});

test('a solved challenge counts for one form', () =>
  rolledBack(async () => {
    const later = new Date(Date.now() + 1000);
    expect(await spendChallenge('signature', 'one form', later)).toBe(true);
    expect(await spendChallenge('signature', 'one form', later)).toBe(true);
    expect(await spendChallenge('signature', 'another form', later)).toBe(false);
  }));

async function account(role: 'member' | 'moderator', email = `${crypto.randomUUID()}@b.example`) {
  const [row] = await db
    .insert(users)
    .values({ email, role, name: 'Mira Mitglied', emailVerified: new Date() })
    .returning({ id: users.id });
  return (row as { id: string }).id;
}

async function actingSession(staffId: string, memberId: string) {
  const tokenHash = crypto.randomUUID();
  await createSession({ tokenHash, userId: staffId, expires: new Date(Date.now() + 3600_000), device: null });
  await beginActing({ tokenHash, staffId, memberId, reason: 'Hilfe beim Ausfüllen' });
  return tokenHash;
}

test('who has signed in as a member is the member, and said to be somebody else, until it ends', () =>
  rolledBack(async () => {
    const [staffId, memberId] = [await account('moderator'), await account('member')];
    const tokenHash = await actingSession(staffId, memberId);
    const session = await getSessionUser(tokenHash);
    expect(session?.user).toMatchObject({ id: memberId, role: 'member', impersonation: { staffId } });
    expect(await listSessions(memberId, tokenHash)).toEqual([]);
    expect(await listImpersonations(memberId)).toMatchObject([{ reason: 'Hilfe beim Ausfüllen' }]);
    await stopActing(tokenHash);
    expect((await getSessionUser(tokenHash))?.user).toMatchObject({ id: staffId, role: 'moderator' });
    expect((await getSessionUser(tokenHash))?.user.impersonation).toBeUndefined();
  }));

test.each([
  ['after an hour', sql`update impersonations set until = now() - interval '1 second'`],
  ['when the member gets rights', sql`update users set role = 'editor' where role = 'member'`],
  ['when the member is locked', sql`update users set locked_at = now(), locked_reason = 'x' where role = 'member'`],
])('%s, the staff is itself again', (_when, happens) =>
  rolledBack(async () => {
    const [staffId, memberId] = [await account('moderator'), await account('member')];
    const tokenHash = await actingSession(staffId, memberId);
    await db.execute(happens);
    expect((await getSessionUser(tokenHash))?.user).toMatchObject({ id: staffId, role: 'moderator' });
  }),
);

test('who loses his rights meanwhile sees nobody else any more', () =>
  rolledBack(async () => {
    const [staffId, memberId] = [await account('moderator'), await account('member')];
    const tokenHash = await actingSession(staffId, memberId);
    await db.update(users).set({ role: 'member' }).where(eq(users.id, staffId));
    expect((await getSessionUser(tokenHash))?.user.id).toBe(staffId);
    await db.update(users).set({ lockedAt: new Date(), lockedReason: 'x' }).where(eq(users.id, staffId));
    expect(await getSessionUser(tokenHash)).toBeNull();
  }));

test('a page of a hundred thousand accounts reads a page; each account comes once', () =>
  rolledBack(async () => {
    await db.execute(sql`set local statement_timeout = 0`);
    await db.execute(sql`
      insert into users (email, name, created_at)
      select 'konto-' || n || '@viele.example', 'Name ' || n, now() - n * interval '1 minute'
      from generate_series(1, 100000) as n`);
    await account('moderator', 'Konto-Moderation@viele.example'.toLowerCase());
    await db.execute(sql`analyze users`);
    const everybody = { search: '', role: null, state: null };
    const counted = async <T>(work: () => Promise<T>) => {
      const before = await rowsRead();
      const result = await work();
      expect((await rowsRead()) - before).toBeLessThan(400);
      return result;
    };
    const first = await counted(() => listUsers(everybody, null, 50));
    const second = await counted(() => listUsers(everybody, first.at(-1) ?? null, 50));
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(100);
    const found = await counted(() => listUsers({ ...everybody, search: 'KONTO-4711' }, null, 50));
    expect(found.map(({ email }) => email)).toContain('konto-4711@viele.example');
    expect(await counted(() => listUsers({ ...everybody, search: 'name 47110' }, null, 50))).toHaveLength(1);
    const staff = await counted(() => listUsers({ ...everybody, search: 'konto-m', role: 'staff' }, null, 50));
    expect(staff.map(({ email }) => email)).toEqual(['konto-moderation@viele.example']);
    expect(await counted(() => listUsers({ ...everybody, state: 'locked' }, null, 50))).toEqual([]);
    for (const search of ['%', '_', '\\']) expect(await listUsers({ ...everybody, search }, null, 50)).toEqual([]);
  }));

/** Rows of accounts that this transaction has fetched, by scan or by index. */
async function rowsRead(): Promise<number> {
  const [row] = await db.execute<{ rows: string }>(sql`
    select seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables where relname = 'users'`);
  return Number(row?.rows);
}
