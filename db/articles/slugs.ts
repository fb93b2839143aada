import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { redirects } from '#db/redirects/tables.ts';
import { articlePath, authorPath, topicPath } from '#lib/paths.ts';
import { articles, authors, topics } from './tables.ts';

/** What has an address made of its slug. */
const kinds = {
  article: { table: articles, pathOf: articlePath },
  topic: { table: topics, pathOf: topicPath },
  author: { table: authors, pathOf: authorPath },
};
type Kind = keyof typeof kinds;

/** Another one has it, or an address that was public leads from it to another one. */
export async function isSlugTaken(kind: Kind, slug: string, own?: string): Promise<boolean> {
  const { table, pathOf } = kinds[kind];
  const [[row], [redirect]] = await Promise.all([
    db.select({ id: table.id }).from(table).where(eq(table.slug, slug)),
    db
      .select({ target: redirects.target })
      .from(redirects)
      .where(eq(redirects.path, pathOf(slug))),
  ]);
  return row !== undefined || Boolean(redirect?.target && (!own || redirect.target !== pathOf(own)));
}

/** What is wished, with the first number that makes it free. */
export async function freeSlug(kind: Kind, wished: string, own?: string): Promise<string> {
  let slug = wished;
  for (let number = 2; await isSlugTaken(kind, slug, own); number += 1) slug = `${wished}-${number}`;
  return slug;
}
