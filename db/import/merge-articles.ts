import { and, eq, inArray, sql } from 'drizzle-orm';
import { lockArchive, recordArticleChange } from '#db/articles/mutations.ts';
import {
  articleAuthors,
  articleComments,
  articles,
  articleTopics,
  articleVersions,
  authors,
  topics,
} from '#db/articles/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { connection, db, transaction } from '#db/client.ts';
import { addRedirects, forgetRedirects } from '#db/redirects/bulk.ts';
import { redirects } from '#db/redirects/tables.ts';
import { archivePathsOf } from '#lib/articles/archive.ts';
import {
  hashOfImported,
  type ImportedArticle,
  type ImportedAuthor,
  type ImportedTopic,
} from '#lib/articles/imported.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { berlinDate } from '#lib/dates.ts';
import { isOwnAddress } from '#lib/own-addresses.ts';
import { articlePath, authorPath, topicPath } from '#lib/paths.ts';
import { everythingTag } from '#lib/tags.ts';
import { stateOfArticle } from './article-state.ts';

type ArticleOutcome = 'new' | 'changed' | 'unchanged' | 'edited';

export interface MergeRow {
  article: ImportedArticle;
  /** Older versions that come later: the first one that is written has a number above theirs. */
  revisions: number;
}

export interface Merged {
  outcome: ArticleOutcome;
  slug: string;
  /** Old addresses that lead elsewhere already, or are pages of this site. */
  taken: string[];
}

/** With more changes than this, naming each page costs more than renewing all of them. */
const FEW = 20;

/**
 * Makes the articles of one batch what the file says, in one transaction: all of them or, after a kill, none. What has been
 * edited here since the last import stays as it is.
 */
export function mergeArticles(sourceKey: string, rows: MergeRow[]): Promise<Map<string, Merged>> {
  return transaction(async () => {
    await db.execute(sql`set local statement_timeout = 0`);
    await lockArchive();
    const plans = await planMerge(sourceKey, rows);
    const written = plans.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
    const isFew = written.length <= FEW;

    const topicIds = await ensureTopics(written.flatMap(({ row }) => row.article.topics));
    const authorIds = await ensureAuthors(written.flatMap(({ row }) => row.article.authors));
    for (const { outcome, known } of plans)
      if (isFew && outcome === 'changed' && known) await recordArticleChange(known.id);
    await insertArticles(
      sourceKey,
      written.filter(({ outcome }) => outcome === 'new'),
    );
    for (const plan of written) if (plan.outcome === 'changed') await updateArticle(plan);
    await linkAll(written, topicIds, authorIds);
    await writeComments(written);
    await rememberImports(written);
    const taken = await writeAddresses(written);
    if (!isFew) await recordChangedTags([everythingTag]);
    else for (const { id } of written) await recordArticleChange(id);

    return new Map(
      plans.map(({ row, outcome, slug }) => [row.article.externalId, { outcome, slug, taken: taken.get(slug) ?? [] }]),
    );
  });
}

/** What `mergeArticles` would do. */
export async function planArticles(sourceKey: string, rows: MergeRow[]): Promise<Map<string, Merged>> {
  const plans = await planMerge(sourceKey, rows);
  return new Map(plans.map(({ row, outcome, slug }) => [row.article.externalId, { outcome, slug, taken: [] }]));
}

interface Known {
  id: number;
  externalId: string;
  slug: string;
  status: string;
  demo: boolean;
  sourceHash: string | null;
  isEdited: boolean;
}

interface Plan {
  row: MergeRow;
  hash: string;
  outcome: ArticleOutcome;
  known: Known | undefined;
  id: number;
  slug: string;
}

async function planMerge(sourceKey: string, rows: MergeRow[]): Promise<Plan[]> {
  const hashed = rows.map((row) => ({ row, hash: hashOfImported(row.article) }));
  const known = await listKnown(sourceKey, new Map(hashed.map(({ row, hash }) => [row.article.externalId, hash])));
  const plans = hashed.map(({ row, hash }): Plan => {
    const found = known.get(row.article.externalId);
    const outcome = !found ? 'new' : found.sourceHash === hash ? 'unchanged' : found.isEdited ? 'edited' : 'changed';
    return { row, hash, outcome, known: found, id: found?.id ?? 0, slug: found?.slug ?? row.article.slug };
  });
  await giveFreeSlugs(plans.filter(({ outcome }) => outcome === 'new'));
  return plans;
}

async function listKnown(sourceKey: string, hashes: Map<string, string>): Promise<Map<string, Known>> {
  const query = connection();
  const found = await query<Known[]>`
    select article.id, article.external_id as "externalId", article.slug, article.status, article.demo, own.source_hash as "sourceHash",
      case
        when own.source_hash = wanted.hash then false
        -- A demo article is there to be replaced, as long as it is the one that was delivered.
        when own.article_id is null then not (article.demo and version.number = 1)
        else own.state <> ${stateOfArticle(query)}
      end as "isEdited"
    from unnest(${[...hashes.keys()]}::text[], ${[...hashes.values()]}::text[]) as wanted (external_id, hash)
    join articles as article on article.source_key = ${sourceKey} and article.external_id = wanted.external_id
    left join article_imports as own on own.article_id = article.id
    left join lateral (
      select number, title, teaser, body from article_versions where article_id = article.id order by number desc limit 1
    ) as version on true`;
  return new Map(found.map((row) => [row.externalId, row]));
}

/** The wished one, or the first free one with a number. */
async function giveFreeSlugs(plans: Plan[]): Promise<void> {
  const given = new Set<string>();
  for (let waiting = plans; waiting.length > 0; ) {
    const wished = [...new Set(waiting.map(({ slug }) => slug))];
    const found = await db.select({ slug: articles.slug }).from(articles).where(inArray(articles.slug, wished));
    const taken = new Set(found.map(({ slug }) => slug));
    const next: Plan[] = [];
    for (const plan of waiting) {
      if (taken.has(plan.slug) || given.has(plan.slug)) {
        plan.slug = withNextNumber(plan.slug, plan.row.article.slug);
        next.push(plan);
      } else given.add(plan.slug);
    }
    waiting = next;
  }
}

function withNextNumber(slug: string, wished: string): string {
  const number = slug === wished ? 1 : Number(slug.slice(wished.length + 1));
  return `${wished}-${number + 1}`;
}

async function insertArticles(sourceKey: string, plans: Plan[]): Promise<void> {
  if (plans.length === 0) return;
  const created = await db
    .insert(articles)
    .values(
      plans.map(({ slug, row: { article } }) => ({
        slug,
        sourceKey,
        externalId: article.externalId,
        publishedAt: article.publishedAt,
        pinned: article.pinned,
        updatedAt: article.modifiedAt ?? article.publishedAt ?? new Date(),
      })),
    )
    .returning({ id: articles.id, externalId: articles.externalId });
  const ids = new Map(created.map(({ id, externalId }) => [externalId, id]));
  for (const plan of plans) plan.id = ids.get(plan.row.article.externalId) as number;

  const versions = await db
    .insert(articleVersions)
    .values(plans.map((plan) => ({ ...versionOf(plan), number: plan.row.revisions + 1 })))
    .returning({ id: articleVersions.id, articleId: articleVersions.articleId });
  const versionIds = new Map(versions.map(({ id, articleId }) => [articleId, id]));
  const statuses = plans.map(({ row }) => row.article.status);
  const live = plans.map(({ id, row }) => (row.article.status === 'published' ? (versionIds.get(id) as number) : null));
  await connection()`
    update articles set status = own.status::article_status, live_version_id = own.version
    from unnest(${plans.map(({ id }) => id)}::int[], ${statuses}::text[], ${live}::int[]) as own (id, status, version)
    where articles.id = own.id`;
}

const versionOf = ({ id, row: { article } }: Plan) => ({
  articleId: id,
  title: article.title,
  teaser: article.teaser,
  body: article.body,
  plainText: plainTextOf(article.body),
  createdAt: article.modifiedAt ?? article.publishedAt ?? new Date(),
});

async function updateArticle(plan: Plan): Promise<void> {
  const { id, row } = plan;
  const { article } = row;
  const isLatest = sql`number = (select max(number) from article_versions where article_id = ${id})`;
  const [same] = await db
    .select({ id: articleVersions.id })
    .from(articleVersions)
    .where(
      and(
        eq(articleVersions.articleId, id),
        isLatest,
        eq(articleVersions.title, article.title),
        eq(articleVersions.teaser, article.teaser),
        sql`body = ${JSON.stringify(article.body)}::jsonb`,
      ),
    );
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from article_versions where article_id = ${id})`;
  const [version = same] = same
    ? []
    : await db
        .insert(articleVersions)
        .values({ ...versionOf(plan), number })
        .returning({ id: articleVersions.id });
  const isPublic = article.status === 'published';
  await db
    .update(articles)
    .set({
      status: article.status,
      publishedAt: article.publishedAt,
      pinned: article.pinned,
      demo: false,
      updatedAt: article.modifiedAt ?? new Date(),
      ...(isPublic && version ? { liveVersionId: version.id } : {}),
    })
    .where(eq(articles.id, id));
}

async function linkAll(plans: Plan[], topicIds: Map<string, number>, authorIds: Map<string, number>): Promise<void> {
  const changed = plans.filter(({ outcome }) => outcome === 'changed').map(({ id }) => id);
  if (changed.length > 0) {
    await db.delete(articleTopics).where(inArray(articleTopics.articleId, changed));
    await db.delete(articleAuthors).where(inArray(articleAuthors.articleId, changed));
  }
  const idsOf = (slugs: { slug: string }[], ids: Map<string, number>) => [
    ...new Set(slugs.map(({ slug }) => ids.get(slug) as number)),
  ];
  const topicLinks = plans.flatMap(({ id, row }) =>
    idsOf(row.article.topics, topicIds).map((topicId, position) => ({ articleId: id, topicId, position })),
  );
  const authorLinks = plans.flatMap(({ id, row }) =>
    idsOf(row.article.authors, authorIds).map((authorId, position) => ({ articleId: id, authorId, position })),
  );
  for (const part of inParts(topicLinks)) await db.insert(articleTopics).values(part);
  for (const part of inParts(authorLinks)) await db.insert(articleAuthors).values(part);
}

async function ensureTopics(wanted: ImportedTopic[]): Promise<Map<string, number>> {
  const bySlug = new Map(wanted.map((topic) => [topic.slug, topic]).reverse() as [string, ImportedTopic][]);
  const moved = await movedSlugs([...bySlug.keys()], topicPath);
  const rows = [...bySlug.values()].filter(({ slug }) => !moved.has(slug));
  for (const part of inParts(rows)) await db.insert(topics).values(part).onConflictDoNothing();
  const slugs = [...bySlug.keys()].map((slug) => moved.get(slug) ?? slug);
  const found = await db.select({ id: topics.id, slug: topics.slug }).from(topics).where(inArray(topics.slug, slugs));
  return idsBySlug(bySlug.keys(), found, moved);
}

async function ensureAuthors(wanted: ImportedAuthor[]): Promise<Map<string, number>> {
  const bySlug = new Map(wanted.map((author) => [author.slug, author]).reverse() as [string, ImportedAuthor][]);
  const moved = await movedSlugs([...bySlug.keys()], authorPath);
  const rows = [...bySlug.values()].filter(({ slug }) => !moved.has(slug));
  for (const part of inParts(rows)) await db.insert(authors).values(part).onConflictDoNothing();
  const slugs = [...bySlug.keys()].map((slug) => moved.get(slug) ?? slug);
  const found = await db
    .select({ id: authors.id, slug: authors.slug })
    .from(authors)
    .where(inArray(authors.slug, slugs));
  return idsBySlug(bySlug.keys(), found, moved);
}

/** A topic that was renamed or merged here is not made anew: its address says what became of it. */
async function movedSlugs(slugs: string[], pathOf: (slug: string) => string): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const prefix = pathOf('');
  const found = await db
    .select({ path: redirects.path, target: redirects.target })
    .from(redirects)
    .where(inArray(redirects.path, slugs.map(pathOf)));
  return new Map(
    found.flatMap(({ path, target }) =>
      target?.startsWith(prefix) ? [[path.slice(prefix.length), target.slice(prefix.length)] as const] : [],
    ),
  );
}

function idsBySlug(slugs: Iterable<string>, found: { id: number; slug: string }[], moved: Map<string, string>) {
  const ids = new Map(found.map(({ id, slug }) => [slug, id]));
  return new Map(
    [...slugs].map((slug) => {
      const id = ids.get(moved.get(slug) ?? slug);
      if (id === undefined) throw new Error(`Unknown topic or author: ${slug}`);
      return [slug, id];
    }),
  );
}

/** Texts follow the file; names stay as they are here, because one may have been taken away. */
async function writeComments(plans: Plan[]): Promise<void> {
  const rows = plans.flatMap(({ id, row }) => row.article.comments.map((comment) => ({ ...comment, articleId: id })));
  for (const part of inParts(rows)) {
    await db
      .insert(articleComments)
      .values(part)
      .onConflictDoUpdate({
        target: [articleComments.articleId, articleComments.externalId],
        set: { body: sql`excluded.body`, replyTo: sql`excluded.reply_to`, postedAt: sql`excluded.posted_at` },
      });
  }
}

async function rememberImports(plans: Plan[]): Promise<void> {
  if (plans.length === 0) return;
  const query = connection();
  await query`
    insert into article_imports (article_id, origin, source_hash, state)
    select article.id, own.origin, own.hash, ${stateOfArticle(query)}
    from unnest(${plans.map(({ id }) => id)}::int[], ${plans.map(({ row }) => row.article.origin)}::text[],
      ${plans.map(({ hash }) => hash)}::text[]) as own (id, origin, hash)
    join articles as article on article.id = own.id
    join lateral (
      select title, teaser, body from article_versions where article_id = article.id order by number desc limit 1
    ) as version on true
    on conflict (article_id) do update set
      origin = excluded.origin, source_hash = excluded.source_hash, state = excluded.state`;
}

/** By slug: the old addresses that could not be had. */
async function writeAddresses(plans: Plan[]): Promise<Map<string, string[]>> {
  const isPublic = ({ row }: Plan) => row.article.status === 'published';
  const wasPublic = ({ known }: Plan) => known?.status === 'published';
  await forgetRedirects(
    plans.filter((plan) => isPublic(plan) && !wasPublic(plan)).map(({ slug }) => articlePath(slug)),
  );
  // A day, month or year that had been left empty answers itself again.
  const days = new Set(
    plans.flatMap(({ row: { article } }) =>
      article.status === 'published' && article.publishedAt ? [berlinDate(article.publishedAt)] : [],
    ),
  );
  await forgetRedirects([...new Set([...days].flatMap(archivePathsOf))]);
  const rows = plans.flatMap(({ slug, row }) =>
    row.article.addresses.map((path) => ({ path, target: articlePath(slug), slug })),
  );
  const isOwn = (path: string, target: string) => path !== target && isOwnAddress(path);
  const conflicts = await addRedirects(rows.filter(({ path, target }) => !isOwn(path, target)));
  // What was behind a password, or is public no longer, is gone until somebody publishes it: that forgets this row.
  const hidden = plans.filter(
    (plan) => !isPublic(plan) && (wasPublic(plan) || (plan.outcome === 'new' && plan.row.article.wasProtected)),
  );
  await addRedirects(hidden.map(({ slug }) => ({ path: articlePath(slug), target: null })));
  const taken = new Map<string, string[]>();
  for (const { path, slug, target } of rows) {
    if (isOwn(path, target) || conflicts.has(path)) taken.set(slug, [...(taken.get(slug) ?? []), path]);
  }
  return taken;
}

function* inParts<T>(rows: T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += 2000) yield rows.slice(start, start + 2000);
}
