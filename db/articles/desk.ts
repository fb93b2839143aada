import { and, desc, eq, lte, or, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { publishDueAt } from '#db/jobs/mutations.ts';
import { acceptText, type WrittenText } from '#lib/articles/desk-input.ts';
import type { Passage } from '#lib/articles/passages.ts';
import { unnamedSlug } from '#lib/articles/states.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { berlinDate, berlinTimeField, readBerlinTime } from '#lib/dates.ts';
import { slugify } from '#lib/slug.ts';
import { archiveTag, articleTag } from '#lib/tags.ts';
import { type DeskArticle, getArticleForDesk, getHolder, seenOf } from './desk-queries.ts';
import {
  closeVersion,
  insertVersion,
  isSameText,
  linkTopicsAndAuthors,
  lockArchive,
  lockArticle,
  moveArticle,
  publishArticle,
  releaseArticle,
  updatePublishedArticle,
  withdrawArticle,
} from './mutations.ts';
import {
  articleCorrections,
  articleHolds,
  articlePreviews,
  articleRemarks,
  articles,
  articleVersions,
  authors,
  topics,
} from './tables.ts';

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

export interface ArticleDetails {
  /** Empty: as it is. */
  slug: string;
  /** Of one that is public. */
  publishedAt: Date | null;
  /** Of one that is not, and has no time yet. */
  plannedOn: string | null;
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
      const { plannedOn } = next;
      await db.update(articles).set({ pinned, plannedOn, editedAt: new Date() }).where(eq(articles.id, articleId));
    }
    const changed = {
      slug: Boolean(next.slug) && next.slug !== before.slug,
      publishedAt: publishedAt !== null,
      topics: next.topic.join('\n') !== before.topics.join('\n'),
      authors: next.author.join('\n') !== before.authors.join('\n'),
      pinned: pinned !== before.pinned,
      plannedOn: !isPublic && next.plannedOn !== before.plannedOn,
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

/** Puts what the desk has before the readers: an article that was not public, or the next version of one that is. */
export const publishFromDesk = (
  articleId: number,
  userId: string,
  seen: string,
  may: (article: DeskArticle) => boolean,
): Promise<StepOutcome> =>
  step(
    articleId,
    seen,
    may,
    async ({ hasNext, stage }) => {
      const isDone = hasNext ? await releaseArticle(articleId) : await publishArticle(articleId);
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
