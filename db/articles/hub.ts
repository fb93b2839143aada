import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { settings } from '#db/settings/tables.ts';
import { readEnvironment, siteUrl } from '#lib/env.ts';
import { archiveDayPath, archiveMonthPath, archiveYearPath, FEED_FILES, topicPath } from '#lib/paths.ts';

const KEY = 'websub';
/** After an import the feed of everything has to do. */
const MOST_PAGES = 100;
const PATIENCE_MS = 30_000;

/**
 * Tells the hub of WEBSUB_HUB_URL which feeds have changed since it was last told; throws when it does not take it, and the next
 * run tells it again. A change may be told twice, which costs the hub a look, but never not at all.
 */
export async function tellHub(): Promise<string[]> {
  const hub = readEnvironment().WEBSUB_HUB_URL;
  if (!hub) return [];
  const [run] = await db.execute<{ now: string; since: string | null }>(sql`
    select now()::text as now, (select value #>> '{}' from settings where key = ${KEY}) as since`);
  const { now, since } = run as { now: string; since: string | null };
  // Whoever reads the feeds already reads them by the clock until now.
  const feeds = since ? await listFeedsChangedSince(since) : [];
  if (feeds.length > 0) {
    const body = new URLSearchParams([['hub.mode', 'publish'], ...feeds.map((feed) => ['hub.url', feed])]);
    const answer = await fetch(hub, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`The hub answers ${answer.status}`);
  }
  await db
    .insert(settings)
    .values({ key: KEY, value: now })
    .onConflictDoUpdate({ target: settings.key, set: { value: now, updatedAt: sql`now()` } });
  return feeds;
}

/** With a minute before it: what was begun by then and ended later has its time from then. */
async function listFeedsChangedSince(since: string): Promise<string[]> {
  const rows = await db.execute<{ day: string | null; topics: string[] }>(sql`
    select published_on::text as day, array(
      select topics.slug from article_topics join topics on topics.id = topic_id where article_id = articles.id) as topics
    from articles
    where status in ('published', 'withdrawn') and updated_at > ${since}::timestamptz - interval '1 minute'
    limit 1000`);
  if (rows.length === 0) return [];
  const pages = new Set(['']);
  for (const { day, topics } of rows) {
    for (const topic of topics) pages.add(topicPath(topic));
    if (!day) continue;
    const [year, month] = day.split('-').map(Number) as [number, number];
    for (const path of [archiveYearPath(year), archiveMonthPath(year, month), archiveDayPath(day)]) pages.add(path);
  }
  const told = pages.size > MOST_PAGES ? [''] : [...pages];
  return told.flatMap((page) => FEED_FILES.map((file) => siteUrl(`${page}/${file}`)));
}
