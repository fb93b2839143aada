import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { users } from '#db/users/tables.ts';
import type { DeskFilter } from '#lib/articles/desk-input.ts';
import type { ArticleStatus } from '#lib/permissions.ts';
import { articleHolds, articles, articleVersions, authors, topics } from './tables.ts';

/** What names a state of the text that somebody writes on: another one means that somebody else has saved. */
export const seenOf = ({ id, revision }: { id: number; revision: number }): string => `${id}.${revision}`;

/** The newest version of an article: what the desk works on. */
const newest = sql`(select id from article_versions where article_id = ${articles.id} order by number desc limit 1)`;

const holderName = sql<string | null>`(
  select coalesce(nullif(holder.name, ''), holder.email) from article_holds as hold join users as holder on holder.id = hold.user_id
  where hold.article_id = ${articles.id} and hold.until > now())`;

const namesOf = (link: 'topic' | 'author') => sql<string[]>`array(
  select named.name from ${sql.identifier(`article_${link}s`)} as link
  join ${sql.identifier(`${link}s`)} as named on named.id = link.${sql.identifier(`${link}_id`)}
  where link.article_id = ${articles.id} order by link.position)`;

const DESK_PAGE_SIZE = 50;

/** Articles in whatever state, those first that somebody has worked on last. */
export async function listDeskArticles(filter: DeskFilter) {
  const where = and(
    filter.status ? eq(articles.status, filter.status) : undefined,
    filter.search ? sql`position(fold(${filter.search}) in fold(${articleVersions.title})) > 0` : undefined,
    filter.topic ? linkedTo(filter.topic, 'topic') : undefined,
    filter.author ? linkedTo(filter.author, 'author') : undefined,
  );
  const from = db
    .select({
      id: articles.id,
      slug: articles.slug,
      status: articles.status,
      publishedAt: articles.publishedAt,
      editedAt: articles.editedAt,
      title: articleVersions.title,
      hasNext: sql<boolean>`${articles.status} = 'published' and ${articles.liveVersionId} <> ${articleVersions.id}`,
      authors: namesOf('author'),
      heldBy: holderName,
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, newest));
  const rows = await from
    .where(where)
    .orderBy(desc(articles.editedAt), desc(articles.id))
    .limit(DESK_PAGE_SIZE)
    .offset((filter.page - 1) * DESK_PAGE_SIZE);
  const total = rows[0]?.total ?? 0;
  return { articles: rows, total, pages: Math.ceil(total / DESK_PAGE_SIZE) };
}

const linkedTo = (slug: string, link: 'topic' | 'author'): SQL => sql`exists (
  select from ${sql.identifier(`article_${link}s`)} as link
  join ${sql.identifier(`${link}s`)} as named on named.id = link.${sql.identifier(`${link}_id`)}
  where link.article_id = ${articles.id} and named.slug = ${slug})`;

export async function countByStatus(): Promise<ReadonlyMap<ArticleStatus, number>> {
  const rows = await db
    .select({ status: articles.status, count: sql<number>`count(*)`.mapWith(Number) })
    .from(articles)
    .groupBy(articles.status);
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/** An article as the desk sees it: its newest version, whether readers see that one or another, and who is on it. */
export async function getArticleForDesk(id: number) {
  const [article] = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      status: articles.status,
      publishedAt: articles.publishedAt,
      pinned: articles.pinned,
      liveVersionId: articles.liveVersionId,
      versionId: articleVersions.id,
      number: articleVersions.number,
      revision: articleVersions.revision,
      isOpen: articleVersions.isOpen,
      title: articleVersions.title,
      teaser: articleVersions.teaser,
      body: articleVersions.body,
      savedAt: articleVersions.savedAt,
      savedBy: sql<string | null>`coalesce(nullif(${users.name}, ''), ${users.email})`,
      topics: namesOf('topic'),
      authors: namesOf('author'),
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, newest))
    .leftJoin(users, eq(users.id, articleVersions.writerId))
    .where(eq(articles.id, id));
  if (!article) return null;
  const { versionId, revision, ...rest } = article;
  return {
    ...rest,
    versionId,
    seen: seenOf({ id: versionId, revision }),
    /** Readers see an older version. */
    hasNext: article.status === 'published' && article.liveVersionId !== versionId,
  };
}

export type DeskArticle = NonNullable<Awaited<ReturnType<typeof getArticleForDesk>>>;

/** Who is on it right now; null when nobody is. */
export async function getHolder(articleId: number): Promise<{ id: string; name: string } | null> {
  const [holder] = await db
    .select({ id: users.id, name: sql<string>`coalesce(nullif(${users.name}, ''), ${users.email})` })
    .from(articleHolds)
    .innerJoin(users, eq(users.id, articleHolds.userId))
    .where(and(eq(articleHolds.articleId, articleId), sql`${articleHolds.until} > now()`));
  return holder ?? null;
}

/** For filters and suggestions: all of them, also those of which nothing can be read yet. */
export const listAllTopics = () =>
  db.select({ slug: topics.slug, name: topics.name }).from(topics).orderBy(asc(topics.name));

export const listAllAuthors = () =>
  db.select({ slug: authors.slug, name: authors.name }).from(authors).orderBy(asc(authors.name));
