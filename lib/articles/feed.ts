import { Feed } from 'feed';
import { siteUrl } from '#lib/env.ts';
import { operator } from '#lib/operator.ts';
import { articlePath } from '#lib/paths.ts';

interface FeedArticle {
  slug: string;
  title: string;
  teaser: string;
  publishedAt: Date;
}

const formats = {
  'feed.xml': { type: 'application/rss+xml', write: (feed: Feed) => feed.rss2() },
  'atom.xml': { type: 'application/atom+xml', write: (feed: Feed) => feed.atom1() },
  'feed.json': { type: 'application/feed+json', write: (feed: Feed) => feed.json1() },
} as const;

export type FeedFile = keyof typeof formats;

export const isFeedFile = (name: string): name is FeedFile => Object.hasOwn(formats, name);

/** The feeds beside a page, for its `<link rel="alternate">`. */
export const feedTypes = (path: string) => ({
  'application/rss+xml': `${path}/feed.xml`,
  'application/atom+xml': `${path}/atom.xml`,
  'application/feed+json': `${path}/feed.json`,
});

/** A feed of `articles` in the format that its file name says; `path` is the page it belongs to ('' for the whole archive). */
export function feedResponse(
  file: FeedFile,
  { title, path }: { title: string; path: string },
  articles: FeedArticle[],
) {
  const page = siteUrl(path || '/archiv');
  const newest = articles[0]?.publishedAt;
  const feed = new Feed({
    id: page,
    link: page,
    title,
    description: `${title} – ${operator().name}`,
    language: 'de',
    copyright: operator().name,
    // The newest article's time and not the clock's: the same content is the same feed.
    updated: newest ?? new Date(0),
    feedLinks: {
      rss: siteUrl(`${path}/feed.xml`),
      atom: siteUrl(`${path}/atom.xml`),
      json: siteUrl(`${path}/feed.json`),
    },
  });
  for (const article of articles) {
    const url = siteUrl(articlePath(article.slug));
    feed.addItem({ id: url, link: url, title: article.title, description: article.teaser, date: article.publishedAt });
  }
  const { type, write } = formats[file];
  return new Response(write(feed), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
