import { createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { seedDemoAtFirstStart } from '#db/seed/demo.ts';
import { readEnvironment } from '#lib/env.ts';
import { missingLegalSettings } from '#lib/operator.ts';
import { buildIfStale } from './build.ts';
import { runCommand, say, UserError, waitFor } from './console.ts';
import { DATA_DIRECTORY, type Database, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';
import { stopSignal } from './stop-signal.ts';

/** `npm start`, and with `dev` the development server: from an empty checkout to an address, until it is told to stop. */
export async function start({ dev }: { dev: boolean }): Promise<void> {
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const { PORT: port, HOST: host } = readEnvironment();
  await refuseTakenPort(port, host);
  await provideSecrets(DATA_DIRECTORY);

  const stop = stopSignal();
  let database: Database | undefined;
  let door: { address: string; close(): Promise<void> } | undefined;
  try {
    database = await openDatabase(say, stop);
    stop.throwIfAborted();
    const seeded = await waitFor('Beispiele', seedDemoAtFirstStart(), stop);
    if (seeded) say(`Beispiele eingetragen: ${seeded.companies} Firmen, ${seeded.articles} Artikel.`);
    stop.throwIfAborted();
    if (!dev) await buildIfStale(say, stop);
    const missing = missingLegalSettings();
    if (missing.length > 0) {
      say(`Achtung: nicht gesetzt sind ${missing.join(', ')}. Solange bleibt die ganze Website auf noindex.`);
    }
    if (!readEnvironment().SMTP_URL) {
      say(
        'Achtung: SMTP_URL ist nicht gesetzt. Mails liegen in .data/mail; auf diesem Rechner zeigt sie /entwicklung/post.',
      );
    }
    const { startFrontDoor } = await import('./front-door.ts');
    door = await startFrontDoor({ port, host, dev });
    say(`Bereit: ${door.address}`);
    await aborted(stop);
  } catch (error) {
    if (!stop.aborted) throw (error as { code?: string }).code === 'EADDRINUSE' ? takenPort(port) : error;
  } finally {
    await door?.close();
    await database?.close();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done());
  });
}

/** A server that was told to stop a moment ago gets the time to leave. */
const LEAVES_WITHIN_MS = 3000;

/** Asked before the long steps, so that nobody waits for a build to hear it. */
async function refuseTakenPort(port: number, host: string): Promise<void> {
  if (port === 0) return;
  for (const deadline = Date.now() + LEAVES_WITHIN_MS; !(await isFree(port, host)); await after(200)) {
    if (Date.now() > deadline) throw takenPort(port);
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error: { code?: string }) => {
      if (error.code === 'EADDRINUSE') done(false);
      else fail(cannotListen(error, port, host));
    });
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

function cannotListen(error: { code?: string }, port: number, host: string): UserError {
  const reason =
    error.code === 'EACCES'
      ? 'dazu fehlt die Berechtigung. Bitte mit PORT=… einen Port über 1023 wählen'
      : 'diese Adresse hat der Rechner nicht. Bitte HOST prüfen';
  return new UserError(`Auf ${host}, Port ${port}, lässt sich nicht lauschen: ${reason}.`);
}

const takenPort = (port: number) =>
  new UserError(
    `Port ${port} ist schon belegt. Bitte das andere Programm beenden oder mit PORT=… einen anderen wählen.`,
  );

if (import.meta.main) {
  await runCommand(() => start({ dev: false }));
  // Next leaves timers behind that would keep the process.
  process.exit();
}
