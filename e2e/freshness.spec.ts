import { eq } from 'drizzle-orm';
import { categories } from '#db/categories/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { categoryPath } from '#lib/paths.ts';
import { categoryTag } from '#lib/tags.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

// This process is not the server: what it writes reaches the pages by the outbox alone, like an import's or a job's changes.

async function aTrade() {
  const [trade] = await db
    .select({ id: categories.id, slug: categories.slug, name: categories.name })
    .from(categories)
    .where(eq(categories.slug, 'baeckerei'));
  if (!trade) throw new Error('The reference data are missing');
  return trade;
}

const rename = (id: number, slug: string, name: string) =>
  transaction(async () => {
    await db.update(categories).set({ name }).where(eq(categories.id, id));
    await recordChangedTags([categoryTag(slug)]);
  });

test('a change made by another process is soon on its page, again and again', async ({ baseURL }) => {
  const trade = await aTrade();
  const path = categoryPath(trade.slug);
  try {
    for (const name of ['Erste Umbenennung', 'Zweite Umbenennung', 'Dritte Umbenennung']) {
      // Asked for all the time, so that a page begun before the change may end after it.
      const visitors = Array.from({ length: 4 }, () => raw(baseURL, path));
      await rename(trade.id, trade.slug, name);
      await Promise.all(visitors);
      await expect.poll(async () => (await raw(baseURL, path)).html, { intervals: [50] }).toContain(name);
      expect((await raw(baseURL, path)).headers['x-nextjs-cache']).toBe('HIT');
    }
  } finally {
    await rename(trade.id, trade.slug, trade.name);
  }
  await expect.poll(async () => (await raw(baseURL, path)).html).not.toContain('Umbenennung');
});

test('a page that nothing changed stays kept, and shared caches are told to ask again soon', async ({ baseURL }) => {
  const trade = await aTrade();
  await raw(baseURL, categoryPath(trade.slug));
  await transaction(() => recordChangedTags([categoryTag('eine-ganz-andere')]));
  await new Promise((done) => setTimeout(done, 500));
  const page = await raw(baseURL, categoryPath(trade.slug));
  expect(page.headers['x-nextjs-cache']).toBe('HIT');
  expect(page.headers['cache-control']).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=240');
});
