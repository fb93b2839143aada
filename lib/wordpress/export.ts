import { createHash } from 'node:crypto';
import { escapeHtml, renderArticleHtml, type Shown } from '#lib/articles/html.ts';
import { withCompanyLinks } from '#lib/articles/portable.ts';
import type { ArticleRecord, RedirectRecord } from '#lib/articles/record.ts';
import { berlinWallTime } from '#lib/dates.ts';
import { articlePath, companyPath } from '#lib/paths.ts';
import { type PictureRecord, pictureRecord } from '#lib/pictures/record.ts';
import { largestPath } from '#lib/pictures/view.ts';
import type { WxrItem } from './item.ts';

/** Who wrote an export: one of ours is read back word for word. */
export const GENERATOR = 'Branchenbuch';
/** The field in which an item carries all that WordPress has no words for. */
export const RECORD_META = '_branchenbuch';

interface Site {
  title: string;
  /** Without a trailing slash. */
  url: string;
}

export const wxrHead = ({ title, url }: Site): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:branchenbuch="urn:branchenbuch">
<channel>
<title>${text(title)}</title>
<link>${text(url)}</link>
<language>de-DE</language>
<generator>${GENERATOR}</generator>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${text(url)}</wp:base_site_url>
<wp:base_blog_url>${text(url)}</wp:base_blog_url>
`;

export const wxrFoot = (): string => '</channel>\n</rss>\n';

/** WordPress reads over these. */
export const wxrRedirect = ({ path, target }: RedirectRecord): string =>
  `<branchenbuch:redirect path="${text(path)}"${target === null ? '' : ` target="${text(target)}"`}/>\n`;

const STATUS: Record<ArticleRecord['status'], string> = {
  draft: 'draft',
  inReview: 'pending',
  approved: 'pending',
  scheduled: 'future',
  published: 'publish',
  withdrawn: 'private',
};

/** An article as an item; `id` is its number in this export. */
export function wxrItem(record: ArticleRecord, id: number, { url }: Site, pictures: Shown['pictures']): string {
  const version = record.versions.find(({ number }) => number === record.live) ?? record.versions.at(-1);
  const body = version && withCompanyLinks(version.body, (slug) => url + companyPath(slug));
  const content = xmlText(
    body ? renderArticleHtml(body, { pictures, fileOf: ({ key }) => url + largestPath(key) }) : '',
  );
  const at = record.publishedAt ? new Date(record.publishedAt) : null;
  const link = url + articlePath(record.slug);
  const carried = { html: hashOfContent(content), title: version?.title ?? '', record };
  return `<item>
<title>${cdata(titleInExport(version?.title ?? ''))}</title>
<link>${text(link)}</link>
${at ? `<pubDate>${at.toUTCString()}</pubDate>\n` : ''}<dc:creator>${cdata(record.authors[0]?.slug ?? '')}</dc:creator>
<guid isPermaLink="false">${text(`${url}/?p=${id}`)}</guid>
<content:encoded>${cdata(content)}</content:encoded>
<excerpt:encoded>${cdata(escapeHtml(version?.teaser ?? ''))}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${at ? wordPressTime(berlinWallTime(at)) : NO_TIME}</wp:post_date>
<wp:post_date_gmt>${at ? wordPressTime(at.getTime()) : NO_TIME}</wp:post_date_gmt>
<wp:post_modified_gmt>${wordPressTime(Date.parse(record.updatedAt))}</wp:post_modified_gmt>
<wp:comment_status>closed</wp:comment_status>
<wp:ping_status>closed</wp:ping_status>
<wp:post_name>${record.slug}</wp:post_name>
<wp:status>${STATUS[record.status]}</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type>post</wp:post_type>
<wp:post_password></wp:post_password>
<wp:is_sticky>${record.pinned ? 1 : 0}</wp:is_sticky>
${record.topics.map(({ slug, name }) => `<category domain="category" nicename="${slug}">${cdata(escapeHtml(name))}</category>\n`).join('')}<wp:postmeta><wp:meta_key>${RECORD_META}</wp:meta_key><wp:meta_value>${cdata(asciiJson(carried))}</wp:meta_value></wp:postmeta>
${record.comments.map(wxrComment).join('')}</item>
`;
}

/** A picture of the library as a file that WordPress can fetch; `id` is its number in this export, which no article has. */
export function wxrAttachment(record: PictureRecord, id: number, { url }: Site): string {
  const { key, pictureKey, name, alt, caption } = record;
  const file = url + largestPath(pictureKey);
  const at = Date.parse(record.createdAt);
  return `<item>
<title>${cdata(titleInExport(name))}</title>
<link>${text(file)}</link>
<guid isPermaLink="false">${text(file)}</guid>
<content:encoded></content:encoded>
<excerpt:encoded>${cdata(escapeHtml(caption))}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${wordPressTime(berlinWallTime(new Date(at)))}</wp:post_date>
<wp:post_date_gmt>${wordPressTime(at)}</wp:post_date_gmt>
<wp:post_name>bild-${key}</wp:post_name>
<wp:status>inherit</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type>attachment</wp:post_type>
<wp:attachment_url>${text(file)}</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>${cdata(escapeHtml(alt))}</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>${RECORD_META}</wp:meta_key><wp:meta_value>${cdata(asciiJson(record))}</wp:meta_value></wp:postmeta>
</item>
`;
}

/** What an export of ours says about a picture. */
export function pictureOf({ meta }: WxrItem): PictureRecord | null {
  try {
    return pictureRecord.safeParse(JSON.parse(meta[RECORD_META] ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

function wxrComment({ externalId, replyTo, authorName, postedAt, body }: ArticleRecord['comments'][number]): string {
  const at = new Date(postedAt);
  return `<wp:comment><wp:comment_id>${text(externalId)}</wp:comment_id><wp:comment_author>${cdata(escapeHtml(authorName ?? ''))}</wp:comment_author><wp:comment_date>${wordPressTime(berlinWallTime(at))}</wp:comment_date><wp:comment_date_gmt>${wordPressTime(at.getTime())}</wp:comment_date_gmt><wp:comment_content>${cdata(xmlText(renderArticleHtml(body)))}</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${text(replyTo ?? '0')}</wp:comment_parent></wp:comment>
`;
}

/** As it stands in an export, where spaces around it do not count. */
export const titleInExport = (title: string): string => xmlText(escapeHtml(title)).trim();

const NO_TIME = '0000-00-00 00:00:00';
const wordPressTime = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** XML knows one kind of line end. */
export const hashOfContent = (html: string): string =>
  createHash('sha256').update(html.replace(/\r\n?/g, '\n')).digest('base64url');

/** Without the signs that XML has no way to write. */
const xmlText = (html: string) =>
  html.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** JSON has a way to write all of them. */
const asciiJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[^\u0020-\u007e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const text = (words: string) => escapeHtml(xmlText(words));
const cdata = (words: string) => `<![CDATA[${xmlText(words).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
