import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db, rolledBack } from '#db/client.ts';
import { emptyArchive, insertArticle } from './fixtures.ts';
import { withdrawArticle } from './mutations.ts';
import {
  getAuthor,
  getNeighbourArticles,
  getNeighbourDays,
  getPublishedArticle,
  getTopic,
  listArticlesBetween,
  listArticlesForSitemap,
  listArticlesOfAuthor,
  listArticlesOfTopic,
  listNeighbourPeriods,
  listNewestArticles,
  listRelatedArticles,
  listTopics,
} from './queries.ts';
import { articles, topics } from './tables.ts';

const at = (instant: string) => ({ publishedAt: new Date(instant) });
const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug);

const inEmptyArchive = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await work();
  });

describe('what is not public', () => {
  const hidden = { draft: { status: 'draft' }, withdrawn: { status: 'withdrawn' }, scheduled: { status: 'scheduled' } };
  test.each([
    ...Object.entries(hidden),
    // A hand in psql is not kept from this; readers are.
    ['of the future', { publishedAt: sql`now() + interval '1 minute'` }],
  ] as [string, Partial<typeof articles.$inferInsert>][])('is in no answer: %s', (_, change) =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'verborgen', topics: ['thema'], authors: ['autorin'] });
      const { id: visible } = await insertArticle({
        slug: 'sichtbar',
        ...at('2001-01-01T12:00:00Z'),
        topics: ['offen'],
      });
      const topic = await getTopic('thema');
      const author = await getAuthor('autorin');
      await db.update(articles).set(change).where(eq(articles.id, id));

      expect(await getPublishedArticle('verborgen')).toBeNull();
      expect(slugs(await listNewestArticles(9))).toEqual(['sichtbar']);
      expect(slugs(await listArticlesBetween('0001-01-01', '9999-12-31'))).toEqual(['sichtbar']);
      expect(slugs(await listArticlesForSitemap())).toEqual(['sichtbar']);
      expect(await listArticlesOfTopic(topic?.id ?? 0, 9)).toEqual([]);
      expect(await listArticlesOfAuthor(author?.id ?? 0, 9)).toEqual([]);
      expect(await getNeighbourArticles({ id: visible })).toEqual({ previous: null, next: null });
      await insertArticle({ slug: 'verwandt', topics: ['thema'], ...at('2002-01-01T12:00:00Z') });
      const related = await getPublishedArticle('verwandt');
      expect(await listRelatedArticles(related?.id ?? 0, 9)).toEqual([]);
    }),
  );

  test('leaves no page of a topic or author behind', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a', topics: ['thema'], authors: ['autorin'] });
      await insertArticle({ slug: 'b', topics: ['anderes'] });
      await db.insert(topics).values({ slug: 'leer', name: 'Leer' });
      expect(slugs(await listTopics())).toEqual(['anderes', 'thema']);
      await withdrawArticle(id);
      expect(await getTopic('thema')).toBeNull();
      expect(await getAuthor('autorin')).toBeNull();
      expect(await getTopic('leer')).toBeNull();
      expect(slugs(await listTopics())).toEqual(['anderes']);
    }));
});

describe('neighbours by date', () => {
  test('follow day, time and order of entry, to the ends of the archive', () =>
    inEmptyArchive(async () => {
      const rows = [
        await insertArticle({ slug: 'erster', ...at('2018-09-02T10:00:00Z') }),
        await insertArticle({ slug: 'zweiter', ...at('2018-09-03T08:00:00Z') }),
        await insertArticle({ slug: 'gleichzeitig', ...at('2018-09-03T08:00:00Z') }),
        await insertArticle({ slug: 'letzter', ...at('2018-09-03T09:00:00Z') }),
      ];
      const around = await Promise.all(rows.map(getNeighbourArticles));
      expect(around.map(({ previous, next }) => [previous?.slug, next?.slug])).toEqual([
        [undefined, 'zweiter'],
        ['erster', 'gleichzeitig'],
        ['zweiter', 'letzter'],
        ['gleichzeitig', undefined],
      ]);
    }));

  test('are never the article itself, though the database counts microseconds', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a' });
      await db.update(articles).set({ publishedAt: sql`'2018-09-03 08:00:00.123456Z'` });
      expect(await getNeighbourArticles({ id })).toEqual({ previous: null, next: null });
    }));

  test('of days, months and years', () =>
    inEmptyArchive(async () => {
      for (const day of ['2016-12-31', '2018-08-31', '2018-09-02', '2018-09-03', '2018-10-01', '2021-01-01']) {
        await insertArticle({ slug: `am-${day}`, ...at(`${day}T11:00:00Z`) });
      }
      expect(await getNeighbourDays('2018-09-03', '2018-09-03')).toEqual({
        previous: '2018-09-02',
        next: '2018-10-01',
      });
      expect(await getNeighbourDays('2018-09-01', '2018-09-30')).toEqual({
        previous: '2018-08-31',
        next: '2018-10-01',
      });
      expect(await getNeighbourDays('2022-01-01', '2022-12-31')).toEqual({ previous: '2021-01-01', next: null });
      expect(await listNeighbourPeriods('2018-09-03')).toEqual([
        '2018-09-02',
        '2018-10-01',
        '2018-08',
        '2018-10',
        '2016',
        '2021',
      ]);
      expect(await listNeighbourPeriods('2016-12-31')).toEqual(['2018-08-31', '2018-08', '2018']);
    }));
});

test('related articles share a topic; those that share most come first, then the newest', () =>
  inEmptyArchive(async () => {
    const { id } = await insertArticle({ slug: 'dieser', topics: ['a', 'b'] });
    await insertArticle({ slug: 'beide', topics: ['b', 'a'], ...at('2001-01-01T12:00:00Z') });
    await insertArticle({ slug: 'eines-alt', topics: ['b'], ...at('2002-01-01T12:00:00Z') });
    await insertArticle({ slug: 'eines-neu', topics: ['a', 'c'], ...at('2003-01-01T12:00:00Z') });
    await insertArticle({ slug: 'keines', topics: ['c'] });
    await insertArticle({ slug: 'ohne' });
    expect(slugs(await listRelatedArticles(id, 9))).toEqual(['beide', 'eines-neu', 'eines-alt']);
    expect(slugs(await listRelatedArticles(id, 1))).toEqual(['beide']);
  }));

test('related articles are also about the same things: rare words count, common ones and those of the text do not', () =>
  inEmptyArchive(async () => {
    const about = (slug: string, title: string, more: object = {}) => insertArticle({ slug, title, ...more });
    const { id } = await about('dieser', 'Bäckereien in Görlitz: das Brot der Zukunft');
    await about('baeckerei', 'Eine Bäckerei schließt', at('2001-01-01T12:00:00Z'));
    await about('beides', "Görlitzer sagt: 'Bäckereien' \\ in Görlitz bleiben", at('2002-01-01T12:00:00Z'));
    await about('vorspann', 'Ganz anderes', { teaser: 'Vom Brot der Römer.', ...at('2003-01-01T12:00:00Z') });
    for (let number = 0; number < 4; number += 1) await about(`viele-${number}`, `Der Markt von Zittau ${number}`);
    await about('entwurf', 'Bäckerei mit Brot');
    await db.update(articles).set({ status: 'withdrawn' }).where(eq(articles.slug, 'entwurf'));
    expect(slugs(await listRelatedArticles(id, 9))).toEqual(['beides', 'vorspann', 'baeckerei']);
    const [market] = await db.select({ id: articles.id }).from(articles).where(eq(articles.slug, 'viele-0'));
    expect(slugs(await listRelatedArticles(market?.id ?? 0, 9)).sort()).toEqual(['viele-1', 'viele-2', 'viele-3']);
  }));

test('a period lists its articles from midnight to midnight in Berlin, first or newest first', () =>
  inEmptyArchive(async () => {
    await insertArticle({ slug: 'vorabend', ...at('2018-09-02T21:59:59Z') });
    await insertArticle({ slug: 'mitternacht', ...at('2018-09-02T22:00:00Z') });
    await insertArticle({ slug: 'nacht', ...at('2018-09-03T21:59:59Z') });
    await insertArticle({ slug: 'morgen', ...at('2018-09-03T22:00:00Z') });
    expect(slugs(await listArticlesBetween('2018-09-03', '2018-09-03'))).toEqual(['mitternacht', 'nacht']);
    expect(slugs(await listArticlesBetween('2018-09-03', '2018-09-03', { newest: true, limit: 1 }))).toEqual(['nacht']);
  }));
