import { eq, sql } from 'drizzle-orm';
import { articles } from '#db/articles/tables.ts';
import { db, transaction } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
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

/**
 * At the first start of an empty installation: demo content, unless `npm run seed -- --none` came before. Where an import or
 * a restored backup came first, real entries stay among themselves. Later starts leave the content alone.
 */
export async function seedDemoAtFirstStart(): Promise<DemoCounts | undefined> {
  if ((await getDemoChoice()) !== undefined) return undefined;
  if (!(await hasRealContent())) return seedDemo();
  await saveDemoChoice(false);
  return undefined;
}

interface DemoCounts {
  companies: number;
  articles: number;
}

async function hasRealContent(): Promise<boolean> {
  const [company] = await db.select({ id: companies.id }).from(companies).where(eq(companies.demo, false)).limit(1);
  const [article] = await db.select({ id: articles.id }).from(articles).where(eq(articles.demo, false)).limit(1);
  return company !== undefined || article !== undefined;
}

/** All of it or, after a kill, nothing. Two commands at once: the second finds it done. */
export function seedDemo(): Promise<DemoCounts> {
  return transaction(async () => {
    await lockDemo();
    const counts = { companies: await seedDemoCompanies(), articles: await seedDemoArticles() };
    await saveDemoChoice(true);
    return counts;
  });
}

export function removeDemo(): Promise<DemoCounts> {
  return transaction(async () => {
    await lockDemo();
    await saveDemoChoice(false);
    return { companies: await removeDemoCompanies(), articles: await removeDemoArticles() };
  });
}

const lockDemo = () => db.execute(sql`select pg_advisory_xact_lock(hashtext('demo'))`);
