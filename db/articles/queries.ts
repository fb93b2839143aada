import { and, asc, desc, eq, gt, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { cache } from 'react';
import { db } from '#db/client.ts';
import {
  articleAuthors,
  articleComments,
  articleCorrections,
  articleDayCounts,
  articleMentions,
  articles,
  articleTopics,
  articleVersions,
  authors,
  topics,
} from './tables.ts';

/** Whoever wrote the row, nothing is shown before its time. */
const isPublished = and(eq(articles.status, 'published'), sql`${articles.publishedAt} <= now()`);

/** What lists show of an article. Published ones always have a day and a time. */
const summary = {
  id: articles.id,
  slug: articles.slug,
  title: articleVersions.title,
  teaser: articleVersions.teaser,
  publishedAt: sql<Date>`${articles.publishedAt}`.mapWith(articles.publishedAt),
  publishedOn: sql<string>`${articles.publishedOn}`,
  updatedAt: articles.updatedAt,
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
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.liveVersionId))
    .where(and(isPublished, eq(articles.slug, slug)));
  return article ?? null;
});

/** More than anybody would read on the page of one entry. */
const MOST_ABOUT = 100;

/** Published articles that mention a company, the newest first. */
export const listArticlesAbout = (companyId: number) =>
  selectArticles(sql`${articles.id} in (select article_id from ${articleMentions} where company_id = ${companyId})`)
    .orderBy(...newestFirst)
    .limit(MOST_ABOUT);

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

export const listCommentsOfArticle = (articleId: number) =>
  db
    .select({
      id: articleComments.id,
      externalId: articleComments.externalId,
      replyTo: articleComments.replyTo,
      authorName: articleComments.authorName,
      postedAt: articleComments.postedAt,
      body: articleComments.body,
    })
    .from(articleComments)
    .where(eq(articleComments.articleId, articleId))
    .orderBy(asc(articleComments.postedAt), asc(articleComments.id));

/** The oldest first, as they were made. */
export const listCorrectionsOfArticle = (articleId: number) =>
  db
    .select({ id: articleCorrections.id, correctedOn: articleCorrections.correctedOn, text: articleCorrections.text })
    .from(articleCorrections)
    .where(eq(articleCorrections.articleId, articleId))
    .orderBy(asc(articleCorrections.correctedOn), asc(articleCorrections.id));

export type ArticleComment = Awaited<ReturnType<typeof listCommentsOfArticle>>[number];

/** The articles before and after one by date. */
export async function getNeighbourArticles({ id }: { id: number }) {
  const position = sql`(${articles.publishedOn}, ${articles.publishedAt}, ${articles.id})`;
  // From the row itself: JavaScript's dates have milliseconds, the database's microseconds.
  const here = sql`(select published_on, published_at, id from articles where id = ${id})`;
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

/** How many articles of each topic are looked at: a topic may have thousands. Those entered last, which an index names. */
const CANDIDATES = 50;
/** A word of title or teaser that more articles have says nothing about any of them. */
const RARE = 100;
/** The longest of the words are looked at; those of the title first. */
const MOST_WORDS = 12;

/**
 * Articles on the same topics or about the same things: a shared topic counts 1; a shared word of title or teaser up to 1, the
 * fewer articles have it, the more (its inverse document frequency), and less when it stands in the teaser only.
 */
export async function listRelatedArticles(articleId: number, limit: number): Promise<ArticleSummary[]> {
  const related = sql`(
    with archive as (select greatest(sum(articles), 2)::float8 as size from ${articleDayCounts}),
    words as (
      select lexeme, case when 'A' = any(weights) then 1 else 0.4 end as weight
      from articles join article_versions as version on version.id = live_version_id
      cross join unnest(version.search_vector) as word (lexeme, positions, weights)
      where articles.id = ${articleId} and weights && '{A,B}'
      order by weight desc, length(lexeme) desc, lexeme limit ${MOST_WORDS}
    ),
    hits as (
      select found.id, weight, count(*) over (partition by lexeme) as articles
      from words cross join lateral (
        select other.id from article_versions as version
        join articles as other on other.id = version.article_id and other.live_version_id = version.id
        where other.status = 'published' and version.search_vector @@ plainto_tsquery('simple', lexeme)
        limit ${RARE + 1}
      ) as found
    ),
    shared as (
      select hits.id, weight * ln(size / articles) / ln(size) as score from hits cross join archive where articles <= ${RARE}
      union all
      select other.article_id, 1 from ${articleTopics} as own cross join lateral (
        select article_id from article_topics where topic_id = own.topic_id order by article_id desc limit ${CANDIDATES}
      ) as other where own.article_id = ${articleId}
    )
    select id, sum(score) as score from shared where id <> ${articleId} group by id having sum(score) > 0.2
  ) as related`;
  return selectArticles()
    .innerJoin(related, sql`related.id = ${articles.id}`)
    .orderBy(sql`round(related.score::numeric, 6) desc`, ...newestFirst)
    .limit(limit);
}

export const listNewestArticles = (limit: number): Promise<ArticleSummary[]> =>
  selectArticles()
    .orderBy(...newestFirst)
    .limit(limit);

/** Those that editors want to be seen first, however old they are. */
export const listPinnedArticles = (limit: number): Promise<ArticleSummary[]> =>
  selectArticles(eq(articles.pinned, true))
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

/** The same day of the calendar in other years, the newest first. */
export const listSameDays = (day: string) =>
  db
    .select({ day: articleDayCounts.day, articles: articleDayCounts.articles })
    .from(articleDayCounts)
    .where(sql`to_char(${articleDayCounts.day}, 'MM-DD') = ${day.slice(5)} and ${articleDayCounts.day} <> ${day}`)
    .orderBy(desc(articleDayCounts.day));

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

/** The days, months and years with articles before and after a day's own, as `2018-08-31`, `2018-08`, `2017`. */
export async function listNeighbourPeriods(day: string): Promise<string[]> {
  const around = (unit: 'day' | 'month' | 'year') => sql`
    select ${unit} as unit, max(day)::text as day from article_day_counts
    where day < date_trunc(${unit}, ${day}::timestamp)
    union all
    select ${unit}, min(day)::text from article_day_counts
    where day >= date_trunc(${unit}, ${day}::timestamp) + ('1 ' || ${unit})::interval`;
  const rows = await db.execute<{ unit: keyof typeof LENGTHS; day: string | null }>(
    sql`${around('day')} union all ${around('month')} union all ${around('year')}`,
  );
  return rows.flatMap((row) => row.day?.slice(0, LENGTHS[row.unit]) ?? []);
}

/** Of an ISO date, to the end of its day, month or year. */
const LENGTHS = { day: 10, month: 7, year: 4 };

/**
 * Topics and authors of whom nothing can be read have no page. Not `exists`: the planner turns it into a join with all articles
 * of the topic, where the first one found is enough.
 */
const hasArticles = (link: 'topic' | 'author') => sql`(
  select true from ${sql.identifier(`article_${link}s`)} as link join articles on articles.id = link.article_id
  where link.${sql.identifier(`${link}_id`)} = ${link === 'topic' ? topics.id : authors.id} and ${isPublished} limit 1)`;

export const getTopic = cache(async (slug: string) => {
  const [topic] = await db
    .select({ id: topics.id, slug: topics.slug, name: topics.name, description: topics.description, demo: topics.demo })
    .from(topics)
    .where(and(eq(topics.slug, slug), hasArticles('topic')));
  return topic ?? null;
});

export const getAuthor = cache(async (slug: string) => {
  const [author] = await db
    .select({ id: authors.id, slug: authors.slug, name: authors.name, bio: authors.bio, demo: authors.demo })
    .from(authors)
    .where(and(eq(authors.slug, slug), hasArticles('author')));
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
  db
    .select({ slug: topics.slug, name: topics.name })
    .from(topics)
    .where(hasArticles('topic'))
    .orderBy(asc(topics.name));

/** For the sitemap: published articles that are not invented. The protocol allows 50,000 a file. */
export const listArticlesForSitemap = () =>
  db
    .select({ slug: articles.slug, updatedAt: articles.updatedAt })
    .from(articles)
    .where(and(isPublished, eq(articles.demo, false)))
    .orderBy(...newestFirst)
    .limit(50_000);
