import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { siteUrl } from '#lib/env.ts';
import { progress, say, table, UserError } from '../console.ts';
import { DATA_DIRECTORY } from '../database.ts';

const verdicts = {
  there: '200',
  moved: '301 → 200',
  gone: '410',
  lost: 'verloren',
  failed: 'keine Antwort',
} as const;

interface Checked {
  /** As it stands in the list. */
  address: string;
  verdict: keyof typeof verdicts;
  /** Where it led in the end, or what was wrong. */
  detail: string;
}

const AT_ONCE = 8;
const MOST_HOPS = 5;
const PATIENCE_MS = 15_000;
const SHOWN = 20;

/** `npm run import -- wordpress-check URLS.txt`: asks the running server for each old address. True when none is lost. */
export async function runCheck(path: string, server = siteUrl()): Promise<boolean> {
  const origin = URL.parse(server)?.origin;
  if (!origin || origin === 'null') throw new UserError(`--server ${server}: keine Adresse wie https://www.example.de`);
  const lines = createInterface({ input: createReadStream(path) });
  const folder = join(DATA_DIRECTORY, 'import-reports');
  await mkdir(folder, { recursive: true });
  const report = join(folder, `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}-${basename(path)}.jsonl`);
  const file = createWriteStream(report);
  const counts = new Map<Checked['verdict'], number>();
  const bad: Checked[] = [];
  const bar = progress(basename(path));
  let total = 0;
  for await (const checked of checkAll(addressesIn(lines), origin)) {
    total += 1;
    counts.set(checked.verdict, (counts.get(checked.verdict) ?? 0) + 1);
    if (!isAnswered(checked) && bad.length < SHOWN) bad.push(checked);
    file.write(`${JSON.stringify({ ...checked, verdict: verdicts[checked.verdict] })}\n`);
    bar.update(total, undefined, 'Adressen');
  }
  bar.end();
  file.end();
  await finished(file);

  if (total === 0) throw new UserError(`${path} enthält keine Adressen: eine je Zeile.`);
  const ordered = Object.entries(verdicts) as [Checked['verdict'], string][];
  table([
    ['Adressen', total],
    ...ordered.map(([verdict, label]): [string, number] => [`  ${label}`, counts.get(verdict) ?? 0]),
  ]);
  for (const { address, verdict, detail } of bad) say(`${verdicts[verdict]}: ${address} (${detail})`);
  const missing = (counts.get('lost') ?? 0) + (counts.get('failed') ?? 0);
  if (missing > bad.length) say(`… und ${missing - bad.length} weitere.`);
  say(`Gefragt wurde ${origin}. Bericht: ${report}`);
  return missing === 0;
}

const isAnswered = ({ verdict }: Checked) => verdict !== 'lost' && verdict !== 'failed';

async function* addressesIn(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    const address = line.replace(/^\ufeff/, '').trim();
    if (address && !address.startsWith('#')) yield address;
  }
}

/** Some at a time, in the order of the list. */
async function* checkAll(addresses: AsyncIterable<string>, origin: string): AsyncGenerator<Checked> {
  const running: Promise<Checked>[] = [];
  for await (const address of addresses) {
    running.push(checkAddress(address, origin));
    if (running.length >= AT_ONCE) yield (await running.shift()) as Checked;
  }
  for (const checked of running) yield await checked;
}

/** Asks `origin` for the path of an address, whichever host it names, and follows where that leads on this site. */
export async function checkAddress(address: string, origin: string): Promise<Checked> {
  // A path with two slashes in front would otherwise name a host.
  const named = URL.parse(address.startsWith('/') ? origin + address : address, `${origin}/`);
  if (!named || !/^https?:$/.test(named.protocol)) return { address, verdict: 'lost', detail: 'keine Webadresse' };
  let path = named.pathname + named.search;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const answer = await ask(origin + path);
    if ('error' in answer) return { address, verdict: 'failed', detail: answer.error };
    const { status, location } = answer;
    if (status === 200) return { address, verdict: hop === 0 ? 'there' : 'moved', detail: path };
    if (status === 410) return { address, verdict: 'gone', detail: path };
    if (status >= 500) return { address, verdict: 'failed', detail: `${status} von ${path}` };
    if (status !== 301 && status !== 308) return { address, verdict: 'lost', detail: `${status} von ${path}` };
    const next = URL.parse(location, origin + path);
    // A server that is asked under another name leads to the name it knows.
    if (!next || (next.origin !== origin && next.origin !== new URL(siteUrl()).origin)) {
      return { address, verdict: 'lost', detail: `führt auf eine andere Website: ${location}` };
    }
    path = next.pathname + next.search;
  }
  return { address, verdict: 'lost', detail: `mehr als ${MOST_HOPS} Weiterleitungen` };
}

async function ask(url: string): Promise<{ status: number; location: string } | { error: string }> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return { status: response.status, location: response.headers.get('location') ?? '' };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return { error: cause?.code ?? message };
  }
}
