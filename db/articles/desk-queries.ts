import { and, asc, between, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { connection, db } from '#db/client.ts';
import { users } from '#db/users/tables.ts';
import type { DeskFilter } from '#lib/articles/desk-input.ts';
import type { ArticleStatus } from '#lib/permissions.ts';
import { articleHolds, articlePreviews, articleRemarks, articles, articleVersions, authors, topics } from './tables.ts';

/** What names a state of the text that somebody writes on: another one means that somebody else has saved. */
export const seenOf = ({ id, revision }: { id: number; revision: number }): string => `${id}.${revision}`;

/** The newest version of an article: what the desk works on. */
export const newest = sql`(select id from article_versions where article_id = ${articles.id} order by number desc limit 1)`;

const holderName = sql<string | null>`(
  select coalesce(nullif(holder.name, ''), holder.email) from article_holds as hold join users as holder on holder.id = hold.user_id
  where hold.article_id = ${articles.id} and hold.until > now())`;

const nameOfUser = sql<string>`coalesce(nullif(${users.name}, ''), ${users.email})`;
/** Null when the account is gone. */
const nameOfWriter = sql<string | null>`${nameOfUser}`;

const namesOf = (link: 'topic' | 'author') => sql<string[]>`array(
  select named.name from ${sql.identifier(`article_${link}s`)} as link
  join ${sql.identifier(`${link}s`)} as named on named.id = link.${sql.identifier(`${link}_id`)}
  where link.article_id = ${articles.id} order by link.position)`;

const DESK_PAGE_SIZE = 50;

/** Articles in whatever state, those first that somebody has worked on last. */
export async function listDeskArticles(filter: DeskFilter) {
  const where = and(
    filter.status ? isIn(filter.status) : undefined,
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
      nextStage: articles.nextStage,
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

/** A public article is also found by how far its next version is. */
const isIn = (status: ArticleStatus): SQL =>
  status === 'inReview' || status === 'approved'
    ? sql`(${articles.status} = ${status} or ${articles.nextStage} = ${status})`
    : sql`${articles.status} = ${status}`;

const linkedTo = (slug: string, link: 'topic' | 'author'): SQL => sql`exists (
  select from ${sql.identifier(`article_${link}s`)} as link
  join ${sql.identifier(`${link}s`)} as named on named.id = link.${sql.identifier(`${link}_id`)}
  where link.article_id = ${articles.id} and named.slug = ${slug})`;

export async function countByStatus(): Promise<ReadonlyMap<ArticleStatus, number>> {
  const rows = await db
    .select({
      status: articles.status,
      nextStage: articles.nextStage,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(articles)
    .groupBy(articles.status, articles.nextStage);
  const counts = new Map<ArticleStatus, number>();
  for (const { status, nextStage, count } of rows)
    for (const each of [status, nextStage]) if (each) counts.set(each, (counts.get(each) ?? 0) + count);
  return counts;
}

/** An article as the desk sees it: its newest version, whether readers see that one or another, and who is on it. */
export async function getArticleForDesk(id: number) {
  const [article] = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      status: articles.status,
      nextStage: articles.nextStage,
      publishedAt: articles.publishedAt,
      plannedOn: articles.plannedOn,
      pinned: articles.pinned,
      liveVersionId: articles.liveVersionId,
      versionId: articleVersions.id,
      number: articleVersions.number,
      revision: articleVersions.revision,
      isOpen: articleVersions.isOpen,
      title: articleVersions.title,
      /** As readers see it. */
      liveTitle: sql<string | null>`(select title from article_versions where id = ${articles.liveVersionId})`,
      teaser: articleVersions.teaser,
      body: articleVersions.body,
      savedAt: articleVersions.savedAt,
      savedBy: nameOfWriter,
      topics: namesOf('topic'),
      authors: namesOf('author'),
      /** Who has written on what readers do not see yet. */
      writers: sql<string[]>`array(
        select distinct writer_id from article_versions as own
        where own.article_id = ${articles.id} and writer_id is not null and own.number > coalesce((
          select number from article_versions where id = ${articles.liveVersionId}), 0))`,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, newest))
    .leftJoin(users, eq(users.id, articleVersions.writerId))
    .where(eq(articles.id, id));
  if (!article) return null;
  const { versionId, revision, nextStage, ...rest } = article;
  const hasNext = article.status === 'published' && article.liveVersionId !== versionId;
  return {
    ...rest,
    versionId,
    seen: seenOf({ id: versionId, revision }),
    /** Readers see an older version. */
    hasNext,
    /** How far what the desk works on is. */
    stage: hasNext ? (nextStage ?? ('draft' as const)) : article.status,
  };
}

export type DeskArticle = NonNullable<Awaited<ReturnType<typeof getArticleForDesk>>>;

/** Who is on it right now; null when nobody is. */
export async function getHolder(articleId: number): Promise<{ id: string; name: string } | null> {
  const [holder] = await db
    .select({ id: users.id, name: nameOfUser })
    .from(articleHolds)
    .innerJoin(users, eq(users.id, articleHolds.userId))
    .where(and(eq(articleHolds.articleId, articleId), sql`${articleHolds.until} > now()`));
  return holder ?? null;
}

export const listRemarks = (articleId: number) =>
  db
    .select({
      id: articleRemarks.id,
      quote: articleRemarks.quote,
      before: articleRemarks.before,
      after: articleRemarks.after,
      body: articleRemarks.body,
      createdAt: articleRemarks.createdAt,
      settledAt: articleRemarks.settledAt,
      writer: nameOfWriter,
    })
    .from(articleRemarks)
    .leftJoin(users, eq(users.id, articleRemarks.writerId))
    .where(eq(articleRemarks.articleId, articleId))
    .orderBy(asc(articleRemarks.id));

/** All versions of an article, the newest first, without their text. */
export async function listVersions(articleId: number) {
  const rows = await db
    .select({
      number: articleVersions.number,
      title: articleVersions.title,
      savedAt: articleVersions.savedAt,
      isOpen: articleVersions.isOpen,
      isLive: sql<boolean>`coalesce(${articleVersions.id} = ${articles.liveVersionId} and ${articles.status} = 'published', false)`,
      letters: sql<number>`char_length(${articleVersions.plainText})`,
      writer: nameOfWriter,
    })
    .from(articleVersions)
    .innerJoin(articles, eq(articles.id, articleVersions.articleId))
    .leftJoin(users, eq(users.id, articleVersions.writerId))
    .where(eq(articleVersions.articleId, articleId))
    .orderBy(desc(articleVersions.number));
  return rows;
}

export async function getVersion(articleId: number, number: number) {
  const [version] = await db
    .select({
      number: articleVersions.number,
      title: articleVersions.title,
      teaser: articleVersions.teaser,
      body: articleVersions.body,
    })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), eq(articleVersions.number, number)));
  return version ?? null;
}

/** What a link to something unpublished shows; null when it is no longer good. */
export async function getPreview(tokenHash: string) {
  const [preview] = await db
    .select({
      expiresAt: articlePreviews.expiresAt,
      status: articles.status,
      title: articleVersions.title,
      teaser: articleVersions.teaser,
      body: articleVersions.body,
      plainText: articleVersions.plainText,
    })
    .from(articlePreviews)
    .innerJoin(articles, eq(articles.id, articlePreviews.articleId))
    .innerJoin(articleVersions, eq(articleVersions.id, newest))
    .where(and(eq(articlePreviews.tokenHash, tokenHash), sql`${articlePreviews.expiresAt} > now()`));
  return preview ?? null;
}

export const listPreviews = (articleId: number) =>
  db
    .select({ id: articlePreviews.id, expiresAt: articlePreviews.expiresAt })
    .from(articlePreviews)
    .where(and(eq(articlePreviews.articleId, articleId), sql`${articlePreviews.expiresAt} > now()`))
    .orderBy(asc(articlePreviews.expiresAt));

/** What has appeared, has its time, or is meant for a day of a period (ISO dates, both inclusive). */
export async function listPlanned(first: string, last: string) {
  const rows = await db
    .select({
      id: articles.id,
      status: articles.status,
      title: articleVersions.title,
      publishedAt: articles.publishedAt,
      day: sql<string>`case when ${articles.status} in ('published', 'scheduled') then ${articles.publishedOn} else ${articles.plannedOn} end`,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, newest))
    .where(
      or(
        and(inArray(articles.status, ['published', 'scheduled']), between(articles.publishedOn, first, last)),
        and(inArray(articles.status, ['draft', 'inReview', 'approved']), between(articles.plannedOn, first, last)),
      ),
    )
    .orderBy(asc(articles.publishedAt), asc(articles.id));
  return rows;
}

/**
 * Of paths on this site, those that lead nowhere. `isPage` says which the program itself answers, whatever the rows are; old addresses
 * lead on.
 */
export async function listDeadPaths(paths: readonly string[], isPage: (path: string) => boolean): Promise<string[]> {
  if (paths.length === 0) return [];
  const rows = await connection()<{ path: string; target: string | null; isMoved: boolean; isThere: boolean }[]>`
    select given.path, moved.target, moved.path is not null as "isMoved", case split_part(given.path, '/', 2)
        when 'artikel' then exists (select from articles where slug = given.name and status = 'published')
        when 'themen' then exists (select from topics where slug = given.name)
        when 'autoren' then exists (select from authors where slug = given.name)
        when 'firmen' then exists (select from companies where slug = given.name and status = 'published')
        when 'orte' then given.name = '' or exists (select from places where slug = given.name)
        when 'branchen' then given.name = '' or exists (select from categories where slug = given.name)
        else true end as "isThere"
    from (select path, split_part(path, '/', 3) as name from unnest(${[...paths]}::text[]) as asked (path)) as given
    left join redirects as moved on moved.path = given.path`;
  return rows
    .filter(({ path, target, isMoved, isThere }) => (isMoved ? target === null : !isThere || !isPage(path)))
    .map(({ path }) => path);
}

/** For filters and suggestions: all of them, also those of which nothing can be read yet. */
export const listAllTopics = () =>
  db.select({ slug: topics.slug, name: topics.name }).from(topics).orderBy(asc(topics.name));

export const listAllAuthors = () =>
  db.select({ slug: authors.slug, name: authors.name }).from(authors).orderBy(asc(authors.name));
