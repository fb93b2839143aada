import { sql } from 'drizzle-orm';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db } from '#db/client.ts';
import { everythingTag } from '#lib/tags.ts';

/** Articles whose title begins with „E2E-Redaktion“, topics with „E2E-“, and where their addresses lead. */
export async function removeTestArticles() {
  await db.execute(sql`
    delete from articles where id in (select article_id from article_versions where title like 'E2E-Redaktion%')`);
  await db.execute(sql`delete from topics where name like 'E2E-%'`);
  await db.execute(sql`delete from redirects where path like '/artikel/e2e-redaktion%' or path like '/themen/e2e-%'`);
  await recordChangedTags([everythingTag]);
}
