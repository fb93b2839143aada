import type postgres from 'postgres';

export interface StoredRedirect {
  path: string;
  /** Where it moved to; `null`: removed for good. */
  target: string | null;
}

/** All of them: the front door holds the table in memory. */
export async function listRedirects(sql: postgres.Sql): Promise<StoredRedirect[]> {
  return await sql<StoredRedirect[]>`select path, target from redirects`;
}
