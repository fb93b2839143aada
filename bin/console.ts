import { EmbeddedPostgresError } from '#db/embedded.ts';
import { NewerDatabaseError } from '#db/migrate.ts';
import { EnvironmentError } from '#lib/env.ts';

/** Short lines for the person who started a command. */
export const say = (line: string): void => console.log(line);

/** Labels and numbers below each other. */
export function table(rows: [label: string, number: number][]): void {
  const width = Math.max(...rows.map(([label]) => label.length));
  for (const [label, number] of rows) say(`${label.padEnd(width)}  ${count(number).padStart(10)}`);
}

export const count = (number: number): string => number.toLocaleString('de-DE');

/** One clear line instead of a stack trace: for what the person can mend. */
export class UserError extends Error {}

/** Runs a command to its end: expected errors as one line, others with their stack; exit code 1 either way. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? explain(error) : error);
    process.exitCode = 1;
  }
}

const EXPECTED = [UserError, EnvironmentError, NewerDatabaseError, EmbeddedPostgresError];

function explain(error: Error): string {
  const { code } = error as { code?: string };
  // Drizzle wraps what the database says.
  if (error.cause instanceof Error && !code) return explain(error.cause);
  if (code === 'ENOSPC' || code === '53100') return 'Die Festplatte ist voll. Bitte Platz schaffen und erneut starten.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `Keine Berechtigung: ${error.message}`;
  if (code === '42501') return `Dem Benutzer in DATABASE_URL fehlt ein Recht: ${error.message}`;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${error.message}\nREADME.md nennt alle Befehle und ihre Angaben.`;
  if (code && LOST.includes(code)) {
    return 'Die Verbindung zur Datenbank ist abgerissen. Bitte Server und Plattenplatz prüfen und erneut starten.';
  }
  return EXPECTED.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
}

const LOST = ['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', '57P01', '57P02', '57P03'];

export interface Progress {
  /** `done` of `total`, or of unknown many. */
  update(done: number, total?: number, note?: string): void;
  end(): void;
}

const WIDTH = 28;
const PATIENCE_MS = 2000;
const LOG_EVERY_MS = 10_000;

/** A bar that appears when a step takes more than two seconds; without a terminal, a line every ten seconds. */
export function progress(label: string): Progress {
  const started = Date.now();
  const terminal = process.stdout.isTTY;
  let shown = 0;
  return {
    update(done, total, note = '') {
      const now = Date.now();
      // Without a terminal each update is a line that stays.
      const patience = terminal ? PATIENCE_MS : LOG_EVERY_MS;
      if (now - started < patience || now - shown < (terminal ? 100 : LOG_EVERY_MS)) return;
      shown = now;
      const share = total ? Math.min(1, done / total) : undefined;
      const count = share === undefined ? done.toLocaleString('de-DE') : `${Math.round(share * 100)} %`;
      if (!terminal) return say(`  ${label}: ${count} ${note}`.trimEnd());
      const filled = share === undefined ? 0 : Math.round(share * WIDTH);
      const bar = share === undefined ? '' : `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} `;
      process.stdout.write(`\r\x1b[K  ${label} ${bar}${count} ${note}`);
    },
    end() {
      if (terminal && shown) process.stdout.write('\r\x1b[K');
    },
  };
}

/** For steps that cannot say how far they are: the time they have taken so far. Silent once `stop` has come: other words count then. */
export async function waitFor<T>(label: string, work: Promise<T>, stop?: AbortSignal): Promise<T> {
  const bar = progress(label);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const timer = setInterval(() => stop?.aborted || bar.update(seconds(), undefined, 's'), 500);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    bar.end();
  }
}
