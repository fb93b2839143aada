import { eq } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { changedTags } from '#db/changes/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { redirects } from '#db/redirects/tables.ts';
import { users } from '#db/users/tables.ts';
import { topicState } from '#lib/articles/topic-input.ts';
import { emptyArchive, insertArticle } from './fixtures.ts';
import { listArticlesOfTopic, listTopicsOfArticle } from './queries.ts';
import { articleTopics, topics } from './tables.ts';
import {
  countInBoth,
  createTopic,
  deleteTopic,
  findTopic,
  getTopicForEditing,
  mergeTopics,
  updateTopic,
} from './topics.ts';

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));

const atTheDesk = (work: (userId: string) => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await db.delete(topics);
    const email = `${crypto.randomUUID()}@redaktion.example`;
    const [row] = await db.insert(users).values({ email, role: 'editor' }).returning({ id: users.id });
    await work((row as { id: string }).id);
  });

const idOf = async (name: string) => (await findTopic(name))?.id as number;
const targetOf = async (path: string) =>
  (await db.select({ target: redirects.target }).from(redirects).where(eq(redirects.path, path)))[0]?.target;

async function change(id: number, next: { name?: string; slug?: string; description?: string }, userId: string) {
  const topic = await getTopicForEditing(id);
  if (!topic) throw new Error('no such topic');
  const { name, slug, description } = topic;
  return updateTopic(id, { name, slug, description: description ?? '', ...next, seen: topicState(topic) }, userId);
}

test('a topic is made once, with an address that no other has or had', () =>
  atTheDesk(async (user) => {
    const id = await createTopic('Märkte', user);
    expect(id).toEqual(expect.any(Number));
    expect(await createTopic('MAERKTE', user)).toBe('nameTaken');
    await change(id as number, { name: 'Wochenmärkte', slug: 'wochenmaerkte' }, user);
    const other = await createTopic('Märkte', user);
    expect((await getTopicForEditing(other as number))?.slug).toBe('maerkte-2');
    expect(await targetOf('/themen/maerkte')).toBe('/themen/wochenmaerkte');
  }));

test('a new address takes the feeds along, and what led to the old one; pages are renewed', () =>
  atTheDesk(async (user) => {
    await insertArticle({ slug: 'a', topics: ['eins'] });
    const id = await idOf('eins');
    expect(await change(id, { slug: 'zwei' }, user)).toBe('done');
    await db.delete(changedTags);
    expect(await change(id, { slug: 'drei', description: 'Worum es geht.' }, user)).toBe('done');
    expect(await targetOf('/themen/eins')).toBe('/themen/drei');
    expect(await targetOf('/themen/zwei/atom.xml')).toBe('/themen/drei/atom.xml');
    const tags = (await db.select({ tag: changedTags.tag }).from(changedTags)).map(({ tag }) => tag);
    expect(tags).toEqual(expect.arrayContaining(['topic:zwei', 'topic:drei', 'archive']));
    // Back again: nothing is left to redirect.
    expect(await change(id, { slug: 'zwei' }, user)).toBe('done');
    expect(await targetOf('/themen/zwei')).toBeUndefined();
    expect(await targetOf('/themen/eins')).toBe('/themen/zwei');
  }));

test('an edit from an old form, and a name or address of another topic, change nothing', () =>
  atTheDesk(async (user) => {
    const [one, other] = [await createTopic('Eins', user), await createTopic('Zwei', user)] as [number, number];
    expect(await change(one, { name: 'zwei' }, user)).toBe('nameTaken');
    expect(await change(one, { slug: 'zwei' }, user)).toBe('slugTaken');
    await change(other, { slug: 'drei' }, user);
    expect(await change(one, { slug: 'zwei' }, user)).toBe('slugTaken');
    const old = {
      name: 'Eins',
      slug: 'eins',
      description: '',
      seen: topicState({ name: 'X', slug: 'x', description: '' }),
    };
    expect(await updateTopic(one, old, user)).toBe('stale');
    expect(await updateTopic(2 ** 30, old, user)).toBe('notThere');
    expect(await getTopicForEditing(one)).toMatchObject({ name: 'Eins', slug: 'eins' });
  }));

test('one topic takes another in: its articles, in their place, and its addresses', () =>
  atTheDesk(async (user) => {
    const both = await insertArticle({ slug: 'beide', topics: ['bleibt', 'geht'] });
    const main = await insertArticle({ slug: 'haupt', topics: ['geht', 'anderes'] });
    const [source, target] = [await idOf('geht'), await idOf('bleibt')];
    expect(await countInBoth(source, target)).toBe(1);
    expect(await mergeTopics(source, source, user)).toBe(false);
    expect(await mergeTopics(source, target, user)).toBe(true);
    expect(await mergeTopics(source, target, user)).toBe(false);
    expect((await listTopicsOfArticle(both.id)).map(({ slug }) => slug)).toEqual(['bleibt']);
    expect((await listTopicsOfArticle(main.id)).map(({ slug }) => slug)).toEqual(['bleibt', 'anderes']);
    expect((await listArticlesOfTopic(target, 10)).map(({ slug }) => slug).sort()).toEqual(['beide', 'haupt']);
    expect(await targetOf('/themen/geht')).toBe('/themen/bleibt');
    expect(await targetOf('/themen/geht/feed.json')).toBe('/themen/bleibt/feed.json');
    expect(await db.$count(articleTopics, eq(articleTopics.topicId, source))).toBe(0);
  }));

test('only a topic without articles can be deleted', () =>
  atTheDesk(async (user) => {
    await insertArticle({ slug: 'a', topics: ['eins'] });
    expect(await deleteTopic(await idOf('eins'), user)).toBe(false);
    const id = (await createTopic('Leer', user)) as number;
    expect(await deleteTopic(id, user)).toBe(true);
    expect(await getTopicForEditing(id)).toBeNull();
  }));
