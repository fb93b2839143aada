import { and, asc, desc, eq, gt, gte, lt, lte, ne, type SQL, sql } from 'drizzle-orm';
import { cache } from 'react';
import { db } from '#db/client.ts';
import {
  articleAuthors,
  articleDayCounts,
  articles,
  articleTopics,
  articleVersions,
  authors,
  topics,
} from './tables.ts';

const isPublished = eq(articles.status, 'published');

/** What lists show of an article. Published ones always have a day and a time. */
const summary = {
  id: articles.id,
  slug: articles.slug,
  title: articleVersions.title,
  teaser: articleVersions.teaser,
  publishedAt: sql<Date>`${articles.publishedAt}`.mapWith(articles.publishedAt),
  publishedOn: sql<string>`${articles.publishedOn}`,
  demo: articles.demo,
};

const selectArticles = (where?: SQL) =>
  db
    .select(summary)
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.liveVersionId))
    .where(and(isPublished, where))
    .$dynamic();

export type ArticleSummary = Awaited<ReturnType<typeof selectArticles>>[number];

const newestFirst = [desc(articles.publishedOn), desc(articles.publishedAt), desc(articles.id)];
const oldestFirst = [asc(articles.publishedOn), asc(articles.publishedAt), asc(articles.id)];

export const getPublishedArticle = cache(async (slug: string) => {
  const [article] = await db
    .select({
      ...summary,
      body: articleVersions.body,
      plainText: articleVersions.plainText,
      updatedAt: articles.updatedAt,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.liveVersionId))
    .where(and(isPublished, eq(articles.slug, slug)));
  return article ?? null;
});

export const listTopicsOfArticle = (articleId: number) =>
  db
    .select({ slug: topics.slug, name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.position));

export const listAuthorsOfArticle = (articleId: number) =>
  db
    .select({ slug: authors.slug, name: authors.name })
    .from(articleAuthors)
    .innerJoin(authors, eq(authors.id, articleAuthors.authorId))
    .where(eq(articleAuthors.articleId, articleId))
    .orderBy(asc(articleAuthors.position));

/** The articles before and after one by date. */
export async function getNeighbourArticles({ id, publishedAt, publishedOn }: ArticleSummary) {
  const position = sql`(${articles.publishedOn}, ${articles.publishedAt}, ${articles.id})`;
  const here = sql`(${publishedOn}::date, ${publishedAt.toISOString()}::timestamptz, ${id}::int)`;
  const [[previous], [next]] = await Promise.all([
    selectArticles(sql`${position} < ${here}`)
      .orderBy(...newestFirst)
      .limit(1),
    selectArticles(sql`${position} > ${here}`)
      .orderBy(...oldestFirst)
      .limit(1),
  ]);
  return { previous: previous ?? null, next: next ?? null };
}

/** Other articles on the same topics, those that share most first. */
export async function listRelatedArticles(articleId: number, limit: number): Promise<ArticleSummary[]> {
  const shared = db
    .select({ id: articleTopics.articleId, count: sql<number>`count(*)`.as('shared_topics') })
    .from(articleTopics)
    .where(
      and(
        sql`${articleTopics.topicId} in (select topic_id from article_topics where article_id = ${articleId})`,
        ne(articleTopics.articleId, articleId),
      ),
    )
    .groupBy(articleTopics.articleId)
    .as('shared');
  return selectArticles()
    .innerJoin(shared, eq(shared.id, articles.id))
    .orderBy(desc(shared.count), ...newestFirst)
    .limit(limit);
}

export const listNewestArticles = (limit: number): Promise<ArticleSummary[]> =>
  selectArticles()
    .orderBy(...newestFirst)
    .limit(limit);

/** The articles of a period, from the first day to the last inclusive (ISO dates). */
export const listArticlesBetween = (
  first: string,
  last: string,
  { limit = 1000, newest = false }: { limit?: number; newest?: boolean } = {},
): Promise<ArticleSummary[]> =>
  selectArticles(and(gte(articles.publishedOn, first), lte(articles.publishedOn, last)))
    .orderBy(...(newest ? newestFirst : oldestFirst))
    .limit(limit);

/** Days with articles and how many, in order; of the whole archive or from the first to the last day inclusive. */
export const listArchiveDays = cache(async (first = '0001-01-01', last = '9999-12-31') =>
  db
    .select({ day: articleDayCounts.day, articles: articleDayCounts.articles })
    .from(articleDayCounts)
    .where(and(gte(articleDayCounts.day, first), lte(articleDayCounts.day, last)))
    .orderBy(asc(articleDayCounts.day)),
);

/** The last day with articles before a period and the first after it. */
export async function getNeighbourDays(first: string, last: string) {
  const [[previous], [next]] = await Promise.all([
    db
      .select({ day: articleDayCounts.day })
      .from(articleDayCounts)
      .where(lt(articleDayCounts.day, first))
      .orderBy(desc(articleDayCounts.day))
      .limit(1),
    db
      .select({ day: articleDayCounts.day })
      .from(articleDayCounts)
      .where(gt(articleDayCounts.day, last))
      .orderBy(asc(articleDayCounts.day))
      .limit(1),
  ]);
  return { previous: previous?.day ?? null, next: next?.day ?? null };
}

export const getTopic = cache(async (slug: string) => {
  const [topic] = await db
    .select({ id: topics.id, slug: topics.slug, name: topics.name, description: topics.description, demo: topics.demo })
    .from(topics)
    .where(eq(topics.slug, slug));
  return topic ?? null;
});

export const getAuthor = cache(async (slug: string) => {
  const [author] = await db
    .select({ id: authors.id, slug: authors.slug, name: authors.name, bio: authors.bio, demo: authors.demo })
    .from(authors)
    .where(eq(authors.slug, slug));
  return author ?? null;
});

export const listArticlesOfTopic = (topicId: number, limit: number): Promise<ArticleSummary[]> =>
  selectArticles(sql`${articles.id} in (select article_id from article_topics where topic_id = ${topicId})`)
    .orderBy(...newestFirst)
    .limit(limit);

export const listArticlesOfAuthor = (authorId: number, limit: number): Promise<ArticleSummary[]> =>
  selectArticles(sql`${articles.id} in (select article_id from article_authors where author_id = ${authorId})`)
    .orderBy(...newestFirst)
    .limit(limit);

export const listTopics = () =>
  db.select({ slug: topics.slug, name: topics.name }).from(topics).orderBy(asc(topics.name));

/** For the sitemap: published articles that are not invented. The protocol allows 50,000 a file. */
export const listArticlesForSitemap = () =>
  db
    .select({ slug: articles.slug, updatedAt: articles.updatedAt })
    .from(articles)
    .where(and(isPublished, eq(articles.demo, false)))
    .orderBy(...newestFirst)
    .limit(50_000);
