import { eq, inArray, sql } from 'drizzle-orm';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { markGone } from '#db/redirects/mutations.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { tagsOfArticle } from '#lib/articles/revalidate.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { berlinDate } from '#lib/dates.ts';
import { articlePath } from '#lib/paths.ts';
import { articleAuthors, articles, articleTopics, articleVersions, authors, topics } from './tables.ts';

interface NewArticle {
  slug: string;
  title: string;
  teaser: string;
  body: ArticleDocument;
  publishedAt: Date;
  /** Slugs, the main topic first. */
  topics: string[];
  /** Slugs. */
  authors: string[];
  sourceKey?: string;
  externalId?: string;
  demo?: boolean;
}

/** Writes an article with its first version and puts it before the readers. Topics and authors must be there. */
export function createPublishedArticle(article: NewArticle): Promise<{ id: number }> {
  return transaction(async () => {
    const { title, teaser, body, topics: topicSlugs, authors: authorSlugs, ...row } = article;
    const [created] = await db.insert(articles).values(row).returning({ id: articles.id });
    if (!created) throw new Error('The article was not inserted');
    const [version] = await db
      .insert(articleVersions)
      .values({ articleId: created.id, number: 1, title, teaser, body, plainText: plainTextOf(body) })
      .returning({ id: articleVersions.id });
    await db
      .update(articles)
      .set({ status: 'published', liveVersionId: version?.id })
      .where(eq(articles.id, created.id));

    const foundTopics = await db
      .select({ id: topics.id, slug: topics.slug })
      .from(topics)
      .where(inArray(topics.slug, topicSlugs));
    const foundAuthors = await db
      .select({ id: authors.id, slug: authors.slug })
      .from(authors)
      .where(inArray(authors.slug, authorSlugs));
    await db
      .insert(articleTopics)
      .values(
        topicSlugs.map((slug, position) => ({ articleId: created.id, topicId: idOf(foundTopics, slug), position })),
      );
    await db
      .insert(articleAuthors)
      .values(
        authorSlugs.map((slug, position) => ({ articleId: created.id, authorId: idOf(foundAuthors, slug), position })),
      );
    await recordChangedTags(
      tagsOfArticle({
        slug: row.slug,
        publishedOn: berlinDate(row.publishedAt),
        topics: topicSlugs,
        authors: authorSlugs,
      }),
    );
    return created;
  });
}

/** Takes a published article away from the readers; its address answers 410 from then on. False if there is none. */
export function withdrawArticle(id: number): Promise<boolean> {
  return transaction(async () => {
    const shown = await getShown(id);
    if (!shown) return false;
    await db.update(articles).set({ status: 'withdrawn', updatedAt: new Date() }).where(eq(articles.id, id));
    await markGone(articlePath(shown.slug));
    await recordChangedTags(tagsOfArticle(shown));
    return true;
  });
}

async function getShown(id: number) {
  const [shown] = await db
    .select({
      slug: articles.slug,
      publishedOn: articles.publishedOn,
      topics: sql<
        string[]
      >`array(select slug from topics join article_topics on topic_id = topics.id where article_id = ${articles.id})`,
      authors: sql<
        string[]
      >`array(select slug from authors join article_authors on author_id = authors.id where article_id = ${articles.id})`,
    })
    .from(articles)
    .where(sql`${articles.id} = ${id} and ${articles.status} = 'published'`)
    .for('update');
  return shown;
}

function idOf(rows: { id: number; slug: string }[], slug: string): number {
  const row = rows.find((candidate) => candidate.slug === slug);
  if (!row) throw new Error(`Unknown topic or author: ${slug}`);
  return row.id;
}
