import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';

let folder: string;
let servers: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'branchenbuch-'));
  await chmod(folder, 0o755);
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startServer() {
  const server = await startEmbeddedPostgres(folder);
  servers.push(server);
  return server;
}

async function ask(url: string, query: string) {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end();
  }
}

const postmaster = async () => (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');

it('is one server for commands that start together, and runs until the last one stops', async () => {
  const [first, second] = await Promise.all([startServer(), startServer()]);
  expect(first.url).toBe(second.url);
  await first.stop();
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.stop();
  await expect(ask(second.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
});

it('recovers after it was killed, with all that was written', async () => {
  const { url } = await startServer();
  await ask(url, 'create table kept as select 7 as number');
  process.kill(Number((await postmaster())[0]), 'SIGKILL');

  const again = await startServer();
  expect(await ask(again.url, 'select number from kept')).toEqual([{ number: 7 }]);
});

it('starts when its old process number belongs to another program by now', async () => {
  const first = await startServer();
  const lines = await postmaster();
  await first.stop();
  await writeFile(join(folder, 'postgres/postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'));

  const { url } = await startServer();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('makes a new cluster where a killed start left half of one', async () => {
  const halfMade = join(folder, 'postgres.half-made-4194305-killed');
  await mkdir(halfMade);
  await writeFile(join(halfMade, 'PG_VERSION'), '18\n');

  const { url } = await startServer();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await readdir(folder)).not.toContain('postgres.half-made-4194305-killed');
});
