import { and, eq, lte } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { publishDueAt } from '#db/jobs/mutations.ts';
import { berlinDate, berlinTimeField, readBerlinTime } from '#lib/dates.ts';
import { type DeskArticle, getArticleForDesk } from './desk-queries.ts';
import {
  closeVersion,
  lockArchive,
  lockArticle,
  moveToTitle,
  publishArticle,
  releaseArticle,
  withdrawArticle,
} from './mutations.ts';
import { articles } from './tables.ts';

export type StepOutcome = 'done' | 'stale' | 'notNow' | 'notThere';

/** Takes an article one step further, when it is still what was seen and `may` says so. All of it, or nothing. */
async function step(
  articleId: number,
  seen: string | null,
  may: (article: DeskArticle) => boolean,
  work: (article: DeskArticle) => Promise<string | null>,
  userId: string,
): Promise<StepOutcome> {
  return transaction(async () => {
    // In this order everywhere: two steps at once would otherwise wait for each other.
    await lockArchive();
    await lockArticle(articleId);
    const article = await getArticleForDesk(articleId);
    if (!article) return 'notThere';
    if (seen !== null && article.seen !== seen) return 'stale';
    if (!may(article)) return 'notNow';
    const action = await work(article);
    if (!action) return 'notNow';
    await recordAudit({ actorId: userId, action, subject: `article:${articleId}` });
    return 'done';
  });
}

/**
 * Puts what the desk has before the readers: an article that was not public, or the next version of one that is, with a new
 * title under a new address when that is wanted.
 */
export const publishFromDesk = (
  articleId: number,
  userId: string,
  seen: string,
  may: (article: DeskArticle) => boolean,
  { movesAddress = false } = {},
): Promise<StepOutcome> =>
  step(
    articleId,
    seen,
    may,
    async ({ hasNext, stage, title }) => {
      const isDone = hasNext ? await releaseArticle(articleId) : await publishArticle(articleId);
      if (isDone && hasNext && movesAddress) await moveToTitle(articleId, title);
      const alone = stage === 'approved' || stage === 'scheduled' ? '' : '.alone';
      return isDone ? `article.${hasNext ? 'release' : 'publish'}${alone}` : null;
    },
    userId,
  );

type Stage = 'draft' | 'inReview' | 'approved';

/** The stage of what the desk works on: the article's own, or that of the next version behind it. */
async function setStage({ id, hasNext }: DeskArticle, stage: Stage): Promise<void> {
  const changed = hasNext ? { nextStage: stage === 'draft' ? null : stage } : { status: stage };
  await db
    .update(articles)
    .set({ ...changed, editedAt: new Date() })
    .where(eq(articles.id, id));
}

const STEPS = {
  submit: { from: ['draft'], to: 'inReview' },
  sendBack: { from: ['inReview'], to: 'draft' },
  approve: { from: ['inReview'], to: 'approved' },
  /** Written on again: what was approved has to be approved anew, what was planned has no time any more. */
  reopen: { from: ['approved', 'scheduled', 'withdrawn'], to: 'draft' },
} as const;

/** One of the steps between draft and publication. */
export const takeStep = (
  articleId: number,
  userId: string,
  name: keyof typeof STEPS,
  seen: string | null,
  may: (article: DeskArticle) => boolean = () => true,
): Promise<StepOutcome> =>
  step(
    articleId,
    seen,
    (article) => (STEPS[name].from as readonly string[]).includes(article.stage) && may(article),
    async (article) => {
      await closeVersion(articleId);
      await setStage(article, STEPS[name].to);
      return `article.${name}`;
    },
    userId,
  );

/** Readers get it at that time. Again: at another time. */
export const scheduleFromDesk = (
  articleId: number,
  userId: string,
  seen: string,
  publishedAt: Date,
  may: (article: DeskArticle) => boolean,
): Promise<StepOutcome> =>
  step(
    articleId,
    seen,
    (article) => may(article) && article.status !== 'published' && publishedAt > new Date(),
    async ({ stage }) => {
      await closeVersion(articleId);
      await db
        .update(articles)
        .set({ status: 'scheduled', publishedAt, editedAt: new Date() })
        .where(eq(articles.id, articleId));
      await publishDueAt(publishedAt);
      return stage === 'approved' || stage === 'scheduled' ? 'article.schedule' : 'article.schedule.alone';
    },
    userId,
  );

/**
 * Publishes what has its time, also what should have been while no server ran, under the time it was planned for. Several processes
 * may do so at once: each article is asked again under its lock.
 */
export async function publishDueArticles(now = new Date()): Promise<number> {
  const isDue = and(eq(articles.status, 'scheduled'), lte(articles.publishedAt, now));
  const due = await db.select({ id: articles.id }).from(articles).where(isDue).orderBy(articles.publishedAt);
  let published = 0;
  const failures: unknown[] = [];
  for (const { id } of due) {
    try {
      if (await publishDue(id, now)) published += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  // One that fails keeps none from its turn; the next minute tries it again.
  if (failures.length > 0) throw failures[0];
  return published;
}

const publishDue = (id: number, now: Date): Promise<boolean> =>
  transaction(async () => {
    await lockArchive();
    const article = await lockArticle(id);
    if (article?.status !== 'scheduled' || !article.publishedAt || article.publishedAt > now) return false;
    if (!(await publishArticle(id, article.publishedAt))) return false;
    await recordAudit({ actorId: null, action: 'article.publish.due', subject: `article:${id}` });
    return true;
  });

/**
 * To another day: an article that has its time keeps the hour, in Berlin; one that has none is meant for that day. "notNow": it is
 * public already, the day is over, or `may` says no.
 */
export async function planFor(
  articleId: number,
  userId: string,
  day: string,
  may: (article: DeskArticle) => boolean,
): Promise<StepOutcome> {
  return step(
    articleId,
    null,
    (article) => article.status !== 'published' && article.status !== 'withdrawn' && day >= berlinDate(new Date()),
    async (article) => {
      const own = eq(articles.id, articleId);
      if (article.status !== 'scheduled' || !article.publishedAt) {
        await db.update(articles).set({ plannedOn: day, editedAt: new Date() }).where(own);
        return 'article.plan';
      }
      const publishedAt = readBerlinTime(`${day}T${berlinTimeField(article.publishedAt).slice(11)}`);
      if (!publishedAt || publishedAt <= new Date() || !may(article)) return null;
      await db.update(articles).set({ publishedAt, editedAt: new Date() }).where(own);
      await publishDueAt(publishedAt);
      return 'article.schedule';
    },
    userId,
  );
}

/** False when it is not public, or what shall stand for it is not. */
export async function withdrawFromDesk(articleId: number, userId: string, inFavourOf?: string): Promise<boolean> {
  return transaction(async () => {
    if (!(await withdrawArticle(articleId, inFavourOf))) return false;
    await recordAudit({ actorId: userId, action: 'article.withdraw', subject: `article:${articleId}` });
    return true;
  });
}
