import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { settings } from '#db/settings/tables.ts';
import { removeDemoArticles, seedDemoArticles } from './demo-articles.ts';
import { removeDemoCompanies, seedDemoCompanies } from './demo-companies.ts';

const KEY = 'demo';

/** What this installation was told: demo content `wanted`, not wanted, or nothing yet. */
async function getDemoChoice(): Promise<boolean | undefined> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY));
  return row ? row.value === true : undefined;
}

async function saveDemoChoice(wanted: boolean): Promise<void> {
  await db
    .insert(settings)
    .values({ key: KEY, value: wanted })
    .onConflictDoUpdate({ target: settings.key, set: { value: wanted, updatedAt: new Date() } });
}

/** At the first start: demo content, unless `npm run seed -- --none` came before. Later starts leave the content alone. */
export async function seedDemoAtFirstStart(): Promise<{ companies: number; articles: number } | undefined> {
  return (await getDemoChoice()) === undefined ? seedDemo() : undefined;
}

export async function seedDemo(): Promise<{ companies: number; articles: number }> {
  const counts = { companies: await seedDemoCompanies(), articles: await seedDemoArticles() };
  await saveDemoChoice(true);
  return counts;
}

export async function removeDemo(): Promise<{ companies: number; articles: number }> {
  await saveDemoChoice(false);
  return { companies: await removeDemoCompanies(), articles: await removeDemoArticles() };
}
