import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { migrateJobs } from './jobs/queues.ts';

const migrationsFolder = new URL('./migrations', import.meta.url).pathname;

/** Any number that no other program takes: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_203_918;

export class NewerDatabaseError extends Error {}

/** Brings the schema up to date. All pending migrations are one transaction: a killed run leaves the old schema. */
export async function migrateDatabase(url: string): Promise<{ applied: number }> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'branchenbuch-migrate' } });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const known = readMigrationFiles({ migrationsFolder });
    const before = await appliedMigrations(sql);
    const newest = known.at(-1)?.folderMillis ?? 0;
    if (before.some((millis) => millis > newest)) {
      throw new NewerDatabaseError(
        'Die Datenbank stammt von einer neueren Version dieses Programms. Bitte das Programm aktualisieren.',
      );
    }
    await migrate(drizzle(sql), { migrationsFolder });
    await migrateJobs(url);
    return { applied: known.length - before.length };
  } finally {
    await sql.end();
  }
}

async function appliedMigrations(sql: postgres.Sql): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return [];
  const rows = await sql<{ created_at: string }[]>`select created_at from drizzle.__drizzle_migrations`;
  return rows.map((row) => Number(row.created_at));
}
