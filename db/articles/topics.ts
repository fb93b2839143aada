import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { forgetRedirect, redirectAllPermanently } from '#db/redirects/mutations.ts';
import { type TopicInput, topicState } from '#lib/articles/topic-input.ts';
import { topicPath, withFeeds } from '#lib/paths.ts';
import { slugify } from '#lib/slug.ts';
import { archiveTag, topicTag } from '#lib/tags.ts';
import { lockArchive } from './mutations.ts';
import { freeSlug, isSlugTaken } from './slugs.ts';
import { topics } from './tables.ts';

const articlesOf = sql<number>`(select count(*)::int from article_topics where topic_id = ${topics.id})`;

const forEditing = {
  id: topics.id,
  slug: topics.slug,
  name: topics.name,
  description: topics.description,
  articles: articlesOf,
};

/** All of them, with how many articles each has, whatever their state. */
export const listTopicsForEditing = () => db.select(forEditing).from(topics).orderBy(asc(topics.name), asc(topics.id));

export async function getTopicForEditing(id: number) {
  const [topic] = await db.select(forEditing).from(topics).where(eq(topics.id, id));
  return topic ?? null;
}

/** By its name, as people write it. */
export async function findTopic(name: string) {
  const [topic] = await db
    .select(forEditing)
    .from(topics)
    .where(sql`fold(${topics.name}) = fold(${name})`)
    .orderBy(asc(topics.id))
    .limit(1);
  return topic ?? null;
}

/** Articles that stand under both already. */
export async function countInBoth(one: number, other: number): Promise<number> {
  const [row] = await db.execute<{ both: number }>(sql`
    select count(*)::int as both from article_topics as own
    join article_topics as too on too.article_id = own.article_id and too.topic_id = ${other}
    where own.topic_id = ${one}`);
  return row?.both ?? 0;
}

/** "nameTaken" when there is one of that name. */
export async function createTopic(name: string, userId: string): Promise<number | 'nameTaken'> {
  return transaction(async () => {
    await lockTopics();
    if (await findTopic(name)) return 'nameTaken';
    const slug = await freeSlug('topic', slugify(name) || 'thema');
    const [created] = await db.insert(topics).values({ slug, name }).returning({ id: topics.id });
    const { id } = created as { id: number };
    await recordAudit({ actorId: userId, action: 'topic.create', subject: `topic:${id}` });
    return id;
  });
}

type TopicOutcome = 'done' | 'stale' | 'nameTaken' | 'slugTaken' | 'notThere';

/** Name, description and address. An address that changes leads to the new one, and its feeds with it. */
export async function updateTopic(id: number, next: TopicInput, userId: string): Promise<TopicOutcome> {
  return transaction(async () => {
    await lockTopics();
    const before = await getTopicForEditing(id);
    if (!before) return 'notThere';
    if (topicState(before) !== next.seen) return 'stale';
    const { name, slug } = next;
    const description = next.description || null;
    const sameName = and(ne(topics.id, id), sql`fold(${topics.name}) = fold(${name})`);
    if ((await db.$count(topics, sameName)) > 0) return 'nameTaken';
    if (slug !== before.slug && (await isSlugTaken('topic', slug, before.slug))) return 'slugTaken';
    await db.update(topics).set({ name, slug, description }).where(eq(topics.id, id));
    if (slug !== before.slug) await redirectAllPermanently(moves(before.slug, slug));
    await recordChangedTags([topicTag(before.slug), topicTag(slug), archiveTag()]);
    const fields = (['name', 'slug', 'description'] as const).filter(
      (field) => before[field] !== { name, slug, description }[field],
    );
    await recordAudit({ actorId: userId, action: 'topic.update', subject: `topic:${id}`, fields });
    return 'done';
  });
}

/** One topic takes another in, with its articles and its addresses. Half of it never happens. False when one of them is gone. */
export async function mergeTopics(sourceId: number, targetId: number, userId: string): Promise<boolean> {
  if (sourceId === targetId) return false;
  return transaction(async () => {
    // Articles that are linked anew at this moment wait.
    await lockArchive();
    await lockTopics();
    const [source, target] = [await getTopicForEditing(sourceId), await getTopicForEditing(targetId)];
    if (!source || !target) return false;
    await db.execute(sql`
      insert into article_topics (article_id, topic_id, position)
      select article_id, ${targetId}, position from article_topics where topic_id = ${sourceId}
      on conflict (article_id, topic_id) do update set position = least(article_topics.position, excluded.position)`);
    await db.execute(sql`delete from article_topics where topic_id = ${sourceId}`);
    await db.delete(topics).where(eq(topics.id, sourceId));
    await redirectAllPermanently(moves(source.slug, target.slug));
    await recordChangedTags([topicTag(source.slug), topicTag(target.slug), archiveTag()]);
    await recordAudit({
      actorId: userId,
      action: 'topic.merge',
      subject: `topic:${sourceId}`,
      fields: [`topic:${targetId}`],
    });
    return true;
  });
}

/** One that no article has. Its address, which never showed anything for long, is free again. */
export async function deleteTopic(id: number, userId: string): Promise<boolean> {
  return transaction(async () => {
    await lockTopics();
    const topic = await getTopicForEditing(id);
    if (!topic || topic.articles > 0) return false;
    await db.delete(topics).where(eq(topics.id, id));
    await forgetRedirect(topicPath(topic.slug));
    await recordChangedTags([topicTag(topic.slug), archiveTag()]);
    await recordAudit({ actorId: userId, action: 'topic.delete', subject: `topic:${id}` });
    return true;
  });
}

/** Two editors at once wait for each other here. */
const lockTopics = () => db.execute(sql`lock table topics in share row exclusive mode`);

const moves = (before: string, after: string) => {
  const targets = withFeeds(topicPath(after));
  return withFeeds(topicPath(before)).map((path, index) => ({ path, target: targets[index] as string }));
};
