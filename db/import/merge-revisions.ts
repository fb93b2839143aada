import { and, desc, eq, sql } from 'drizzle-orm';
import { articles, articleVersions } from '#db/articles/tables.ts';
import { db, transaction } from '#db/client.ts';
import type { ImportedArticle } from '#lib/articles/imported.ts';
import { plainTextOf } from '#lib/articles/text.ts';

type Revision = Pick<ImportedArticle, 'title' | 'teaser' | 'body' | 'publishedAt'> & { number: number };

/** An older version of an imported article, below the one that readers see. One whose text is there already is left out. */
export function addRevision(
  sourceKey: string,
  externalId: string,
  revision: Revision,
  { dryRun = false } = {},
): Promise<'new' | 'unchanged'> {
  return transaction(async () => {
    const [article] = await db
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.sourceKey, sourceKey), eq(articles.externalId, externalId)))
      .for('update');
    if (!article && dryRun) return 'new';
    if (!article) throw new Error('A revision came before its article');
    const { title, teaser, body, publishedAt } = revision;
    const versions = await db
      .select({
        number: articleVersions.number,
        isSame: sql<boolean>`title = ${title} and body = ${JSON.stringify(body)}::jsonb`,
      })
      .from(articleVersions)
      .where(eq(articleVersions.articleId, article.id))
      .orderBy(desc(articleVersions.number));
    if (versions.some(({ isSame }) => isSame)) return 'unchanged';
    if (dryRun) return 'new';
    // Numbers may go below one: a later export can know more old versions than room was kept for.
    const lowest = Math.min(...versions.map(({ number }) => number));
    const isFree =
      revision.number < (versions[0]?.number ?? 0) && !versions.some(({ number }) => number === revision.number);
    await db.insert(articleVersions).values({
      articleId: article.id,
      number: isFree ? revision.number : lowest - 1,
      title,
      teaser,
      body,
      plainText: plainTextOf(body),
      ...(publishedAt ? { createdAt: publishedAt } : {}),
    });
    return 'new';
  });
}
