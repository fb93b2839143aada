import { isDeepStrictEqual } from 'node:util';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { forgetRedirects } from '#db/redirects/bulk.ts';
import { markGone, redirectAllPermanently, redirectPermanently } from '#db/redirects/mutations.ts';
import { archivePathsOf } from '#lib/articles/archive.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { tagsOfArticle } from '#lib/articles/revalidate.ts';
import { isSlugOfTitle, isUnnamed } from '#lib/articles/states.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { articlePath } from '#lib/paths.ts';
import { slugify } from '#lib/slug.ts';
import { articleTag } from '#lib/tags.ts';
import { getNeighbourArticles, listNeighbourPeriods } from './queries.ts';
import { freeSlug, isSlugTaken } from './slugs.ts';
import {
  articleAuthors,
  articleComments,
  articles,
  articleTopics,
  articleVersions,
  authors,
  topics,
} from './tables.ts';

export interface ArticleText {
  title: string;
  teaser: string;
  body: ArticleDocument;
}

export interface ArticleLinks {
  /** Slugs, the main topic first. */
  topics: string[];
  /** Slugs. */
  authors: string[];
}

interface NewArticle extends ArticleText, ArticleLinks {
  slug: string;
  publishedAt: Date;
  sourceKey?: string;
  externalId?: string;
  demo?: boolean;
}

/** Writes an article with its first version and puts it before the readers. Topics and authors must be there. */
export function createPublishedArticle(article: NewArticle): Promise<{ id: number }> {
  return changingTheArchive(async () => {
    const { title, teaser, body, topics: topicSlugs, authors: authorSlugs, ...row } = article;
    refuseFuture(row.publishedAt);
    const [created] = await db.insert(articles).values(row).returning({ id: articles.id });
    if (!created) throw new Error('The article was not inserted');
    const liveVersionId = await insertVersion(created.id, { title, teaser, body });
    await db.update(articles).set({ status: 'published', liveVersionId }).where(eq(articles.id, created.id));
    await linkTopicsAndAuthors(created.id, { topics: topicSlugs, authors: authorSlugs });
    await wakeAddresses(created.id);
    await recordArticleChange(created.id);
    return created;
  });
}

/**
 * Puts the newest version of an article before the readers, under the date it had if it was public before. False if there is
 * no such article, no version of it, or if it is public already.
 */
export function publishArticle(id: number, publishedAt?: Date): Promise<boolean> {
  return changingTheArchive(async () => {
    const article = await lockArticle(id);
    const [newest] = await selectVersions(id).orderBy(desc(articleVersions.number)).limit(1);
    if (!article || !newest || article.status === 'published') return false;
    const at = publishedAt ?? (article.status === 'scheduled' ? null : article.publishedAt) ?? new Date();
    refuseFuture(at);
    const slug = isUnnamed(article.slug) ? await freeSlug('article', slugOf(newest.title)) : article.slug;
    const now = new Date();
    await closeVersion(id);
    await db
      .update(articles)
      .set({
        slug,
        status: 'published',
        publishedAt: at,
        liveVersionId: newest.id,
        plannedOn: null,
        updatedAt: now,
        editedAt: now,
      })
      .where(eq(articles.id, id));
    await wakeAddresses(id);
    await recordArticleChange(id);
    return true;
  });
}

/** Puts the newest version of a public article in the place of the one that readers see. False when they see it already. */
export function releaseArticle(id: number): Promise<boolean> {
  return changingTheArchive(async () => {
    const article = await lockArticle(id);
    const [newest] = await selectVersions(id).orderBy(desc(articleVersions.number)).limit(1);
    if (article?.status !== 'published' || !newest || newest.id === article.liveVersionId) return false;
    const now = new Date();
    await closeVersion(id);
    await db
      .update(articles)
      .set({ liveVersionId: newest.id, nextStage: null, updatedAt: now, editedAt: now })
      .where(eq(articles.id, id));
    await recordArticleChange(id);
    return true;
  });
}

type MoveOutcome = 'done' | 'taken' | 'hidden' | 'notThere';

/**
 * Gives an article another address; the one that readers know leads there from then on. "taken": it is another article's, or leads
 * to one. "hidden": readers knew the old one and it is gone; it can move when it is public again.
 */
export function moveArticle(id: number, slug: string): Promise<MoveOutcome> {
  return changingTheArchive(async () => {
    const article = await lockArticle(id);
    if (!article) return 'notThere';
    if (article.slug === slug) return 'done';
    if (await isSlugTaken('article', slug, article.slug)) return 'taken';
    if (article.status !== 'published' && article.liveVersionId) return 'hidden';
    if (article.status === 'published') await recordArticleChange(id);
    await db.update(articles).set({ slug, editedAt: new Date() }).where(eq(articles.id, id));
    if (article.status === 'published') {
      await redirectPermanently(articlePath(article.slug), articlePath(slug));
      await recordArticleChange(id);
    }
    return 'done';
  });
}

/** To the address that its title has; it stays where it is when that one says the same already. */
export async function moveToTitle(id: number, title: string): Promise<void> {
  const [article] = await db.select({ slug: articles.slug }).from(articles).where(eq(articles.id, id));
  if (!article || isSlugOfTitle(article.slug, title)) return;
  await moveArticle(id, await freeSlug('article', slugOf(title), article.slug));
}

const slugOf = (title: string): string => slugify(title) || 'artikel';

/** Its own address and those of its day, month and year answer themselves again, whatever they led to while nothing was there. */
async function wakeAddresses(id: number): Promise<void> {
  const [shown] = await db
    .select({ slug: articles.slug, publishedOn: articles.publishedOn })
    .from(articles)
    .where(eq(articles.id, id));
  if (!shown) return;
  await forgetRedirects([articlePath(shown.slug), ...(shown.publishedOn ? archivePathsOf(shown.publishedOn) : [])]);
}

/** Days, months and years on which nothing is left lead to where it went. */
async function leaveArchiveDay(before: string, after: string): Promise<void> {
  const [left, reached] = [archivePathsOf(before), archivePathsOf(after)];
  const periods = [before, before.slice(0, 7), before.slice(0, 4)];
  const empty = await Promise.all(
    periods.map(async (period) => {
      const [found] = await db.execute(
        sql`select from article_day_counts where day::text like ${`${period}%`} and articles > 0 limit 1`,
      );
      return !found;
    }),
  );
  const filesOfEach = left.length / periods.length;
  const moves = left.flatMap((path, index) => {
    const target = reached[index];
    return empty[Math.floor(index / filesOfEach)] && target && target !== path ? [{ path, target }] : [];
  });
  if (moves.length > 0) await redirectAllPermanently(moves);
}

/**
 * Gives a public article another text, date, topics or authors. A text that differs becomes a new version, and the old one
 * stays behind it. False if there is no such article.
 */
export function updatePublishedArticle(
  id: number,
  change: Partial<ArticleText & ArticleLinks & { publishedAt: Date; demo: boolean; pinned: boolean }>,
): Promise<boolean> {
  return changingTheArchive(async () => {
    const article = await lockArticle(id);
    if (article?.status !== 'published' || !article.liveVersionId) return false;
    const [live] = await selectVersions(id, eq(articleVersions.id, article.liveVersionId));
    if (!live) return false;
    await recordArticleChange(id);

    const { topics: topicSlugs, authors: authorSlugs, title, teaser, body, ...row } = change;
    if (row.publishedAt) refuseFuture(row.publishedAt);
    const text = { title: title ?? live.title, teaser: teaser ?? live.teaser, body: body ?? live.body };
    const liveVersionId = isSameText(text, live) ? live.id : await insertVersion(id, text);
    const now = new Date();
    const [moved] = await db
      .update(articles)
      .set({ ...row, liveVersionId, updatedAt: now, editedAt: now })
      .where(eq(articles.id, id))
      .returning({ publishedOn: articles.publishedOn });
    if (article.publishedOn && moved?.publishedOn && moved.publishedOn !== article.publishedOn) {
      await leaveArchiveDay(article.publishedOn, moved.publishedOn);
      await wakeAddresses(id);
    }
    await linkTopicsAndAuthors(id, { topics: topicSlugs, authors: authorSlugs });
    await recordArticleChange(id);
    return true;
  });
}

/**
 * Takes a published article away from the readers; its address answers 410 from then on, or leads to the public article that stands
 * for it. False if there is none, or the other one is not public.
 */
export function withdrawArticle(id: number, inFavourOf?: string): Promise<boolean> {
  return changingTheArchive(async () => {
    const article = await lockArticle(id);
    if (article?.status !== 'published' || article.slug === inFavourOf) return false;
    if (inFavourOf) {
      const isPublic = and(eq(articles.slug, inFavourOf), eq(articles.status, 'published'));
      const [other] = await db.select({ id: articles.id }).from(articles).where(isPublic);
      if (!other) return false;
    }
    const now = new Date();
    await db
      .update(articles)
      .set({ status: 'withdrawn', nextStage: null, updatedAt: now, editedAt: now })
      .where(eq(articles.id, id));
    if (inFavourOf) await redirectPermanently(articlePath(article.slug), articlePath(inFavourOf));
    else await markGone(articlePath(article.slug));
    await recordArticleChange(id);
    return true;
  });
}

/** Takes a name off everything it has commented, on request of whoever bears it. Gives back from how many comments. */
export function forgetCommenter(name: string): Promise<number> {
  return transaction(async () => {
    const changed = await db
      .update(articleComments)
      .set({ authorName: null })
      .where(eq(articleComments.authorName, name))
      .returning({ articleId: articleComments.articleId });
    const ids = [...new Set(changed.map(({ articleId }) => articleId))];
    if (ids.length > 0) {
      const shown = await db.select({ slug: articles.slug }).from(articles).where(inArray(articles.id, ids));
      await recordChangedTags(shown.map(({ slug }) => articleTag(slug)));
      // Not whose: that name is to be forgotten.
      await recordAudit({ actorId: null, action: 'command.forgetCommenter', subject: 'source:wordpress' });
    }
    return changed.length;
  });
}

/**
 * One change after the other: two at a time would each overlook the other as its new neighbour by date. Whoever makes topics
 * or authors and several articles in one transaction calls this first.
 */
export const lockArchive = () => db.execute(sql`select pg_advisory_xact_lock(hashtext('archive'))`);

function changingTheArchive<T>(work: () => Promise<T>): Promise<T> {
  return transaction(async () => {
    await lockArchive();
    return work();
  });
}

export async function lockArticle(id: number) {
  const [article] = await db
    .select({
      slug: articles.slug,
      status: articles.status,
      publishedAt: articles.publishedAt,
      publishedOn: articles.publishedOn,
      liveVersionId: articles.liveVersionId,
    })
    .from(articles)
    .where(eq(articles.id, id))
    .for('update');
  return article;
}

const selectVersions = (articleId: number, which?: SQL) =>
  db
    .select({
      id: articleVersions.id,
      title: articleVersions.title,
      teaser: articleVersions.teaser,
      body: articleVersions.body,
    })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), which))
    .$dynamic();

/** What is written on it from now on becomes another version. */
export const closeVersion = (articleId: number) =>
  db
    .update(articleVersions)
    .set({ isOpen: false })
    .where(and(eq(articleVersions.articleId, articleId), eq(articleVersions.isOpen, true)));

export async function insertVersion(
  articleId: number,
  text: ArticleText,
  written: { writerId?: string; isOpen?: boolean } = {},
): Promise<number> {
  // The newest one only may be open.
  await closeVersion(articleId);
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from article_versions where article_id = ${articleId})`;
  const [version] = await db
    .insert(articleVersions)
    .values({ articleId, number, ...text, ...written, plainText: plainTextOf(text.body) })
    .returning({ id: articleVersions.id });
  if (!version) throw new Error('The version was not inserted');
  return version.id;
}

/** JSON that was stored comes back with its keys in another order. */
export const isSameText = (a: ArticleText, b: ArticleText) =>
  a.title === b.title && a.teaser === b.teaser && isDeepStrictEqual(a.body, b.body);

export async function linkTopicsAndAuthors(articleId: number, links: Partial<ArticleLinks>): Promise<void> {
  if (links.topics) {
    const slugs = [...new Set(links.topics)];
    const found = await db.select({ id: topics.id, slug: topics.slug }).from(topics).where(inArray(topics.slug, slugs));
    const rows = slugs.map((slug, position) => ({ articleId, topicId: idOf(found, slug), position }));
    await db.delete(articleTopics).where(eq(articleTopics.articleId, articleId));
    if (rows.length > 0) await db.insert(articleTopics).values(rows);
  }
  if (links.authors) {
    const slugs = [...new Set(links.authors)];
    const found = await db
      .select({ id: authors.id, slug: authors.slug })
      .from(authors)
      .where(inArray(authors.slug, slugs));
    const rows = slugs.map((slug, position) => ({ articleId, authorId: idOf(found, slug), position }));
    await db.delete(articleAuthors).where(eq(articleAuthors.articleId, articleId));
    if (rows.length > 0) await db.insert(articleAuthors).values(rows);
  }
}

function idOf(rows: { id: number; slug: string }[], slug: string): number {
  const row = rows.find((candidate) => candidate.slug === slug);
  if (!row) throw new Error(`Unknown topic or author: ${slug}`);
  return row.id;
}

/** Has every page renewed that shows the article as it is now. An update says so before and after. */
export async function recordArticleChange(id: number): Promise<void> {
  const slugsOf = (link: 'topic' | 'author') => sql<string[]>`array(
    select slug from ${sql.identifier(`${link}s`)} as named
    join ${sql.identifier(`article_${link}s`)} as link on link.${sql.identifier(`${link}_id`)} = named.id
    where link.article_id = ${id})`;
  const [shown] = await db
    .select({
      slug: articles.slug,
      publishedOn: articles.publishedOn,
      topics: slugsOf('topic'),
      authors: slugsOf('author'),
    })
    .from(articles)
    .where(eq(articles.id, id));
  if (!shown) return;
  const { previous, next } = await getNeighbourArticles({ id });
  await recordChangedTags(
    tagsOfArticle(shown, {
      articles: [previous, next].flatMap((neighbour) => neighbour?.slug ?? []),
      periods: shown.publishedOn ? await listNeighbourPeriods(shown.publishedOn) : [],
    }),
  );
}

function refuseFuture(publishedAt: Date): void {
  if (publishedAt > new Date()) throw new RangeError('An article of the future is scheduled, not published');
}

/** Pictures of the library look different now, or something else is said about them: so do the articles that show them. */
export async function recordPictureChange(keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const shownBy = await db
    .select({ slug: articles.slug })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.liveVersionId))
    .where(and(eq(articles.status, 'published'), sql`${articleVersions.pictures} ?| ${sql.param([...keys])}::text[]`));
  await recordChangedTags(shownBy.map(({ slug }) => articleTag(slug)));
}
