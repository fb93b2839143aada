import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { changeCompany, withdrawCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import { askForConfirmations, confirmEntry } from './mutations.ts';
import { getConfirmation } from './queries.ts';

afterAll(closeDatabase);

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600_000);
const LONG_AGO = daysAgo(400);

async function entry(
  given: Partial<Parameters<typeof insertTestCompany>[0]> & {
    members?: [email: string, role: 'manager' | 'contributor'][];
  },
) {
  const { members = [['ina@b.example', 'manager']], ...company } = given;
  const { id } = await insertTestCompany({ name: `Firma ${crypto.randomUUID()}`, publishedAt: LONG_AGO, ...company });
  for (const [email, role] of members) {
    const [user] = await db
      .insert(users)
      .values({ email, emailVerified: LONG_AGO })
      .onConflictDoUpdate({ target: users.email, set: { email } })
      .returning({ id: users.id });
    await db
      .insert(companyMembers)
      .values({ companyId: id, userId: (user as { id: string }).id, role, createdAt: LONG_AGO });
  }
  return id;
}

const mails = () =>
  db.execute<{ to: string; token: string; since: string }>(sql`
    select data ->> 'to' as to, data ->> 'token' as token, data ->> 'since' as since from jobs.job
    where data ->> 'kind' = 'confirmEntry' order by 1`);

test('a year after the last word, everybody who manages an entry is asked once, and again a year later', () =>
  rolledBack(async () => {
    const id = await entry({
      confirmedAt: daysAgo(366),
      members: [
        ['ina@b.example', 'manager'],
        ['max@b.example', 'manager'],
        ['kurt@b.example', 'contributor'],
      ],
    });
    expect(await askForConfirmations()).toBe(1);
    expect((await mails()).map(({ to }) => to)).toEqual(['ina@b.example', 'max@b.example']);
    expect(await askForConfirmations()).toBe(0);
    await db
      .update(companies)
      .set({ confirmationAskedAt: daysAgo(364) })
      .where(eq(companies.id, id));
    expect(await askForConfirmations()).toBe(0);
    await db
      .update(companies)
      .set({ confirmationAskedAt: daysAgo(366) })
      .where(eq(companies.id, id));
    expect(await askForConfirmations()).toBe(1);
    // What was sent before does not work beside the newest.
    const tokens = await mails();
    const open = await Promise.all(tokens.map(async ({ token }) => (await getConfirmation(token))?.isOpen));
    expect(open.filter(Boolean)).toHaveLength(2);
  }));

test('nobody else is asked: no imported business, no demo, nothing fresh, closed, withdrawn, or without somebody there', () =>
  rolledBack(async () => {
    await entry({ sourceKey: 'osm', externalId: 'node/1', email: 'info@importiert.example', members: [] });
    await entry({ demo: true });
    await entry({ closedAt: LONG_AGO });
    await entry({ confirmedAt: daysAgo(360) });
    await entry({ publishedAt: daysAgo(360) });
    await entry({ members: [['kurt@b.example', 'contributor']] });
    await withdrawCompany(await entry({}), 'owner');
    const changed = await entry({});
    await changeCompany(changed, { phone: '+493581999999' }, '2026-11-25');
    const locked = await entry({ members: [['zu@b.example', 'manager']] });
    await db.update(users).set({ lockedAt: new Date(), lockedReason: 'Test' }).where(eq(users.email, 'zu@b.example'));
    const unconfirmed = await entry({ members: [['neu@b.example', 'manager']] });
    await db.update(users).set({ emailVerified: null }).where(eq(users.email, 'neu@b.example'));
    // Taken over last month: that was a word, too.
    const claimed = await entry({ sourceKey: 'osm', externalId: 'node/2' });
    await db
      .update(companyMembers)
      .set({ createdAt: daysAgo(30) })
      .where(eq(companyMembers.companyId, claimed));
    expect([locked, unconfirmed, claimed].every(Boolean)).toBe(true);
    expect(await askForConfirmations()).toBe(0);
    expect(await mails()).toHaveLength(0);
  }));

test('an imported entry that somebody has taken over is asked about at his address, never at the imported one', () =>
  rolledBack(async () => {
    await entry({ sourceKey: 'osm', externalId: 'node/3', email: 'info@importiert.example' });
    expect(await askForConfirmations()).toBe(1);
    expect((await mails()).map(({ to }) => to)).toEqual(['ina@b.example']);
  }));

async function asked(given: Parameters<typeof entry>[0] = {}) {
  const id = await entry(given);
  await askForConfirmations();
  const sent = await mails();
  return { id, tokens: sent.map(({ token }) => token), token: sent[0]?.token as string };
}

test('one press confirms, for all who were asked; looking does not; the link works once', () =>
  rolledBack(async () => {
    const { id, tokens } = await asked({
      members: [
        ['ina@b.example', 'manager'],
        ['max@b.example', 'manager'],
      ],
    });
    const [first = '', second = ''] = tokens;
    for (let look = 0; look < 3; look++) expect(await getConfirmation(first)).toMatchObject({ isOpen: true });
    expect(await confirmEntry(first, 1)).toBe('done');
    const [row] = await db.select().from(companies).where(eq(companies.id, id));
    expect(row?.confirmedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(row?.version).toBe(1);
    for (const token of [first, second]) {
      expect(await confirmEntry(token, 1)).toBeNull();
      expect(await getConfirmation(token)).toMatchObject({ isOpen: false, confirmedAt: row?.confirmedAt });
    }
    const [history] = await db.execute<{ kinds: string[] }>(
      sql`select array_agg(kind::text) as kinds from company_changes where company_id = ${id}`,
    );
    expect(history?.kinds).toEqual(['confirmed']);
  }));

test('only what was shown is confirmed', () =>
  rolledBack(async () => {
    const { id, token } = await asked();
    await changeCompany(id, { phone: '+493581999999' }, '2026-11-25');
    expect(await confirmEntry(token, 1)).toBe('stale');
    expect(await confirmEntry(token, 2)).toBe('done');
  }));

test('a link dies with its sixty days, with the entry, with the role and with the account', () =>
  rolledBack(async () => {
    const cases: [string, (id: number) => Promise<unknown>][] = [
      ['time', (id) => db.execute(sql`update confirmations set expires_at = now() where company_id = ${id}`)],
      ['withdrawn', (id) => withdrawCompany(id, 'owner')],
      ['role', (id) => db.execute(sql`update company_members set role = 'contributor' where company_id = ${id}`)],
      ['left', (id) => db.execute(sql`delete from company_members where company_id = ${id}`)],
      ['locked', () => db.execute(sql`update users set locked_at = now(), locked_reason = 'Test'`)],
    ];
    for (const [name, happens] of cases) {
      const { id } = await asked({ members: [[`${name}@b.example`, 'manager']] });
      const [row] = await db.execute<{ id: string }>(sql`select id from confirmations where company_id = ${id}`);
      await happens(id);
      expect(await confirmEntry(row?.id as string, 1), name).toBeNull();
    }
    expect(await confirmEntry(crypto.randomUUID(), 1)).toBeNull();
  }));
