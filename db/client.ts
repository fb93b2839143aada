import { AsyncLocalStorage } from 'node:async_hooks';
import type { SQL } from 'drizzle-orm';
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Database = PostgresJsDatabase;

const ambient = new AsyncLocalStorage<Database | undefined>();

// One pool a process, also when the development server loads this module again.
const shared = globalThis as { branchenbuchPool?: postgres.Sql; branchenbuchDatabase?: Database };

/** The pool behind `db`, for what Drizzle has no words for: COPY, LISTEN, cursors. */
export function pool(): postgres.Sql {
  if (!shared.branchenbuchPool) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL ist nicht gesetzt. Starten Sie mit npm start oder npm run dev.');
    shared.branchenbuchPool = openPool(url);
  }
  return shared.branchenbuchPool;
}

export const openPool = (url: string): postgres.Sql =>
  postgres(url, {
    max: Number(process.env.DATABASE_POOL_SIZE ?? 10),
    idle_timeout: 60,
    connect_timeout: 5,
    // A database that comes back is used again at once; the default waits up to 20 seconds between attempts.
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1),
    onnotice: () => {},
    connection: {
      application_name: 'branchenbuch',
      // A page never waits for a query that has gone wrong; bulk work sets its own limit.
      statement_timeout: 10_000,
      TimeZone: 'UTC',
      // Indexes lie in memory or on what reads them as fast as in sequence; the default knows disks that turn.
      random_page_cost: 1.1,
      // Compiling takes longer than any of our questions.
      jit: false,
      // A common word has hundreds of thousands of entries. With less, which of them is no longer noted, and each is read again.
      work_mem: '32MB',
    },
  });

function root(): Database {
  shared.branchenbuchDatabase ??= drizzle(pool());
  return shared.branchenbuchDatabase;
}

/** The database, or the transaction that the caller runs in. Connects at the first query, not at import. */
export const db: Database = new Proxy(Object.create(PgDatabase.prototype) as Database, {
  get(_, property) {
    const target = ambient.getStore() ?? root();
    const value = Reflect.get(target, property, target);
    return typeof value === 'function' ? value.bind(target) : value;
  },
});

/** The driver under `db`, in its transaction if there is one: for COPY, and for statements over whole batches. */
export function connection(): postgres.Sql {
  const { session } = (ambient.getStore() ?? root()) as unknown as { session: { client: postgres.Sql } };
  return session.client;
}

const dialect = new PgDialect();

/**
 * For small questions that are asked all the time: parsed once a connection, and planned once where PostgreSQL finds that their
 * values make no difference, which else takes as long as answering.
 */
export async function executePrepared<Row>(query: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(query);
  return (await connection().unsafe(sql, params as postgres.ParameterOrJSON<never>[], { prepare: true })) as Row[];
}

/** Runs `work` so that every query in it, also in functions it calls, is part of one transaction (nested: a savepoint). */
export function transaction<T>(work: () => Promise<T>): Promise<T> {
  return db.transaction((tx) => ambient.run(tx as unknown as Database, work));
}

/** Whether a transaction is open: then all of it happens on its connection. */
export const isInTransaction = (): boolean => ambient.getStore() !== undefined;

/** Runs `work` so that every query in it, also in functions it calls, asks this server. */
export const askOther = <T>(other: Database, work: () => Promise<T>): Promise<T> => ambient.run(other, work);

/** For what is shared by all who come later: it must not hang on the transaction of the first. */
export const outsideTransaction = <T>(work: () => T): T => ambient.run(undefined, work);

class Rollback extends Error {}

/** For tests: what `work` writes is seen by it and by nobody else, and is gone afterwards. */
export async function rolledBack(work: () => Promise<void>): Promise<void> {
  await transaction(async () => {
    await work();
    throw new Rollback();
  }).catch((error) => {
    if (!(error instanceof Rollback)) throw error;
  });
}

export async function closeDatabase(): Promise<void> {
  const open = shared.branchenbuchPool;
  shared.branchenbuchPool = undefined;
  shared.branchenbuchDatabase = undefined;
  await open?.end({ timeout: 5 });
}
