import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { articles } from '#db/articles/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { settings } from '#db/settings/tables.ts';
import { removeDemo, seedDemo, seedDemoAtFirstStart } from './demo.ts';

async function countContent() {
  return { companies: await db.$count(companies), articles: await db.$count(articles) };
}

it('is put into an empty installation once, and stays out after it was taken out', () =>
  rolledBack(async () => {
    const first = await seedDemoAtFirstStart();
    expect(first?.companies).toBeGreaterThan(1900);
    expect(first?.articles).toBeGreaterThanOrEqual(40);
    expect(await countContent()).toEqual(first);
    expect(await seedDemoAtFirstStart()).toBeUndefined();

    expect(await removeDemo()).toEqual(first);
    expect(await seedDemoAtFirstStart()).toBeUndefined();
    expect(await countContent()).toEqual({ companies: 0, articles: 0 });

    expect(await seedDemo()).toEqual(first);
    expect(await seedDemo()).toEqual({ companies: 0, articles: 0 });
  }));

it('stays out when it was declined before the first start', () =>
  rolledBack(async () => {
    await removeDemo();
    expect(await seedDemoAtFirstStart()).toBeUndefined();
    expect(await countContent()).toEqual({ companies: 0, articles: 0 });
  }));

it('does not mix with content that an import brought before the first start', () =>
  rolledBack(async () => {
    await seedDemo();
    // Stands for an imported entry; its demo choice is forgotten as in a database that was never started.
    const [one] = await db.select({ id: companies.id }).from(companies).limit(1);
    await db
      .update(companies)
      .set({ demo: false })
      .where(eq(companies.id, one?.id ?? 0));
    await removeDemo();
    await forgetChoice();
    expect(await seedDemoAtFirstStart()).toBeUndefined();
    expect(await countContent()).toEqual({ companies: 1, articles: 0 });
    expect(await db.$count(companies, eq(companies.demo, true))).toBe(0);
  }));

async function forgetChoice() {
  await db.delete(settings).where(eq(settings.key, 'demo'));
}
