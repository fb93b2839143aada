import { and, desc, eq, or, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { acceptText, type WrittenText } from '#lib/articles/desk-input.ts';
import { unnamedSlug } from '#lib/articles/states.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { slugify } from '#lib/slug.ts';
import { getArticleForDesk, getHolder, seenOf } from './desk-queries.ts';
import {
  closeVersion,
  insertVersion,
  isSameText,
  linkTopicsAndAuthors,
  lockArticle,
  moveArticle,
  publishArticle,
  releaseArticle,
  updatePublishedArticle,
  withdrawArticle,
} from './mutations.ts';
import { articleHolds, articles, articleVersions, authors, topics } from './tables.ts';

/** Begins an article that nobody but the desk can see. */
export async function createArticle(userId: string, title: string): Promise<number> {
  return transaction(async () => {
    const [created] = await db.insert(articles).values({ slug: unnamedSlug() }).returning({ id: articles.id });
    const { id } = created as { id: number };
    await insertVersion(id, acceptText({ title }), { writerId: userId, isOpen: true });
    await recordAudit({ actorId: userId, action: 'article.create', subject: `article:${id}` });
    return id;
  });
}

/** Somebody who has written without a pause for this long has passed a state that is worth returning to. */
const KEPT_AFTER_MINUTES = 20;

export type SaveOutcome =
  | { kind: 'saved'; seen: string }
  /** Somebody else has saved in between, or is on it: what stands there now. */
  | { kind: 'stale'; seen: string; current: WrittenText; savedBy: string | null }
  | { kind: 'held'; holder: string }
  | { kind: 'closed' };

/**
 * Saves what somebody writes, if it was made from what stands there. The version that readers see is never touched: the first
 * word on it begins another one. Null when there is no such article.
 */
export async function saveText(
  articleId: number,
  userId: string,
  seen: string,
  text: WrittenText,
  canEdit: (article: { status: (typeof articles.$inferSelect)['status'] }) => boolean,
): Promise<SaveOutcome | null> {
  return transaction(async () => {
    const article = await lockArticle(articleId);
    const before = await getArticleForDesk(articleId);
    if (!article || !before) return null;
    if (!canEdit(article)) return { kind: 'closed' };
    const holder = await getHolder(articleId);
    if (holder && holder.id !== userId) return { kind: 'held', holder: holder.name };
    const { title, teaser, body } = before;
    if (before.seen !== seen) {
      // The answer to the save before may have been lost on its way: then this is what stands there.
      if (isSameText(text, before)) return { kind: 'saved', seen: before.seen };
      return { kind: 'stale', seen: before.seen, current: { title, teaser, body }, savedBy: before.savedBy };
    }
    if (isSameText(text, before)) return { kind: 'saved', seen };

    const now = new Date();
    await db.update(articles).set({ editedAt: now }).where(eq(articles.id, articleId));
    const [own] = await db
      .update(articleVersions)
      .set({ ...text, plainText: plainTextOf(text.body), revision: sql`revision + 1`, savedAt: now })
      .where(
        and(
          eq(articleVersions.id, before.versionId),
          eq(articleVersions.isOpen, true),
          eq(articleVersions.writerId, userId),
          sql`${articleVersions.createdAt} > now() - ${KEPT_AFTER_MINUTES} * interval '1 minute'`,
        ),
      )
      .returning({ id: articleVersions.id, revision: articleVersions.revision });
    if (own) return { kind: 'saved', seen: seenOf(own) };
    const id = await insertVersion(articleId, text, { writerId: userId, isOpen: true });
    await recordAudit({ actorId: userId, action: 'article.write', subject: `article:${articleId}` });
    return { kind: 'saved', seen: seenOf({ id, revision: 1 }) };
  });
}

/** A page that is open says so more often than this. */
const HELD_FOR_SECONDS = 60;

/**
 * Says that somebody is on it. Gives back the name of whoever else is, and then nothing has happened, unless it is taken over on
 * purpose. False when there is no such article.
 */
export async function holdForWriting(
  articleId: number,
  userId: string,
  { takeOver = false } = {},
): Promise<{ isMine: boolean; holder: string | null } | null> {
  return transaction(async () => {
    const [article] = await db.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId));
    if (!article) return null;
    const until = sql`now() + ${HELD_FOR_SECONDS} * interval '1 second'`;
    const before = takeOver ? await getHolder(articleId) : null;
    const [mine] = await db
      .insert(articleHolds)
      .values({ articleId, userId, until })
      .onConflictDoUpdate({
        target: articleHolds.articleId,
        set: { userId, until },
        setWhere: takeOver ? undefined : or(eq(articleHolds.userId, userId), sql`${articleHolds.until} < now()`),
      })
      .returning({ userId: articleHolds.userId });
    if (!mine) return { isMine: false, holder: (await getHolder(articleId))?.name ?? null };
    if (before && before.id !== userId) {
      // What the other one has written stays what it is.
      await closeVersion(articleId);
      await recordAudit({ actorId: userId, action: 'article.takeOver', subject: `article:${articleId}` });
    }
    return { isMine: true, holder: null };
  });
}

/** What is written from now on becomes another version. False when there is nothing new to keep. */
export async function keepOpenVersion(articleId: number): Promise<boolean> {
  return (await closeVersion(articleId).returning({ id: articleVersions.id })).length > 0;
}

export interface ArticleDetails {
  /** Empty: as it is. */
  slug: string;
  /** Of one that is public. */
  publishedAt: Date | null;
  topic: string[];
  author: string[];
  createMissing: boolean;
  pinned: boolean;
}

export type DetailsOutcome =
  | { kind: 'done' | 'notThere' | 'slugTaken' | 'slugHidden' }
  | { kind: 'unknown'; topics: string[]; authors: string[] };

/** Address, date, topics, authors. What readers see of it changes at once; nothing has happened when something is wrong. */
export async function saveDetails(articleId: number, userId: string, next: ArticleDetails): Promise<DetailsOutcome> {
  return transaction(async () => {
    const before = await getArticleForDesk(articleId);
    if (!before) return { kind: 'notThere' };
    const [topicSlugs, authorSlugs] = [await slugsOf(topics, next.topic), await slugsOf(authors, next.author)];
    const unknownTopics = next.topic.filter((name) => !topicSlugs.has(name));
    const unknownAuthors = next.author.filter((name) => !authorSlugs.has(name));
    if (!next.createMissing && unknownTopics.length + unknownAuthors.length > 0)
      return { kind: 'unknown', topics: unknownTopics, authors: unknownAuthors };

    if (next.slug && next.slug !== before.slug) {
      const moved = await moveArticle(articleId, next.slug);
      if (moved !== 'done')
        return { kind: moved === 'taken' ? 'slugTaken' : moved === 'hidden' ? 'slugHidden' : moved };
    }
    for (const name of unknownTopics) topicSlugs.set(name, await createNamed(topics, name));
    for (const name of unknownAuthors) authorSlugs.set(name, await createNamed(authors, name));
    const links = {
      topics: next.topic.map((name) => topicSlugs.get(name) as string),
      authors: next.author.map((name) => authorSlugs.get(name) as string),
    };
    const isPublic = before.status === 'published';
    // The field shows minutes: only another minute is another date.
    const minute = (at: Date | null) => Math.floor((at?.getTime() ?? 0) / 60_000);
    const publishedAt =
      isPublic && next.publishedAt && minute(next.publishedAt) !== minute(before.publishedAt) ? next.publishedAt : null;
    const pinned = next.pinned;
    if (isPublic)
      await updatePublishedArticle(articleId, { ...links, pinned, ...(publishedAt ? { publishedAt } : {}) });
    else {
      await linkTopicsAndAuthors(articleId, links);
      await db.update(articles).set({ pinned, editedAt: new Date() }).where(eq(articles.id, articleId));
    }
    const changed = {
      slug: Boolean(next.slug) && next.slug !== before.slug,
      publishedAt: publishedAt !== null,
      topics: next.topic.join('\n') !== before.topics.join('\n'),
      authors: next.author.join('\n') !== before.authors.join('\n'),
      pinned: pinned !== before.pinned,
    };
    const fields = Object.entries(changed).flatMap(([field, isChanged]) => (isChanged ? [field] : []));
    if (fields.length > 0)
      await recordAudit({ actorId: userId, action: 'article.details', subject: `article:${articleId}`, fields });
    return { kind: 'done' };
  });
}

/** Names as people write them, by the slug of what is called so. */
async function slugsOf(table: typeof topics | typeof authors, names: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of names) {
    const [row] = await db
      .select({ slug: table.slug })
      .from(table)
      .where(sql`fold(${table.name}) = fold(${name})`)
      .orderBy(desc(eq(table.name, name)), table.id)
      .limit(1);
    if (row) found.set(name, row.slug);
  }
  return found;
}

/** With the first number that makes its address free. */
async function createNamed(table: typeof topics | typeof authors, name: string): Promise<string> {
  const wished = slugify(name) || 'ohne-namen';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wished : `${wished}-${number}`;
    const [created] = await db
      .insert(table)
      .values({ slug, name })
      .onConflictDoNothing()
      .returning({ slug: table.slug });
    if (created) return created.slug;
  }
}

type PublishOutcome = 'done' | 'nothingNew' | 'stale' | 'notThere';

/** Puts what the desk has before the readers: an article that was not public, or the next version of one that is. */
export async function publishFromDesk(articleId: number, userId: string, seen: string): Promise<PublishOutcome> {
  return transaction(async () => {
    const before = await getArticleForDesk(articleId);
    if (!before) return 'notThere';
    if (before.seen !== seen) return 'stale';
    const isPublic = before.status === 'published';
    const isDone = isPublic ? await releaseArticle(articleId) : await publishArticle(articleId);
    if (!isDone) return 'nothingNew';
    const action = isPublic ? 'article.release' : 'article.publish';
    await recordAudit({ actorId: userId, action, subject: `article:${articleId}` });
    return 'done';
  });
}

/** False when it is not public, or what shall stand for it is not. */
export async function withdrawFromDesk(articleId: number, userId: string, inFavourOf?: string): Promise<boolean> {
  return transaction(async () => {
    if (!(await withdrawArticle(articleId, inFavourOf))) return false;
    await recordAudit({ actorId: userId, action: 'article.withdraw', subject: `article:${articleId}` });
    return true;
  });
}

/** A withdrawn article is written on again. It stays away from readers until it is published. */
export async function reopenFromDesk(articleId: number, userId: string): Promise<boolean> {
  return transaction(async () => {
    const [reopened] = await db
      .update(articles)
      .set({ status: 'draft', editedAt: new Date() })
      .where(and(eq(articles.id, articleId), eq(articles.status, 'withdrawn')))
      .returning({ id: articles.id });
    if (!reopened) return false;
    await recordAudit({ actorId: userId, action: 'article.reopen', subject: `article:${articleId}` });
    return true;
  });
}
