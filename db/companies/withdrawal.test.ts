import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEvents } from '#db/audit/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { importCompanies, type SourceBatch } from '#db/import/import-companies.ts';
import { loadReference, type Reference } from '#db/import/reference.ts';
import { ensureSource } from '#db/import/sources.ts';
import { redirects } from '#db/redirects/tables.ts';
import { createReport, decideReport } from '#db/reports/mutations.ts';
import { reports } from '#db/reports/tables.ts';
import { restoreEntry, withdrawEntry } from '#db/submissions/mutations.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import type { CompanyDraft } from '#lib/companies/draft.ts';
import { closeCompany, deleteWithdrawnCompanies, withdrawCompany } from './mutations.ts';
import { companies, companyChanges } from './tables.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await loadReference();
});
afterAll(closeDatabase);

const business = {
  externalId: 'node/4711',
  name: 'Ganz Privat Fußpflege',
  streetAddress: 'Untermarkt 23',
  postalCode: '02826',
  city: 'Görlitz',
  latitude: 51.155,
  longitude: 14.991,
  phone: '+493581471147',
  email: 'fusspflege@ganz-privat.example',
  website: 'https://ganz-privat.example/',
};

const nothing = {
  legalForm: null,
  suburb: null,
  country: null,
  fax: null,
  description: null,
  openingHours: null,
  openingHoursText: null,
  languages: [],
  payment: [],
  cuisine: [],
  operator: null,
  brand: null,
  wheelchair: null,
  wheelchairToilet: null,
  wheelchairDescription: null,
  registerNumber: null,
  registerCourt: null,
  vatId: null,
  responsiblePerson: null,
  sourceDate: null,
};

/** What an import makes of one row: `new`, `changed`, `unchanged`, or why not. */
async function importRow(given: Partial<CompanyDraft>, sourceKey = 'osm'): Promise<string> {
  const draft: CompanyDraft = { ...nothing, ...business, ...given };
  async function* batches(): AsyncGenerator<SourceBatch> {
    yield { rows: [{ position: 1, label: draft.name, draft, trades: ['baeckerei'] }] };
  }
  const summary = await importCompanies(batches(), { sourceKey, reference });
  const outcome = (['new', 'changed', 'unchanged'] as const).find((each) => summary[each] > 0);
  return outcome ?? [...summary.refused.keys()].join();
}

/** What else a source may say about the same business. */
const disguises: [what: string, given: Partial<CompanyDraft>, sourceKey?: string][] = [
  ['the same element', {}],
  ['the same element with other data', { name: 'Neu', phone: null, email: null, website: null, streetAddress: null }],
  ['the same name and address under another number', { externalId: 'way/1', phone: null, email: null, website: null }],
  ['the same phone', { externalId: 'way/2', name: 'Anders', streetAddress: null, email: null, website: null }],
  ['the same mail address', { externalId: 'way/3', name: 'Anders', streetAddress: null, phone: null, website: null }],
  ['the same site', { externalId: 'way/4', name: 'Anders', streetAddress: null, phone: null, email: null }],
  ['another source', { externalId: '1' }, 'kunden'],
];

async function imported() {
  await ensureSource({ key: 'kunden', name: 'Kunden', licence: null, attribution: null });
  expect(await importRow({})).toBe('new');
  const [company] = await db.select().from(companies).where(eq(companies.externalId, business.externalId));
  const [owner] = await db
    .insert(users)
    .values({ email: 'inhaberin@b.example', emailVerified: new Date() })
    .returning({ id: users.id });
  const [id, userId] = [(company as { id: number }).id, (owner as { id: string }).id];
  await db.insert(companyMembers).values({ companyId: id, userId, role: 'manager' });
  return { id, userId, path: `/firmen/${company?.slug}` };
}

const timePasses = (id: number, days: number) =>
  db.execute(sql`update companies set withdrawn_at = withdrawn_at - ${days} * interval '1 day' where id = ${id}`);

async function expectKeptOut() {
  for (const [what, given, sourceKey] of disguises) {
    expect(await importRow(given, sourceKey), what).toMatch(/^(suppressed|withdrawn|deleted)$/);
  }
  // Nobody else is kept out by it.
  const neighbour = { externalId: 'way/9', name: 'Nachbarin', streetAddress: 'Untermarkt 24', phone: '+493581471148' };
  expect(await importRow({ ...neighbour, email: null, website: null })).toMatch(/^(new|unchanged)$/);
}

const statusOf = async (path: string) =>
  (await db.select({ status: redirects.status }).from(redirects).where(eq(redirects.path, path)))[0]?.status;

test('what its owner has withdrawn no import brings back, under whatever number; what comes back can be updated again', () =>
  rolledBack(async () => {
    const { id, userId, path } = await imported();
    await withdrawEntry(id, userId);
    expect(await statusOf(path)).toBe(410);
    await expectKeptOut();
    expect(await restoreEntry(id, userId)).toBe(true);
    expect(await statusOf(path)).toBeUndefined();
    expect(await importRow({ phone: '+493581471149' })).toBe('changed');
  }));

test('thirty days it can be undone, to the hour; then it is gone but for the 410 and hashes, and stays out', () =>
  rolledBack(async () => {
    const { id, userId, path } = await imported();
    await withdrawEntry(id, userId);
    await timePasses(id, 29.9);
    expect(await deleteWithdrawnCompanies()).toBe(0);
    expect(await restoreEntry(id, userId)).toBe(true);

    await withdrawEntry(id, userId);
    await timePasses(id, 30.1);
    // Also in the hour before the job comes round.
    expect(await restoreEntry(id, userId)).toBe(false);
    expect(await deleteWithdrawnCompanies()).toBe(1);
    expect(await statusOf(path)).toBe(410);
    for (const trace of ['Ganz Privat', 'Untermarkt 23', '471147', 'fusspflege@ganz-privat']) {
      expect(await tablesWith(trace), trace).toEqual([]);
    }
    await expectKeptOut();
  }));

test('an objection that a moderator accepts does the same, and its owner cannot undo it', () =>
  rolledBack(async () => {
    const { id, userId, path } = await imported();
    await createReport({
      kind: 'objection',
      path,
      message: 'Das bin ich, und ich möchte das nicht.',
      name: 'Petra Privat',
      email: 'petra@b.example',
    });
    const [report] = await db.select().from(reports).where(eq(reports.companyId, id));
    const decision = { id: (report as { id: number }).id, moderatorId: userId, reason: 'Sie haben das Recht dazu.' };
    expect(await decideReport({ today: '2026-11-25', ...decision, outcome: 'withdraw' })).toBe(true);
    expect(await statusOf(path)).toBe(410);
    expect(await restoreEntry(id, userId)).toBe(false);
    await expectKeptOut();
    await timePasses(id, 30.1);
    expect(await deleteWithdrawnCompanies()).toBe(1);
    await expectKeptOut();
    expect(await tablesWith('471147')).toEqual([]);
  }));

/** Tables of our own with this text in any column. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.execute<{ rows: number }>(
      sql`select count(*)::int as rows from ${sql.identifier(name)} as t where position(${text} in t::text) > 0`,
    );
    if (row?.rows) found.push(name);
  }
  return found;
}

test('a business that is no more keeps its page and is in no list; no import opens it again, but its owner can', () =>
  rolledBack(async () => {
    expect(await importRow(business)).toBe('new');
    const find = async () => {
      const [company] = await db.select().from(companies).where(eq(companies.externalId, business.externalId));
      return company as typeof companies.$inferSelect;
    };
    const { id, version } = await find();
    expect(await closeCompany(id, true)).toBe(true);
    expect(await closeCompany(id, true)).toBe(false);
    expect(await find()).toMatchObject({ status: 'published', listed: false, version: version + 1 });
    expect(await importRow({ ...business, phone: '+493581471148' })).toBe('changed');
    expect(await find()).toMatchObject({ closedAt: expect.any(Date), listed: false, phone: '+493581471148' });

    expect(await closeCompany(id, false)).toBe(true);
    expect(await closeCompany(id, false)).toBe(false);
    expect(await find()).toMatchObject({ closedAt: null, listed: true });
    const kinds = await db
      .select({ kind: companyChanges.kind })
      .from(companyChanges)
      .where(eq(companyChanges.companyId, id));
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['closed', 'reopened']));
  }));

test('only what is published can be closed', () =>
  rolledBack(async () => {
    await importRow(business);
    const [company] = await db.select().from(companies).where(eq(companies.externalId, business.externalId));
    const { id } = company as typeof companies.$inferSelect;
    await withdrawCompany(id, 'owner');
    expect(await closeCompany(id, true)).toBe(false);
  }));

test('a moderator closes it because of a report, and opens it again because of another; its people are told', () =>
  rolledBack(async () => {
    const { id, userId, path } = await imported();
    const decide = async (outcome: 'close' | 'reopen') => {
      await createReport({
        kind: 'correction',
        path,
        message: 'Die Tür ist zu.',
        field: 'closed',
        name: '',
        email: '',
      });
      const [report] = await db.select().from(reports).where(eq(reports.companyId, id)).orderBy(desc(reports.id));
      expect(report).toMatchObject({ field: 'closed', proposal: null });
      const { id: number } = report as { id: number };
      expect(
        await decideReport({ id: number, moderatorId: userId, outcome, reason: 'Gesehen.', today: '2026-11-25' }),
      ).toBe(true);
      const [company] = await db.select({ closedAt: companies.closedAt }).from(companies).where(eq(companies.id, id));
      return company?.closedAt ?? null;
    };
    expect(await decide('close')).toBeInstanceOf(Date);
    expect(await decide('close')).toBeInstanceOf(Date);
    expect(await decide('reopen')).toBeNull();
    const said = await db
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.subject, `company:${id}`))
      .orderBy(auditEvents.id);
    expect(said.map(({ action }) => action)).toEqual(['company.close', 'company.reopen']);
    const told = await db.execute<{ closed: boolean }>(sql`
      select (data ->> 'isClosed')::bool as closed from jobs.job
      where data ->> 'kind' = 'entryClosed' and data ->> 'to' = 'inhaberin@b.example' order by closed desc`);
    expect(told.map(({ closed }) => closed)).toEqual([true, false]);
    // Theirs from the first word: nobody else wrote it and lost his account since.
    const written = await db.select().from(companyChanges).where(eq(companyChanges.companyId, id));
    for (const kind of ['closed', 'reopened'])
      expect(written).toContainEqual(expect.objectContaining({ kind, authorId: userId, decidedBy: null }));
  }));
