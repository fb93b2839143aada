/** A `<wp:comment>`. Mail address, IP address and address of a web site are not read at all. */
export interface WxrComment {
  id: string;
  parent: string;
  author: string;
  date: string;
  dateGmt: string;
  content: string;
  approved: string;
  type: string;
}

/** An `<item>` of a WordPress export, as it stands there. */
export interface WxrItem {
  line: number;
  id: string;
  type: string;
  status: string;
  title: string;
  link: string;
  guid: string;
  creator: string;
  content: string;
  excerpt: string;
  /** `wp:post_name`. */
  name: string;
  /** As the old site's clock showed it. */
  date: string;
  dateGmt: string;
  modifiedGmt: string;
  pubDate: string;
  parent: string;
  order: string;
  password: string;
  sticky: string;
  attachmentUrl: string;
  terms: { domain: string; slug: string; name: string }[];
  /** Only what an import reads. */
  meta: Record<string, string>;
  comments: WxrComment[];
}

export interface WxrAuthor {
  id: string;
  login: string;
  name: string;
  bio: string;
}

export interface WxrTerm {
  id: string;
  domain: 'category' | 'post_tag';
  slug: string;
  name: string;
  description: string;
}

/** What an export says about the whole site. Complete once all of it has been read. */
export interface WxrSite {
  version: string;
  title: string;
  link: string;
  siteUrl: string;
  blogUrl: string;
  generator: string;
  authors: WxrAuthor[];
  terms: WxrTerm[];
  /** Of an export of our own. */
  redirects: { path: string; target: string | null }[];
}

/** The fields of `wp:postmeta` that an import reads. */
export const READ_META = [
  '_wp_old_slug',
  '_wp_attachment_image_alt',
  '_wp_attached_file',
  'footnotes',
  '_branchenbuch',
];

/** Where the blog was, without a trailing slash: `https://example.de/blog`. */
export function blogUrlOf(site: WxrSite): string | null {
  for (const address of [site.blogUrl, site.link, site.siteUrl]) {
    const url = URL.parse(address.trim());
    if (url && /^https?:$/.test(url.protocol)) return `${url.protocol}//${url.host}${url.pathname}`.replace(/\/+$/, '');
  }
  return null;
}
