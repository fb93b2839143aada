import postgres from 'postgres';

/** Has all tables, places and trades while vitest runs (test-database.ts); nobody is ever connected to it. */
export const SEEDED_DATABASE = 'branchenbuch_test';

/** How often something is tried: enough to find what breaks, and more of it with `npm test -- --thorough`. */
export const times = (thorough: number, usual: number): number => (process.env.THOROUGH ? thorough : usual);

/**
 * For tests that need a database of their own beside the one of the other tests, on the same server: fresh, or a copy of
 * `template`, to which nobody may be connected then. Gives back its address.
 */
export async function createScratchDatabase(name: string, template = 'template1'): Promise<string> {
  return administer(async (admin, server) => {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.unsafe(`create database ${name} template ${template}`);
    return Object.assign(new URL(server), { pathname: `/${name}` }).href;
  });
}

export const dropScratchDatabases = (...names: string[]): Promise<void> =>
  administer(async (admin) => {
    for (const name of names) await admin.unsafe(`drop database if exists ${name} with (force)`);
  });

const SERVER = process.env.DATABASE_URL as string;

async function administer<T>(work: (admin: postgres.Sql, server: string) => Promise<T>): Promise<T> {
  const admin = postgres(SERVER, { max: 1, onnotice: () => {} });
  try {
    return await work(admin, SERVER);
  } finally {
    await admin.end();
  }
}
