import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeDatabase, pool } from '#db/client.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE } from '#db/scratch-database.ts';
import { buildCompanies } from '#db/seed/generate.ts';
import { companyPath } from '#lib/paths.ts';
import { GET as getIndex } from '../sitemap.xml/route.ts';
import { GET as getPart } from './[part]/route.ts';

// Keeping pages is Next's; here every file is made anew.
vi.mock('#lib/freshness.ts', () => ({ keepUntilChanged: async () => {} }));

const DATABASE = 'branchenbuch_sitemap';
const SITE = 'https://branchenbuch.example';
const NAMED = 60_000;
const MOST_ADDRESSES = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** W3C Datetime, to which the schema of the protocol binds `lastmod`. */
const DATETIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
const BIG = ['companies', 'company_categories', 'category_place_counts'];

interface SitemapFile {
  locations: string[];
  faults: string[];
}

/** What is wrong by https://www.sitemaps.org/protocol.html and its schema; not well-formed XML throws. */
function check(xml: string, root: 'urlset' | 'sitemapindex'): SitemapFile {
  const item = root === 'urlset' ? 'url' : 'sitemap';
  const locations: string[] = [];
  const faults: string[] = [];
  const fail = (fault: string) => {
    if (faults.length < 20) faults.push(fault);
  };
  const open: string[] = [];
  let inItem: string[] = [];
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    const path = [...open, name].join('/');
    const allowed = [root, `${root}/${item}`, `${root}/${item}/loc`, `${root}/${item}/lastmod`];
    if (!allowed.includes(path)) fail(`element ${path}`);
    if (uri !== NAMESPACE) fail(`namespace ${uri}`);
    if (Object.keys(attributes).some((attribute) => attribute !== 'xmlns')) fail(`attributes of ${path}`);
    if (name === item) inItem = [];
    else if (open.length === 2) inItem.push(name);
    open.push(name);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (name === 'loc') {
      locations.push(text);
      if (text.length < 12 || text.length > 2048) fail(`length of ${text}`);
      // As it stands it is already escaped, absolute, and of this host.
      if (!URL.canParse(text) || new URL(text).href !== text || !text.startsWith(`${SITE}/`)) fail(`address ${text}`);
      if (new URL(text).hash || new URL(text).search) fail(`more than a path: ${text}`);
    } else if (name === 'lastmod') {
      if (!DATETIME.test(text) || Number.isNaN(Date.parse(text))) fail(`lastmod ${text}`);
    } else if (name === item && !['loc', 'loc,lastmod'].includes(inItem.join())) fail(`content of ${item}: ${inItem}`);
    else if (text.trim()) fail(`text in ${name}: ${text}`);
    text = '';
  });
  parser.write(xml).close();
  if (!/^<\?xml version="1\.0" encoding="UTF-8"\?>/.test(xml)) fail('declaration');
  if (locations.length === 0) fail('empty');
  if (locations.length > MOST_ADDRESSES) fail(`${locations.length} addresses`);
  if (Buffer.byteLength(xml) > MOST_BYTES) fail('more than 50 MB');
  return { locations, faults };
}

const fetchPart = (part: string) =>
  getPart(new Request(`${SITE}/sitemap/${part}`), { params: Promise.resolve({ part }) });
const partOf = (address: string) => address.replace(`${SITE}/sitemap/`, '');

/** Rows that the server read while `work` ran, by its own counters. */
async function rowsRead(work: () => Promise<unknown>): Promise<Map<string, number>> {
  const before = await counters();
  await work();
  const after = await counters();
  return new Map(BIG.map((table) => [table, (after.get(table) ?? 0) - (before.get(table) ?? 0)]));
}

async function counters() {
  const sql = pool();
  await sql`select pg_stat_force_next_flush()`;
  await sql`select 1`;
  const rows = await sql<{ name: string; rows: number }[]>`
    select t.relname as name, t.seq_tup_read::int
      + (select coalesce(sum(idx_tup_read), 0)::int from pg_stat_user_indexes i where i.relid = t.relid) as rows
    from pg_stat_user_tables t where t.relname = any(${BIG})`;
  return new Map(rows.map(({ name, rows: read }) => [name, read]));
}

describe(`with ${NAMED.toLocaleString('de-DE')} entries to be found`, () => {
  beforeAll(async () => {
    const url = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
    // One connection, because its counters are flushed by the session that made them.
    Object.assign(process.env, { DATABASE_URL: url, DATABASE_POOL_SIZE: '1', SITE_URL: SITE });
    await closeDatabase();
    await buildCompanies(NAMED + 3000);
    const sql = pool();
    await sql`set statement_timeout = 0`;
    // A thousand each stay invented, are withdrawn, or have closed: from the front, the middle and the end.
    await sql`
      update companies set
        demo = id % 63 = 0,
        status = case when id % 63 = 1 then 'withdrawn' else status end,
        closed_at = case when id % 63 = 2 then now() end`;
    await sql`vacuum analyze`;
  });

  afterAll(async () => {
    await closeDatabase();
    await dropScratchDatabases(DATABASE);
  });

  test('every file keeps to the protocol, and every address stands in it once', async () => {
    const index = await getIndex();
    expect(index.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const { locations: files, faults } = check(await index.text(), 'sitemapindex');
    expect(faults).toEqual([]);

    const seen = new Map<string, number>();
    let most = 0;
    for (const file of files) {
      const response = await fetchPart(partOf(file));
      expect([file, response.status]).toEqual([file, 200]);
      const { locations, faults } = check(await response.text(), 'urlset');
      expect([file, faults]).toEqual([file, []]);
      most = Math.max(most, locations.length);
      for (const location of locations) seen.set(location, (seen.get(location) ?? 0) + 1);
    }
    console.info(`${files.length} Dateien, ${seen.size} Adressen, die größte Datei hat ${most}`);
    expect(new Set(files).size).toBe(files.length);
    expect([...seen].filter(([, times]) => times > 1)).toEqual([]);

    const companies = [...seen.keys()].filter((address) => address.startsWith(`${SITE}${companyPath('')}`));
    const expected = await pool()<{ slug: string }[]>`
      select slug from companies where status = 'published' and closed_at is null and not demo`;
    expect(expected).toHaveLength(NAMED);
    expect(companies).toHaveLength(NAMED);
    expect(new Set(companies)).toEqual(new Set(expected.map(({ slug }) => `${SITE}${companyPath(slug)}`)));
  });

  test('a file that the index does not name is not there', async () => {
    for (const part of ['firmen-0.xml', 'firmen-3.xml', 'firmen-9999999.xml', 'branche-unfug.xml', 'unfug.xml']) {
      expect([part, (await fetchPart(part)).status]).toEqual([part, 404]);
    }
  });

  test('a file reads what it names, not whole tables', async () => {
    const [ids] = await pool()<{ second: number }[]>`
      select count(*) filter (where id > 40000)::int as second from companies`;
    const most: Record<string, number> = {
      'firmen-1.xml': 40_000,
      'firmen-2.xml': ids?.second ?? 0,
      'firmen-3.xml': 0,
      'seiten.xml': 0,
      'orte.xml': 0,
    };
    const tooMuch: string[] = [];
    const judge = async (name: string, work: () => Promise<unknown>, allowed: number) => {
      await work();
      const read = await rowsRead(work);
      // An index has a few entries of its own.
      if ((read.get('companies') ?? 0) > allowed + 100) tooMuch.push(`${name}: ${read.get('companies')} companies`);
      for (const table of BIG.slice(1)) if (read.get(table)) tooMuch.push(`${name}: ${read.get(table)} ${table}`);
    };
    await judge('the index', getIndex, 0);
    for (const [part, rows] of Object.entries(most)) await judge(part, () => fetchPart(part), rows);
    expect(tooMuch).toEqual([]);
  });

  test('the file of a trade reads the places of that trade', async () => {
    const response = await fetchPart('branche-friseur.xml');
    const { locations } = check(await response.text(), 'urlset');
    const read = await rowsRead(() => fetchPart('branche-friseur.xml'));
    expect(read.get('companies')).toBe(0);
    expect(read.get('company_categories')).toBe(0);
    expect(read.get('category_place_counts')).toBeLessThanOrEqual(locations.length * 1.1 + 100);
  });
});
