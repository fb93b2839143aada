import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDatabase, db, transaction } from './client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { closeReplicas, mayBeASecondOld } from './replicas.ts';

const run = promisify(execFile);
const PATIENCE = { timeout: 60_000, interval: 50 };

let folder: string;
let primary: EmbeddedPostgres;
let replica: EmbeddedPostgres;
let onReplica: postgres.Sql;

/** A server of its own, and a second one that streams from it: the files of the first, copied while it runs. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'branchenbuch-replica-'));
  // The server's account has to reach them.
  await run('chmod', ['755', folder]);
  primary = await startEmbeddedPostgres(join(folder, 'primary'));
  const admin = postgres(primary.url, { max: 1, onnotice: () => {} });
  await admin`create table notes (text text)`;
  await admin`select pg_backup_start('replica', true)`;
  await run('cp', ['-a', join(folder, 'primary'), join(folder, 'replica')]);
  const [stopped] = await admin`select labelfile from pg_backup_stop(false)`;
  const cluster = join(folder, 'replica', 'postgres');
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  await writeFile(join(cluster, 'backup_label'), stopped?.labelfile);
  await writeFile(join(cluster, 'standby.signal'), '');
  const { hostname, port, username, password } = new URL(primary.url);
  await appendFile(
    join(cluster, 'postgresql.auto.conf'),
    `\nprimary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  );
  // Files that were made here belong to whom the others belong to.
  await run('chown', ['-R', '--reference', join(folder, 'primary', 'postgres', 'PG_VERSION'), cluster]);
  await admin.end();

  replica = await startEmbeddedPostgres(join(folder, 'replica'));
  onReplica = postgres(replica.url, { max: 1, onnotice: () => {} });
  await closeDatabase();
  Object.assign(process.env, { DATABASE_URL: primary.url, DATABASE_REPLICA_URLS: replica.url });
});

afterAll(async () => {
  await closeReplicas();
  await closeDatabase();
  await onReplica.end({ timeout: 1 });
  await replica.stop();
  await primary.stop();
  await rm(folder, { recursive: true, force: true });
});

async function asksReplica(): Promise<boolean> {
  const [row] = await db.execute<{ recovering: boolean }>(sql`select pg_is_in_recovery() as recovering`);
  return row?.recovering ?? false;
}

const untilReadFrom = (where: 'replica' | 'primary') =>
  vi.waitFor(async () => expect(await mayBeASecondOld(asksReplica)).toBe(where === 'replica'), PATIENCE);

const notes = async () =>
  (await db.execute<{ text: string }>(sql`select text from notes order by text`)).map(({ text }) => text);

describe('a replica', () => {
  it('answers what may be a second old, and nothing else', async () => {
    await untilReadFrom('replica');
    expect(await asksReplica()).toBe(false);
    expect(await transaction(() => mayBeASecondOld(asksReplica))).toBe(false);
  });

  it('hears of what is written', async () => {
    await db.execute(sql`insert into notes values ('first')`);
    await vi.waitFor(async () => {
      await untilReadFrom('replica');
      expect(await mayBeASecondOld(notes)).toEqual(['first']);
    }, PATIENCE);
  });

  it('is left out while it lags, and comes back', async () => {
    await onReplica`select pg_wal_replay_pause()`;
    await db.execute(sql`insert into notes values ('second')`);
    await untilReadFrom('primary');
    expect(await mayBeASecondOld(notes)).toEqual(['first', 'second']);
    await onReplica`select pg_wal_replay_resume()`;
    await untilReadFrom('replica');
    expect(await mayBeASecondOld(notes)).toEqual(['first', 'second']);
  });

  it('is not missed when it goes away, and is used again when it is back', async () => {
    await onReplica.end({ timeout: 1 });
    // In the midst of a reading, too: nobody sees an error.
    const stopping = replica.stop();
    for (let time = 0; time < 50; time++) expect(await mayBeASecondOld(notes)).toEqual(['first', 'second']);
    await stopping;
    await untilReadFrom('primary');
    const { port } = new URL(replica.url);
    replica = await startEmbeddedPostgres(join(folder, 'replica'));
    process.env.DATABASE_REPLICA_URLS = replica.url;
    // It may have come up at another port, as a new address in the configuration.
    if (new URL(replica.url).port !== port) await closeReplicas();
    onReplica = postgres(replica.url, { max: 1, onnotice: () => {} });
    await untilReadFrom('replica');
  });
});
