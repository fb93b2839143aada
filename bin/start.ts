import { createServer } from 'node:net';
import { seedDemoAtFirstStart } from '#db/seed/demo.ts';
import { readEnvironment } from '#lib/env.ts';
import { missingLegalSettings } from '#lib/operator.ts';
import { buildIfStale } from './build.ts';
import { runCommand, say, UserError, waitFor } from './console.ts';
import { DATA_DIRECTORY, type Database, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';

/** `npm start`, and with `dev` the development server: everything from an empty checkout to an address. */
export async function start({ dev }: { dev: boolean }): Promise<void> {
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  await provideSecrets(DATA_DIRECTORY);
  const { PORT: port, HOST: host } = readEnvironment();
  await refuseTakenPort(port, host);

  let database: Database | undefined;
  let door: { address: string; close(): Promise<void> } | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(130);
    stopping = true;
    say('Beende …');
    await door?.close();
    await database?.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    database = await openDatabase(say);
    const seeded = await waitFor('Beispiele', seedDemoAtFirstStart());
    if (seeded) say(`Beispiele eingetragen: ${seeded.companies} Firmen, ${seeded.articles} Artikel.`);
    if (!dev) await buildIfStale(say);
    const missing = missingLegalSettings();
    if (missing.length > 0) {
      say(`Achtung: nicht gesetzt sind ${missing.join(', ')}. Solange bleibt die ganze Website auf noindex.`);
    }
    const { startFrontDoor } = await import('./front-door.ts');
    door = await startFrontDoor({ port, host, dev });
    say(`Bereit: ${door.address}`);
  } catch (error) {
    if (stopping) return;
    await database?.close();
    throw (error as { code?: string }).code === 'EADDRINUSE' ? takenPort(port) : error;
  }
}

/** Asked before the long steps, so that nobody waits for a build to hear it. */
function refuseTakenPort(port: number, host: string): Promise<void> {
  if (port === 0) return Promise.resolve();
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once('error', (error: { code?: string }) => taken(error.code === 'EADDRINUSE' ? takenPort(port) : error));
    probe.listen(port, host, () => probe.close(() => free()));
  });
}

const takenPort = (port: number) =>
  new UserError(
    `Port ${port} ist schon belegt. Bitte das andere Programm beenden oder mit PORT=… einen anderen wählen.`,
  );

if (import.meta.main) {
  await runCommand(() => start({ dev: false }));
  // A failed start leaves nothing open that would keep the process.
  if (process.exitCode) process.exit();
}
