import { eq, lte, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { lockArticle } from './mutations.ts';
import { articlePreviews } from './tables.ts';

/** A link that shows the newest version to whoever has it, until then. False when there is no such article. */
export async function createPreview(
  articleId: number,
  userId: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<boolean> {
  return transaction(async () => {
    if (!(await lockArticle(articleId))) return false;
    await db.insert(articlePreviews).values({ articleId, tokenHash, createdBy: userId, expiresAt });
    await recordAudit({ actorId: userId, action: 'article.preview', subject: `article:${articleId}` });
    return true;
  });
}

export async function endPreviews(articleId: number, userId: string): Promise<void> {
  await transaction(async () => {
    const ended = await db
      .delete(articlePreviews)
      .where(eq(articlePreviews.articleId, articleId))
      .returning({ id: articlePreviews.id });
    if (ended.length > 0)
      await recordAudit({ actorId: userId, action: 'article.preview.end', subject: `article:${articleId}` });
  });
}

/** What nobody can open any more. */
export const deleteOldPreviews = () => db.delete(articlePreviews).where(lte(articlePreviews.expiresAt, sql`now()`));
