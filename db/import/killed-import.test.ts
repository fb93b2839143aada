import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE, times } from '#db/scratch-database.ts';
import type { WorkerMessage } from './import-worker.ts';

const DATABASES = ['branchenbuch_kill_base', 'branchenbuch_kill_whole', 'branchenbuch_kill_torn'] as const;
const ROWS = times(15_000, 6000);
const KNOWN_BEFORE = 2000;
/** A batch holds at least this many, and what a piece of the file holds. */
const BATCH = 300;
const KILLS = times(10, 3);

/** The same numbers in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TOWNS = [
  ['10115', 'Berlin', 52.53, 13.38],
  ['20095', 'Hamburg', 53.55, 10.0],
  ['80331', 'München', 48.137, 11.57],
  ['01067', 'Dresden', 51.06, 13.72],
  ['67655', 'Kaiserslautern', 49.444, 7.769],
] as const;
const NAMES = ['Adler', 'Beispiel', 'Ceder', 'Dorn', 'Eich', 'Fink', 'Gans', 'Hagen'];
const SHOPS = ['bakery', 'butcher', 'hairdresser', 'florist', 'books', 'bench'];

/** Many of one name, so that the order in which addresses are given shows; every tenth refused. */
function feature(number: number, edition: number) {
  const next = random(number);
  const [postcode, city, latitude, longitude] = TOWNS[next(TOWNS.length)] as (typeof TOWNS)[number];
  const shop = SHOPS[next(SHOPS.length)] as string;
  const isChanged = edition > 1 && number % 3 === 0;
  return {
    type: 'Feature',
    id: `node/${number}`,
    properties: {
      shop,
      name: number % 10 === 0 ? '' : `${shop} ${NAMES[next(NAMES.length)]}`,
      'addr:street': 'Beispielstraße',
      'addr:housenumber': String(1 + next(90)),
      'addr:postcode': isChanged ? '50667' : postcode,
      'addr:city': isChanged ? 'Köln' : city,
      phone: `030 2312${String(5000 + number)}`,
      opening_hours: `Mo-Fr 0${next(9)}:00-18:00`,
    },
    geometry: {
      type: 'Point',
      coordinates: isChanged ? [6.957, 50.938] : [longitude + next(100) / 5000, latitude + next(100) / 5000],
    },
  };
}

let folder: string;
let [base, whole, torn] = ['', '', ''];

async function writeRows(name: string, rows: number, edition: number): Promise<string> {
  const features = Array.from({ length: rows }, (_, index) => feature(index + 1, edition));
  const path = join(folder, name);
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return path;
}

type Summary = Exclude<WorkerMessage, { written: number }>;

/** Runs an import in a process of its own; `killAfter` ends it some milliseconds after it has written so many rows. */
function runImport(url: string, path: string, killAfter?: { written: number; milliseconds: number }) {
  return new Promise<Summary | 'killed'>((done, fail) => {
    const child = fork(new URL('./import-worker.ts', import.meta.url), [path, String(BATCH)], {
      env: { ...process.env, DATABASE_URL: url },
      execArgv: [],
    });
    let summary: Summary | undefined;
    let isDoomed = false;
    child.on('message', (message: WorkerMessage) => {
      if (!('written' in message)) summary = message;
      else if (killAfter && !isDoomed && message.written >= killAfter.written) {
        isDoomed = true;
        setTimeout(() => child.kill('SIGKILL'), killAfter.milliseconds);
      }
    });
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') done('killed');
      else if (summary) done(summary);
      else fail(new Error(`The import ended with ${code ?? signal}`));
    });
  });
}

async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** The server notices by itself that a process has gone; with it go its half-done batch and its lock. */
const waitUntilAlone = (url: string) =>
  withSql(url, async (sql) => {
    for (let waited = 0; waited < 10_000; waited += 50) {
      const [row] = await sql`
        select count(*)::int as others from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
      if (row?.others === 0) return;
      await after(50);
    }
    throw new Error('The connections of the killed process are still there');
  });

const countEntries = (url: string) =>
  withSql(url, async (sql) => {
    const [row] = await sql`select count(*)::int as entries from companies where source_key = 'osm'`;
    return row?.entries as number;
  });

/** What the directory says, without the numbers and times that no visitor sees. */
const digest = (url: string) =>
  withSql(url, async (sql) => {
    const [row] = await sql`
      select
        (select count(*)::int from companies) as entries,
        (select md5(string_agg((to_jsonb(company) - array['id', 'created_at', 'updated_at', 'published_at'])::text, chr(10)
           order by external_id)) from companies as company) as companies,
        (select md5(string_agg((to_jsonb(own) - 'company_id')::text || external_id, chr(10) order by external_id, category_id))
           from company_categories as own join companies on id = company_id) as trades,
        (select md5(string_agg(total::text, chr(10) order by place_id)) from place_counts as total where companies <> 0) as places,
        (select md5(string_agg(total::text, chr(10) order by category_id)) from category_counts as total
           where companies <> 0) as categories,
        (select md5(string_agg(total::text, chr(10) order by category_id, place_id)) from category_place_counts as total
           where companies <> 0) as "categoriesInPlaces",
        (select md5(string_agg(concat_ws(' ', one.external_id, other.external_id, score), chr(10)
           order by one.external_id, other.external_id)) from duplicate_candidates
           join companies as one on one.id = company_id join companies as other on other.id = other_id) as duplicates,
        (select md5(string_agg(distinct tag, chr(10) order by tag)) from changed_tags) as "stalePages"`;
    return row;
  });

/** Also what changes with every writing. */
const traces = (url: string) =>
  withSql(url, async (sql) => {
    const [row] = await sql`
      select md5(string_agg(company::text, chr(10) order by id)) as rows, (select count(*)::int from changed_tags) as tags
      from companies as company`;
    return row;
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'));
  base = await createScratchDatabase(DATABASES[0], SEEDED_DATABASE);
  await runImport(base, await writeRows('before.geojson', KNOWN_BEFORE, 1));
  await waitUntilAlone(base);
  whole = await createScratchDatabase(DATABASES[1], DATABASES[0]);
  torn = await createScratchDatabase(DATABASES[2], DATABASES[0]);
});

afterAll(async () => {
  await dropScratchDatabases(...DATABASES);
  await rm(folder, { recursive: true });
});

test('an import that is killed again and again ends like one that was left alone, and has nothing more to do', async () => {
  const path = await writeRows('now.geojson', ROWS, 2);
  const expected = await runImport(whole, path);
  const next = random(14);
  const left: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    // The first one dies before anything is written, the others in or between batches.
    const written = kill === 0 ? 0 : next(2 * BATCH);
    expect(await runImport(torn, path, { written, milliseconds: next(120) })).toBe('killed');
    await waitUntilAlone(torn);
    left.push(await countEntries(torn));
  }
  const resumed = await runImport(torn, path);
  console.info(`Einträge nach jedem Abbruch: ${left.join(', ')}; zuletzt ${await countEntries(torn)}`);

  expect(expected).toMatchObject({ read: ROWS });
  expect(resumed).toMatchObject({ read: ROWS, refused: (expected as Summary).refused });
  expect(new Set(left).size).toBeGreaterThan(KILLS / 2);
  expect(left).toEqual(left.toSorted((one, other) => one - other));
  expect(await digest(torn)).toEqual(await digest(whole));

  const before = await traces(torn);
  expect(await runImport(torn, path)).toMatchObject({ new: 0, changed: 0 });
  expect(await traces(torn)).toEqual(before);
});
