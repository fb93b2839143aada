import { SaxesParser } from 'saxes';
import {
  READ_META,
  type WxrAuthor,
  type WxrComment,
  type WxrItem,
  type WxrSite,
  type WxrTerm,
} from '#lib/wordpress/item.ts';
import { decodeXml } from './decode-xml.ts';
import { MalformedFileError } from './json-objects.ts';
import type { SourceFile } from './source-file.ts';

/** Characters. No article is longer, and a file that is one single text must not fill the memory. */
const LONGEST_TEXT = 16 << 20;
const LONGEST_ITEM = 32 << 20;
const VERSIONS = ['1.0', '1.1', '1.2'];

export const emptySite = (): WxrSite => ({
  version: '',
  title: '',
  link: '',
  siteUrl: '',
  blogUrl: '',
  generator: '',
  authors: [],
  terms: [],
  redirects: [],
});

/**
 * The items of a WordPress export in their order, some at a time; never more of the file is held than that. `site` is filled on
 * the way. Whatever is not well-formed XML, or no export, throws with its line.
 */
export async function* readWxr(file: SourceFile, site: WxrSite, encoding?: string): AsyncGenerator<WxrItem[]> {
  const reader = new WxrReader(site);
  for await (const text of decodeXml(file, encoding)) {
    const items = reader.read(text);
    if (items.length > 0) yield items;
  }
  const items = reader.end();
  if (items.length > 0) yield items;
}

class WxrReader {
  readonly #parser = new SaxesParser({ position: true });
  readonly #site: WxrSite;
  #path: string[] = [];
  #text = '';
  /** Characters read since the parser last had something to say: it holds them. */
  #held = 0;
  #size = 0;
  #items: WxrItem[] = [];
  #item: WxrItem | undefined;
  #comment: WxrComment | undefined;
  #meta = { key: '', value: '' };
  #term = { domain: '', slug: '' };
  #author: WxrAuthor = newAuthor();
  #siteTerm: WxrTerm = newTerm('category');

  constructor(site: WxrSite) {
    this.#site = site;
    const parser = this.#parser;
    parser.on('error', (error) => this.#fail(inGerman(error.message)));
    // Nothing is ever looked up or repeated: an export has no use for declarations, an attack has.
    parser.on('doctype', () =>
      this.#fail('die Datei enthält eine DTD (<!DOCTYPE …>). Entitäten werden nicht aufgelöst'),
    );
    parser.on('text', (text) => this.#add(text));
    parser.on('cdata', (text) => this.#add(text));
    parser.on('comment', () => this.#heard());
    parser.on('processinginstruction', () => this.#heard());
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes as Record<string, string>));
    parser.on('closetag', ({ name }) => this.#close(name));
  }

  read(text: string): WxrItem[] {
    // In pieces, so that the limit is noticed in time.
    for (let start = 0; start < text.length; start += PIECE) {
      const piece = text.slice(start, start + PIECE);
      this.#held += piece.length;
      this.#parser.write(piece);
      if (this.#held > LONGEST_TEXT) this.#fail('hier steht ein Text von mehr als 16 Millionen Zeichen');
    }
    return this.#take();
  }

  end(): WxrItem[] {
    this.#parser.close();
    const { version } = this.#site;
    if (!version) this.#fail('das ist kein WordPress-Export: <wp:wxr_version> fehlt');
    return this.#take();
  }

  #take(): WxrItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #fail(what: string): never {
    throw new MalformedFileError(`Zeile ${this.#parser.line}: ${what}`);
  }

  #heard() {
    this.#held = 0;
  }

  #add(text: string) {
    this.#heard();
    this.#text += text;
    this.#size += text.length;
    if (this.#text.length > LONGEST_TEXT) this.#fail('hier steht ein Text von mehr als 16 Millionen Zeichen');
    if (this.#item && this.#size > LONGEST_ITEM) this.#fail('hier steht ein Element von mehr als 32 Millionen Zeichen');
  }

  #open(name: string, attributes: Record<string, string>) {
    this.#heard();
    this.#text = '';
    const parent = this.#path.at(-1);
    if (this.#path.length === 0 && name !== 'rss')
      this.#fail(`das ist kein WordPress-Export, sondern beginnt mit <${name}>`);
    this.#path.push(name);
    if (this.#path.length > 50) this.#fail('hier sind mehr als 50 Elemente ineinander geschachtelt');
    if (name === 'item' && parent === 'channel') {
      this.#item = newItem(this.#parser.line);
      this.#size = 0;
    } else if (name === 'wp:comment') this.#comment = newComment();
    else if (name === 'wp:postmeta') this.#meta = { key: '', value: '' };
    else if (name === 'category') this.#term = { domain: attributes.domain ?? '', slug: attributes.nicename ?? '' };
    else if (name === 'branchenbuch:redirect' && parent === 'channel') {
      this.#site.redirects.push({ path: attributes.path ?? '', target: attributes.target ?? null });
    } else if (name === 'wp:author' && parent === 'channel') this.#author = newAuthor();
    else if (name === 'wp:category' || name === 'wp:tag') {
      this.#siteTerm = newTerm(name === 'wp:tag' ? 'post_tag' : 'category');
    }
  }

  #close(name: string) {
    this.#heard();
    this.#path.pop();
    const text = this.#text.length < LONG ? detached(this.#text) : this.#text;
    this.#text = '';
    const parent = this.#path.at(-1);
    if (this.#item) this.#closeInItem(this.#item, name, parent, text);
    else this.#closeInChannel(name, parent, text.trim());
  }

  #closeInItem(item: WxrItem, name: string, parent: string | undefined, text: string) {
    if (name === 'item') {
      this.#items.push(item);
      this.#item = undefined;
    } else if (name === 'wp:comment') {
      if (this.#comment) item.comments.push(this.#comment);
      this.#comment = undefined;
    } else if (parent === 'wp:comment') {
      const field = COMMENT_FIELDS.get(name);
      if (field && this.#comment) this.#comment[field] = field === 'content' ? text : text.trim();
    } else if (parent === 'wp:postmeta') {
      if (name === 'wp:meta_key') this.#meta.key = text.trim();
      if (name === 'wp:meta_value') this.#meta.value = text;
    } else if (name === 'wp:postmeta') {
      if (READ_META.includes(this.#meta.key)) item.meta[this.#meta.key] = this.#meta.value;
    } else if (parent !== 'item') return;
    else if (name === 'category') item.terms.push({ ...this.#term, name: text.trim() });
    else {
      const field = ITEM_FIELDS.get(name);
      if (field) item[field] = field === 'content' || field === 'excerpt' ? text : text.trim();
    }
  }

  #closeInChannel(name: string, parent: string | undefined, text: string) {
    const { authors, terms } = this.#site;
    if (parent === 'channel') {
      const field = SITE_FIELDS.get(name);
      if (field) this.#site[field] = text;
      if (name === 'wp:wxr_version' && !VERSIONS.includes(text)) {
        this.#fail(`WXR ${text.slice(0, 20)} ist unbekannt; gelesen werden ${VERSIONS.join(', ')}`);
      }
      if (name === 'wp:author') authors.push(this.#author);
      if (name === 'wp:category' || name === 'wp:tag') terms.push(this.#siteTerm);
    } else if (parent === 'wp:author') {
      const field = AUTHOR_FIELDS.get(name);
      if (field) this.#author[field] = text;
    } else if (parent === 'wp:category' || parent === 'wp:tag') {
      const field = TERM_FIELDS.get(name);
      if (field) this.#siteTerm[field] = text;
    }
  }
}

const PIECE = 1 << 18;
const LONG = 2000;
/** JavaScript's part of a text keeps all of it in memory: whoever remembers a title would remember the file. */
const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

type TextField = { [Key in keyof WxrItem]: WxrItem[Key] extends string ? Key : never }[keyof WxrItem];

const ITEM_FIELDS = new Map<string, TextField>([
  ['title', 'title'],
  ['link', 'link'],
  ['guid', 'guid'],
  ['pubDate', 'pubDate'],
  ['dc:creator', 'creator'],
  ['content:encoded', 'content'],
  ['excerpt:encoded', 'excerpt'],
  ['wp:post_id', 'id'],
  ['wp:post_type', 'type'],
  ['wp:status', 'status'],
  ['wp:post_name', 'name'],
  ['wp:post_date', 'date'],
  ['wp:post_date_gmt', 'dateGmt'],
  ['wp:post_modified_gmt', 'modifiedGmt'],
  ['wp:post_parent', 'parent'],
  ['wp:menu_order', 'order'],
  ['wp:post_password', 'password'],
  ['wp:is_sticky', 'sticky'],
  ['wp:attachment_url', 'attachmentUrl'],
]);
const COMMENT_FIELDS = new Map<string, keyof WxrComment>([
  ['wp:comment_id', 'id'],
  ['wp:comment_parent', 'parent'],
  ['wp:comment_author', 'author'],
  ['wp:comment_date', 'date'],
  ['wp:comment_date_gmt', 'dateGmt'],
  ['wp:comment_content', 'content'],
  ['wp:comment_approved', 'approved'],
  ['wp:comment_type', 'type'],
]);
const SITE_FIELDS = new Map<string, Exclude<keyof WxrSite, 'authors' | 'terms' | 'redirects'>>([
  ['title', 'title'],
  ['link', 'link'],
  ['generator', 'generator'],
  ['wp:wxr_version', 'version'],
  ['wp:base_site_url', 'siteUrl'],
  ['wp:base_blog_url', 'blogUrl'],
]);
const AUTHOR_FIELDS = new Map<string, keyof WxrAuthor>([
  ['wp:author_id', 'id'],
  ['wp:author_login', 'login'],
  ['wp:author_display_name', 'name'],
  ['wp:author_description', 'bio'],
]);
const TERM_FIELDS = new Map<string, Exclude<keyof WxrTerm, 'domain'>>([
  ['wp:term_id', 'id'],
  ['wp:category_nicename', 'slug'],
  ['wp:cat_name', 'name'],
  ['wp:category_description', 'description'],
  ['wp:tag_slug', 'slug'],
  ['wp:tag_name', 'name'],
  ['wp:tag_description', 'description'],
]);

const newAuthor = (): WxrAuthor => ({ id: '', login: '', name: '', bio: '' });
const newTerm = (domain: WxrTerm['domain']): WxrTerm => ({ id: '', domain, slug: '', name: '', description: '' });
const newComment = (): WxrComment => ({
  ...{ id: '', parent: '', author: '', date: '', dateGmt: '', content: '', approved: '', type: '' },
});
const newItem = (line: number): WxrItem => ({
  line,
  ...{ id: '', type: '', status: '', title: '', link: '', guid: '', creator: '', content: '', excerpt: '', name: '' },
  ...{ date: '', dateGmt: '', modifiedGmt: '', pubDate: '', parent: '', order: '', password: '', sticky: '' },
  ...{ attachmentUrl: '', terms: [], meta: {}, comments: [] },
});

/** What the parser says, for people who have never seen XML. */
function inGerman(message: string): string {
  const said = message.replace(/^\d+:\d+: /, '');
  const [, what = ''] = /: (.*)\.$/.exec(said) ?? [];
  for (const [pattern, german] of PROBLEMS) if (pattern.test(said)) return german + (what ? ` (${what})` : '');
  return `kein gültiges XML (${said})`;
}
const PROBLEMS: [RegExp, string][] = [
  [/disallowed character/, 'hier steht ein Zeichen, das in XML nicht vorkommen darf'],
  [
    /unclosed tag|document must contain a root|unexpected end/,
    'die Datei ist abgeschnitten: ein Element wird nicht beendet',
  ],
  [/unmatched closing tag|unexpected close tag/, 'ein Element wird beendet, das nicht offen ist'],
  [/undefined entity|disallowed entity|malformed (character )?entity/, 'eine Entität ist unbekannt oder unvollständig'],
  [
    /text data outside of root node|documents may contain only one root/,
    'außerhalb des Wurzelelements steht noch etwas',
  ],
];
