import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as articleQueries from '#db/articles/queries.ts';
import { countMatchingArticles, searchArticles } from '#db/articles/search.ts';
import { articles, type authors, type topics } from '#db/articles/tables.ts';
import * as categoryQueries from '#db/categories/queries.ts';
import type { categories } from '#db/categories/tables.ts';
import { closeDatabase, db, pool } from '#db/client.ts';
import { countFacets } from '#db/companies/facets.ts';
import { renewOpeningTimes } from '#db/companies/opening-times.ts';
import * as companyQueries from '#db/companies/queries.ts';
import { countMatches, listNeighbourCategories, searchCompanies } from '#db/companies/search.ts';
import { listLikelySame } from '#db/companies/similar.ts';
import { migrateDatabase } from '#db/migrate.ts';
import * as placeQueries from '#db/places/queries.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { buildCompanies, generateArticles } from '#db/seed/generate.ts';
import { seedReferenceData } from '#db/seed/reference.ts';
import { settings } from '#db/settings/tables.ts';
import { parseSearch } from '#lib/search/input.ts';
import { type Narrowing, notNarrowed } from '#lib/search/narrowing.ts';
import { understand } from '#lib/search/understand.ts';

const COMPANIES = 200_000;
const ARTICLES = 20_000;
const DATABASE = 'branchenbuch_plans';
const BIG = ['companies', 'company_categories', 'articles', 'article_versions'];

/**
 * Less than a whole table. Search counts up to 10,000 matches, and a test asks three times: a scan that stops at the 10,000th
 * match of a word that every fifth entry has is the cheapest way, and stays far below. Everything else reads a few rows.
 */
const MOST_ROWS = COMPANIES * 0.8;

/** A database of its own with realistic numbers of rows, kept from run to run while what makes it is the same. */
async function openPlansDatabase() {
  const url = new URL(process.env.DATABASE_URL as string);
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  const [found] = await admin`select 1 from pg_database where datname = ${DATABASE}`;
  url.pathname = `/${DATABASE}`;
  const recipe = await digestOfRecipe();
  const isFresh = found && (await stampOf(url.href)) === recipe;
  if (!isFresh) {
    await admin.unsafe(`drop database if exists ${DATABASE} with (force)`);
    await admin.unsafe(`create database ${DATABASE}`);
  }
  await admin.end();

  // One connection, because its counters are flushed by the session that made them.
  Object.assign(process.env, { DATABASE_URL: url.href, DATABASE_POOL_SIZE: '1' });
  await closeDatabase();
  if (isFresh) return;
  await migrateDatabase(url.href);
  await seedReferenceData();
  await buildCompanies(COMPANIES);
  // Some of them: plans do not depend on which.
  await renewOpeningTimes(new Date(), 5_000);
  await generateArticles(ARTICLES);
  await pool()`set statement_timeout = 0`;
  await pool()`vacuum analyze`;
  await db.insert(settings).values({ key: 'plans', value: recipe });
}

async function digestOfRecipe(): Promise<string> {
  const hash = createHash('sha256').update(`${COMPANIES} ${ARTICLES}`);
  const migrations = await readdir(new URL('./migrations', import.meta.url));
  const making = migrations.filter((file) => /_(functions|tables|triggers|search_answers)\.sql$/.test(file)).sort();
  for (const file of ['./seed/generate.ts', ...making.map((name) => `./migrations/${name}`)])
    hash.update(await readFile(new URL(file, import.meta.url)));
  return hash.digest('hex');
}

async function stampOf(url: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select value from settings where key = 'plans'`;
    return row?.value;
  } catch {
    return undefined;
  } finally {
    await sql.end();
  }
}

/** What the server itself counted while `work` ran: rows read by scanning, and rows read through indexes. */
async function scansOf(work: () => Promise<unknown>) {
  const before = await counters();
  await work();
  const after = await counters();
  return BIG.map((table) => ({
    table,
    sequential: (after.get(table)?.sequential ?? 0) - (before.get(table)?.sequential ?? 0),
    rows: (after.get(table)?.rows ?? 0) - (before.get(table)?.rows ?? 0),
  }));
}

async function counters() {
  const sql = pool();
  await sql`select pg_stat_force_next_flush()`;
  await sql`select 1`;
  const rows = await sql<{ name: string; sequential: number; rows: number }[]>`
    select t.relname as name, t.seq_tup_read::int as sequential,
      (select coalesce(sum(idx_tup_read), 0)::int from pg_stat_user_indexes i where i.relid = t.relid) as rows
    from pg_stat_user_tables t where t.relname = any(${BIG})`;
  return new Map(rows.map((row) => [row.name, row]));
}

async function search(query: Record<string, string>, narrowed: Partial<Narrowing> = {}) {
  const { input } = parseSearch(query);
  const intent = understand(input, await getVocabulary());
  const narrowing = { ...notNarrowed, ...narrowed };
  await searchCompanies(intent, { sort: input.sort, page: input.seite, narrowing });
  await countFacets(intent, narrowing, new Date());
  await countMatches(intent, narrowing);
}

const known = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('The generated data lacks what the test looks for');
  return value;
};

/** Every question that a page asks, one line each. */
const questions: Record<string, () => Promise<unknown>> = {
  'all trades': () => categoryQueries.listCategories(),
  'main groups': () => categoryQueries.listMainGroups(),
  'a trade': () => categoryQueries.getCategory('friseur'),
  'the trades of a group': async () => categoryQueries.listCategoriesOfGroup(known((await trade()).parentId)),
  'the places of a trade': async () => categoryQueries.listPlacesOfCategory((await trade()).id, 60),
  'the places of a trade nearby': async () =>
    categoryQueries.listPlacesOfCategoryNearby((await trade()).id, await town(), 12),
  'a trade in a place': async () =>
    companyQueries.listCompaniesOfCategory((await trade()).id, { placeId: (await town()).id, limit: 20 }),
  'a trade everywhere': async () => companyQueries.listCompaniesOfCategory((await trade()).id, { limit: 20 }),
  'the trades of a place': async () => categoryQueries.listCategoriesInPlace((await town()).id),
  'all states': () => placeQueries.listStates(),
  'a place': () => placeQueries.getPlace('berlin'),
  'the towns of a state': async () =>
    placeQueries.listTownsWithCompanies({ id: known((await town()).stateId), kind: 'state' }),
  'the biggest towns': () => placeQueries.listBiggestTowns(400),
  'neighbouring towns': async () => placeQueries.listNeighbouringTowns(await town(), 16),
  'the companies of a place': async () => companyQueries.listCompaniesInPlace((await town()).id, 12),
  'a search among articles': () => searchArticles('erzeugter Artikel', 1),
  'how many articles have a word': () => countMatchingArticles('erzeugt'),
  'the newest companies': () => companyQueries.listNewestCompanies(5),
  'an entry': () => companyQueries.getPublishedCompany('generated-777'),
  'entries with a similar address': () => companyQueries.listCompaniesLike('generated-7777777', 4),
  'the parts of the sitemap': () => companyQueries.listSitemapParts(),
  'the places of a trade for the sitemap': () => categoryQueries.listPlacesOfCategoryForSitemap('friseur'),
  'its trades': async () => companyQueries.listCategoriesOfCompany((await entry()).id),
  'similar companies': async () => companyQueries.listSimilarCompanies(await entry(), 5),
  'an article': () => articleQueries.getPublishedArticle('generated-777'),
  'its neighbours': async () =>
    articleQueries.getNeighbourArticles(known(await articleQueries.getPublishedArticle('generated-777'))),
  'its topics': async () => articleQueries.listTopicsOfArticle(await firstId(articles)),
  'its comments': async () => articleQueries.listCommentsOfArticle(await firstId(articles)),
  'pinned articles': () => articleQueries.listPinnedArticles(3),
  'related articles': async () => articleQueries.listRelatedArticles(await firstId(articles), 4),
  'all topics': () => articleQueries.listTopics(),
  'a topic': async () =>
    articleQueries.listArticlesOfTopic(known(await articleQueries.getTopic('generated-7')).id, 200),
  'an author': async () =>
    articleQueries.listArticlesOfAuthor(known(await articleQueries.getAuthor('generated')).id, 200),
  'the newest articles': () => articleQueries.listNewestArticles(4),
  'the archive': () => articleQueries.listArchiveDays(),
  'a month of the archive': () => articleQueries.listArticlesBetween('2010-05-01', '2010-05-31'),
  'the days around a month': () => articleQueries.getNeighbourDays('2010-05-01', '2010-05-31'),
  'a trade and a place': () => search({ was: 'Friseur', wo: 'Berlin' }),
  'a trade in a circle': () => search({ was: 'Klempner', wo: 'Hannover', umkreis: '50' }),
  'a trade in a circle, nearest first': () => search({ was: 'Friseur', wo: 'Köln', umkreis: '25', sort: 'entfernung' }),
  'a trade in a state': () => search({ was: 'Bäckerei', wo: 'Bayern' }),
  'a trade everywhere, page 400': () => search({ was: 'Friseur', seite: '400' }),
  'a name': () => search({ was: 'Kaltenbach' }),
  'a name and a place': () => search({ was: 'Zimmerling', wo: 'München' }),
  'a trade and a name': () => search({ was: 'Friseur Kaltenbach' }),
  'a place alone': () => search({ wo: 'Berlin' }),
  'a postal code': () => search({ was: 'Restaurant', wo: '10115' }),
  'by name': () => search({ was: 'Friseur', wo: 'Hamburg', sort: 'name' }),
  'only common words': () => search({ was: 'GmbH' }),
  'the newest of a trade': () => search({ was: 'Friseur', wo: 'Hamburg', sort: 'neu' }),
  'a group of trades in a state': () => search({ branche: 'handwerk', wo: 'Bayern' }),
  'a state': () => search({ wo: 'Nordrhein-Westfalen' }),
  'everything that is open': () => search({}, { openAt: new Date() }),
  'everything with photos': () => search({}, { features: 1 }),
  'a trade everywhere, open and with a card': () =>
    search({ was: 'Restaurant' }, { openAt: new Date(), features: 1 << 4 }),
  'entries like one that is typed': () =>
    listLikelySame({
      name: 'Friseur Kaltenbach',
      streetAddress: 'Hauptstraße 7',
      postalCode: '10115',
      phone: '+493012345678',
      website: 'https://kaltenbach.example/',
    }),
  'related trades': async () => listNeighbourCategories([(await trade()).id], [(await town()).id], 4),
};

const trade = async () => known(await categoryQueries.getCategory('friseur'));
const town = async () => known(await placeQueries.getPlace('berlin'));
const entry = async () => known(await companyQueries.getPublishedCompany('generated-777'));
async function firstId(table: typeof articles | typeof authors | typeof topics | typeof categories): Promise<number> {
  const [row] = await db.select({ id: table.id }).from(table).where(eq(table.slug, 'generated-777')).limit(1);
  return known(row).id;
}

describe(`with ${COMPANIES.toLocaleString('de-DE')} companies`, () => {
  beforeAll(openPlansDatabase, 240_000);
  afterAll(closeDatabase);

  test.each(Object.entries(questions))('%s reads no whole table', async (_, ask) => {
    await ask();
    const scans = await scansOf(ask);
    expect(scans.filter(({ sequential, rows }) => sequential + rows > MOST_ROWS)).toEqual([]);
  });

  test('a plan that is kept for all places reads only what fits in the biggest', async () => {
    const intentOf = async (wo: string) =>
      understand(parseSearch({ was: 'Orgelbauer', wo }).input, await getVocabulary());
    const ask = async (wo: string) => searchCompanies(await intentOf(wo), { sort: 'relevanz', page: 1 });
    for (const small of (await getVocabulary()).towns.slice(0, 20)) await ask(small.name);
    const [kept] = await pool()`
      select from pg_prepared_statements where statement like '%of_trade%' and generic_plans > 0`;
    expect(kept).toBeDefined();
    const { entries } = known(
      (
        await pool()<{ entries: number }[]>`
      select companies as entries from place_counts where place_id = ${(await town()).id}`
      )[0],
    );
    const scans = await scansOf(() => ask('Berlin'));
    expect(scans.filter(({ sequential, rows }) => sequential + rows > entries / 20)).toEqual([]);
  });

  test('no search reads a list of changes that an index has not sorted in yet', async () => {
    const kept = await pool()`
      select relname from pg_class
      where relname in ('companies_search', 'name_words_variants') and not coalesce('fastupdate=off' = any(reloptions), false)`;
    expect(kept.map(({ relname }) => relname)).toEqual([]);
  });
});
