import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { changedTags } from '#db/changes/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { redirects } from '#db/redirects/tables.ts';
import { createPublishedArticle, withdrawArticle } from './mutations.ts';
import { getPublishedArticle, listArchiveDays, listArticlesBetween } from './queries.ts';
import { articles, articleVersions, authors, topics } from './tables.ts';

const DAY = '1999-12-31';

async function publish(slug: string, publishedAt: string) {
  await db.insert(topics).values({ slug: 'test-thema', name: 'Thema' }).onConflictDoNothing();
  await db.insert(authors).values({ slug: 'test-autorin', name: 'Autorin' }).onConflictDoNothing();
  return createPublishedArticle({
    slug,
    title: `Artikel ${slug}`,
    teaser: 'Worum es geht.',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ein Absatz.' }] }] },
    publishedAt: new Date(publishedAt),
    topics: ['test-thema'],
    authors: ['test-autorin'],
  });
}

describe('articles', () => {
  test('stand on their Berlin day, and the calendar counts them', () =>
    rolledBack(async () => {
      // Already New Year's Eve in UTC, still the day before; and the other way round.
      await publish('spaet', '1999-12-30T23:30:00Z');
      await publish('mittags', '1999-12-31T12:00:00+01:00');
      expect((await listArticlesBetween(DAY, DAY)).map(({ slug }) => slug)).toEqual(['spaet', 'mittags']);
      expect(await listArchiveDays(DAY, DAY)).toEqual([{ day: DAY, articles: 2 }]);
    }));

  test('tell every page that shows them', () =>
    rolledBack(async () => {
      await db.delete(changedTags);
      await publish('neu', '1999-12-31T12:00:00+01:00');
      const tags = (await db.select({ tag: changedTags.tag }).from(changedTags)).map(({ tag }) => tag);
      const periods = ['archive', 'archive:1999', 'archive:1999-12', 'archive:1999-12-31'];
      expect(tags).toEqual(
        expect.arrayContaining(['article:neu', 'topic:test-thema', 'author:test-autorin', ...periods]),
      );
    }));

  test('that are withdrawn leave the readers and the calendar, and their address answers 410', () =>
    rolledBack(async () => {
      const { id } = await publish('weg', '1999-12-31T12:00:00+01:00');
      expect(await withdrawArticle(id)).toBe(true);
      expect(await getPublishedArticle('weg')).toBeNull();
      expect(await listArchiveDays(DAY, DAY)).toEqual([]);
      expect(await db.select().from(redirects).where(eq(redirects.path, '/artikel/weg'))).toMatchObject([
        { status: 410 },
      ]);
      expect(await withdrawArticle(id)).toBe(false);
    }));

  test('can only show a version of their own', async () => {
    const foreign = rolledBack(async () => {
      const one = await publish('eins', '1999-12-31T12:00:00+01:00');
      const two = await publish('zwei', '1999-12-31T12:00:00+01:00');
      const [version] = await db.select().from(articleVersions).where(eq(articleVersions.articleId, two.id));
      await db.update(articles).set({ liveVersionId: version?.id }).where(eq(articles.id, one.id));
      await db.execute(sql`set constraints all immediate`);
    });
    await expect(foreign).rejects.toThrow();
  });
});
