import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOG = 'https://alter-blog.example/blog';

interface Item {
  id: number;
  title?: string;
  content?: string;
  type?: string;
  status?: string;
  name?: string;
  date?: string;
  link?: string;
  parent?: number;
  /** XML that comes after all of this. */
  more?: string;
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** For tests: an item of an export. */
export function wxrItem({ id, title = `Beitrag ${id}`, content = 'Ein Text.', type = 'post', ...item }: Item): string {
  const { status = 'publish', name = `beitrag-${id}`, date = '2018-09-03 12:00:00', parent = 0, more = '' } = item;
  return `<item>
<title>${cdata(title)}</title>
<link>${item.link ?? `${BLOG}/archives/${id}`}</link>
<dc:creator>${cdata('redakteurin')}</dc:creator>
<guid isPermaLink="false">${BLOG}/?p=${id}</guid>
<content:encoded>${cdata(content)}</content:encoded>
<excerpt:encoded>${cdata('')}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${date}</wp:post_date>
<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>
<wp:post_name>${name}</wp:post_name>
<wp:status>${status}</wp:status>
<wp:post_parent>${parent}</wp:post_parent>
<wp:post_type>${type}</wp:post_type>
${more}</item>
`;
}

export const wxrComment = (id: number, text: string, fields: Record<string, string> = {}) =>
  `<wp:comment>${Object.entries({
    comment_id: String(id),
    comment_author: cdata('Frau Leserin'),
    comment_author_email: 'leserin@geheim.example',
    comment_author_IP: '203.0.113.77',
    comment_author_url: 'https://geheim.example/',
    comment_agent: 'Geheimbrowser/1.0',
    comment_date: '2018-09-04 08:00:00',
    comment_content: cdata(text),
    comment_approved: '1',
    comment_type: '',
    comment_parent: '0',
    ...fields,
  })
    .map(([name, value]) => `<wp:${name}>${value}</wp:${name}>`)
    .join('')}</wp:comment>`;

/** For tests: an export of items. */
export const wxr = (items: string[], { head = '<?xml version="1.0" encoding="UTF-8"?>', channel = '' } = {}) => `${head}
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Alter Blog</title>
<link>${BLOG}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>${BLOG}</wp:base_blog_url>
<wp:author><wp:author_id>5</wp:author_id><wp:author_login>redakteurin</wp:author_login><wp:author_email>sie@geheim.example</wp:author_email><wp:author_display_name>${cdata('Anna Redakteurin')}</wp:author_display_name></wp:author>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>alltag</wp:category_nicename><wp:cat_name>${cdata('Alltag &amp; Arbeit')}</wp:cat_name></wp:category>
<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>leer</wp:category_nicename><wp:cat_name>Leer</wp:cat_name></wp:category>
<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>stadt</wp:tag_slug><wp:tag_name>Stadt</wp:tag_name></wp:tag>
${channel}
${items.join('')}</channel>
</rss>
`;

/** For tests: a file that is gone afterwards. */
export async function withFile<T>(content: string | Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wxr-'));
  try {
    const path = join(folder, 'export.xml');
    await writeFile(path, content);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
