import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { seedReferenceData } from './reference.ts';

afterAll(closeDatabase);

const wordsOf = async (slug: string): Promise<string[]> =>
  (
    await db.execute<{ name: string }>(sql`
      select category_synonyms.name from category_synonyms join categories on categories.id = category_id
      where slug = ${slug} order by 1`)
  ).map(({ name }) => name);

const takeWord = (slug: string, name: string) =>
  db.execute(sql`
    delete from category_synonyms using categories where categories.id = category_id and slug = ${slug} and category_synonyms.name = ${name}`);

const giveWord = (slug: string, name: string) =>
  db.execute(
    sql`insert into category_synonyms (category_id, name) select id, ${name} from categories where slug = ${slug}`,
  );

/** As an earlier version has left it: without one word, and with another. */
const rememberInstead = (missing: string, former: string) =>
  db.execute(sql`
    update settings set value = (value - ${missing}::text) || to_jsonb(${former}::text) where key = 'words of trades'`);

test('the next start brings words that are new, and takes those that were dropped', () =>
  rolledBack(async () => {
    await takeWord('friseur', 'Frisör');
    await giveWord('friseur', 'Altwort');
    await rememberInstead('friseur\tFrisör', 'friseur\tAltwort');
    await seedReferenceData();
    expect(await wordsOf('friseur')).toContain('Frisör');
    expect(await wordsOf('friseur')).not.toContain('Altwort');
  }));

test('it leaves alone what somebody has written or taken out here', () =>
  rolledBack(async () => {
    await takeWord('friseur', 'Frisör');
    await giveWord('friseur', 'Lockenmacher');
    await seedReferenceData();
    expect(await wordsOf('friseur')).not.toContain('Frisör');
    expect(await wordsOf('friseur')).toContain('Lockenmacher');
  }));
