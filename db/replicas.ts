import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { readEnvironment } from '#lib/env.ts';
import { askOther, type Database, isInTransaction, openPool, pool } from './client.ts';

/** How far behind a replica may be. */
const MOST_BEHIND_MS = 1000;
const LOOK_EVERY_MS = 250;

interface Replica {
  sql: postgres.Sql;
  database: Database;
  isFresh: boolean;
}

interface Followed {
  replicas: Replica[];
  timer: NodeJS.Timeout;
  next: number;
}

// One set of pools a process, also when the development server loads this module again.
const shared = globalThis as { branchenbuchReplicas?: Followed };

/**
 * Reads that may be a second old: asks a replica that is not further behind, else the server itself. Never for what is kept (a page
 * made right after a change would hold what was before it), nor for what somebody has just written. `work` only reads, because it
 * is done again when the replica goes away meanwhile.
 */
export async function mayBeASecondOld<T>(work: () => Promise<T>): Promise<T> {
  if (isInTransaction()) return work();
  const replica = nextFresh();
  if (!replica) return work();
  try {
    return await askOther(replica.database, work);
  } catch (error) {
    if (!isOfReplica(error)) throw error;
    replica.isFresh = false;
    return work();
  }
}

/** In turns, so that they share the work. */
function nextFresh(): Replica | undefined {
  const followed = follow();
  const fresh = followed?.replicas.filter(({ isFresh }) => isFresh) ?? [];
  return followed && fresh.length > 0 ? fresh[followed.next++ % fresh.length] : undefined;
}

function follow(): Followed | undefined {
  if (shared.branchenbuchReplicas) return shared.branchenbuchReplicas;
  const { DATABASE_REPLICA_URLS: urls } = readEnvironment();
  if (urls.length === 0) return undefined;
  const replicas = urls.map((url) => {
    const sql = openPool(url);
    return { sql, database: drizzle(sql), isFresh: false };
  });
  const look = watch(replicas);
  const followed = { replicas, next: 0, timer: setInterval(look, LOOK_EVERY_MS) };
  followed.timer.unref();
  look();
  shared.branchenbuchReplicas = followed;
  return followed;
}

/**
 * Compares what a replica has replayed with what the server had written a second ago. Times would not do: on a quiet server the last
 * transaction is old on a replica that misses nothing.
 */
function watch(replicas: Replica[]): () => void {
  const written: { at: number; position: bigint }[] = [];
  let isLooking = false;
  return async () => {
    if (isLooking) return;
    isLooking = true;
    const begun = Date.now();
    // While the server is away nothing is written, and replicas go on answering.
    const position = await positionOf(pool(), 'pg_current_wal_lsn()').catch(() => undefined);
    if (position !== undefined) written.push({ at: begun, position });
    while ((written[1]?.at ?? begun) <= begun - MOST_BEHIND_MS + LOOK_EVERY_MS) written.shift();
    const least = written[0]?.position;
    await Promise.all(
      replicas.map(async (replica) => {
        const replayed = await positionOf(replica.sql, 'pg_last_wal_replay_lsn()').catch(() => undefined);
        replica.isFresh = least !== undefined && replayed !== undefined && replayed >= least;
      }),
    );
    isLooking = false;
  };
}

const ANSWER_WITHIN_MS = 500;

async function positionOf(sql: postgres.Sql, lsn: string): Promise<bigint> {
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error('No answer in time')), ANSWER_WITHIN_MS).unref();
  });
  const asked = sql.unsafe(`select (${lsn} - '0/0'::pg_lsn)::text as position`);
  const [row] = await Promise.race([asked, late]);
  // A replica that was promoted has no place among what it replays.
  if (!row?.position) throw new Error('No replica');
  return BigInt(row.position);
}

/** It is gone, or had to end a query that was in the way of replaying. */
function isOfReplica(error: unknown): boolean {
  const { code = '', cause } = error as { code?: string; cause?: unknown };
  if (/^(?:CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|08|57P|40001|53300)/.test(code)) return true;
  return cause instanceof Error && isOfReplica(cause);
}

export async function closeReplicas(): Promise<void> {
  const followed = shared.branchenbuchReplicas;
  shared.branchenbuchReplicas = undefined;
  clearInterval(followed?.timer);
  await Promise.all(followed?.replicas.map(({ sql }) => sql.end({ timeout: 2 })) ?? []);
}
