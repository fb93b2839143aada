import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { connection, db, outsideTransaction } from '#db/client.ts';
import type { MailJob } from '#lib/mail/messages.ts';
import { JOBS_SCHEMA, type PictureJob, queues } from './queues.ts';

const shared = globalThis as { branchenbuchQueue?: Promise<PgBoss> };

/** pg-boss on our connection and, inside one, on our transaction. Drizzle has taught the driver to leave dates alone. */
const runOn = async (sql: postgres.Sql, text: string, values: unknown[] = []) => {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return { rows: await sql.unsafe(text, plain as never[]) };
};

/** Only puts jobs in: who does them is bin/jobs.ts' business. */
function queue(): Promise<PgBoss> {
  // Its timers outlive the transaction of whoever comes first.
  shared.branchenbuchQueue ??= outsideTransaction(startQueue).catch((error) => {
    shared.branchenbuchQueue = undefined;
    throw error;
  });
  return shared.branchenbuchQueue;
}

/** On a connection of its own: those of the pool may all be in transactions that wait for this very start. */
async function startQueue(): Promise<PgBoss> {
  let own: postgres.Sql | undefined = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} });
  const db = { executeSql: (text: string, values?: unknown[]) => runOn(own ?? connection(), text, values) };
  const options = { schema: JOBS_SCHEMA, supervise: false, schedule: false, migrate: false };
  try {
    return await new PgBoss({ db, ...options }).start();
  } finally {
    const starting = own;
    own = undefined;
    await starting.end();
  }
}

/** Ends its timers, which would go on asking a database that is away for good. */
export async function closeQueue(): Promise<void> {
  const open = shared.branchenbuchQueue;
  shared.branchenbuchQueue = undefined;
  await (await open)?.stop({ graceful: false });
}

/** In the caller's transaction: the mail goes out if and only if what it speaks of is stored. */
export async function sendMail(job: MailJob): Promise<void> {
  await (await queue()).send(queues.mail, job);
}

/**
 * Takes out of the queue what is to be sent to this address, or names it, and invitations by its person: in the caller's
 * transaction, before the account and its invitations go.
 */
export async function forgetMailsAbout(email: string, userId: string): Promise<void> {
  await db.execute(sql`
    delete from ${sql.identifier(JOBS_SCHEMA)}.job
    where name in (${queues.mail}, ${queues.mailFailed}) and (
      position(to_jsonb(${email}::text)::text in data::text) > 0
      or data ->> 'kind' = 'invited' and data ->> 'token' in (
        select id::text from company_invitations where invited_by = ${userId}))`);
}

/** In the caller's transaction: what was decided about several cases takes effect at `dueAt`. */
export async function scheduleDecision(id: string, dueAt: Date): Promise<void> {
  await (await queue()).send(queues.decisions, { id }, { startAfter: dueAt });
}

/** In the caller's transaction: articles that are due then are published at once, not only in the minute's round. */
export async function publishDueAt(at: Date): Promise<void> {
  await (await queue()).send(queues.publishing, {}, { startAfter: at, retentionSeconds: 30 * 24 * 3600 });
}

/** In the caller's transaction: the files of a picture follow its row. */
export async function settlePictureLater(key: string): Promise<void> {
  await (await queue()).send(queues.pictures, { key } satisfies PictureJob);
}
