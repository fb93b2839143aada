import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { auditEvents } from '#db/audit/tables.ts';
import { changedTags } from '#db/changes/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { companies, companyCategories } from '#db/companies/tables.ts';
import { loadReference } from '#db/import/reference.ts';
import { redirectPermanently } from '#db/redirects/mutations.ts';
import { redirects } from '#db/redirects/tables.ts';
import { getVocabulary, renewVocabulary } from '#db/search/queries.ts';
import { seedReferenceData } from '#db/seed/reference.ts';
import { submissions } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import { categoryState } from '#lib/categories/input.ts';
import { fold } from '#lib/search/fold.ts';
import { understand } from '#lib/search/understand.ts';
import { mergeCategories, updateCategory } from './mutations.ts';
import { foreseeMerge, getCategoryForEditing, listCategoriesForEditing } from './queries.ts';
import { categories, categoryCounts, categoryPlaceCounts } from './tables.ts';

afterAll(closeDatabase);

const idOf = async (slug: string) => {
  const [row] = await db.select({ id: categories.id }).from(categories).where(eq(categories.slug, slug));
  return row?.id as number;
};
const trade = async (slug: string) => {
  const found = await getCategoryForEditing(await idOf(slug));
  if (!found) throw new Error(`No such trade: ${slug}`);
  return found;
};
const editOf = (before: Awaited<ReturnType<typeof trade>>) => ({
  name: before.name,
  group: before.parentId as number,
  schemaType: before.schemaType,
  synonyms: before.synonyms,
  seen: categoryState(before),
});

/** Trades of this test alone: other tests file their entries under the real ones at the same moment. */
async function insertTrades() {
  const insert = (slug: string, name: string, tag: string) => sql`
    insert into categories (slug, name, parent_id, osm_tags)
    select ${slug}, ${name}, parent_id, array[${tag}] from categories where slug = 'baeckerei'`;
  await db.execute(insert('feinbaeckerei-probe', 'Feinbäckerei Probe', 'shop=probe_fine'));
  await db.execute(insert('backstube-probe', 'Backstube Probe', 'shop=probe'));
  await db.execute(insert('teestube-probe', 'Teestube Probe', 'shop=probe_tea'));
  await db.execute(sql`
    insert into category_synonyms select id, 'Zuckerwerkstatt' from categories where slug = 'feinbaeckerei-probe'`);
}

async function admin() {
  const [row] = await db
    .insert(users)
    .values({ email: `${crypto.randomUUID()}@b.example`, role: 'admin' })
    .returning({ id: users.id });
  return (row as { id: string }).id;
}

const targetsOf = async (...paths: string[]) =>
  Object.fromEntries(
    (await db.select().from(redirects).where(inArray(redirects.path, paths))).map(({ path, target }) => [path, target]),
  );

test('of two merged trades one stays, with everything that belonged to either', () =>
  rolledBack(async () => {
    const actor = await admin();
    await insertTrades();
    const [from, into] = [await trade('feinbaeckerei-probe'), await trade('backstube-probe')];
    const only = await insertTestCompany({ name: 'Nur Konditorei', trades: ['feinbaeckerei-probe'] });
    const both = await insertTestCompany({
      name: 'Beides',
      trades: ['feinbaeckerei-probe', 'backstube-probe', 'teestube-probe'],
    });
    const other = await insertTestCompany({
      name: 'Nebenbei',
      trades: ['teestube-probe', 'feinbaeckerei-probe'],
      place: 'zittau',
    });
    await redirectPermanently('/zuckerbaecker', '/branchen/feinbaeckerei-probe');
    const [waiting] = await db
      .insert(submissions)
      .values({
        companyId: other.id,
        status: 'pending',
        submittedAt: new Date(),
        changes: { categoryIds: [from.id, into.id, 5] },
        base: { categoryIds: [5, from.id] },
      })
      .returning();
    const [before] = await db.select().from(categoryCounts).where(eq(categoryCounts.categoryId, into.id));
    expect(await foreseeMerge(from.id, into.id)).toEqual({ entries: 3, both: 1, places: 2, waiting: 1 });

    expect(await mergeCategories(from.id, into.id, actor)).toBe(true);

    expect(await getCategoryForEditing(from.id)).toBeNull();
    const rows = await db
      .select()
      .from(companyCategories)
      .where(inArray(companyCategories.companyId, [only.id, both.id, other.id]));
    const categoriesOf = (id: number) =>
      rows
        .filter(({ companyId }) => companyId === id)
        .map(({ categoryId }) => categoryId)
        .sort();
    const cafe = await idOf('teestube-probe');
    expect(categoriesOf(only.id)).toEqual([into.id]);
    expect(categoriesOf(both.id)).toEqual([into.id, cafe].sort());
    expect(categoriesOf(other.id)).toEqual([into.id, cafe].sort());
    const mains = await db
      .select({ main: companies.mainCategoryId, version: companies.version })
      .from(companies)
      .where(inArray(companies.id, [only.id, both.id, other.id]))
      .orderBy(companies.id);
    expect(mains).toEqual([
      { main: into.id, version: 2 },
      { main: into.id, version: 2 },
      { main: cafe, version: 2 },
    ]);
    // The main trade is one of the entry's: held by the database at the end.
    await db.execute(sql`set constraints all immediate`);

    const [after] = await db.select().from(categoryCounts).where(eq(categoryCounts.categoryId, into.id));
    expect((after?.companies ?? 0) - (before?.companies ?? 0)).toBe(2);
    const [inZittau] = await db.execute<{ companies: number }>(sql`
      select total.companies from category_place_counts as total join places on places.id = total.place_id
      where total.category_id = ${into.id} and places.slug = 'zittau'`);
    expect(inZittau?.companies).toBe(1);
    expect(await db.select().from(categoryPlaceCounts).where(eq(categoryPlaceCounts.categoryId, from.id))).toEqual([]);

    const kept = await trade('backstube-probe');
    expect(kept.synonyms).toEqual(expect.arrayContaining([...into.synonyms, from.name]));
    const changed = await db
      .select()
      .from(submissions)
      .where(eq(submissions.id, waiting?.id as string));
    expect(changed[0]).toMatchObject({ changes: { categoryIds: [into.id, 5] }, base: { categoryIds: [5, into.id] } });

    expect(
      await targetsOf('/branchen/feinbaeckerei-probe', '/branchen/feinbaeckerei-probe/goerlitz', '/zuckerbaecker'),
    ).toEqual({
      '/branchen/feinbaeckerei-probe': '/branchen/backstube-probe',
      '/branchen/feinbaeckerei-probe/goerlitz': '/branchen/backstube-probe/goerlitz',
      '/zuckerbaecker': '/branchen/backstube-probe',
    });
    const tags = (await db.select({ tag: changedTags.tag }).from(changedTags)).map(({ tag }) => tag);
    expect(tags).toEqual(
      expect.arrayContaining([
        'category:feinbaeckerei-probe',
        'category:backstube-probe',
        `company:${only.slug}`,
        'place:goerlitz',
        'directory',
      ]),
    );
    expect((await db.select().from(auditEvents).orderBy(auditEvents.id)).at(-1)).toMatchObject({
      actorId: actor,
      action: 'category.merge',
      subject: `category:${from.id}`,
      fields: [`category:${into.id}`],
    });
  }));

test('search, imports and the next start know the trade that stays, by all of its names', () =>
  rolledBack(async () => {
    const actor = await admin();
    await insertTrades();
    const [from, into] = [await trade('feinbaeckerei-probe'), await trade('backstube-probe')];
    await mergeCategories(from.id, into.id, actor);
    await seedReferenceData();
    expect(await idOf('feinbaeckerei-probe')).toBeUndefined();

    renewVocabulary();
    const vocabulary = await getVocabulary();
    renewVocabulary();
    const asked = { was: '', wo: '', umkreis: 0, branche: '' } as const;
    expect(understand({ ...asked, was: 'Zuckerwerkstatt' }, vocabulary).categoryIds).toContain(into.id);
    expect(understand({ ...asked, branche: 'feinbaeckerei-probe' }, vocabulary).categoryIds).toEqual([into.id]);
    const reference = await loadReference();
    expect(reference.categoryNames.get(fold('feinbaeckerei-probe'))).toBe('backstube-probe');
    expect(reference.matchTrades({ shop: 'probe_fine' })).toEqual(['backstube-probe']);
  }));

test('nothing is merged with itself, with a main group, or with what is not there', () =>
  rolledBack(async () => {
    const actor = await admin();
    await insertTrades();
    const { id, parentId } = await trade('backstube-probe');
    for (const other of [id, parentId as number, 999_999]) {
      expect(await mergeCategories(id, other, actor)).toBe(false);
      expect(await mergeCategories(other, id, actor)).toBe(false);
    }
  }));

test('an edit keeps its address, refuses a name that is taken, and overwrites nobody', () =>
  rolledBack(async () => {
    const actor = await admin();
    await insertTrades();
    const before = await trade('backstube-probe');
    const edit = editOf(before);
    const synonyms = [...before.synonyms, 'Semmelschmiede'];
    expect(await updateCategory(before.id, { ...edit, name: 'FEINBAECKEREI PROBE' }, actor)).toBe('nameTaken');
    expect(await updateCategory(before.id, { ...edit, group: before.id }, actor)).toBe('notThere');
    expect(await updateCategory(before.id, { ...edit, name: 'Backhaus', synonyms }, actor)).toBe('done');
    expect(await updateCategory(before.id, { ...edit, name: 'Zu spät' }, actor)).toBe('stale');
    expect(await trade('backstube-probe')).toMatchObject({ id: before.id, name: 'Backhaus' });
    expect((await listCategoriesForEditing('semmelSCHMIEDE', null)).map(({ id }) => id)).toEqual([before.id]);
    for (const search of ['%', '_', '\\']) expect(await listCategoriesForEditing(search, null)).toEqual([]);
    expect((await db.select().from(auditEvents).orderBy(auditEvents.id)).at(-1)).toMatchObject({
      action: 'category.update',
      fields: ['name', 'synonyms'],
    });
    await seedReferenceData();
    expect(await trade('backstube-probe')).toMatchObject({ name: 'Backhaus' });
  }));
