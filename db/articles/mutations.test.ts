import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { changedTags } from '#db/changes/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { redirects } from '#db/redirects/tables.ts';
import { bodyOf, emptyArchive, insertArticle } from './fixtures.ts';
import { createPublishedArticle, publishArticle, updatePublishedArticle, withdrawArticle } from './mutations.ts';
import { getPublishedArticle, listArchiveDays, listAuthorsOfArticle, listTopicsOfArticle } from './queries.ts';
import { articles, articleVersions } from './tables.ts';

/** The tags that `work` records. */
async function tagsOf(work: () => Promise<unknown>): Promise<string[]> {
  await db.delete(changedTags);
  await work();
  const rows = await db.selectDistinct({ tag: changedTags.tag }).from(changedTags);
  return rows.map(({ tag }) => tag).sort();
}

const inEmptyArchive = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await work();
  });

describe('a new article', () => {
  test('is public with its topics and authors, in their order', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({
        slug: 'neu',
        topics: ['b-thema', 'a-thema', 'b-thema'],
        authors: ['z', 'a'],
      });
      expect(await getPublishedArticle('neu')).toMatchObject({
        id,
        title: 'Artikel neu',
        plainText: 'Ein Satz.',
        publishedOn: '2018-09-03',
        demo: false,
      });
      expect((await listTopicsOfArticle(id)).map(({ slug }) => slug)).toEqual(['b-thema', 'a-thema']);
      expect((await listAuthorsOfArticle(id)).map(({ slug }) => slug)).toEqual(['z', 'a']);
    }));

  test('needs neither', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'allein' });
      expect(await listTopicsOfArticle(id)).toEqual([]);
    }));

  test('is refused with a topic that does not exist, or a time to come', () =>
    inEmptyArchive(async () => {
      const article = { slug: 'x', title: 'x', teaser: 'x', body: bodyOf('x'), authors: [], topics: [] };
      const publishedAt = new Date('2018-09-03T08:00:00Z');
      await expect(createPublishedArticle({ ...article, publishedAt, topics: ['gibt-es-nicht'] })).rejects.toThrow(
        'Unknown topic',
      );
      await expect(createPublishedArticle({ ...article, publishedAt: new Date(Date.now() + 60_000) })).rejects.toThrow(
        RangeError,
      );
      expect(await getPublishedArticle('x')).toBeNull();
    }));

  test('renews its own pages and those of its neighbours by date, no others', () =>
    inEmptyArchive(async () => {
      for (const [slug, day] of [
        ['viel-frueher', '2016-05-01'],
        ['frueher', '2018-08-31'],
        ['davor', '2018-09-01'],
        ['danach', '2018-11-30'],
        ['spaeter', '2019-02-02'],
        ['viel-spaeter', '2020-02-02'],
      ] as const) {
        await insertArticle({ slug, publishedAt: new Date(`${day}T10:00:00Z`), topics: ['anderes'], authors: ['wer'] });
      }
      expect(await tagsOf(() => insertArticle({ slug: 'neu', topics: ['thema'], authors: ['autorin'] }))).toEqual(
        [
          ...['article:neu', 'article:davor', 'article:danach', 'topic:thema', 'author:autorin', 'archive'],
          ...['archive:2018-09-03', 'archive:2018-09-01', 'archive:2018-11-30'],
          ...['archive:2018-09', 'archive:2018-08', 'archive:2018-11'],
          ...['archive:2018', 'archive:2016', 'archive:2019', 'archive:--09-03'],
        ].sort(),
      );
    }));
});

describe('an update', () => {
  test('of the text becomes a new version; the old one stays', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a', demo: true });
      await updatePublishedArticle(id, { title: 'Neuer Titel', body: bodyOf('Neuer Satz.'), demo: false });
      expect(await getPublishedArticle('a')).toMatchObject({
        title: 'Neuer Titel',
        teaser: 'Worum es geht.',
        plainText: 'Neuer Satz.',
        demo: false,
      });
      const versions = await db.select().from(articleVersions).where(eq(articleVersions.articleId, id));
      expect(versions.map(({ number, title }) => [number, title]).sort()).toEqual([
        [1, 'Artikel a'],
        [2, 'Neuer Titel'],
      ]);
    }));

  test('that says the same makes no version', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a' });
      await updatePublishedArticle(id, { title: 'Artikel a', body: bodyOf('Ein Satz.') });
      expect(await db.$count(articleVersions, eq(articleVersions.articleId, id))).toBe(1);
    }));

  test('leaves a draft that is in work behind it alone', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a' });
      await db.insert(articleVersions).values({
        ...{ articleId: id, number: 2, title: 'Entwurf', teaser: 'Noch geheim', body: bodyOf('x'), plainText: 'x' },
      });
      await updatePublishedArticle(id, { topics: [] });
      expect((await getPublishedArticle('a'))?.title).toBe('Artikel a');
      await updatePublishedArticle(id, { title: 'Öffentlich' });
      expect(await getPublishedArticle('a')).toMatchObject({ title: 'Öffentlich', teaser: 'Worum es geht.' });
    }));

  test('that moves it to another day renews both, and counts it once', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a', topics: ['alt'] });
      await insertArticle({ slug: 'b', topics: ['neu'], publishedAt: new Date('2001-01-01T12:00:00Z') });
      const tags = await tagsOf(() =>
        updatePublishedArticle(id, { publishedAt: new Date('2019-01-31T23:30:00Z'), topics: ['neu'] }),
      );
      expect(tags).toEqual(
        expect.arrayContaining([
          'archive:2018-09-03',
          'archive:2019-02-01',
          'archive:2019-02',
          'topic:alt',
          'topic:neu',
        ]),
      );
      expect(await listArchiveDays()).toEqual([
        { day: '2001-01-01', articles: 1 },
        { day: '2019-02-01', articles: 1 },
      ]);
    }));

  test('of something that is not public is refused', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a' });
      await withdrawArticle(id);
      expect(await updatePublishedArticle(id, { title: 'x' })).toBe(false);
      expect(await updatePublishedArticle(0, { title: 'x' })).toBe(false);
    }));
});

describe('a withdrawn article', () => {
  const stored = async () => (await db.select().from(redirects).where(eq(redirects.path, '/artikel/a')))[0] ?? null;

  test('is gone from its page and its day, and its address says so', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a', topics: ['thema'] });
      const tags = await tagsOf(() => withdrawArticle(id));
      expect(tags).toEqual(expect.arrayContaining(['article:a', 'archive', 'archive:2018-09-03', 'topic:thema']));
      expect(await getPublishedArticle('a')).toBeNull();
      expect(await listArchiveDays()).toEqual([]);
      expect(await stored()).toMatchObject({ status: 410, target: null });
      expect(await withdrawArticle(id)).toBe(false);
    }));

  test('comes back under its old date, with its newest version', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a' });
      await withdrawArticle(id);
      await db.insert(articleVersions).values({
        ...{ articleId: id, number: 2, title: 'Berichtigt', teaser: 'x', body: bodyOf('x'), plainText: 'x' },
      });
      expect(await publishArticle(id)).toBe(true);
      expect(await getPublishedArticle('a')).toMatchObject({ title: 'Berichtigt', publishedOn: '2018-09-03' });
      expect(await stored()).toBeNull();
      expect(await publishArticle(id)).toBe(false);
    }));
});

describe('the counts of days', () => {
  test('follow whatever is done to articles', () =>
    inEmptyArchive(async () => {
      const { id } = await insertArticle({ slug: 'a' });
      await insertArticle({ slug: 'b' });
      await insertArticle({ slug: 'c', publishedAt: new Date('2018-09-02T22:00:00Z') });
      await insertArticle({ slug: 'd', publishedAt: new Date('2018-09-02T21:59:59Z') });
      expect(await listArchiveDays()).toEqual([
        { day: '2018-09-02', articles: 1 },
        { day: '2018-09-03', articles: 3 },
      ]);
      await db.update(articles).set({ status: 'draft' }).where(eq(articles.id, id));
      await db.delete(articles).where(eq(articles.slug, 'd'));
      await db.update(articles).set({ publishedAt: sql`${articles.publishedAt} + interval '1 day'` });
      expect(await listArchiveDays()).toEqual([{ day: '2018-09-04', articles: 2 }]);
      await emptyArchive();
      expect(await listArchiveDays()).toEqual([]);
    }));
});

test('the database refuses a public article without text or time, and the text of another', () =>
  inEmptyArchive(async () => {
    const { id } = await insertArticle({ slug: 'a' });
    const { id: other } = await insertArticle({ slug: 'b' });
    const refused = (change: Partial<typeof articles.$inferInsert>, constraint: string) =>
      expect(
        db.transaction(async (tx) => {
          await tx.update(articles).set(change).where(eq(articles.id, id));
          await tx.execute(sql`set constraints all immediate`);
        }),
      ).rejects.toMatchObject({ cause: { constraint_name: constraint } });
    await refused({ publishedAt: null }, 'articles_published_is_complete');
    await refused({ liveVersionId: null }, 'articles_published_is_complete');
    const [theirs] = await db.select().from(articleVersions).where(eq(articleVersions.articleId, other));
    await refused({ liveVersionId: theirs?.id }, 'articles_live_version_is_own');
    await refused({ slug: 'Ä b' }, 'articles_slug');
  }));
