import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { auditEvents } from '#db/audit/tables.ts';
import { changedTags } from '#db/changes/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { restoreCompany, withdrawCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { users } from '#db/users/tables.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { companyTag } from '#lib/tags.ts';
import { bodyOf, insertArticle } from './fixtures.ts';
import { moveArticle, updatePublishedArticle, withdrawArticle } from './mutations.ts';
import { listArticlesAbout } from './queries.ts';
import { articleMentions, articles, articleTasks } from './tables.ts';
import { countOpenTasks, listOpenTasks, settleTask } from './tasks.ts';

afterAll(closeDatabase);

const mention = (company: unknown, name = 'wie es da steht') => ({ type: 'mention', attrs: { company, name } });

const mentioning = (...ids: unknown[]): ArticleDocument => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: ids.map((id) => mention(id)) },
    { type: 'companyCard', attrs: { company: ids[0], name: 'Karte' } },
  ],
});

const mentionsOf = async (articleId: number) =>
  (await db.select().from(articleMentions).where(eq(articleMentions.articleId, articleId)))
    .map(({ companyId }) => companyId)
    .sort((one, other) => one - other);

const about = async (companyId: number) => (await listArticlesAbout(companyId)).map(({ slug }) => slug);

const openTasks = async () =>
  (await listOpenTasks()).map(({ kind, companyName, newName, companySlug }) => ({
    ...{ kind, companyName, newName, companySlug },
  }));

/** The pages that `work` has renewed. */
async function renewedBy(work: () => Promise<unknown>): Promise<string[]> {
  await db.delete(changedTags);
  await work();
  return (await db.select({ tag: changedTags.tag }).from(changedTags)).map(({ tag }) => tag);
}

test('the page of a company lists the public articles that mention it, and is renewed with them', () =>
  rolledBack(async () => {
    const [one, two] = [
      await insertTestCompany({ name: 'Zwirbelmoos' }),
      await insertTestCompany({ name: 'Nordlicht' }),
    ];
    let id = 0;
    const body = mentioning(one.id, one.id, 'x', String(two.id), 0, -1, 1.5, 10 ** 12, null, [two.id]);
    const renewed = await renewedBy(async () => {
      ({ id } = await insertArticle({ slug: 'zwirbel-eins', body }));
    });
    expect(renewed).toContain(companyTag(one.slug));
    expect(await mentionsOf(id)).toEqual([one.id]);
    await insertArticle({ slug: 'zwirbel-zwei', body, publishedAt: new Date('2019-01-01T00:00:00Z') });
    expect(await about(one.id)).toEqual(['zwirbel-zwei', 'zwirbel-eins']);

    const changed = () => updatePublishedArticle(id, { body: mentioning(two.id) });
    expect(await renewedBy(changed)).toEqual(expect.arrayContaining([companyTag(one.slug), companyTag(two.slug)]));
    expect([await about(one.id), await about(two.id)]).toEqual([['zwirbel-zwei'], ['zwirbel-eins']]);
    expect(await renewedBy(() => moveArticle(id, 'zwirbel-neu'))).toContain(companyTag(two.slug));
    expect(await renewedBy(() => updatePublishedArticle(id, { title: 'Anders' }))).toContain(companyTag(two.slug));
    expect(await renewedBy(() => withdrawArticle(id))).toContain(companyTag(two.slug));
    expect(await about(two.id)).toEqual([]);
    expect(await mentionsOf(id)).toEqual([]);
  }));

test('an import that publishes many articles in one statement finds the companies of each', () =>
  rolledBack(async () => {
    const company = await insertTestCompany({ name: 'Zwirbelmoos' });
    const ids: number[] = [];
    for (const slug of ['zwirbel-a', 'zwirbel-b'])
      ids.push((await insertArticle({ slug, body: mentioning(company.id) })).id);
    const setAll = (status: 'withdrawn' | 'published') =>
      db.update(articles).set({ status }).where(inArray(articles.id, ids));
    await setAll('withdrawn');
    expect(await about(company.id)).toEqual([]);
    await setAll('published');
    expect((await about(company.id)).sort()).toEqual(['zwirbel-a', 'zwirbel-b']);
    expect(await renewedBy(() => db.execute(sql`delete from articles where id = ${ids[0]}`))).toEqual([
      companyTag(company.slug),
    ]);
  }));

test('editors hear of a company that is called something else, closes or goes, and no more of it when that is undone', () =>
  rolledBack(async () => {
    const company = await insertTestCompany({ name: 'Zwirbelmoos' });
    const other = await insertTestCompany({ name: 'Nordlicht' });
    const { id } = await insertArticle({ slug: 'zwirbel', body: mentioning(company.id) });
    const change = (values: Partial<typeof companies.$inferInsert>) =>
      db
        .update(companies)
        .set(values)
        .where(inArray(companies.id, [company.id, other.id]));
    const before = await countOpenTasks();
    await change({ quality: 7, phone: '+493581111111' });
    expect(await countOpenTasks()).toBe(before);

    await change({ name: 'Zweitname' });
    await change({ name: 'Drittname' });
    const renamed = { kind: 'renamed', companyName: 'Zwirbelmoos', newName: 'Drittname', companySlug: company.slug };
    expect(await openTasks()).toEqual([renamed]);
    await change({ name: 'Zwirbelmoos' });
    expect(await openTasks()).toEqual([]);

    await change({ closedAt: new Date() });
    expect(await openTasks()).toMatchObject([{ kind: 'closed', companySlug: company.slug }]);
    await change({ closedAt: null });
    expect(await openTasks()).toEqual([]);

    await withdrawCompany(company.id, 'owner');
    expect(await openTasks()).toMatchObject([{ kind: 'gone', companyName: 'Zwirbelmoos', companySlug: null }]);
    await restoreCompany(company.id);
    expect(await openTasks()).toEqual([]);

    await change({ name: 'Viertname' });
    expect(await openTasks()).toHaveLength(1);
    await updatePublishedArticle(id, { body: bodyOf('Nur noch Text.') });
    expect(await openTasks()).toEqual([]);
    await change({ name: 'Fünftname' });
    expect(await openTasks()).toEqual([]);
  }));

test('editors hear of a company that is deleted at once, or was gone when an article came', () =>
  rolledBack(async () => {
    const company = await insertTestCompany({ name: 'Zwirbelmoos' });
    await insertArticle({ slug: 'zwirbel', body: mentioning(company.id) });
    await db.execute(sql`delete from companies where id = ${company.id}`);
    const gone = { kind: 'gone', companyName: 'Zwirbelmoos', newName: null, companySlug: null };
    expect(await openTasks()).toEqual([gone]);
    await insertArticle({ slug: 'zu-spaet', body: mentioning(company.id) });
    expect(await openTasks()).toEqual(expect.arrayContaining([gone, { ...gone, companyName: 'Karte' }]));
  }));

test('a task is done by somebody, whom the log names, once', () =>
  rolledBack(async () => {
    const company = await insertTestCompany({ name: 'Zwirbelmoos' });
    const { id } = await insertArticle({ slug: 'zwirbel', body: mentioning(company.id) });
    await db.update(companies).set({ name: 'Anders' }).where(eq(companies.id, company.id));
    const [task] = await listOpenTasks();
    const [user] = await db.insert(users).values({ email: 'redaktion@beispiel.example', role: 'editor' }).returning();
    const userId = user?.id as string;
    expect(await settleTask(task?.id as number, userId)).toBe(true);
    expect(await settleTask(task?.id as number, userId)).toBe(true);
    expect(await settleTask(2 ** 31 - 1, userId)).toBe(false);
    expect(await openTasks()).toEqual([]);
    const [row] = await db.select().from(articleTasks).where(eq(articleTasks.articleId, id));
    expect(row).toMatchObject({ settledBy: userId, settledAt: expect.any(Date) });
    const logged = await db.select().from(auditEvents).where(eq(auditEvents.actorId, userId));
    expect(logged).toMatchObject([{ action: 'article.task.settle', subject: `article:${id}` }]);
    // Called something else once more: that is another task.
    await db.update(companies).set({ name: 'Noch anders' }).where(eq(companies.id, company.id));
    expect(await openTasks()).toMatchObject([{ companyName: 'Anders', newName: 'Noch anders' }]);
  }));
