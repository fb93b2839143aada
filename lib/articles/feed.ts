import { Feed } from 'feed';
import { readEnvironment, siteUrl } from '#lib/env.ts';
import { operator } from '#lib/operator.ts';
import { articlePath, type FeedFile } from '#lib/paths.ts';
import { escapeHtml } from './html.ts';

interface FeedArticle {
  slug: string;
  title: string;
  teaser: string;
  publishedAt: Date;
  updatedAt: Date;
}

/** Titles are HTML in Atom (which says so) and in RSS (where readers assume it), and plain text in JSON Feed. */
const formats = {
  'feed.xml': { type: 'application/rss+xml', write: (feed: Feed) => feed.rss2(), titles: escapeHtml },
  'atom.xml': { type: 'application/atom+xml', write: (feed: Feed) => feed.atom1(), titles: escapeHtml },
  'feed.json': { type: 'application/feed+json', write: (feed: Feed) => feed.json1(), titles: (title: string) => title },
} as const;

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
  // The newest change and not the clock's time: the same content is the same feed.
  const updated = new Date(Math.max(0, ...articles.map((article) => lastChange(article).getTime())));
  const hub = readEnvironment().WEBSUB_HUB_URL;
  const { type, write, titles } = formats[file];
  // Of the whole feed, only RSS leaves open whether they are HTML.
  const ofFeed = file === 'feed.xml' ? escapeHtml : (text: string) => text;
  const feed = new Feed({
    id: page,
    link: page,
    title: ofFeed(clean(title)),
    description: ofFeed(`${clean(title)} – ${operator().name}`),
    language: 'de',
    copyright: operator().name,
    // Atom asks for one.
    author: { name: operator().name, link: siteUrl() },
    updated,
    hub,
    feedLinks: {
      rss: siteUrl(`${path}/feed.xml`),
      atom: siteUrl(`${path}/atom.xml`),
      json: siteUrl(`${path}/feed.json`),
    },
  });
  for (const article of articles) {
    const url = siteUrl(articlePath(article.slug));
    feed.addItem({
      id: url,
      link: url,
      title: titles(clean(article.title)),
      // Readers take it for HTML in all three formats.
      description: escapeHtml(clean(article.teaser)),
      date: lastChange(article),
      published: article.publishedAt,
    });
  }
  return new Response(write(feed), {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Last-Modified': updated.toUTCString(),
      // For hubs and readers of all formats (WebSub, 4): JSON Feed has no place for it.
      ...(hub ? { Link: `<${hub}>; rel="hub", <${siteUrl(`${path}/${file}`)}>; rel="self"` } : {}),
    },
  });
}

/** An article that was imported or dated back is not older than its own publication. */
const lastChange = ({ publishedAt, updatedAt }: FeedArticle) => (updatedAt > publishedAt ? updatedAt : publishedAt);

/** Without the signs that XML has no way to write. */
const clean = (text: string) =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
