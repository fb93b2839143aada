import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BackupError, backUp, digestDatabase, restore } from './backup.ts';
import { closeDatabase } from './client.ts';
import { migrateDatabase } from './migrate.ts';

const template = new URL(process.env.DATABASE_URL as string);
const admin = postgres(template.href, { max: 1, onnotice: () => {} });
const names = ['branchenbuch_test_backup', 'branchenbuch_test_restore'] as const;
const [source, target] = names.map((name) => Object.assign(new URL(template.href), { pathname: `/${name}` }).href) as [
  string,
  string,
];
let folder: string;
let file: string;

async function createDatabase(name: string) {
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name}`);
}

async function inDatabase<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** An entry and an article with everything that makes a copy hard: circles of references, signs that COPY escapes. */
const fill = (url: string, slug: string) =>
  inDatabase(url, (sql) =>
    sql.begin(async (tx) => {
      const [state] = await tx`insert into places (slug, name, kind, latitude, longitude, source_key)
        values (${`land-${slug}`}, 'Land', 'state', 51, 14, 'owner') returning id`;
      const [place] = await tx`insert into places (slug, name, kind, state_id, latitude, longitude, source_key)
        values (${`ort-${slug}`}, 'Ort', 'town', ${state?.id}, 51, 14, 'owner') returning id`;
      const [trade] =
        await tx`insert into categories (slug, name) values (${`branche-${slug}`}, 'Bäckerei') returning id`;
      const [company] = await tx`
        insert into companies (slug, status, name, description, languages, place_id, main_category_id, published_at, source_key)
        values (${slug}, 'published', 'Zeile\nTab\tStrich\\ „Ende“ \\.', ${'x'.repeat(200_000)}, '{de,"a b",NULL}',
          ${place?.id}, ${trade?.id}, now(), 'owner') returning id`;
      await tx`insert into company_categories (company_id, category_id) values (${company?.id}, ${trade?.id})`;
      const [article] =
        await tx`insert into articles (slug, published_at) values (${slug}, '2018-09-02T22:30Z') returning id`;
      const [version] = await tx`insert into article_versions (article_id, number, title, teaser, body, plain_text)
        values (${article?.id}, 1, 'Titel', '', ${tx.json({ type: 'doc', content: [] })}, '\\.') returning id`;
      await tx`update articles set status = 'published', live_version_id = ${version?.id} where id = ${article?.id}`;
    }),
  );

const counts = (url: string) =>
  inDatabase(
    url,
    async (sql) =>
      (
        await sql`select (select count(*)::int from companies) companies, (select count(*)::int from articles) articles`
      )[0],
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  file = join(folder, 'sicherung.gz');
  await createDatabase(names[0]);
  await migrateDatabase(source);
  await fill(source, 'eins');
  await backUp(source, file);
});

afterAll(async () => {
  for (const name of names) await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
  await closeDatabase();
  await rm(folder, { recursive: true });
});

/** A migrated database without entries. */
async function emptyTarget() {
  await createDatabase(names[1]);
  await migrateDatabase(target);
}

describe('a backup', () => {
  it('is restored to the same digest, totals and copies included', async () => {
    await emptyTarget();
    const restored = await restore(target, file);
    expect(restored).toEqual(await digestDatabase(source));
    expect(restored.rows).toBeGreaterThan(5);
    await inDatabase(target, async (sql) => {
      expect(await sql`select companies from place_counts`).toMatchObject([{ companies: 1 }]);
      expect(await sql`select published, place_id is not null as placed from company_categories`).toMatchObject([
        { published: true, placed: true },
      ]);
      expect(await sql`select day::text, articles from article_day_counts`).toMatchObject([
        { day: '2018-09-03', articles: 1 },
      ]);
      expect(await sql`select tag from changed_tags`).toMatchObject([{ tag: 'everything' }]);
    });
  });

  it('leaves triggers and number sequences in working order', async () => {
    await emptyTarget();
    await restore(target, file);
    await fill(target, 'zwei');
    expect(await counts(target)).toEqual({ companies: 2, articles: 2 });
    await inDatabase(target, async (sql) => {
      expect(await sql`select companies from place_counts`).toMatchObject([{ companies: 1 }, { companies: 1 }]);
    });
  });

  it('appears under its name only when it is whole', async () => {
    const nowhere = join(folder, 'gibt-es-nicht', 'sicherung.gz');
    await expect(backUp(source, nowhere)).rejects.toThrow('ENOENT');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a full disk', () => {
  it.skipIf(!existsSync('/dev/full'))('is an error at once, and leaves no file that looks like a backup', async () => {
    const full = join(folder, 'voll.gz');
    await symlink('/dev/full', `${full}.part`);
    await expect(backUp(source, full)).rejects.toThrow('ENOSPC');
    expect((await readdir(folder)).filter((name) => name.startsWith('voll'))).toEqual([]);
  });
});

describe('restoring over entries', () => {
  it('is refused, and done only with replace', async () => {
    await emptyTarget();
    await fill(target, 'drei');
    await fill(target, 'vier');
    const before = await digestDatabase(target);
    await expect(restore(target, file)).rejects.toThrow('nicht leer');
    expect(await digestDatabase(target)).toEqual(before);
    expect(await restore(target, file, { replace: true })).toEqual(await digestDatabase(source));
    expect(await counts(target)).toEqual({ companies: 1, articles: 1 });
  });
});

describe('a file that is not a whole backup', () => {
  let before: unknown;
  let lines: string[];
  beforeAll(async () => {
    await emptyTarget();
    await fill(target, 'bleibt');
    before = await digestDatabase(target);
    lines = gunzipSync(await readFile(file))
      .toString('latin1')
      .split('\n');
  });
  // Whatever was wrong with the file, the database is as it was.
  afterEach(async () => {
    expect(await digestDatabase(target)).toEqual(before);
  });

  async function refused(bytes: Buffer, message: string | RegExp) {
    const bad = join(folder, 'schlecht.gz');
    await writeFile(bad, bytes);
    const error = await restore(target, bad, { replace: true }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(BackupError);
    expect((error as Error).message).toMatch(message);
  }
  const zip = (text: string) => gzipSync(Buffer.from(text, 'latin1'));

  it('is refused when it is not there, empty, or something else', async () => {
    await expect(restore(target, join(folder, 'fehlt.gz'), { replace: true })).rejects.toThrow('gibt es nicht');
    await refused(Buffer.alloc(0), 'beschädigt');
    await refused(Buffer.from('SQLite format 3\0'), 'beschädigt');
    await refused(zip('{"format":"pg_dump"}\n'), 'keine Sicherung');
    await refused(zip('-- PostgreSQL database dump\n'), 'beschädigt');
    await refused(zip('null\n'), /keine Sicherung|beschädigt/);
  });

  it('is refused wherever it breaks off', async () => {
    const whole = await readFile(file);
    for (const part of [0.1, 0.999]) await refused(whole.subarray(0, whole.length * part), /./);
    // Unzips well, but lines are missing at the end.
    for (const missing of [1, 10]) {
      await refused(zip(`${lines.slice(0, -1 - missing).join('\n')}\n`), /./);
    }
  });

  it('is refused when a row was changed, whether the database minds or not', async () => {
    const text = lines.join('\n');
    await refused(zip(text.replace('\tBäckerei'.replace('ä', 'Ã¤'), '\tMetzgerei')), 'Prüfsumme');
    await refused(zip(text.replace('\tpublished\t', '\tgestohlen\t')), 'beschädigt');
    await refused(zip(text.replace('\ttown\t', '\ttown\tviel\tzu\tviel\t')), 'beschädigt');
    await refused(zip(text.replace('"table":"articles"', '"table":"pg_authid"')), 'unbekannte Tabelle');
    await refused(zip(`${text}{"table":"articles","columns":["id"]}\n`), 'nach dem Ende');
  });

  it('is refused when its head was changed', async () => {
    const head = JSON.parse(lines[0] as string);
    const withHead = (changes: object) => zip([JSON.stringify({ ...head, ...changes }), ...lines.slice(1)].join('\n'));
    await refused(withHead({ migrations: [] }), 'anderen Version');
    await refused(withHead({ migrations: [...head.migrations, 'neuer'] }), 'anderen Version');
    await refused(withHead({ sequences: { 'public.keine': '5' } }), 'beschädigt');
  });
});
