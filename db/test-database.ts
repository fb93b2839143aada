import postgres from 'postgres';
import { closeDatabase } from './client.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { migrateDatabase } from './migrate.ts';
import { SEEDED_DATABASE } from './scratch-database.ts';
import { seedReferenceData } from './seed/reference.ts';
import { testDatabaseOf } from './test-worker.ts';

/**
 * For vitest: a fresh database with places and trades for each worker, on the server of this checkout or the one of DATABASE_URL.
 * A test holds what it writes until it ends; two that shared a database would wait for each other, crosswise.
 */
export default async function prepareTestDatabase({ config }: { config: { maxWorkers: number } }) {
  const embedded = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres('.data');
  const server = new URL(embedded?.url ?? (process.env.DATABASE_URL as string));
  const admin = postgres(server.href, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${SEEDED_DATABASE} with (force)`);
  await admin.unsafe(`create database ${SEEDED_DATABASE}`);

  server.pathname = `/${SEEDED_DATABASE}`;
  process.env.DATABASE_URL = server.href;
  await migrateDatabase(server.href);
  await seedReferenceData();
  // A template may have no visitors.
  await closeDatabase();
  const copies = Array.from({ length: config.maxWorkers }, (_, index) =>
    testDatabaseOf(SEEDED_DATABASE, String(index + 1)),
  );
  for (const name of copies) {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.unsafe(`create database ${name} template ${SEEDED_DATABASE}`);
  }

  return async () => {
    for (const name of [SEEDED_DATABASE, ...copies]) await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
    await embedded?.stop();
  };
}
