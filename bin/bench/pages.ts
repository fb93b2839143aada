import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { buildIfStale } from '#bin/build.ts';
import { say, UserError } from '#bin/console.ts';

/**
 * Requests a second and waiting times of our pages, against a page of the same size that does nothing, and against plain
 * `next start`. Rounds alternate between all of them, so that whatever else the machine does hits each alike; what counts is
 * the median of the ratios within a round.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '10' },
      entry: { type: 'string' },
      archive: { type: 'string' },
      search: { type: 'string', default: '/suche?was=B%C3%A4ckerei&wo=Berlin' },
      /** As browsers ask (gzip), or for the bare bytes. */
      encoding: { type: 'string', default: 'gzip' },
    },
  });
  await buildIfStale(say);

  const env = { ...process.env, NODE_ENV: 'production', BENCH: '1', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv;
  const servers: ChildProcess[] = [];
  try {
    const door = await serve(servers, env, (port) => ['bin/bench/pages/door-server.ts', port]);
    const plain = await serve(servers, env, (port) => [
      'node_modules/next/dist/bin/next',
      'start',
      '-H',
      '127.0.0.1',
      '-p',
      port,
    ]);

    const entry = values.entry ?? (await findLink(door, ['/'], /href="(\/firmen\/[a-z0-9-]+)"/));
    const archive = values.archive ?? (await findDay(door));
    const minimal = await pageOfSize(door, await sizeOf(door + entry));
    const targets = new Map([
      ['Eintrag', door + entry],
      ['Archivtag', door + archive],
      ['Suche', door + values.search],
      ['Minimalseite', door + minimal],
      ['Eintrag, next start', plain + entry],
      ['Minimalseite, next start', plain + minimal],
    ]);
    for (const [name, url] of targets)
      console.log(`${name.padEnd(26)} ${await sizeOf(url)} Bytes  ${new URL(url).pathname}`);

    const rounds: Map<string, Figures>[] = [];
    for (let round = 1; round <= Number(values.rounds); round++) {
      const figures = new Map<string, Figures>();
      // Each begins a round once: no page always follows the same one.
      for (const [name, url] of rotated([...targets], round)) {
        figures.set(name, await measure(url, Number(values.connections), Number(values.seconds), values.encoding));
      }
      rounds.push(figures);
      console.log(`Runde ${round} von ${values.rounds}`);
    }
    report([...targets.keys()], rounds);
  } finally {
    for (const server of servers) server.kill('SIGTERM');
    await Promise.all(servers.map((server) => server.exitCode ?? new Promise((done) => server.once('exit', done))));
  }
}

interface Figures {
  perSecond: number;
  p50: number;
  p95: number;
}

async function measure(url: string, connections: number, duration: number, encoding: string): Promise<Figures> {
  const times: number[] = [];
  const options = { url, connections, duration, headers: { 'accept-encoding': encoding } };
  const result = await new Promise<autocannon.Result>((done, fail) => {
    const run = autocannon(options, (error, outcome) => (error ? fail(error) : done(outcome)));
    run.on('response', (_client, status, _bytes, time) => {
      if (status === 200) times.push(time);
    });
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new UserError(`${url}: ${result.non2xx} Antworten waren nicht 200, ${result.errors} Fehler`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { perSecond: times.length / result.duration, p50: at(0.5), p95: at(0.95) };
}

function report(names: string[], rounds: Map<string, Figures>[]): void {
  const of = (name: string) => rounds.map((round) => round.get(name) as Figures);
  console.log(`\n${'Median aller Runden'.padEnd(26)} Anfragen/s    p50 ms    p95 ms`);
  for (const name of names) {
    const figures = of(name);
    const column = (value: (each: Figures) => number, digits: number) =>
      median(figures.map(value)).toFixed(digits).padStart(10);
    console.log(
      `${name.padEnd(26)} ${column((each) => each.perSecond, 0)}${column((each) => each.p50, 1)}${column((each) => each.p95, 1)}`,
    );
  }
  console.log('');
  const ratio = (a: string, b: string) =>
    median(of(a).map((figures, round) => figures.perSecond / (of(b)[round] as Figures).perSecond));
  const line = (a: string, b: string, goal = '') => console.log(`${a} : ${b} = ${ratio(a, b).toFixed(2)}${goal}`);
  line('Eintrag', 'Minimalseite', ' (Ziel 0,90)');
  line('Archivtag', 'Minimalseite');
  line('Suche', 'Minimalseite');
  line('Eintrag', 'Eintrag, next start');
  line('Minimalseite', 'Minimalseite, next start');
}

async function serve(
  servers: ChildProcess[],
  env: NodeJS.ProcessEnv,
  command: (port: string) => string[],
): Promise<string> {
  const port = await freePort();
  const server = spawn(process.execPath, command(String(port)), { env, stdio: ['ignore', 'ignore', 'inherit'] });
  servers.push(server);
  const address = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null) throw new UserError('Der Server ist nicht gestartet.');
    if (
      await fetch(address).then(
        (response) => response.ok,
        () => false,
      )
    )
      return address;
    await after(200);
  }
  throw new UserError('Der Server antwortet nicht.');
}

/** A page in which nothing happens, as many bytes long as `wanted`: what remains is the cost of Next and the front door. */
async function pageOfSize(door: string, wanted: number): Promise<string> {
  const frame = await sizeOf(`${door}/bench/0`);
  // The text stands in the page twice: as markup, and as data for the browser.
  const guess = Math.max(0, Math.round((wanted - frame) / 2));
  const path = `/bench/${guess}`;
  const off = Math.abs((await sizeOf(door + path)) / wanted - 1);
  if (off > 0.05) console.warn(`Die Minimalseite ist um ${(off * 100).toFixed(0)} % anders groß als der Eintrag.`);
  return path;
}

async function sizeOf(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  if (!response.ok) throw new UserError(`${url} antwortet mit ${response.status}.`);
  return (await response.arrayBuffer()).byteLength;
}

async function findDay(door: string): Promise<string> {
  const year = await findLink(door, ['/archiv'], /href="(\/archiv\/\d{4})"/);
  const month = await findLink(door, [year], /href="(\/archiv\/\d{4}\/\d{2})"/);
  return findLink(door, [month, year, '/archiv'], /href="(\/archiv\/\d{4}\/\d{2}\/\d{2})"/);
}

async function findLink(door: string, pages: string[], link: RegExp): Promise<string> {
  for (const page of pages) {
    const found = link.exec(await (await fetch(door + page)).text())?.[1];
    if (found) return found;
  }
  throw new UserError(
    `Auf ${pages.join(', ')} steht kein Link der Art ${link.source}. Geben Sie --entry und --archive an.`,
  );
}

function rotated<T>(list: T[], by: number): T[] {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
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
