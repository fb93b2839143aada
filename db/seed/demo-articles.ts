import { and, eq, sql } from 'drizzle-orm';
import { createPublishedArticle, lockArchive } from '#db/articles/mutations.ts';
import { articles, authors, topics } from '#db/articles/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { everythingTag } from '#lib/tags.ts';
import { seedArticles, seedAuthors, seedTopics } from './articles/articles.ts';
import { parseBody } from './articles/body.ts';

/** The demo's articles, but for those whose address or source is there already. */
export function seedDemoArticles(): Promise<number> {
  return transaction(async () => {
    await lockArchive();
    await db
      .insert(topics)
      .values(seedTopics.map((topic) => ({ ...topic, demo: true })))
      .onConflictDoNothing();
    await db
      .insert(authors)
      .values(seedAuthors.map((author) => ({ ...author, demo: true })))
      .onConflictDoNothing();
    let count = 0;
    for (const { author, text, source, publishedAt, ...article } of seedArticles) {
      if (await isPresent(article.slug, source)) continue;
      await createPublishedArticle({
        ...article,
        authors: [author],
        body: { type: 'doc', content: parseBody(text) },
        publishedAt: new Date(publishedAt),
        sourceKey: source?.source ?? 'demo',
        externalId: source?.externalId ?? article.slug,
        demo: true,
      });
      count += 1;
    }
    return count;
  });
}

async function isPresent(slug: string, source?: { source: string; externalId: string }): Promise<boolean> {
  const same = source
    ? sql`${articles.slug} = ${slug} or (${articles.sourceKey} = ${source.source} and ${articles.externalId} = ${source.externalId})`
    : eq(articles.slug, slug);
  return (await db.$count(articles, same)) > 0;
}

/** What an import has taken over since is no longer marked as demo, and stays; so do topics and authors it uses. */
export function removeDemoArticles(): Promise<number> {
  return transaction(async () => {
    await lockArchive();
    const removed = await db.delete(articles).where(eq(articles.demo, true)).returning({ id: articles.id });
    await db
      .delete(topics)
      .where(and(eq(topics.demo, true), sql`not exists (select from article_topics where topic_id = ${topics.id})`));
    await db
      .delete(authors)
      .where(
        and(eq(authors.demo, true), sql`not exists (select from article_authors where author_id = ${authors.id})`),
      );
    // What stays is no demo any more.
    await db.update(topics).set({ demo: false }).where(eq(topics.demo, true));
    await db.update(authors).set({ demo: false }).where(eq(authors.demo, true));
    if (removed.length > 0) await recordChangedTags([everythingTag]);
    return removed.length;
  });
}
