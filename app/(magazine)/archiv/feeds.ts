import { getTopic, listArticlesBetween, listArticlesOfTopic, listNewestArticles } from '#db/articles/queries.ts';
import { periodOf, readPeriod } from '#lib/articles/archive.ts';
import { feedResponse, isFeedFile } from '#lib/articles/feed.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { type FeedFile, topicPath } from '#lib/paths.ts';
import { archiveTag, topicTag } from '#lib/tags.ts';

/** What a reader that has been away for a while should still find. */
const ITEMS = 50;

export async function newestFeed(file: FeedFile): Promise<Response> {
  const [articles] = await Promise.all([listNewestArticles(ITEMS), keepUntilChanged(archiveTag())]);
  return feedResponse(file, { title: 'Branchenbuch: Artikel', path: '' }, articles);
}

/** The feed of a year, month or day, from the parts of its address; the last part is the file's name. */
export async function periodFeed(parts: string[]): Promise<Response> {
  const file = parts.at(-1) ?? '';
  const period = readPeriod(parts.slice(0, -1));
  if (!period || !isFeedFile(file)) return missing();
  const [articles] = await Promise.all([
    listArticlesBetween(period.first, period.last, { limit: ITEMS, newest: true }),
    keepUntilChanged(archiveTag(period.key)),
  ]);
  if (articles.length === 0) return missing();
  const { href, label } = periodOf(period.kind, period.first);
  const title = period.kind === 'year' ? `Archiv für das Jahr ${label}` : `Archiv für ${label}`;
  return feedResponse(file, { title, path: href }, articles);
}

export async function topicFeed(slug: string, file: string): Promise<Response> {
  const [topic] = await Promise.all([getTopic(slug), keepUntilChanged(topicTag(slug))]);
  if (!topic || !isFeedFile(file)) return missing();
  const articles = await listArticlesOfTopic(topic.id, ITEMS);
  return feedResponse(file, { title: `Branchenbuch: ${topic.name}`, path: topicPath(slug) }, articles);
}

const missing = () => new Response('Diesen Feed gibt es nicht.\n', { status: 404 });
