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

const E2E_DATABASE = 'branchenbuch_e2e';
const E2E_MEDIA = `${DATA_DIRECTORY}/e2e-media`;
const REPORTS = `${DATA_DIRECTORY}/test-reports`;
const SERVER_LOG = `${REPORTS}/server.log`;
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
  const total = { passed: 0, failed: 0 };
  // One server for all parts: what starts first stops last.
  const database = await connectDatabase(say);
  // Server and tests write to one log, which is signed.
  await provideSecrets(DATA_DIRECTORY);
  try {
    for (const [name, run] of Object.entries(parts)) {
      if (values.only && values.only !== name) continue;
      const { passed, failed } = await run(positionals);
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    await database.close();
  }
  say('');
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
});
process.exit();

/** Rules beside their files, and the database's tests. */
async function unit(files: string[]) {
  const report = `${REPORTS}/unit.json`;
  const ok = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ]);
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
  return { passed: numPassedTests, failed: ok ? 0 : Math.max(1, numFailedTests) };
}

/** A real browser against a production server with a database of its own. */
async function e2e(files: string[]) {
  const browser = await findBrowser();
  const database = await freshDatabase();
  await rm(E2E_MEDIA, { recursive: true, force: true });
  const port = await freePort();
  const smtpPort = await freePort();
  const providerPort = await freePort();
  const sitePort = await freePort();
  const mapPort = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const env = {
    DATABASE_URL: database,
    PORT: String(port),
    E2E_BASE_URL: baseUrl,
    E2E_SMTP_PORT: String(smtpPort),
    E2E_PROVIDER_PORT: String(providerPort),
    E2E_SITE_PORT: String(sitePort),
    E2E_MAP_PORT: String(mapPort),
    MEDIA_DIRECTORY: E2E_MEDIA,
    ...browser,
  };
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
    stdio: ['ignore', 'pipe', openSync(SERVER_LOG, 'w')],
  });
  try {
    await ready(server);
    const report = `${REPORTS}/e2e.json`;
    const ok = await runTool('playwright', ['test', ...files], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
    if (!ok) await showServerLog();
    const { stats } = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
    return { passed: stats?.expected ?? 0, failed: ok ? 0 : Math.max(1, stats?.unexpected ?? 0) };
  } finally {
    await new Promise((done) => {
      server.once('exit', done);
      if (!server.kill('SIGTERM')) done(undefined);
    });
  }
}

function ready(server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((done, fail) => {
    const ended = async (code: number | null) => {
      await showServerLog();
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

async function showServerLog() {
  const lines = (await readFile(SERVER_LOG, 'utf8')).trimEnd().split('\n');
  say(`Das Letzte von ${lines.length} Zeilen in ${SERVER_LOG}:`);
  console.log(lines.slice(-50).join('\n'));
}

async function freshDatabase(): Promise<string> {
  const url = new URL(process.env.DATABASE_URL as string);
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  await sql.unsafe(`drop database if exists ${E2E_DATABASE} with (force)`);
  await sql.unsafe(`create database ${E2E_DATABASE}`);
  await sql.end();
  url.pathname = `/${E2E_DATABASE}`;
  return url.href;
}

/** Playwright's own browser where its download works within 20 seconds, else the system's, else Debian's package. */
async function findBrowser(): Promise<Record<string, string>> {
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return {};
  if (!existsSync(SYSTEM_CHROMIUM)) {
    say('Hole einen Browser für die Tests …');
    if (await runTool('timeout', ['20', 'playwright', 'install', '--only-shell', 'chromium']).catch(() => false))
      return {};
    if (process.getuid?.() === 0) {
      await runTool('apt-get', ['update', '-qq']);
      await runTool('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        DEBIAN_FRONTEND: 'noninteractive',
      });
    }
  }
  if (existsSync(SYSTEM_CHROMIUM)) return { E2E_BROWSER: SYSTEM_CHROMIUM };
  throw new UserError(
    'Für die Browsertests fehlt ein Browser. Bitte Chromium installieren (apt-get install chromium).',
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
