import { and, eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { emptyArchive } from '#db/articles/fixtures.ts';
import { updatePublishedArticle } from '#db/articles/mutations.ts';
import {
  getPublishedArticle,
  getTopic,
  listArticlesForSitemap,
  listAuthorsOfArticle,
  listTopicsOfArticle,
} from '#db/articles/queries.ts';
import { articles, authors, topics } from '#db/articles/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { seedArticles, seedTopics } from './articles/articles.ts';
import { removeDemoArticles, seedDemoArticles } from './demo-articles.ts';

const REMEMBERED = { source: 'wordpress:https://european-business-connect.de/blog', externalId: '1' };

const inEmptyArchive = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await db.delete(topics);
    await db.delete(authors);
    await work();
  });

const getRemembered = async () => {
  const [row] = await db
    .select()
    .from(articles)
    .where(and(eq(articles.sourceKey, REMEMBERED.source), eq(articles.externalId, REMEMBERED.externalId)));
  if (!row) throw new Error('The article of 3 September 2018 is missing');
  return row;
};

describe('the demo articles', () => {
  test('are all there, marked, with topics and an author; a second time adds none', () =>
    inEmptyArchive(async () => {
      expect(await seedDemoArticles()).toBe(seedArticles.length);
      expect(await seedDemoArticles()).toBe(0);
      expect(await db.$count(articles, eq(articles.demo, true))).toBe(seedArticles.length);
      expect(await listArticlesForSitemap()).toEqual([]);
      expect(await getTopic('berufe')).toMatchObject({ demo: true });
      const remembered = await getRemembered();
      expect(remembered.publishedOn).toBe('2018-09-03');
      expect(await listTopicsOfArticle(remembered.id)).not.toEqual([]);
      expect(await listAuthorsOfArticle(remembered.id)).toHaveLength(1);
    }));

  test('leave no trace when they are taken out', () =>
    inEmptyArchive(async () => {
      await seedDemoArticles();
      expect(await removeDemoArticles()).toBe(seedArticles.length);
      expect(await db.$count(articles)).toBe(0);
      expect(await db.$count(topics)).toBe(0);
      expect(await db.$count(authors)).toBe(0);
      expect(await removeDemoArticles()).toBe(0);
    }));

  test('do not take along what an import has made its own, nor its topics', () =>
    inEmptyArchive(async () => {
      await seedDemoArticles();
      const { id, slug } = await getRemembered();
      await updatePublishedArticle(id, { title: 'Wie es damals hieß', demo: false, topics: ['berufe'] });
      await removeDemoArticles();
      expect((await getPublishedArticle(slug))?.title).toBe('Wie es damals hieß');
      const kept = await db.select({ slug: topics.slug, demo: topics.demo }).from(topics);
      expect(kept).toEqual([{ slug: 'berufe', demo: false }]);
      // And it does not come back beside it.
      expect(await seedDemoArticles()).toBe(seedArticles.length - 1);
      expect(
        await db.$count(
          topics,
          inArray(
            topics.slug,
            seedTopics.map((topic) => topic.slug),
          ),
        ),
      ).toBe(seedTopics.length);
    }));
});
