import postgres from 'postgres';
import { startEmbeddedPostgres } from './embedded.ts';
import { migrateDatabase } from './migrate.ts';
import { seedReferenceData } from './seed/reference.ts';

const DATABASE = 'branchenbuch_test';

/** For vitest: a fresh database with places and trades, on the server of this checkout or the one of DATABASE_URL. */
export default async function prepareTestDatabase() {
  const embedded = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres('.data');
  const server = new URL(embedded?.url ?? (process.env.DATABASE_URL as string));
  const admin = postgres(server.href, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${DATABASE} with (force)`);
  await admin.unsafe(`create database ${DATABASE}`);

  server.pathname = `/${DATABASE}`;
  process.env.DATABASE_URL = server.href;
  await migrateDatabase(server.href);
  await seedReferenceData();

  return async () => {
    await (await import('./client.ts')).closeDatabase();
    await admin.unsafe(`drop database if exists ${DATABASE} with (force)`);
    await admin.end();
    await embedded?.stop();
  };
}
