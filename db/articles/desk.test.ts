import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { auditEvents } from '#db/audit/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { redirects } from '#db/redirects/tables.ts';
import { users } from '#db/users/tables.ts';
import { acceptText } from '#lib/articles/desk-input.ts';
import {
  createArticle,
  holdForWriting,
  keepOpenVersion,
  publishFromDesk,
  reopenFromDesk,
  saveDetails,
  saveText,
  withdrawFromDesk,
} from './desk.ts';
import { getArticleForDesk, listDeskArticles } from './desk-queries.ts';
import { bodyOf, emptyArchive, insertArticle } from './fixtures.ts';
import { moveArticle, publishArticle } from './mutations.ts';
import { getPublishedArticle } from './queries.ts';
import { articleHolds, articles, articleVersions } from './tables.ts';

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));

async function person(name: string): Promise<string> {
  const email = `${crypto.randomUUID()}@redaktion.example`;
  const [row] = await db.insert(users).values({ email, name, role: 'editor' }).returning({ id: users.id });
  return (row as { id: string }).id;
}

const atTheDesk = (work: (anna: string, bert: string) => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await work(await person('Anna'), await person('Bert'));
  });

const text = (words: string, title = 'Ein Titel') => acceptText({ title, teaser: 'Vorspann', body: bodyOf(words) });
const always = () => true;

async function seenOf(id: number): Promise<string> {
  return (await getArticleForDesk(id))?.seen ?? '';
}

const save = async (id: number, userId: string, words: string, seen?: string) =>
  saveText(id, userId, seen ?? (await seenOf(id)), text(words), always);

const versionsOf = async (id: number) =>
  (
    await db
      .select({ text: articleVersions.plainText, isOpen: articleVersions.isOpen })
      .from(articleVersions)
      .where(eq(articleVersions.articleId, id))
      .orderBy(articleVersions.number)
  ).map((version) => [version.text, version.isOpen]);

const details = {
  slug: '',
  publishedAt: null,
  topic: [] as string[],
  author: [] as string[],
  createMissing: false,
  pinned: false,
};

const redirectOf = async (path: string) =>
  (
    await db
      .select({ target: redirects.target, status: redirects.status })
      .from(redirects)
      .where(eq(redirects.path, path))
  )[0];

describe('a text that somebody writes', () => {
  test('is one version while he writes on, and another once it was kept', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      await save(id, anna, 'Eins');
      await save(id, anna, 'Eins zwei');
      expect(await versionsOf(id)).toEqual([['Eins zwei', true]]);
      expect(await keepOpenVersion(id)).toBe(true);
      expect(await keepOpenVersion(id)).toBe(false);
      await save(id, anna, 'Drei');
      expect(await versionsOf(id)).toEqual([
        ['Eins zwei', false],
        ['Drei', true],
      ]);
    }));

  test('never changes what readers see', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'live', body: bodyOf('Live') });
      const before = await getPublishedArticle('live');
      await save(id, anna, 'Neu');
      expect((await getPublishedArticle('live'))?.plainText).toBe('Live');
      expect((await getPublishedArticle('live'))?.updatedAt).toEqual(before?.updatedAt);
      expect((await getArticleForDesk(id))?.hasNext).toBe(true);
    }));

  test('is no new version when nothing has changed', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({
        slug: 'live',
        title: 'Ein Titel',
        teaser: 'Vorspann',
        body: bodyOf('Live'),
      });
      expect(await save(id, anna, 'Live')).toMatchObject({ kind: 'saved' });
      expect(await versionsOf(id)).toEqual([['Live', false]]);
    }));

  test('is refused when somebody else has saved since, and both texts are there', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      const seen = await seenOf(id);
      await save(id, anna, 'Von Anna');
      expect(await save(id, bert, 'Von Bert', seen)).toMatchObject({
        kind: 'stale',
        savedBy: 'Anna',
        current: { body: bodyOf('Von Anna') },
        seen: await seenOf(id),
      });
      expect(await versionsOf(id)).toEqual([['Von Anna', true]]);
      await save(id, bert, 'Von Bert');
      expect(await versionsOf(id)).toEqual([
        ['Von Anna', false],
        ['Von Bert', true],
      ]);
    }));

  test('is saved once when the answer to the first try was lost', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      const seen = await seenOf(id);
      const first = await save(id, anna, 'Eins', seen);
      expect(await save(id, anna, 'Eins', seen)).toEqual(first);
      expect(await versionsOf(id)).toEqual([['Eins', true]]);
    }));

  test('is not written over by somebody else while one is on it, until it is taken over', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      await save(id, anna, 'Von Anna');
      expect(await holdForWriting(id, anna)).toEqual({ isMine: true, holder: null });
      expect(await holdForWriting(id, bert)).toEqual({ isMine: false, holder: 'Anna' });
      expect(await save(id, bert, 'Von Bert')).toEqual({ kind: 'held', holder: 'Anna' });
      expect(await holdForWriting(id, bert, { takeOver: true })).toEqual({ isMine: true, holder: null });
      expect(await save(id, anna, 'Doch von Anna')).toEqual({ kind: 'held', holder: 'Bert' });
      await save(id, bert, 'Von Bert');
      expect(await versionsOf(id)).toEqual([
        ['Von Anna', false],
        ['Von Bert', true],
      ]);
    }));

  test('is free again when whoever was on it has said nothing for a while', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      await holdForWriting(id, anna);
      await db.update(articleHolds).set({ until: new Date(Date.now() - 1000) });
      expect(await save(id, bert, 'Von Bert')).toMatchObject({ kind: 'saved' });
      expect(await holdForWriting(id, bert)).toEqual({ isMine: true, holder: null });
    }));

  test('is not saved in a state in which nobody writes', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      expect(await saveText(id, anna, await seenOf(id), text('x'), () => false)).toEqual({ kind: 'closed' });
      expect(await saveText(2 ** 30, anna, '', text('x'), always)).toBeNull();
    }));
});

describe('an article that is published', () => {
  test('gets an address from its title that no other has or had', () =>
    atTheDesk(async (anna) => {
      await insertArticle({ slug: 'markttag' });
      await insertArticle({ slug: 'markttag-2' });
      await moveArticle((await getPublishedArticle('markttag-2'))?.id as number, 'anders');
      const id = await createArticle(anna, 'Markttag');
      await saveText(id, anna, await seenOf(id), text('Text', 'Markttag'), always);
      expect(await publishFromDesk(id, anna, await seenOf(id))).toBe('done');
      expect((await getArticleForDesk(id))?.slug).toBe('markttag-3');
      expect(await redirectOf('/artikel/markttag-2')).toEqual({ target: '/artikel/anders', status: 301 });
    }));

  test('is what was seen, and each press counts once', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      const seen = await seenOf(id);
      await save(id, bert, 'Anders');
      expect(await publishFromDesk(id, anna, seen)).toBe('stale');
      const now = await seenOf(id);
      expect(await publishFromDesk(id, anna, now)).toBe('done');
      expect(await publishFromDesk(id, anna, now)).toBe('nothingNew');
      await save(id, anna, 'Neue Fassung');
      expect(await publishFromDesk(id, anna, await seenOf(id))).toBe('done');
      expect(await getArticleForDesk(id)).toMatchObject({
        hasNext: false,
        slug: 'ein-titel',
        body: bodyOf('Neue Fassung'),
      });
      const log = await db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subject, `article:${id}`))
        .orderBy(auditEvents.id);
      expect(log.map(({ action }) => action)).toEqual([
        'article.create',
        'article.write',
        'article.publish',
        'article.write',
        'article.release',
      ]);
    }));

  test('answers 410 once withdrawn, or leads to what stands for it, and comes back', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'weg' });
      await insertArticle({ slug: 'dafuer' });
      expect(await withdrawFromDesk(id, anna, 'gibt-es-nicht')).toBe(false);
      expect(await withdrawFromDesk(id, anna, 'weg')).toBe(false);
      expect(await withdrawFromDesk(id, anna, 'dafuer')).toBe(true);
      expect(await redirectOf('/artikel/weg')).toEqual({ target: '/artikel/dafuer', status: 301 });
      expect(await reopenFromDesk(id, anna)).toBe(true);
      expect(await moveArticle(id, 'anders')).toBe('hidden');
      expect(await publishFromDesk(id, anna, await seenOf(id))).toBe('done');
      expect(await redirectOf('/artikel/weg')).toBeUndefined();
      expect((await getPublishedArticle('weg'))?.publishedOn).toBe('2018-09-03');
      await withdrawFromDesk(id, anna);
      expect(await redirectOf('/artikel/weg')).toEqual({ target: null, status: 410 });
    }));

  test('takes an address that was given up, and its day answers again', () =>
    atTheDesk(async (anna) => {
      const first = await insertArticle({ slug: 'alt', publishedAt: new Date('2015-03-01T08:00:00Z') });
      const moved = { ...details, slug: 'neu', publishedAt: new Date('2016-04-02T08:00:00Z') };
      expect(await saveDetails(first.id, anna, moved)).toEqual({ kind: 'done' });
      expect(await redirectOf('/artikel/alt')).toEqual({ target: '/artikel/neu', status: 301 });
      for (const [from, to] of [
        ['/archiv/2015/03/01', '/archiv/2016/04/02'],
        ['/archiv/2015/03/01/feed.xml', '/archiv/2016/04/02/feed.xml'],
        ['/archiv/2015/03', '/archiv/2016/04'],
        ['/archiv/2015', '/archiv/2016'],
      ])
        expect(await redirectOf(from as string)).toEqual({ target: to, status: 301 });
      await insertArticle({ slug: 'alt', publishedAt: new Date('2015-03-07T08:00:00Z') });
      expect(await redirectOf('/artikel/alt')).toBeUndefined();
      expect(await redirectOf('/archiv/2015/03')).toBeUndefined();
      expect(await redirectOf('/archiv/2015/03/01')).toEqual({ target: '/archiv/2016/04/02', status: 301 });
    }));

  test('leaves a day that has others as it is', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a' });
      await insertArticle({ slug: 'b' });
      await saveDetails(id, anna, { ...details, publishedAt: new Date('2018-09-04T08:00:00Z') });
      expect(await redirectOf('/archiv/2018/09/03')).toBeUndefined();
    }));
});

describe('the details of an article', () => {
  test('name topics and authors as people write them, and make new ones only on purpose', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a', topics: ['maerkte'], authors: ['anna'] });
      const next = { ...details, topic: ['MAERKTE', 'Ganz neu'], author: ['Anna'] };
      expect(await saveDetails(id, anna, next)).toEqual({ kind: 'unknown', topics: ['Ganz neu'], authors: [] });
      expect((await getArticleForDesk(id))?.topics).toEqual(['maerkte']);
      expect(await saveDetails(id, anna, { ...next, createMissing: true })).toEqual({ kind: 'done' });
      expect((await getArticleForDesk(id))?.topics).toEqual(['maerkte', 'Ganz neu']);
    }));

  test('refuse an address of another article, and one that leads to one', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a' });
      const other = await insertArticle({ slug: 'b' });
      await moveArticle(other.id, 'c');
      for (const slug of ['b', 'c'])
        expect(await saveDetails(id, anna, { ...details, slug })).toEqual({ kind: 'slugTaken' });
      expect((await getArticleForDesk(id))?.slug).toBe('a');
      // Back to where it came from.
      expect(await saveDetails(other.id, anna, { ...details, slug: 'b' })).toEqual({ kind: 'done' });
      expect(await redirectOf('/artikel/c')).toEqual({ target: '/artikel/b', status: 301 });
      expect(await redirectOf('/artikel/b')).toBeUndefined();
    }));

  test('keep the second of a date whose minute nobody has changed', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a', publishedAt: new Date('2018-09-03T08:00:42Z') });
      await saveDetails(id, anna, { ...details, publishedAt: new Date('2018-09-03T08:00:00Z') });
      expect((await getArticleForDesk(id))?.publishedAt).toEqual(new Date('2018-09-03T08:00:42Z'));
    }));
});

test('the list finds articles by title, state, topic and author, what was touched last first', () =>
  atTheDesk(async (anna) => {
    await insertArticle({ slug: 'a', title: 'Größere Märkte', topics: ['maerkte'], authors: ['otto'] });
    const draft = await createArticle(anna, 'Entwurf über Märkte');
    await holdForWriting(draft, anna);
    const none = { search: '', status: null, topic: null, author: null, page: 1 };
    const titles = async (filter: Partial<Parameters<typeof listDeskArticles>[0]>) =>
      (await listDeskArticles({ ...none, ...filter })).articles.map(({ title }) => title);
    expect(await titles({})).toEqual(['Entwurf über Märkte', 'Größere Märkte']);
    expect(await titles({ search: 'groessere maerkte' })).toEqual(['Größere Märkte']);
    expect(await titles({ status: 'draft' })).toEqual(['Entwurf über Märkte']);
    expect(await titles({ topic: 'maerkte' })).toEqual(['Größere Märkte']);
    expect(await titles({ author: 'otto' })).toEqual(['Größere Märkte']);
    expect(await titles({ search: '%' })).toEqual([]);
    expect((await listDeskArticles({ ...none, status: 'draft' })).articles[0]?.heldBy).toBe('Anna');
  }));

test('an article outlives the account of whoever wrote it', () =>
  atTheDesk(async (anna) => {
    const id = await createArticle(anna, 'Neu');
    await save(id, anna, 'Text');
    await db.execute(sql`delete from users where id = ${anna}`);
    expect((await getArticleForDesk(id))?.savedBy).toBeNull();
    expect(await publishArticle(id)).toBe(true);
    expect((await db.select().from(articles).where(eq(articles.id, id)))[0]?.status).toBe('published');
    expect(await versionsOf(id)).toEqual([['Text', false]]);
  }));
