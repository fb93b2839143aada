import { connection } from '#db/client.ts';
import { articlePath } from '#lib/paths.ts';
import { addressesOf, hostOf, pathOnSite } from '#lib/wordpress/addresses.ts';
import { originOf, stateOf } from '#lib/wordpress/article.ts';
import type { Attachment } from '#lib/wordpress/content.ts';
import { blogUrlOf, type WxrItem, type WxrSite } from '#lib/wordpress/item.ts';
import { blogMarker, findOldAddress } from '#lib/wordpress/old-addresses.ts';
import { kindOf } from '#lib/wordpress/outcomes.ts';
import { slugOf, wordsOf } from '#lib/wordpress/text.ts';
import { MalformedFileError } from './json-objects.ts';
import type { SourceFile } from './source-file.ts';
import { emptySite, readWxr } from './wxr.ts';

/** What an export says about a file of the old site. */
export interface IndexedFile extends Attachment {
  parent: string;
  order: number;
  title: string;
  /** Where WordPress kept it, below its folder for uploads. */
  file: string;
}

interface IndexedArticle {
  externalId: string;
  slug: string;
  isPublic: boolean;
}

/**
 * What items of an export say about each other, from a first reading of the whole file: it is well-formed to its end, the numbers
 * of articles have addresses here, pictures have descriptions. Some hundred bytes an item, whatever its text.
 */
export class WordPressIndex {
  readonly site: WxrSite = emptySite();
  items = 0;
  hasRevisions = false;
  blogUrl = '';
  readonly articles = new Map<string, IndexedArticle>();
  readonly attachments = new Map<string, IndexedFile>();
  readonly #filesOf = new Map<string, string[]>();
  readonly #revisions = new Map<string, { id: string; date: string }[]>();
  /** Old addresses and where they lead. */
  readonly #targets = new Map<string, string>();
  #origins: { id: string; origin: string; slug: string; isPublic: boolean; addresses: string[] }[] = [];

  static async read(file: SourceFile, options: ReadOptions = {}) {
    const index = new WordPressIndex();
    for await (const items of readWxr(file, index.site, options.encoding)) {
      for (const item of items) index.#note(item, options.now ?? new Date());
      options.onProgress?.(index.items);
    }
    const blogUrl = blogUrlOf(index.site);
    if (!blogUrl) throw new MalformedFileError('das ist kein WordPress-Export: die Adresse der Website (<link>) fehlt');
    index.blogUrl = blogUrl;
    await index.#giveSlugs();
    return index;
  }

  /** The same site whether it was reached with or without encryption, or under www. */
  get sourceKey(): string {
    const url = new URL(this.blogUrl);
    return `wordpress:https://${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`;
  }

  /** Of an item, with the same number in every reading. */
  numberOf(item: WxrItem): string {
    const inAddress = [item.link, item.guid].map((address) => /(?:[?&]p=|\/archives\/)(\d+)/.exec(address)?.[1]);
    return item.id || inAddress.find(Boolean) || slugOf(item.name || item.title) || `zeile-${item.line}`;
  }

  ownAttachments(id: string): Attachment[] {
    const files = (this.#filesOf.get(id) ?? []).flatMap((file) => this.attachments.get(file) ?? []);
    return files.sort((a, b) => a.order - b.order);
  }

  /** Older versions of an article, the oldest first. */
  revisionsOf(id: string): string[] {
    return (this.#revisions.get(id) ?? [])
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map((revision) => revision.id);
  }

  /** Where a link in an article leads from now on: to the article's address here, or to where it led. */
  linkFrom(item: WxrItem): (href: string) => string | null {
    const base = URL.parse(item.link, `${this.blogUrl}/`) ?? new URL(this.blogUrl);
    return (href) => {
      if (/^(mailto|tel):/i.test(href)) return href;
      const url = URL.parse(href, base);
      if (!url || !/^https?:$/.test(url.protocol)) return null;
      return this.targetOf(url) ?? url.href;
    };
  }

  targetOf(url: URL): string | null {
    if (hostOf(url) !== hostOf(new URL(this.blogUrl))) return null;
    const path = pathOnSite(`${url.origin}${url.pathname}`, this.blogUrl) ?? new URL(this.blogUrl).pathname;
    const found = findOldAddress(path.replace(/(?<=.)\/$/, ''), url.search, (key) => this.#targets.get(key));
    return found?.target ?? null;
  }

  #note(item: WxrItem, now: Date) {
    this.items += 1;
    item.id = this.numberOf(item);
    const { kind } = kindOf(item);
    if (kind === 'attachment') {
      const alt = wordsOf(item.meta._wp_attachment_image_alt ?? '');
      const caption = wordsOf(item.excerpt);
      const { id, attachmentUrl: url, parent } = item;
      const title = wordsOf(item.title).slice(0, 300);
      const file = item.meta._wp_attached_file ?? '';
      this.attachments.set(id, { id, url, alt, caption, parent, order: Number(item.order) || 0, title, file });
      if (parent && parent !== '0') this.#filesOf.set(parent, [...(this.#filesOf.get(parent) ?? []), id]);
    } else if (kind === 'revision') {
      this.hasRevisions = true;
      const known = this.#revisions.get(item.parent) ?? [];
      known.push({ id: item.id, date: item.date });
      this.#revisions.set(item.parent, known);
    } else if (kind === 'article') {
      const isPublic = stateOf(item, now).status === 'published';
      const blogUrl = blogUrlOf(this.site);
      this.#origins.push({
        id: item.id,
        origin: originOf(item),
        slug: slugOf(item.name) || slugOf(wordsOf(item.title)) || `artikel-${item.id}`,
        isPublic,
        addresses: isPublic && blogUrl ? addressesOf(item, blogUrl) : [],
      });
    }
  }

  /** In the order of the file, so that an import that goes on after a kill gives the same ones. */
  async #giveSlugs() {
    const query = connection();
    const known = await query<{ externalId: string; slug: string; origin: string | null }[]>`
      select external_id as "externalId", slug, origin from articles
      left join article_imports on article_id = id where source_key = ${this.sourceKey}`;
    const bySource = new Map(known.map((row) => [row.externalId, row]));
    const taken = new Set((await query<{ slug: string }[]>`select slug from articles`).map(({ slug }) => slug));
    const numbers = new Map<string, number>();
    for (const { id, origin, slug: wished, isPublic, addresses } of this.#origins) {
      if (this.articles.has(id)) continue;
      // Two exports of one address may give one number to two articles: another name and another date.
      const found = bySource.get(id);
      const externalId = found?.origin && isOther(found.origin, origin) ? `${id}:${origin}` : id;
      const slug = bySource.get(externalId)?.slug ?? freeSlug(wished, taken, numbers);
      taken.add(slug);
      this.articles.set(id, { externalId, slug, isPublic });
      for (const address of addresses) if (!this.#targets.has(address)) this.#targets.set(address, articlePath(slug));
    }
    this.#origins = [];
    this.#targets.set(blogMarker(new URL(this.blogUrl).pathname.replace(/\/$/, '')), '/archiv');
  }
}

interface ReadOptions {
  encoding?: string;
  now?: Date;
  onProgress?: (items: number) => void;
}

function isOther(one: string, other: string): boolean {
  const [[name, date], [otherName, otherDate]] = [one.split('|'), other.split('|')];
  return name !== otherName && date !== otherDate;
}

/** `numbers`: which one of a name was free last, or a name that all have would be searched from its beginning each time. */
function freeSlug(wished: string, taken: Set<string>, numbers: Map<string, number>): string {
  let slug = wished;
  for (let number = numbers.get(wished) ?? 1; taken.has(slug); numbers.set(wished, number)) {
    number += 1;
    slug = `${wished}-${number}`;
  }
  return slug;
}
