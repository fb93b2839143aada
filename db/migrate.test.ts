import postgres from 'postgres';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { closeDatabase } from './client.ts';
import { migrateDatabase, NewerDatabaseError } from './migrate.ts';

const NAME = 'branchenbuch_test_migrate';
const test = new URL(process.env.DATABASE_URL as string);
const admin = postgres(test.href, { max: 1, onnotice: () => {} });
const url = Object.assign(new URL(test.href), { pathname: `/${NAME}` }).href;

async function ask<T extends object>(query: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe<T[]>(query);
  } finally {
    await sql.end();
  }
}

beforeEach(async () => {
  await admin.unsafe(`drop database if exists ${NAME} with (force)`);
  await admin.unsafe(`create database ${NAME}`);
});

afterAll(async () => {
  await admin.unsafe(`drop database if exists ${NAME} with (force)`);
  await admin.end();
  await closeDatabase();
});

it('brings an empty database up to date, and then has nothing to do', async () => {
  expect((await migrateDatabase(url)).applied).toBeGreaterThan(0);
  expect(await migrateDatabase(url)).toEqual({ applied: 0 });
});

it('refuses the database of a newer version, and leaves it as it is', async () => {
  await migrateDatabase(url);
  await ask(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 4102444800000)`);
  await expect(migrateDatabase(url)).rejects.toThrow(NewerDatabaseError);
  await expect(migrateDatabase(url)).rejects.toThrow('Bitte das Programm aktualisieren');
  expect(await ask(`select hash from drizzle.__drizzle_migrations where hash = 'later'`)).toHaveLength(1);
});

it('is done once when several processes start together', async () => {
  const results = await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  expect(results.filter(({ applied }) => applied > 0)).toHaveLength(1);
});

it('leaves nothing behind when it fails half-way', async () => {
  // In the way of the tables' migration, which comes after that of the functions.
  await ask('create table redirects (path text)');
  await expect(migrateDatabase(url)).rejects.toThrow();
  expect(await ask(`select proname from pg_proc where proname = 'fold'`)).toEqual([]);
  await ask('drop table redirects');
  expect((await migrateDatabase(url)).applied).toBeGreaterThan(0);
});
