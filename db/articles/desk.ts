import { and, eq, or, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { acceptText, type WrittenText } from '#lib/articles/desk-input.ts';
import { unnamedSlug } from '#lib/articles/states.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { type DeskArticle, getArticleForDesk, getHolder, seenOf } from './desk-queries.ts';
import { closeVersion, insertVersion, isSameText, lockArticle } from './mutations.ts';
import { articleHolds, articles, articleVersions } from './tables.ts';

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
  canEdit: (article: DeskArticle) => boolean,
): Promise<SaveOutcome | null> {
  return transaction(async () => {
    const article = await lockArticle(articleId);
    const before = await getArticleForDesk(articleId);
    if (!article || !before) return null;
    if (!canEdit(before)) return { kind: 'closed' };
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

/**
 * An older version becomes the newest one again; what stood there stays among the versions. "closed": its state or somebody else who is
 * on it forbids.
 */
export async function restoreVersion(
  articleId: number,
  userId: string,
  number: number,
  canEdit: (article: DeskArticle) => boolean,
): Promise<'done' | 'closed' | 'notThere'> {
  return transaction(async () => {
    await lockArticle(articleId);
    const article = await getArticleForDesk(articleId);
    const wanted = and(eq(articleVersions.articleId, articleId), eq(articleVersions.number, number));
    const [version] = await db
      .select({ title: articleVersions.title, teaser: articleVersions.teaser, body: articleVersions.body })
      .from(articleVersions)
      .where(wanted);
    if (!article || !version) return 'notThere';
    const holder = await getHolder(articleId);
    if (!canEdit(article) || (holder && holder.id !== userId)) return 'closed';
    if (isSameText(article, version)) return 'done';
    await insertVersion(articleId, version, { writerId: userId, isOpen: true });
    await db.update(articles).set({ editedAt: new Date() }).where(eq(articles.id, articleId));
    await recordAudit({ actorId: userId, action: 'article.restore', subject: `article:${articleId}` });
    return 'done';
  });
}
