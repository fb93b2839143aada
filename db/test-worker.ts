/** The database of one of vitest's workers. */
export const testDatabaseOf = (database: string, worker: string): string => `${database}_${worker}`;

const { VITEST_POOL_ID: worker, DATABASE_URL: url } = process.env;
if (worker && url) {
  const own = new URL(url);
  own.pathname = testDatabaseOf(own.pathname, worker);
  process.env.DATABASE_URL = own.href;
}
