import { constants } from 'node:os';
import postgres from 'postgres';
import { closeDatabase } from '#db/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { seedReferenceData } from '#db/seed/reference.ts';
import { readEnvironment } from '#lib/env.ts';
import { UserError, waitFor } from './console.ts';

export const DATA_DIRECTORY = '.data';

/** PostgreSQL 18: the schema relies on its planner (skip scans) and is tested on it. */
const LEAST_VERSION = 18;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Database {
  url: string;
  close(): Promise<void>;
}

/** The database of DATABASE_URL or the embedded one: running, migrated, with places and trades, and named in the environment. */
export async function openDatabase(say: (line: string) => void = () => {}, stop?: AbortSignal): Promise<Database> {
  const database = await connectDatabase(say, stop);
  try {
    const { applied } = await waitFor('Migrationen', migrateDatabase(database.url), stop);
    if (applied > 0) say(`Datenbank eingerichtet (${applied} Schritte).`);
    stop?.throwIfAborted();
    await waitFor('Orte und Branchen', seedReferenceData(), stop);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/**
 * Like `openDatabase`, but takes the schema as it is. Who passes `stop` ends in an order of its own; otherwise Ctrl-C ends the
 * command at once, but not without the server that it started.
 */
export async function connectDatabase(say: (line: string) => void = () => {}, stop?: AbortSignal): Promise<Database> {
  let url = readEnvironment().DATABASE_URL;
  let embedded: EmbeddedPostgres | undefined;
  if (!url) {
    say('Starte PostgreSQL …');
    embedded = await waitFor('PostgreSQL', startEmbeddedPostgres(DATA_DIRECTORY), stop);
    url = embedded.url;
    process.env.DATABASE_URL = url;
  }
  const interrupt = async (signal: NodeJS.Signals) => {
    await close();
    process.exit(128 + constants.signals[signal]);
  };
  const close = async () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    await closeDatabase();
    await embedded?.stop();
  };
  if (!stop) for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    await checkServer(url);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}

async function checkServer(url: string) {
  const { host, pathname } = new URL(url);
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int / 10000 as version`;
    if (row && row.version < LEAST_VERSION) {
      throw new UserError(`PostgreSQL ${row.version} auf ${host} ist zu alt: nötig ist ${LEAST_VERSION} oder neuer.`);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code, message } = error as { code?: string; message: string };
    const reason =
      {
        '28P01': 'Benutzer oder Passwort stimmen nicht',
        '28000': 'der Benutzer darf sich nicht anmelden',
        '3D000': `die Datenbank ${pathname.slice(1)} gibt es dort nicht`,
        '53300': 'der Server nimmt keine weiteren Verbindungen an',
        ECONNREFUSED: 'dort antwortet kein Server',
        ENOTFOUND: 'den Rechner gibt es nicht',
        EAI_AGAIN: 'der Name des Rechners lässt sich nicht auflösen',
        CONNECT_TIMEOUT: 'der Server antwortet nicht',
      }[code ?? ''] ?? message;
    throw new UserError(`Die Datenbank auf ${host} ist nicht erreichbar: ${reason}. Bitte DATABASE_URL prüfen.`);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
