import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { UserError, waitFor } from './console.ts';

const SOURCES = [
  'app/**/*',
  'components/**/*',
  'lib/**/*',
  'db/**/*.ts',
  'public/**/*',
  'bin/front-door/**/*',
  'next.config.ts',
  'instrumentation.ts',
];
const FILES = ['package-lock.json', 'postcss.config.mjs', 'tsconfig.json'];
const STAMP = '.next/build-stamp';

/** Next refuses a second build at the same time: another start is at it, or one that was killed left its build behind. */
const BUSY = 'Another next build process is already running';
const ASK_AGAIN_MS = 2000;

/** Builds the application unless the last whole build was made from the same sources. */
export async function buildIfStale(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const wanted = await digestOfSources();
  for (let attempt = 1; ; attempt += 1) {
    if ((await readFile(STAMP, 'utf8').catch(() => '')) === wanted) return;
    if (attempt === 1) say('Baue die Anwendung …');
    // Without its stamp a build that is killed half-way counts as stale.
    await rm(STAMP, { force: true });
    const { code, output } = await waitFor('Bauen', nextBuild(signal));
    signal?.throwIfAborted();
    if (code === 0) break;
    if (!output.includes(BUSY)) throw buildError(output);
    if (attempt === 1) say('Ein anderer Start baut gerade; warte auf sein Ende …');
    await after(ASK_AGAIN_MS, undefined, { signal });
  }
  await writeFile(STAMP, wanted);
}

function buildError(output: string): Error {
  const full = output.includes('No space left on device') || output.includes('ENOSPC');
  return full
    ? Object.assign(new Error('disk full'), { code: 'ENOSPC' })
    : new UserError(`Die Anwendung ließ sich nicht bauen:\n${output}`);
}

function nextBuild(signal?: AbortSignal): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    const stop = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', stop);
    let output = '';
    const collect = (part: Buffer) => {
      output = (output + part).slice(-8000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', fail);
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop);
      done({ code, output });
    });
  });
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const found: string[] = [...FILES];
  for (const pattern of SOURCES) for await (const file of glob(pattern)) found.push(file);
  for (const file of found.filter((name) => !/\.test\.tsx?$/.test(name)).sort()) {
    const content = await readFile(file).catch((error: { code?: string }) => {
      if (error.code === 'EISDIR' || error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (content) hash.update(file).update('\0').update(content);
  }
  return hash.digest('hex');
}
