import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { createPublishedArticle, lockArchive } from './mutations.ts';
import { authors, topics } from './tables.ts';

type NewArticle = Parameters<typeof createPublishedArticle>[0];

/** For tests: an article whose topics and authors are made with it. */
export async function insertArticle(article: Partial<NewArticle> & { slug: string }): Promise<{ id: number }> {
  const { topics: topicSlugs = [], authors: authorSlugs = [] } = article;
  for (const slug of topicSlugs) await db.insert(topics).values({ slug, name: slug }).onConflictDoNothing();
  for (const slug of authorSlugs) await db.insert(authors).values({ slug, name: slug }).onConflictDoNothing();
  return createPublishedArticle({
    title: `Artikel ${article.slug}`,
    teaser: 'Worum es geht.',
    body: bodyOf('Ein Satz.'),
    publishedAt: new Date('2018-09-03T08:00:00Z'),
    ...article,
    topics: topicSlugs,
    authors: authorSlugs,
  });
}

export const bodyOf = (text: string): NewArticle['body'] => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** For tests: an archive without the demo's articles. Waits for other tests that change it. */
export async function emptyArchive(): Promise<void> {
  await lockArchive();
  await db.execute(sql`delete from articles`);
}
