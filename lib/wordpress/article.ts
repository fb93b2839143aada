import type { ArticleNode } from '#lib/articles/document.ts';
import { documentFromHtml } from '#lib/articles/from-html.ts';
import type { ImportedArticle, ImportedAuthor, ImportedComment, ImportedTopic } from '#lib/articles/imported.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { berlinInstant, berlinWallTime } from '#lib/dates.ts';
import { addressesOf } from './addresses.ts';
import { type ContentContext, documentFromWordPress } from './content.ts';
import type { WxrComment, WxrItem } from './item.ts';
import { nameOf, slugOf, teaserOf, wordsOf } from './text.ts';

export interface ArticleContext extends ContentContext {
  /** Where the blog was: `https://example.de/blog`. */
  blogUrl: string;
  authors: Map<string, { name: string; bio: string }>;
  /** Descriptions of categories and tags by their name in addresses. */
  descriptions: Map<string, string>;
  /** What is known of an item's comments that were not taken. */
  onComment?: (verdict: CommentVerdict) => void;
  now: Date;
}

export type CommentVerdict = 'taken' | 'unapproved' | 'spam' | 'ping' | 'empty';

const MOST_TITLE = 300;

/** An item as the article that it becomes here. `onLoss` hears what could not be kept as it was. */
export function articleFromWordPress(item: WxrItem, context: ArticleContext): ImportedArticle {
  const { status, publishedAt, wasProtected } = stateOf(item, context.now);
  const body = documentFromWordPress(item.content, { ...context, footnotes: item.meta.footnotes });
  const text = plainTextOf(body);
  const fullTitle = wordsOf(item.title);
  const title = fullTitle || teaserOf(text).slice(0, 80).trim() || 'Ohne Titel';
  if (!fullTitle) context.onLoss?.('ohne Titel: der Anfang des Textes steht dafür');
  if (title.length > MOST_TITLE) {
    context.onLoss?.('Titel gekürzt, ganz steht er im Text');
    body.content.unshift({ type: 'paragraph', content: [{ type: 'text', text: fullTitle }] });
  }
  return {
    externalId: item.id,
    origin: originOf(item),
    slug: slugOf(item.name) || slugOf(wordsOf(item.title)) || `artikel-${item.id}`,
    status,
    publishedAt,
    modifiedAt: instantOf(item.modifiedGmt),
    pinned: item.sticky === '1',
    title: title.length > MOST_TITLE ? `${title.slice(0, MOST_TITLE - 2).trim()} …` : title,
    teaser: teaserOf(wordsOf(item.excerpt)) || teaserOf(text),
    body,
    topics: topicsOf(item, context),
    authors: authorsOf(item, context),
    comments: commentsOf(item.comments, publishedAtOf(item), context),
    addresses: status === 'published' || wasProtected ? addressesOf(item, context.blogUrl) : [],
    wasProtected,
  };
}

export const originOf = ({ name, date }: WxrItem): string => `${name}|${date}`;

/** How it was to be seen there, in our words. What was private or behind a password becomes a draft. */
export function stateOf(item: WxrItem, now: Date): Pick<ImportedArticle, 'status' | 'publishedAt' | 'wasProtected'> {
  const at = publishedAtOf(item);
  const isProtected = item.password !== '' && (item.status === 'publish' || item.status === 'future');
  if (isProtected) return { status: 'draft', publishedAt: null, wasProtected: item.status === 'publish' };
  const isPublic = item.status === 'publish' || item.status === 'future';
  if (isPublic && at && at > now) return { status: 'scheduled', publishedAt: at, wasProtected: false };
  if (isPublic && at) return { status: 'published', publishedAt: at, wasProtected: false };
  return { status: item.status === 'pending' ? 'inReview' : 'draft', publishedAt: null, wasProtected: false };
}

/**
 * Articles stay on the day under which they could be found: what the old site's clock showed is what ours shows in Berlin,
 * whatever zone the old one was set to.
 */
export function publishedAtOf({ date, dateGmt, pubDate }: Pick<WxrItem, 'date' | 'dateGmt' | 'pubDate'>): Date | null {
  const wall = instantOf(date);
  const instant = instantOf(dateGmt);
  if (wall && instant && berlinWallTime(instant) === wall.getTime()) return instant;
  if (wall) return berlinInstant(wall.getTime());
  const published = new Date(pubDate);
  return instant ?? (Number.isNaN(published.getTime()) || published.getFullYear() < 1990 ? null : published);
}

/** `2018-09-03 12:00:00` as if it were UTC; null for `0000-00-00 00:00:00` and whatever is no date. */
function instantOf(text: string): Date | null {
  const match = /^([1-9]\d{3})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text);
  if (!match) return null;
  const date = new Date(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function topicsOf(item: WxrItem, { descriptions }: ArticleContext): ImportedTopic[] {
  const topics = new Map<string, ImportedTopic>();
  // Categories are broader than tags: the first of them is the main topic. Old exports say neither.
  const kinds = ['category', 'post_tag', 'tag', ''];
  const terms = item.terms
    .filter(({ domain }) => kinds.includes(domain))
    .sort((a, b) => kinds.indexOf(a.domain) - kinds.indexOf(b.domain));
  for (const { slug: given, name: html } of terms) {
    const name = wordsOf(html).slice(0, 200);
    const slug = slugOf(given) || slugOf(name);
    if (!slug || !name || topics.has(slug)) continue;
    topics.set(slug, { slug, name, description: wordsOf(descriptions.get(given) ?? '').slice(0, 1000) || null });
  }
  return [...topics.values()];
}

function authorsOf({ creator }: WxrItem, { authors }: ArticleContext): ImportedAuthor[] {
  if (!creator) return [];
  const known = authors.get(creator);
  const name = nameOf(known?.name || creator) || 'Redaktion';
  // Logins that are mail addresses stay out of addresses, too.
  const slug = slugOf(creator.includes('@') ? name : creator) || slugOf(name) || 'redaktion';
  return [{ slug, name, bio: wordsOf(known?.bio ?? '').slice(0, 1000) || null }];
}

function commentsOf(comments: WxrComment[], articleDate: Date | null, context: ArticleContext): ImportedComment[] {
  const taken = new Map<string, ImportedComment>();
  for (const comment of comments) {
    const body = withoutHeadings(documentFromHtml(comment.content, { lineBreaks: true, link: context.link }));
    const verdict = verdictOf(comment, body.content.length === 0);
    context.onComment?.(verdict);
    if (verdict !== 'taken') continue;
    const externalId = comment.id || String(taken.size + 1);
    taken.set(externalId, {
      externalId,
      replyTo: comment.parent && comment.parent !== '0' ? comment.parent : null,
      authorName: nameOf(comment.author) || null,
      postedAt: publishedAtOf({ ...comment, pubDate: '' }) ?? articleDate ?? new Date(0),
      body,
    });
  }
  return [...taken.values()];
}

/** The headings of a page are those of its article. */
function withoutHeadings<T extends ArticleNode>(node: T): T {
  const content = node.content?.map(withoutHeadings);
  return {
    ...node,
    ...(node.type === 'heading' ? { type: 'paragraph', attrs: undefined } : {}),
    ...(content ? { content } : {}),
  };
}

function verdictOf({ approved, type }: WxrComment, isEmpty: boolean): CommentVerdict {
  if (approved === 'spam' || approved === 'trash' || approved === 'post-trashed') return 'spam';
  if (type && type !== 'comment') return 'ping';
  if (approved !== '1' && approved !== 'approve' && approved !== '') return 'unapproved';
  return isEmpty ? 'empty' : 'taken';
}
