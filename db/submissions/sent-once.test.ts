import { fork } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, db } from '#db/client.ts';
import { publishCompany } from '#db/companies/mutations.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE, times } from '#db/scratch-database.ts';
import { users } from '#db/users/tables.ts';
import type { EntryFields } from '#lib/submissions/fields.ts';
import { saveDraft, submitChange, submitEntry } from './mutations.ts';
import { findCategories, listPlacesOfPostalCode } from './queries.ts';
import { companyMembers, submissions } from './tables.ts';

const DATABASE = 'branchenbuch_sent_once';
const FORMS = times(200, 60);
const KILLS = times(8, 3);
const server = process.env.DATABASE_URL;

let authorId: string;
let fields: EntryFields;

beforeAll(async () => {
  process.env.DATABASE_URL = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
  await closeDatabase();
  const [author] = await db
    .insert(users)
    .values({ email: 'einmal@b.example', emailVerified: new Date() })
    .returning({ id: users.id });
  const [place] = await listPlacesOfPostalCode('02826');
  const [category] = await findCategories(['Bäckerei']);
  if (!author || !place || !category) throw new Error('The reference data lacks what the test looks for');
  authorId = author.id;
  fields = {
    name: '',
    legalForm: null,
    streetAddress: 'Am Markt 7',
    postalCode: '02826',
    placeId: place.id,
    position: null,
    categoryIds: [category.id],
    phone: null,
    fax: null,
    email: null,
    website: null,
    openingHours: null,
    description: null,
    payment: [],
    languages: [],
    wheelchair: null,
    pictures: [],
    responsiblePerson: null,
    registerCourt: null,
    registerNumber: null,
    vatId: null,
  };
});

afterAll(async () => {
  await closeDatabase();
  process.env.DATABASE_URL = server;
  await dropScratchDatabases(DATABASE);
});

/** Names of entries that wait, and of those a mail speaks of, each as often as it is there. */
async function waitingAndMailed(prefix: string) {
  const waiting = await db.execute<{ name: string }>(sql`
    select changes ->> 'name' as name from ${submissions}
    where status = 'pending' and starts_with(changes ->> 'name', ${prefix}) order by 1`);
  const mailed = await db.execute<{ name: string }>(sql`
    select data ->> 'name' as name from jobs.job
    where name = 'mail' and data ->> 'kind' = 'entryReceived' and starts_with(data ->> 'name', ${prefix}) order by 1`);
  return { waiting: waiting.map(({ name }) => name), mailed: mailed.map(({ name }) => name) };
}

test(`${FORMS} forms, each sent two to ten times at the same moment, are one row and one mail each`, async () => {
  const names = Array.from({ length: FORMS }, (_, index) => `Doppelt ${String(index).padStart(3, '0')}`);
  for (let first = 0; first < FORMS; first += 20) {
    const presses = names.slice(first, first + 20).flatMap((name, index) => {
      const id = crypto.randomUUID();
      return Array.from({ length: 2 + ((first + index) % 9) }, async () => {
        // As the form does it: what was typed is kept, then sent.
        await saveDraft({ id, authorId, companyId: null }, { name });
        return submitEntry(id, authorId, { ...fields, name });
      });
    });
    await Promise.all(presses);
  }
  const { waiting, mailed } = await waitingAndMailed('Doppelt');
  expect(waiting).toEqual(names);
  expect(mailed).toEqual(names);
  const [rows] = await db.execute<{ count: number }>(sql`select count(*)::int as count from ${submissions}`);
  expect(rows?.count).toBe(FORMS);
});

test('a change that arrives several times at the same moment waits once', async () => {
  const { id } = await publishCompany({ ...fields, name: 'Einmal geändert' }, '2026-11-23');
  await db.insert(companyMembers).values({ companyId: id, userId: authorId, role: 'manager' });
  const change = {
    companyId: id,
    authorId,
    version: 1,
    changes: { name: 'Neu', phone: '+493012345' },
    today: '2026-11-23',
  };
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => submitChange(change)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(
    await db.select({ status: submissions.status }).from(submissions).where(eq(submissions.companyId, id)),
  ).toEqual([{ status: 'pending' }]);
  // Another content is another change.
  await submitChange({ ...change, changes: { name: 'Ganz neu' } });
  expect(await db.select().from(submissions).where(eq(submissions.companyId, id))).toHaveLength(2);
});

test(`a process killed ${KILLS} times in the middle of sending leaves all of an entry or nothing`, async () => {
  let sent = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const prefix = `Getötet ${kill}:`;
    sent += await sendUntilKilled(prefix, kill * 13);
    await waitUntilAlone();
    const { waiting, mailed } = await waitingAndMailed(prefix);
    expect(mailed).toEqual(waiting);
  }
  expect(sent).toBeGreaterThan(KILLS);
});

/** Ends some milliseconds after the third entry was sent. Gives back how many it told of. */
function sendUntilKilled(prefix: string, milliseconds: number): Promise<number> {
  return new Promise((done, fail) => {
    const child = fork(new URL('./send-worker.ts', import.meta.url), [authorId, prefix], { execArgv: [] });
    let sent = 0;
    child.on('message', () => {
      sent += 1;
      if (sent === 3) setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.on('exit', (code, signal) =>
      signal === 'SIGKILL' ? done(sent) : fail(new Error(`Ended with ${code ?? signal}`)),
    );
  });
}

/** The server notices by itself that a process has gone; with it goes what it had not finished. */
async function waitUntilAlone(): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const [row] = await db.execute<{ working: number }>(sql`
      select count(*)::int as working from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'`);
    if (row?.working === 0) return;
    await after(50);
  }
  throw new Error('The connections of the killed process are still there');
}
