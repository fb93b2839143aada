import { describe, expect, test } from 'vitest';
import { berlinWallTime } from '#lib/dates.ts';
import { seedArticles, seedAuthors, seedTopics } from './articles.ts';
import { parseBody } from './body.ts';

describe('the demo articles', () => {
  test('are at least 40, with addresses of their own', () => {
    expect(seedArticles.length).toBeGreaterThanOrEqual(40);
    expect(new Set(seedArticles.map(({ slug }) => slug)).size).toBe(seedArticles.length);
    for (const { slug } of seedArticles) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('name topics and authors that exist, and use all of them', () => {
    expect(new Set(seedArticles.flatMap(({ topics }) => topics))).toEqual(new Set(seedTopics.map(({ slug }) => slug)));
    expect(new Set(seedArticles.map(({ author }) => author))).toEqual(new Set(seedAuthors.map(({ slug }) => slug)));
  });

  test.each(seedArticles.map((article) => [article.slug, article] as const))('%s is a real article', (_, article) => {
    const blocks = parseBody(article.text).filter(({ type }) => type !== 'heading');
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    expect(article.title.length).toBeLessThanOrEqual(90);
    expect(article.teaser.length).toBeGreaterThanOrEqual(60);
    expect(article.teaser.length).toBeLessThanOrEqual(220);
    expect(article.text).not.toMatch(/ {2}|"/);
  });

  test('carry the true offset of Berlin on their day, between 2006 and now', () => {
    for (const { publishedAt } of seedArticles) {
      const instant = new Date(publishedAt);
      expect(publishedAt.slice(0, 19)).toBe(new Date(berlinWallTime(instant)).toISOString().slice(0, 19));
      expect(instant.getTime()).toBeGreaterThan(Date.UTC(2006, 0, 1));
      expect(instant.getTime()).toBeLessThan(Date.now());
    }
    const years = new Set(seedArticles.map(({ publishedAt }) => publishedAt.slice(0, 4)));
    expect(years.size).toBe(21);
  });

  test('have the one that the old site is remembered by', () => {
    const article = seedArticles.find(({ publishedAt }) => publishedAt.startsWith('2018-09-03'));
    expect(article?.source).toEqual({ source: 'wordpress:https://european-business-connect.de/blog', externalId: '1' });
  });
});
