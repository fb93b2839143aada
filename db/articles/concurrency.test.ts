import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { auditEvents } from '#db/audit/tables.ts';
import { closeDatabase, db } from '#db/client.ts';
import { closeQueue } from '#db/jobs/mutations.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE, times } from '#db/scratch-database.ts';
import { users } from '#db/users/tables.ts';
import { acceptText } from '#lib/articles/desk-input.ts';
import { createArticle, saveText } from './desk.ts';
import { saveDetails } from './desk-details.ts';
import { getArticleForDesk } from './desk-queries.ts';
import { publishDueArticles, publishFromDesk, takeStep } from './desk-steps.ts';
import { bodyOf } from './fixtures.ts';
import { articles, articleVersions } from './tables.ts';
import { createTopic, mergeTopics } from './topics.ts';

// Real connections and real commits, in a database of their own.
const DATABASE = 'branchenbuch_desk_pairs';
const PAIRS = times(100, 30);
const always = () => true;

vi.setConfig({ testTimeout: 300_000 });

let [anna, bert] = ['', ''];
beforeAll(async () => {
  process.env.DATABASE_URL = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
  [anna, bert] = [await person(), await person()];
});
afterAll(async () => {
  await closeQueue();
  await closeDatabase();
  await dropScratchDatabases(DATABASE);
});

async function person(): Promise<string> {
  const email = `${crypto.randomUUID()}@b.example`;
  const [row] = await db.insert(users).values({ email, role: 'editor' }).returning({ id: users.id });
  return (row as { id: string }).id;
}

const text = (words: string) => acceptText({ title: 'Titel', teaser: 'Vorspann', body: bodyOf(words) });

const inPairs = async (work: (number: number) => Promise<void>) => {
  for (let start = 0; start < PAIRS; start += 4)
    await Promise.all(Array.from({ length: 4 }, (_, index) => work(start + index)));
};

test('two editors who save at the same moment: one is told, and has both texts', () =>
  inPairs(async () => {
    const id = await createArticle(anna, 'Zu zweit');
    const seen = (await getArticleForDesk(id))?.seen as string;
    const outcomes = await Promise.all([
      saveText(id, anna, seen, text('Von Anna'), always),
      saveText(id, bert, seen, text('Von Bert'), always),
    ]);
    const [saved, stale] = outcomes[0]?.kind === 'saved' ? outcomes : [outcomes[1], outcomes[0]];
    expect(saved?.kind).toBe('saved');
    const winner = outcomes[0] === saved ? 'Von Anna' : 'Von Bert';
    expect(stale).toMatchObject({ kind: 'stale', current: { body: bodyOf(winner) } });
    const stored = await db
      .select({ text: articleVersions.plainText })
      .from(articleVersions)
      .where(eq(articleVersions.articleId, id));
    expect(stored.map((version) => version.text).filter(Boolean)).toEqual([winner]);
  }));

test('what is approved or published at the moment of a save is what was seen, or the step is refused', () =>
  inPairs(async (number) => {
    const id = await createArticle(anna, `Schritt ${number}`);
    const before = (await getArticleForDesk(id))?.seen as string;
    const [saved, step] = await Promise.all([
      saveText(id, anna, before, text('Anders'), (article) => article.stage === 'draft'),
      number % 2 ? takeStep(id, bert, 'submit', before) : publishFromDesk(id, bert, before, always),
    ]);
    // One of them came first, and the other saw that.
    expect([saved?.kind, step]).toEqual(step === 'done' ? ['closed', 'done'] : ['saved', 'stale']);
  }));

test('what is due is published once, however many processes look at the same moment', async () => {
  const due: number[] = [];
  for (let number = 0; number < 20; number += 1) {
    const id = await createArticle(anna, `Fällig ${number}`);
    await db
      .update(articles)
      .set({ status: 'scheduled', publishedAt: new Date(Date.now() - 60_000) })
      .where(eq(articles.id, id));
    due.push(id);
  }
  const published = await Promise.all(Array.from({ length: 6 }, () => publishDueArticles()));
  expect(published.reduce((sum, count) => sum + count, 0)).toBe(due.length);
  for (const id of due) {
    expect((await getArticleForDesk(id))?.status).toBe('published');
    const log = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subject, `article:${id}`));
    expect(log.filter(({ action }) => action === 'article.publish.due')).toHaveLength(1);
  }
});

test('topics that are merged while articles are filed under them are never lost, and nobody waits for ever', () =>
  inPairs(async (number) => {
    const [from, into] = [`Geht ${number}`, `Bleibt ${number}`];
    const ids = [await createTopic(from, anna), await createTopic(into, anna)] as [number, number];
    const id = await createArticle(anna, 'Themen');
    const details = { slug: '', publishedAt: null, plannedOn: null, author: [], createMissing: true, pinned: false };
    const [merged, filed] = await Promise.all([
      mergeTopics(...ids, bert),
      saveDetails(id, anna, { ...details, topic: [from, `Neu ${number}`] }),
    ]);
    expect([merged, filed]).toEqual([true, { kind: 'done' }]);
    const [row] = await db.execute<{ names: string[] }>(sql`
      select array_agg(topics.name order by position) as names from article_topics
      join topics on topics.id = topic_id where article_id = ${id}`);
    // Filed before: it went along. After: there was no such topic any more, and a new one was made on purpose.
    expect([
      [into, `Neu ${number}`],
      [from, `Neu ${number}`],
    ]).toContainEqual(row?.names);
  }));
