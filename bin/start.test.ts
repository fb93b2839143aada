import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, it } from 'vitest';

/** `npm start` behind its bootstrap, up to the moment when it ends or says a line that the test waits for. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['bin/bootstrap.mjs', 'start'], { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }));
  return { child, ended, output: () => output };
}

async function withDatabase(name: string, work: (url: string) => Promise<void>) {
  const url = new URL(process.env.DATABASE_URL as string);
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.unsafe(`create database ${name}`);
    url.pathname = `/${name}`;
    await work(url.href);
  } finally {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.end();
  }
}

it('names every variable that is wrong, and what it should be', async () => {
  const { code, output } = await run({ PORT: 'dreitausend', AUTH_SECRET: 'kurz' }).ended;
  expect(code).toBe(1);
  expect(output).toBe(
    'Diese Umgebungsvariablen sind falsch gesetzt:\n' +
      '  PORT: nötig ist eine ganze Zahl von 0 bis 65535\n' +
      '  AUTH_SECRET: nötig ist mindestens 32 zufällige Zeichen\n',
  );
});

it('says that the port is taken before it does anything long', async () => {
  const other = createServer().listen(0, '0.0.0.0');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { code, output } = await run({ PORT: String(port) }).ended;
  other.close();
  expect(code).toBe(1);
  expect(output).toBe(
    `Port ${port} ist schon belegt. Bitte das andere Programm beenden oder mit PORT=… einen anderen wählen.\n`,
  );
});

it.each([
  ['nobody listens', (url: URL) => (url.port = '1'), 'dort antwortet kein Server'],
  ['the password is wrong', (url: URL) => (url.password = 'falsch'), 'Benutzer oder Passwort stimmen nicht'],
  [
    'the database is missing',
    (url: URL) => (url.pathname = '/gibtsnicht'),
    'die Datenbank gibtsnicht gibt es dort nicht',
  ],
])('says in one line that %s', async (_, change, reason) => {
  const url = new URL(process.env.DATABASE_URL as string);
  change(url);
  const { code, output } = await run({ PORT: '0', DATABASE_URL: url.href }).ended;
  expect(code).toBe(1);
  expect(output).toBe(`Die Datenbank auf ${url.host} ist nicht erreichbar: ${reason}. Bitte DATABASE_URL prüfen.\n`);
});

it('refuses the database of a newer version', () =>
  withDatabase('branchenbuch_start_newer', async (url) => {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    await sql`create schema drizzle`;
    await sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text, created_at bigint)`;
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
    await sql.end();
    const { code, output } = await run({ PORT: '0', DATABASE_URL: url }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/neueren Version.*\n$/);
    expect(output).not.toContain(' at ');
  }));

it.each(['SIGTERM', 'SIGINT'] as const)(
  'ends cleanly after %s in the midst of a start',
  { timeout: 60_000 },
  (signal) =>
    withDatabase(`branchenbuch_start_${signal.toLowerCase()}`, async (url) => {
      const { child, ended, output } = run({ PORT: '0', DATABASE_URL: url });
      await until(() => output().includes('Datenbank eingerichtet') || child.exitCode !== null);
      const command = await childOf(child);
      child.kill(signal);
      expect((await ended).code).toBe(0);
      expect(output()).toMatch(/Beende …\n$/);
      expect(() => process.kill(command, 0)).toThrow('ESRCH');
    }),
);

it('ends when the process that started it was killed', { timeout: 60_000 }, () =>
  withDatabase('branchenbuch_start_killed', async (url) => {
    const { child, output } = run({ PORT: '0', DATABASE_URL: url });
    await until(() => output().includes('Datenbank eingerichtet') || child.exitCode !== null);
    const command = await childOf(child);
    child.kill('SIGKILL');
    await until(() => !isAlive(command));
  }),
);

async function until(holds: () => boolean) {
  while (!holds()) await after(50);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The command that the bootstrap runs. */
async function childOf({ pid }: ChildProcess): Promise<number> {
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim());
}
