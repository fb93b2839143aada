import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { articles, articleTasks, articleVersions } from './tables.ts';

const isOpen = isNull(articleTasks.settledAt);

/** More are shown when some of these are done. */
const MOST_TASKS = 200;

/** What editors should look at because a company in an article, or in this one, is no longer what it was, the newest first. */
export const listOpenTasks = (articleId?: number) =>
  db
    .select({
      id: articleTasks.id,
      kind: articleTasks.kind,
      companyName: articleTasks.companyName,
      newName: articleTasks.newName,
      createdAt: articleTasks.createdAt,
      articleId: articles.id,
      title: articleVersions.title,
      /** Null while the company has no page. */
      companySlug: sql<string | null>`case when ${companies.status} = 'published' then ${companies.slug} end`,
    })
    .from(articleTasks)
    .innerJoin(articles, eq(articles.id, articleTasks.articleId))
    .innerJoin(articleVersions, eq(articleVersions.id, articles.liveVersionId))
    .leftJoin(companies, eq(companies.id, articleTasks.companyId))
    .where(and(isOpen, articleId === undefined ? undefined : eq(articleTasks.articleId, articleId)))
    .orderBy(desc(articleTasks.createdAt), asc(articleTasks.id))
    .limit(MOST_TASKS);

export type OpenTask = Awaited<ReturnType<typeof listOpenTasks>>[number];

export const countOpenTasks = () => db.$count(articleTasks, isOpen);

/** Somebody has looked at it. Done by somebody else, or by itself, is done as well. False when there is no such task. */
export function settleTask(id: number, userId: string): Promise<boolean> {
  return transaction(async () => {
    const [task] = await db
      .update(articleTasks)
      .set({ settledAt: new Date(), settledBy: userId })
      .where(and(eq(articleTasks.id, id), isOpen))
      .returning({ articleId: articleTasks.articleId });
    if (!task) return (await db.$count(articleTasks, eq(articleTasks.id, id))) > 0;
    await recordAudit({ actorId: userId, action: 'article.task.settle', subject: `article:${task.articleId}` });
    return true;
  });
}
