import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import type { Passage } from '#lib/articles/passages.ts';
import { archiveTag, articleTag } from '#lib/tags.ts';
import { lockArticle } from './mutations.ts';
import { articleCorrections, articleRemarks, articles } from './tables.ts';

export interface NewRemark extends Passage {
  body: string;
}

/** False when there is no such article. */
export async function addRemark(articleId: number, userId: string, remark: NewRemark): Promise<boolean> {
  return transaction(async () => {
    if (!(await lockArticle(articleId))) return false;
    await db.insert(articleRemarks).values({ articleId, writerId: userId, ...remark });
    await recordAudit({ actorId: userId, action: 'article.remark', subject: `article:${articleId}` });
    return true;
  });
}

/** Done, or open again. */
export async function settleRemark(
  articleId: number,
  userId: string,
  remarkId: number,
  isSettled: boolean,
): Promise<boolean> {
  return transaction(async () => {
    const rows = await db
      .update(articleRemarks)
      .set({ settledAt: isSettled ? new Date() : null })
      .where(and(eq(articleRemarks.id, remarkId), eq(articleRemarks.articleId, articleId)))
      .returning({ id: articleRemarks.id });
    if (rows.length === 0) return false;
    await recordAudit({ actorId: userId, action: 'article.remark.settle', subject: `article:${articleId}` });
    return true;
  });
}

/** Told to readers below the article. False when it is not public. */
export async function addCorrection(
  articleId: number,
  userId: string,
  correction: { correctedOn: string; text: string },
): Promise<boolean> {
  return changeCorrections(articleId, userId, 'article.correct', async () => {
    await db.insert(articleCorrections).values({ articleId, ...correction });
    return true;
  });
}

/** One that was itself a mistake. */
export async function removeCorrection(articleId: number, userId: string, correctionId: number): Promise<boolean> {
  return changeCorrections(articleId, userId, 'article.correct.remove', async () => {
    const isIt = and(eq(articleCorrections.id, correctionId), eq(articleCorrections.articleId, articleId));
    return (await db.delete(articleCorrections).where(isIt).returning({ id: articleCorrections.id })).length > 0;
  });
}

async function changeCorrections(articleId: number, userId: string, action: string, work: () => Promise<boolean>) {
  return transaction(async () => {
    const article = await lockArticle(articleId);
    if (article?.status !== 'published' || !(await work())) return false;
    const now = new Date();
    await db.update(articles).set({ updatedAt: now, editedAt: now }).where(eq(articles.id, articleId));
    // Lists show when it was changed last, too.
    await recordChangedTags([articleTag(article.slug), archiveTag()]);
    await recordAudit({ actorId: userId, action, subject: `article:${articleId}` });
    return true;
  });
}
