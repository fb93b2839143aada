import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { closeDatabase, db, pool } from '#db/client.ts';
import { countFacets } from '#db/companies/facets.ts';
import { renewOpeningTimes } from '#db/companies/opening-times.ts';
import { searchCompanies } from '#db/companies/search.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { recountNameWords } from '#db/search/mutations.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { readSearch } from '#db/search/reading.ts';
import { suggestCompanies } from '#db/search/suggest.ts';
import { buildCompanies } from '#db/seed/generate.ts';
import { seedReferenceData } from '#db/seed/reference.ts';
import { settings } from '#db/settings/tables.ts';
import { parseSearch } from '#lib/search/input.ts';
import { type Narrowing, notNarrowed } from '#lib/search/narrowing.ts';
import { suggestWhat } from '#lib/search/suggest.ts';
import { understand } from '#lib/search/understand.ts';
import { say } from '../console.ts';

const DEFAULT_COMPANIES = 100_000;
const QUERIES = 2000;

/**
 * Searches among generated companies through the functions that the pages use, on one connection, warm: how long each kind of
 * question takes. `--rebuild` makes the database anew, which otherwise stays for the next time.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { companies: { type: 'string' }, rebuild: { type: 'boolean' }, only: { type: 'string' } },
  });
  const companies = Number(values.companies ?? DEFAULT_COMPANIES);
  const home = process.env.DATABASE_URL as string;
  try {
    await openBenchDatabase(home, companies, values.rebuild ?? false);
    await report(companies, values.only);
  } finally {
    await closeDatabase();
    delete process.env.DATABASE_POOL_SIZE;
    process.env.DATABASE_URL = home;
  }
}

async function openBenchDatabase(home: string, companies: number, rebuild: boolean) {
  const name = `branchenbuch_bench_search_${companies}`;
  process.env.DATABASE_URL = Object.assign(new URL(home), { pathname: `/${name}` }).href;
  if (rebuild || (await secondsOfBuilding(process.env.DATABASE_URL)) === null) {
    await pool().unsafe(`drop database if exists ${name} with (force)`);
    await pool().unsafe(`create database ${name}`);
    await closeDatabase();
    const begun = performance.now();
    await migrateDatabase(process.env.DATABASE_URL);
    await seedReferenceData();
    await buildCompanies(companies, (step) => say(`  ${seconds(performance.now() - begun).padStart(8)}  ${step}`));
    say(`  ${seconds(performance.now() - begun).padStart(8)}  Öffnungszeiten`);
    await renewOpeningTimes();
    say(`  ${seconds(performance.now() - begun).padStart(8)}  Wörter der Namen`);
    await recountNameWords();
    await db.insert(settings).values({ key: 'bench', value: (performance.now() - begun) / 1000 });
  }
  // One connection: its counters are flushed by the session that made them.
  await closeDatabase();
  process.env.DATABASE_POOL_SIZE = '1';
  await pool()`set statement_timeout = 0`;
}

/** Null: there is no such database, or its making was interrupted. */
async function secondsOfBuilding(url: string): Promise<number | null> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select value from settings where key = 'bench'`;
    return row ? Number(row.value) : null;
  } catch {
    return null;
  } finally {
    await sql.end();
  }
}

interface Kind {
  name: string;
  share: number;
  /** Half and 95 of 100 below, in milliseconds: what is asked for at 3.6 million. */
  goal?: [p50: number, p95: number];
  ask: (number: number) => Promise<unknown>;
}

interface Sample {
  names: string[];
  phones: string[];
  namesInPlaces: [name: string, place: string][];
  trades: string[];
  places: string[];
  bigPlaces: string[];
}

/** From 0 to 1, the same in every run. */
const chance = (number: number, salt: number) => {
  const x = Math.sin(number * 12.9898 + salt * 78.233) * 43_758.5453;
  return x - Math.floor(x);
};
const pick = <T>(list: readonly T[], number: number, salt: number): T =>
  list[Math.floor(chance(number, salt) * list.length)] as T;

/** What is looked for is taken from what there is: trades and towns as often as they occur, names word by word. */
async function sample(companies: number): Promise<Sample> {
  const ids = Array.from({ length: 600 }, (_, index) => 1 + Math.floor(chance(index, 1) * companies));
  const rows = await pool()<{ name: string; phone: string | null; place: string; trade: string }[]>`
    select c.name, c.phone, p.name as place, k.name as trade from companies c
    join places p on p.id = c.place_id join categories k on k.id = c.main_category_id where c.id = any(${ids}::int[]) order by c.id`;
  const bigPlaces = await pool()<{ name: string }[]>`
    select name from places where kind = 'town' order by population desc nulls last limit 20`;
  // The family name: trades and legal forms are what the other kinds ask for.
  const nameOf = (name: string, trade: string) =>
    name
      .replace(/ (GmbH|UG|e\. K\.).*$/, '')
      .replace(trade, '')
      .split(' ')
      .filter((word) => /^[A-ZÄÖÜ]/.test(word))
      .at(-1) ?? name;
  return {
    names: rows.map(({ name, trade }) => nameOf(name, trade)),
    phones: rows.flatMap(({ phone }) => phone ?? []),
    namesInPlaces: rows.map(({ name, trade, place }) => [nameOf(name, trade), place]),
    trades: rows.map(({ trade }) => trade),
    places: rows.map(({ place }) => place),
    bigPlaces: bigPlaces.map(({ name }) => name),
  };
}

async function kindsOf(companies: number): Promise<Kind[]> {
  const known = await sample(companies);
  const trade = (number: number) => pick(known.trades, number, 2);
  const place = (number: number) => pick(known.places, number, 3);
  const now = new Date();
  return [
    {
      name: 'Branche + Ort',
      share: 0.15,
      goal: [2, 10],
      ask: (number) => search({ was: trade(number), wo: place(number) }),
    },
    {
      name: 'Branche + Umkreis',
      share: 0.125,
      goal: [10, 30],
      ask: (number) =>
        search({ was: trade(number), wo: place(number), umkreis: pick(['5', '10', '25', '25', '50'], number, 4) }),
    },
    { name: 'Name', share: 0.1, goal: [20, 60], ask: (number) => search({ was: pick(known.names, number, 5) }) },
    {
      name: 'Name + Ort',
      share: 0.075,
      goal: [10, 40],
      ask: (number) => {
        const [was, wo] = pick(known.namesInPlaces, number, 6);
        return search({ was, wo });
      },
    },
    { name: 'Telefon', share: 0.05, ask: (number) => search({ was: pick(known.phones, number, 7) }) },
    {
      name: 'Vorschläge',
      share: 0.075,
      goal: [5, 20],
      ask: (number) => {
        const word = number % 2 ? pick(known.names, number, 5) : trade(number);
        return suggest(word.slice(0, 2 + Math.floor(chance(number, 18) * (word.length - 1))));
      },
    },
    {
      name: 'mit Tippfehler',
      share: 0.075,
      goal: [25, 80],
      ask: (number) => {
        const word = number % 2 ? pick(known.names, number, 5) : trade(number);
        return search({ was: mistyped(word, number), wo: place(number) });
      },
    },
    {
      name: 'Facetten',
      share: 0.075,
      goal: [20, 80],
      ask: (number) =>
        facets({ was: trade(number), wo: place(number), umkreis: pick(['', '10', '25'], number, 8) }, now),
    },
    {
      name: 'jetzt geöffnet',
      share: 0.05,
      ask: (number) =>
        search({ was: trade(number), wo: place(number), umkreis: pick(['', '10', '25'], number, 8) }, { openAt: now }),
    },
    {
      name: 'Seite 1',
      share: 0.05,
      ask: (number) => search({ was: trade(number), wo: pick(known.bigPlaces, number, 9) }),
    },
    {
      name: 'Seite 50',
      share: 0.05,
      ask: (number) => search({ was: trade(number), wo: pick(known.bigPlaces, number, 9), seite: '50' }),
    },
    { name: 'Branche bundesweit', share: 0.05, ask: (number) => search({ was: trade(number) }) },
    {
      name: 'bundesweit, alles',
      share: 0.05,
      ask: (number) =>
        search({ wo: pick(STATES, number, 10) }, { features: pick([0, 1 << 1, 1 << 4, 1 << 9], number, 11) }),
    },
    { name: 'krank', share: 0.025, ask: (number) => search({ was: pick(PATHOLOGICAL, number, 12) }) },
  ];
}

const STATES = ['', '', 'Bayern', 'Sachsen', 'Saarland', 'Nordrhein-Westfalen'];
const PATHOLOGICAL = [
  Array.from({ length: 500 }, (_, index) => `wort${index}`).join(' '),
  'a',
  '%',
  '*',
  'und der die das',
  '🍕🍕🍕',
  'gmbh',
  'gmbh & co kg',
  "' or 1=1 --",
  'a b c d e f g h i j k l m n o p q r s t u v w x y z',
  'straße',
  'am',
];

/** For naming the slowest. */
let lastAsked = '';

async function search(query: Record<string, string>, narrowed: Partial<Narrowing> = {}) {
  lastAsked = Object.values({ ...query, ...narrowed }).join(' · ');
  const { input } = parseSearch(query);
  const options = { sort: input.sort, page: input.seite };
  const read = await readSearch(input, await getVocabulary(), (intent) => searchCompanies(intent, options));
  // As the page does: what was meant does not depend on the filters.
  if (Object.keys(narrowed).length > 0)
    await searchCompanies(read.intent, { ...options, narrowing: { ...notNarrowed, ...narrowed } });
}

/** As the search field asks while one types. */
async function suggest(typed: string) {
  lastAsked = typed;
  return [...suggestWhat(await getVocabulary(), typed), ...(await suggestCompanies(typed, 4))];
}

/** Two letters swapped, one left out, or one doubled, in the middle of the word. */
function mistyped(word: string, number: number): string {
  const at = 1 + Math.floor(chance(number, 16) * Math.max(1, word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)];
  const kind = Math.floor(chance(number, 17) * 3);
  if (kind === 0) return before + next + letter + after;
  return kind === 1 ? before + next + after : before + letter + letter + next + after;
}

async function facets(query: Record<string, string>, now: Date) {
  lastAsked = Object.values(query).join(' · ');
  const { input } = parseSearch(query);
  return countFacets(understand(input, await getVocabulary()), notNarrowed, now);
}

interface Figures {
  name: string;
  p50: number;
  p95: number;
}

async function report(companies: number, only?: string) {
  const kinds = (await kindsOf(companies)).filter(({ name }) => !only || name.includes(only));
  say(`${companies.toLocaleString('de-DE')} Firmen, ${cpus().length} Prozessoren, eine Verbindung, ${QUERIES} Fragen`);
  say(
    `${''.padEnd(22)}   Anz.      p50      p95      p99   größte   Ziel p50/p95  Postgres   Puffer  gelesen   am langsamsten`,
  );
  const figures: Figures[] = [];
  for (const kind of kinds) figures.push(await measureKind(kind, Math.round(kind.share * QUERIES)));

  say('\nMaßstäbe im selben Lauf');
  const key = await measureKind({ name: '20 Zeilen per Schlüssel', ask: (number) => byKey(companies, number) }, 300);
  await measureKind({ name: 'ILIKE und Haversine', ask: naive }, 3);
  say('\nIm Verhältnis zu 20 Zeilen per Schlüssel (p50)');
  for (const { name, p50 } of figures) say(`${name.padEnd(22)} ${(p50 / key.p50).toFixed(1).padStart(8)}`);
  if (!only) {
    await reportEdits(companies);
    await reportSizes();
  }
}

/** Once to warm up, once to measure. */
async function measureKind({ name, goal, ask }: Omit<Kind, 'share'>, count: number): Promise<Figures> {
  for (let number = 0; number < count; number++) await ask(number);
  const before = await counters();
  const times: number[] = [];
  let slowest = '';
  for (let number = 0; number < count; number++) {
    const started = performance.now();
    await ask(number);
    times.push(performance.now() - started);
    if (times.at(-1) === Math.max(...times)) slowest = lastAsked;
  }
  const after = await counters();
  const whole = times.reduce((sum, time) => sum + time, 0);
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.ceil(part * times.length) - 1] as number;
  const each = (value: number) =>
    Math.round(value / count)
      .toLocaleString('de-DE')
      .padStart(8);
  say(
    [
      name.padEnd(22),
      String(count).padStart(6),
      ...[0.5, 0.95, 0.99, 1].map((part) => ms(at(part))),
      (goal?.join(' / ') ?? '').padStart(14),
      `${((100 * (after.active - before.active)) / whole).toFixed(0)} %`.padStart(9),
      each(after.hit - before.hit),
      each(after.read - before.read),
      `  ${slowest.slice(0, 40)}`,
    ].join(' '),
  );
  return { name, p50: at(0.5), p95: at(0.95) };
}

function byKey(companies: number, number: number) {
  lastAsked = '';
  const ids = Array.from({ length: 20 }, (_, index) => 1 + Math.floor(chance(number * 20 + index, 13) * companies));
  return pool()`select id, slug, name, street_address, postal_code, phone from companies where id = any(${ids}::int[])`;
}

/** How directories without an index for it search: every row is read and reckoned with. */
const naive = (number: number) =>
  pool()`
    select id, slug, name, street_address, postal_code, phone from companies
    where listed and name ilike ${`%${pick(['Friseur', 'Bäckerei', 'Müller'], number, 14)}%`}
      and 12742 * asin(sqrt(power(sin(radians(latitude - 51.15) / 2), 2)
        + cos(radians(51.15)) * cos(radians(latitude)) * power(sin(radians(longitude - 14.98) / 2), 2))) < 25
    order by quality desc limit 20`;

/** An edit that every index notices. */
async function reportEdits(companies: number) {
  const times: number[] = [];
  for (let number = 0; number < 200; number++) {
    const id = 1 + Math.floor(chance(number, 15) * companies);
    const started = performance.now();
    await pool()`
      update companies set name = name || ' Nachfolger', quality = 100 - quality, description = 'Neu übernommen' where id = ${id}`;
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  say(
    `\nÄndern eines Eintrags mit allen Indexen und Summen: p50 ${ms(times[99] as number)} ms, p95 ${ms(times[189] as number)} ms`,
  );
}

async function reportSizes() {
  const rows = await pool()<{ name: string; size: string }[]>`
    select relname as name, pg_size_pretty(pg_relation_size(c.oid)) as size from pg_class c
    where relname in ('companies', 'company_categories', 'opening_times')
       or c.oid in (select indexrelid from pg_index where indrelid in
            ('companies'::regclass, 'company_categories'::regclass, 'opening_times'::regclass))
    order by pg_relation_size(c.oid) desc`;
  say('\nGrößen');
  for (const { name, size } of rows) say(`${name.padEnd(44)} ${size.padStart(10)}`);
  const built = await secondsOfBuilding(process.env.DATABASE_URL as string);
  say(`\nAufbau: ${((built ?? 0) / 60).toFixed(1)} Minuten`);
}

async function counters() {
  await pool()`select pg_stat_force_next_flush()`;
  await pool()`select 1`;
  const [row] = await pool()<{ active: number; hit: number; read: number }[]>`
    select active_time as active, blks_hit::float8 as hit, blks_read::float8 as read
    from pg_stat_database where datname = current_database()`;
  return row as { active: number; hit: number; read: number };
}

const ms = (value: number) => value.toFixed(1).padStart(8);
const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
