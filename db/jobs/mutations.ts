import { PgBoss } from 'pg-boss';
import { connection, outsideTransaction } from '#db/client.ts';
import type { MailJob } from '#lib/mail/messages.ts';
import { JOBS_SCHEMA, queues } from './queues.ts';

const shared = globalThis as { branchenbuchQueue?: Promise<PgBoss> };

/** pg-boss on our connection and, inside one, on our transaction. Drizzle has taught the driver to leave dates alone. */
const database = {
  async executeSql(text: string, values: unknown[] = []) {
    const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
    return { rows: await connection().unsafe(text, plain as never[]) };
  },
};

/** Only puts jobs in: who does them is bin/jobs.ts' business. */
function queue(): Promise<PgBoss> {
  const options = { schema: JOBS_SCHEMA, supervise: false, schedule: false, migrate: false };
  // Its timers outlive the transaction of whoever comes first.
  shared.branchenbuchQueue ??= outsideTransaction(() => new PgBoss({ db: database, ...options }).start()).catch(
    (error) => {
      shared.branchenbuchQueue = undefined;
      throw error;
    },
  );
  return shared.branchenbuchQueue;
}

/** In the caller's transaction: the mail goes out if and only if what it speaks of is stored. */
export async function sendMail(job: MailJob): Promise<void> {
  await (await queue()).send(queues.mail, job);
}
