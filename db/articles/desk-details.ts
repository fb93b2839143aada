import { desc, eq, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { slugify } from '#lib/slug.ts';
import { getArticleForDesk } from './desk-queries.ts';
import { linkTopicsAndAuthors, lockArchive, moveArticle, updatePublishedArticle } from './mutations.ts';
import { freeSlug } from './slugs.ts';
import { articles, authors, topics } from './tables.ts';

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
    // Before topics are made: whoever merges some takes these in the same order.
    await lockArchive();
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
    for (const name of unknownTopics) topicSlugs.set(name, await createNamed('topic', name));
    for (const name of unknownAuthors) authorSlugs.set(name, await createNamed('author', name));
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
async function createNamed(kind: 'topic' | 'author', name: string): Promise<string> {
  const table = kind === 'topic' ? topics : authors;
  const wished = slugify(name) || 'ohne-namen';
  // Somebody else may take it in between.
  for (;;) {
    const slug = await freeSlug(kind, wished);
    const [created] = await db
      .insert(table)
      .values({ slug, name })
      .onConflictDoNothing()
      .returning({ slug: table.slug });
    if (created) return created.slug;
  }
}
