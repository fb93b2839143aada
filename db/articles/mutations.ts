import { isDeepStrictEqual } from 'node:util';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { forgetRedirect, markGone } from '#db/redirects/mutations.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { tagsOfArticle } from '#lib/articles/revalidate.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { articlePath } from '#lib/paths.ts';
import { articleTag } from '#lib/tags.ts';
import { getNeighbourArticles, listNeighbourPeriods } from './queries.ts';
import {
  articleAuthors,
  articleComments,
  articles,
  articleTopics,
  articleVersions,
  authors,
  topics,
} from './tables.ts';

interface ArticleText {
  title: string;
  teaser: string;
  body: ArticleDocument;
}

interface ArticleLinks {
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
    await db
      .update(articles)
      .set({ status: 'published', publishedAt: at, liveVersionId: newest.id, updatedAt: new Date() })
      .where(eq(articles.id, id));
    // It may have been withdrawn before.
    await forgetRedirect(articlePath(article.slug));
    await recordArticleChange(id);
    return true;
  });
}

/**
 * Gives a public article another text, date, topics or authors. A text that differs becomes a new version, and the old one
 * stays behind it. False if there is no such article.
 */
export function updatePublishedArticle(
  id: number,
  change: Partial<ArticleText & ArticleLinks & { publishedAt: Date; demo: boolean }>,
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
    await db
      .update(articles)
      .set({ ...row, liveVersionId, updatedAt: new Date() })
      .where(eq(articles.id, id));
    await linkTopicsAndAuthors(id, { topics: topicSlugs, authors: authorSlugs });
    await recordArticleChange(id);
    return true;
  });
}

/** Takes a published article away from the readers; its address answers 410 from then on. False if there is none. */
export function withdrawArticle(id: number): Promise<boolean> {
  return changingTheArchive(async () => {
    const article = await lockArticle(id);
    if (article?.status !== 'published') return false;
    await db.update(articles).set({ status: 'withdrawn', updatedAt: new Date() }).where(eq(articles.id, id));
    await markGone(articlePath(article.slug));
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

async function lockArticle(id: number) {
  const [article] = await db
    .select({
      slug: articles.slug,
      status: articles.status,
      publishedAt: articles.publishedAt,
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

async function insertVersion(articleId: number, text: ArticleText): Promise<number> {
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from article_versions where article_id = ${articleId})`;
  const [version] = await db
    .insert(articleVersions)
    .values({ articleId, number, ...text, plainText: plainTextOf(text.body) })
    .returning({ id: articleVersions.id });
  if (!version) throw new Error('The version was not inserted');
  return version.id;
}

/** JSON that was stored comes back with its keys in another order. */
const isSameText = (a: ArticleText, b: ArticleText) =>
  a.title === b.title && a.teaser === b.teaser && isDeepStrictEqual(a.body, b.body);

async function linkTopicsAndAuthors(articleId: number, links: Partial<ArticleLinks>): Promise<void> {
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
