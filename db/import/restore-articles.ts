import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray } from 'drizzle-orm';
import { lockArchive } from '#db/articles/mutations.ts';
import { local, portable } from '#db/articles/portable.ts';
import {
  articleAuthors,
  articleComments,
  articleCorrections,
  articles,
  articleTopics,
  articleVersions,
  authors,
  topics,
} from '#db/articles/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { connection, db, transaction } from '#db/client.ts';
import { exportArticlesOf } from '#db/export/articles.ts';
import { addRedirects } from '#db/redirects/bulk.ts';
import { dataSources } from '#db/sources/tables.ts';
import type { ArticleRecord, RedirectRecord } from '#lib/articles/record.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { isOwnAddress } from '#lib/own-addresses.ts';
import { everythingTag } from '#lib/tags.ts';
import { stateOfArticle } from './article-state.ts';

export type Restored = 'new' | 'unchanged' | 'edited';

export interface RestoredArticle {
  outcome: Restored;
  /** Mentions of companies that are not here: they have become text. */
  lostCompanies: number;
}

/**
 * Puts exported articles back, each with its versions, comments, topics and authors, in one transaction. One whose address or
 * source is here already stays as it is here.
 */
export function restoreArticles(
  records: ArticleRecord[],
  { dryRun = false } = {},
): Promise<Map<string, RestoredArticle>> {
  return transaction(async () => {
    await lockArchive();
    const outcomes = new Map<string, RestoredArticle>();
    const here = await local(records);
    // As an export of this database would write them.
    const asHere = await portable(here.map(({ record }) => record));
    const present = new Map((await exportArticlesOf(records.map(({ slug }) => slug))).map((own) => [own.slug, own]));
    let written = 0;
    for (const [index, { record, lost }] of here.entries()) {
      const own = present.get(record.slug);
      const outcome = own
        ? isSame(own, asHere[index] as ArticleRecord)
          ? 'unchanged'
          : 'edited'
        : (await hasSource(record))
          ? 'edited'
          : 'new';
      outcomes.set(record.slug, { outcome, lostCompanies: outcome === 'new' ? lost : 0 });
      if (outcome !== 'new' || dryRun) continue;
      await insertRecord(record);
      written += 1;
    }
    if (written > 0) await recordChangedTags([everythingTag]);
    return outcomes;
  });
}

/** The old addresses that lead to them. A page of this site is never hidden; what is here already stays. */
export async function restoreRedirects(rows: RedirectRecord[]): Promise<void> {
  const mayBe = ({ path, target }: RedirectRecord) =>
    !isOwnAddress(path) || path.startsWith('/artikel') || path.startsWith('/themen') || path.startsWith('/autoren')
      ? path !== target
      : false;
  await transaction(async () => {
    await lockArchive();
    const living = await listLiving(rows.map(({ path }) => path));
    await addRedirects(rows.filter((row) => mayBe(row) && !living.has(row.path)));
  });
}

/** Of these paths, those that are pages now: a redirect of the same name would hide them. */
async function listLiving(paths: string[]): Promise<Set<string>> {
  const found = await connection()<{ path: string }[]>`
    select path from unnest(${paths}::text[]) as path where
      exists (select from articles where '/artikel/' || slug = path and status = 'published')
      or exists (select from topics where '/themen/' || slug = path)
      or exists (select from authors where '/autoren/' || slug = path)`;
  return new Set(found.map(({ path }) => path));
}

function isSame({ id, ...own }: ArticleRecord & { id: number }, record: ArticleRecord): boolean {
  return isDeepStrictEqual(own, record);
}

async function hasSource({ source }: ArticleRecord): Promise<boolean> {
  if (!source) return false;
  const same = and(eq(articles.sourceKey, source.key), eq(articles.externalId, source.externalId));
  return (await db.$count(articles, same)) > 0;
}

async function insertRecord(record: ArticleRecord): Promise<void> {
  const { slug, pinned, demo, source, versions, live, imported } = record;
  if (source) {
    const { key, name, url } = source;
    await db.insert(dataSources).values({ key, name, url }).onConflictDoNothing();
  }
  const [created] = await db
    .insert(articles)
    .values({
      ...{ slug, pinned, demo },
      publishedAt: record.publishedAt ? new Date(record.publishedAt) : null,
      createdAt: new Date(record.createdAt),
      updatedAt: new Date(record.updatedAt),
      ...(source ? { sourceKey: source.key, externalId: source.externalId } : {}),
    })
    .returning({ id: articles.id });
  if (!created) throw new Error('The article was not inserted');
  const articleId = created.id;
  const stored = await db
    .insert(articleVersions)
    .values(
      versions.map((version) => ({
        ...version,
        articleId,
        plainText: plainTextOf(version.body),
        createdAt: new Date(version.createdAt),
      })),
    )
    .returning({ id: articleVersions.id, number: articleVersions.number });
  const liveVersionId = stored.find(({ number }) => number === live)?.id ?? null;
  await db.update(articles).set({ status: record.status, liveVersionId }).where(eq(articles.id, articleId));
  await linkTopics(articleId, record);
  await linkAuthors(articleId, record);
  if (record.comments.length > 0) {
    const rows = record.comments.map((comment) => ({ ...comment, articleId, postedAt: new Date(comment.postedAt) }));
    await db.insert(articleComments).values(rows);
  }
  if (record.corrections.length > 0)
    await db.insert(articleCorrections).values(record.corrections.map((each) => ({ ...each, articleId })));
  if (imported) await rememberImport(articleId, imported);
}

async function linkTopics(articleId: number, record: ArticleRecord): Promise<void> {
  if (record.topics.length === 0) return;
  await db.insert(topics).values(record.topics).onConflictDoNothing();
  const slugs = record.topics.map(({ slug }) => slug);
  const found = await db.select({ id: topics.id, slug: topics.slug }).from(topics).where(inArray(topics.slug, slugs));
  await db
    .insert(articleTopics)
    .values(found.map(({ id, slug }) => ({ articleId, topicId: id, position: slugs.indexOf(slug) })));
}

async function linkAuthors(articleId: number, record: ArticleRecord): Promise<void> {
  if (record.authors.length === 0) return;
  await db.insert(authors).values(record.authors).onConflictDoNothing();
  const slugs = record.authors.map(({ slug }) => slug);
  const found = await db
    .select({ id: authors.id, slug: authors.slug })
    .from(authors)
    .where(inArray(authors.slug, slugs));
  await db
    .insert(articleAuthors)
    .values(found.map(({ id, slug }) => ({ articleId, authorId: id, position: slugs.indexOf(slug) })));
}

async function rememberImport(
  articleId: number,
  { origin, sourceHash, isEdited }: NonNullable<ArticleRecord['imported']>,
) {
  const query = connection();
  await query`
    insert into article_imports (article_id, origin, source_hash, state)
    select article.id, ${origin}, ${sourceHash}, ${isEdited ? query`'edited'` : stateOfArticle(query)}
    from articles as article join lateral (
      select title, teaser, body from article_versions where article_id = article.id order by number desc limit 1
    ) as version on true
    where article.id = ${articleId}`;
}
