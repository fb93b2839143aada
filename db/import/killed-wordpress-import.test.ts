import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPhoto } from '#db/pictures/fixtures.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE, times } from '#db/scratch-database.ts';
import type { WordPressWorkerMessage } from './import-wordpress-worker.ts';
import { wxr, wxrComment, wxrItem } from './wxr-fixture.ts';

const DATABASES = ['branchenbuch_wp_kill_whole', 'branchenbuch_wp_kill_torn'] as const;
const ITEMS = times(600, 300);
const BATCH = 25;
const KILLS = times(10, 3);

let folder: string;
let path: string;
let [whole, torn] = ['', ''];

const UPLOADS = 'https://alter-blog.example/wp-content/uploads';

/** Many of one name, older versions, files, comments, and every tenth refused. */
function item(number: number): string {
  const date = `20${String(10 + (number % 10))}-0${1 + (number % 9)}-1${number % 10} 08:00:00`;
  const id = number;
  if (number % 10 === 0) return wxrItem({ id, type: 'nav_menu_item' });
  if (number % 10 === 1) {
    const more = `<wp:attachment_url>${UPLOADS}/${number}.jpg</wp:attachment_url>`;
    return wxrItem({ id, type: 'attachment', status: 'inherit', parent: number + 2, more });
  }
  if (number % 10 === 2 && number > 10) {
    return wxrItem({ id, type: 'revision', status: 'inherit', parent: number + 3, date, content: `Früher ${number}.` });
  }
  const topic = `<category domain="category" nicename="thema-${number % 7}">Thema ${number % 7}</category>`;
  const name = `beitrag-${number % 40}`;
  const content = `Text ${number}, siehe <a href="/blog/archives/${(number * 7) % ITEMS}">dort</a>.\n\nUnd mehr.${pictureIn(number)}`;
  return wxrItem({ id, name, date, content, more: topic + wxrComment(number, `Zu ${number}`) });
}

/** Some that are items of their own further down, and some that only a text names. */
const pictureIn = (number: number) =>
  number % 10 === 5 ? `\n\n<img src="${UPLOADS}/${number % 20 === 5 ? number + 6 : number}-300x200.jpg">` : '';

type Result = Exclude<WordPressWorkerMessage, { written: number }>;

/** Runs an import in a process of its own; `killAfter` ends it some milliseconds after it has written so many articles. */
function runImport(url: string, killAfter?: { written: number; milliseconds: number }) {
  return new Promise<Result | 'killed'>((done, fail) => {
    const child = fork(
      new URL('./import-wordpress-worker.ts', import.meta.url),
      [path, String(BATCH), join(folder, 'uploads')],
      {
        env: { ...process.env, DATABASE_URL: url, MEDIA_DIRECTORY: join(folder, 'media') },
        execArgv: [],
      },
    );
    let result: Result | undefined;
    let isDoomed = false;
    child.on('message', (message: WordPressWorkerMessage) => {
      if (!('written' in message)) result = message;
      else if (killAfter && !isDoomed && message.written >= killAfter.written) {
        isDoomed = true;
        setTimeout(() => child.kill('SIGKILL'), killAfter.milliseconds);
      }
    });
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') done('killed');
      else if (result) done(result);
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

const countArticles = (url: string) =>
  withSql(url, async (sql) => Number((await sql`select count(*)::int as number from articles`)[0]?.number));

/** What the site shows, and what answers its old addresses, without numbers and times that no visitor sees. */
const digest = (url: string) =>
  withSql(url, async (sql) => {
    const [row] = await sql`
      select
        (select count(*)::int from articles) as articles,
        (select md5(string_agg((to_jsonb(article) - array['id', 'live_version_id', 'created_at', 'edited_at'])::text
           || version.number || version.title || regexp_replace(version.body::text, '[0-9a-f]{32}', 'KEY', 'g')
           || (select coalesce(string_agg(origin, ' ' order by origin), '') from library_pictures where version.pictures ? key),
           chr(10) order by external_id))
           from articles as article join article_versions as version on version.id = live_version_id) as bodies,
        (select md5(string_agg(external_id || number || plain_text, chr(10) order by external_id, number))
           from article_versions join articles on articles.id = article_id) as versions,
        (select md5(string_agg(articles.external_id || own.external_id || own.body::text, chr(10)
           order by articles.external_id, own.external_id)) from article_comments as own join articles on articles.id = article_id) as comments,
        (select md5(string_agg(external_id || topics.slug || position, chr(10) order by external_id, position))
           from article_topics join articles on articles.id = article_id join topics on topics.id = topic_id) as topics,
        (select md5(string_agg(day::text || articles, chr(10) order by day)) from article_day_counts) as days,
        (select md5(string_agg(path || coalesce(regexp_replace(target, '[0-9a-f]{32}', 'KEY'), ''), chr(10) order by path))
           from redirects) as addresses,
        (select string_agg(origin || ' ' || name || ' ' || status, chr(10) order by origin)
           from library_pictures join pictures on pictures.key = picture_key) as pictures`;
    return row;
  });

const traces = (url: string) =>
  withSql(url, async (sql) => {
    const [row] = await sql`
      select md5(string_agg(article::text, chr(10) order by id)) as rows, (select count(*)::int from changed_tags) as tags,
        (select count(*)::int from article_versions) as versions, (select count(*)::int from redirects) as addresses,
        (select count(*)::int from pictures) as pictures
      from articles as article`;
    return row;
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wp-kill-'));
  path = join(folder, 'export.xml');
  await writeFile(path, wxr(Array.from({ length: ITEMS }, (_, index) => item(index + 1))));
  await mkdir(join(folder, 'uploads'));
  const photo = await testPhoto(240, 200);
  for (let number = 1; number <= ITEMS; number += 1) {
    if (number % 10 === 1 || number % 20 === 15) await writeFile(join(folder, 'uploads', `${number}.jpg`), photo);
  }
  whole = await createScratchDatabase(DATABASES[0], SEEDED_DATABASE);
  torn = await createScratchDatabase(DATABASES[1], SEEDED_DATABASE);
});

afterAll(async () => {
  await dropScratchDatabases(...DATABASES);
  await rm(folder, { recursive: true });
});

test('a move that is killed again and again ends like one that was left alone, and has nothing more to do', async () => {
  const expected = (await runImport(whole)) as Result;
  const left: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    // The first one dies before anything is written, the others in or between batches.
    const written = kill === 0 ? 0 : 5 + ((kill * 13) % 40);
    expect(await runImport(torn, { written, milliseconds: (kill * 37) % 90 })).toBe('killed');
    await waitUntilAlone(torn);
    left.push(await countArticles(torn));
  }
  const resumed = (await runImport(torn)) as Result;
  console.info(`Artikel nach jedem Abbruch: ${left.join(', ')}; zuletzt ${await countArticles(torn)}`);

  expect(expected.items).toBe(ITEMS);
  expect(resumed.items).toBe(ITEMS);
  expect(new Set(left).size).toBeGreaterThan(KILLS / 3);
  expect(left).toEqual(left.toSorted((one, other) => one - other));
  expect(await digest(torn)).toEqual(await digest(whole));
  expect((await digest(whole))?.pictures.split('\n')).toHaveLength(ITEMS / 10 + ITEMS / 20);

  const before = await traces(torn);
  const again = (await runImport(torn)) as Result;
  expect(Object.values(again.counts).flatMap((own) => Object.keys(own))).not.toContain('new');
  expect(Object.values(again.counts).flatMap((own) => Object.keys(own))).not.toContain('changed');
  expect(await traces(torn)).toEqual(before);
}, 400_000);
