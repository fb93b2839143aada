import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { check } from './check.ts';
import { runCommand, say, UserError } from './console.ts';
import { connectDatabase, DATA_DIRECTORY } from './database.ts';
import { runTool } from './run.ts';
import { provideSecrets } from './secrets.ts';
import { e2eOutcome, type Outcome, unitOutcome } from './test-report.ts';

const REPORTS = `${DATA_DIRECTORY}/test-reports`;
const E2E_WORKERS = 2;
const SHELL = '/usr/bin/chromium-headless-shell';
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' }, thorough: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.thorough) process.env.THOROUGH = '1';
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });

  const parts = { check, unit, e2e };
  const failures: string[] = [];
  let passed = 0;
  // One server for all parts: what starts first stops last.
  const database = await connectDatabase(say);
  // Servers and tests write to one log, which is signed.
  await provideSecrets(DATA_DIRECTORY);
  try {
    for (const [name, run] of Object.entries(parts)) {
      if (values.only && values.only !== name) continue;
      const outcome = await run(positionals);
      passed += outcome.passed;
      failures.push(...outcome.failures);
    }
  } finally {
    await database.close();
  }
  // Last, where whoever reads only the end of a long log finds it.
  say('');
  for (const failure of failures) console.log(`✘ ${failure}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  if (failures.length > 0 || passed === 0) process.exitCode = 1;
});
process.exit();

/** Rules beside their files, and the database's tests. */
async function unit(files: string[]): Promise<Outcome> {
  const report = `${REPORTS}/unit.json`;
  const ok = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ]);
  return honest('unit', ok, unitOutcome(await readReport(report)));
}

async function readReport(file: string) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
}

/** A runner that says no has failed, whatever its report holds. */
function honest(part: string, ok: boolean, { passed, failures }: Outcome): Outcome {
  return { passed, failures: ok || failures.length > 0 ? failures : [`${part} › the runner itself`] };
}

/** A real browser against production servers: one for each worker, with a database of its own. */
async function e2e(files: string[]): Promise<Outcome> {
  const browser = await findBrowser();
  const sites: E2eSite[] = [];
  try {
    // In turns: the first one builds, and a single file needs no second.
    for (let number = 1; number <= (files.length === 1 ? 1 : E2E_WORKERS); number++)
      sites.push(await startSite(number, browser));
    const report = `${REPORTS}/e2e.json`;
    const ok = await runTool('playwright', ['test', ...files], {
      E2E_SITES: JSON.stringify(sites.map(({ env }) => env)),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    if (!ok) for (const { log } of sites) await showServerLog(log);
    return honest('e2e', ok, e2eOutcome(await readReport(report)));
  } finally {
    await Promise.all(sites.map(({ stop }) => stop()));
  }
}

interface E2eSite {
  /** What the tests have to know of it. */
  env: Record<string, string>;
  log: string;
  stop(): Promise<void>;
}

async function startSite(number: number, browser: Record<string, string>): Promise<E2eSite> {
  const port = await freePort();
  const [smtpPort, providerPort, mapPort] = [await freePort(), await freePort(), await freePort()];
  const baseUrl = `http://localhost:${port}`;
  const media = `${DATA_DIRECTORY}/e2e-media-${number}`;
  await rm(media, { recursive: true, force: true });
  const env = {
    DATABASE_URL: await freshDatabase(`branchenbuch_e2e_${number}`),
    PORT: String(port),
    E2E_BASE_URL: baseUrl,
    E2E_SMTP_PORT: String(smtpPort),
    E2E_PROVIDER_PORT: String(providerPort),
    E2E_SITE_PORT: String(await freePort()),
    E2E_MAP_PORT: String(mapPort),
    MEDIA_DIRECTORY: media,
    ...browser,
  };
  const log = `${REPORTS}/server-${number}.log`;
  const server = spawn(process.execPath, ['--import', './e2e/fake-internet.ts', 'bin/start.ts'], {
    // Neither UTC nor Berlin. SITE_URL is what links are made of; the rest keeps the site on noindex, as a fresh one is.
    env: {
      ...process.env,
      ...env,
      TZ: 'America/New_York',
      SITE_URL: baseUrl,
      // The tests themselves are the mail server, the OpenID Connect provider and the host of maps.
      MAP_STYLE_URL: `http://localhost:${mapPort}/style.json`,
      SMTP_URL: `smtp://localhost:${smtpPort}`,
      OIDC_ISSUER: `http://localhost:${providerPort}`,
      OIDC_CLIENT_ID: 'branchenbuch',
      OIDC_CLIENT_SECRET: 'only-for-tests',
    },
    // What it complains of while it is attacked would bury the tests' own words.
    stdio: ['ignore', 'pipe', openSync(log, 'w'), 'ipc'],
  });
  await ready(server, log);
  const stop = () =>
    new Promise<void>((done) => {
      server.once('exit', () => done());
      if (!server.kill('SIGTERM')) done();
    });
  return { env, log, stop };
}

function ready(server: ReturnType<typeof spawn>, log: string): Promise<void> {
  return new Promise((done, fail) => {
    const ended = async (code: number | null) => {
      await showServerLog(log);
      fail(new UserError(`Der Server für die Browsertests endete mit ${code}.`));
    };
    server.once('exit', ended);
    server.stdout?.on('data', (part: Buffer) => {
      process.stdout.write(part);
      if (!part.includes('Bereit:')) return;
      server.off('exit', ended);
      done();
    });
  });
}

async function showServerLog(log: string) {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  say(`Das Letzte von ${lines.length} Zeilen in ${log}:`);
  console.log(lines.slice(-50).join('\n'));
}

async function freshDatabase(name: string): Promise<string> {
  const url = new URL(process.env.DATABASE_URL as string);
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  await sql.unsafe(`drop database if exists ${name} with (force)`);
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * A browser without a window's machinery, which takes half the time: Playwright's own where its download works within 20 seconds,
 * else Debian's; else whatever Chromium there is.
 */
async function findBrowser(): Promise<Record<string, string>> {
  const { chromium } = await import('playwright');
  const found = () => [SHELL, SYSTEM_CHROMIUM].find((path) => existsSync(path));
  if (existsSync(chromium.executablePath())) return {};
  if (found() !== SHELL) {
    say('Hole einen Browser für die Tests …');
    if (await runTool('timeout', ['20', 'playwright', 'install', '--only-shell', 'chromium']).catch(() => false))
      return {};
    const install = (name: string) =>
      runTool('timeout', ['180', 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', name], {
        DEBIAN_FRONTEND: 'noninteractive',
      }).catch(() => false);
    if (process.getuid?.() === 0) {
      await runTool('timeout', ['60', 'apt-get', 'update', '-qq']).catch(() => false);
      if (!(await install('chromium-headless-shell')) && !found()) await install('chromium');
    }
  }
  const browser = found();
  if (browser) return { E2E_BROWSER: browser };
  throw new UserError(
    'Für die Browsertests fehlt ein Browser. Bitte Chromium installieren (apt-get install chromium-headless-shell).',
  );
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(address && typeof address === 'object' ? address.port : 3999));
    });
  });
}
