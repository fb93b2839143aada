import { lockArchive } from '#db/articles/mutations.ts';
import { connection, db, transaction } from '#db/client.ts';
import { addRedirects } from '#db/redirects/bulk.ts';
import { dataSources } from '#db/sources/tables.ts';
import type { ImportedArticle } from '#lib/articles/imported.ts';
import { type ArticleRecord, articleRecord, type RedirectRecord, redirectRecord } from '#lib/articles/record.ts';
import { isOwnAddress } from '#lib/own-addresses.ts';
import { archivePath, articlePath, authorPath, feedPath, topicPath } from '#lib/paths.ts';
import type { PictureRecord } from '#lib/pictures/record.ts';
import { jpegPath } from '#lib/pictures/view.ts';
import { addressesOf, basePathOf, pathOnSite } from '#lib/wordpress/addresses.ts';
import { articleFromWordPress, type CommentVerdict, publishedAtOf } from '#lib/wordpress/article.ts';
import { GENERATOR, hashOfContent, pictureOf, RECORD_META, titleInExport } from '#lib/wordpress/export.ts';
import type { WxrItem, WxrSite } from '#lib/wordpress/item.ts';
import { blogMarker } from '#lib/wordpress/old-addresses.ts';
import { kindOf, type Outcome, type ReportedItem } from '#lib/wordpress/outcomes.ts';
import { slugOf, wordsOf } from '#lib/wordpress/text.ts';
import type { MediaSource } from './media.ts';
import { type MergeRow, mergeArticles, planArticles } from './merge-articles.ts';
import { addRevision } from './merge-revisions.ts';
import { restoreArticles, restoreRedirects } from './restore-articles.ts';
import { restorePicture } from './restore-pictures.ts';
import type { SourceFile } from './source-file.ts';
import { WordPressIndex } from './wordpress-index.ts';
import { WordPressPictures } from './wordpress-pictures.ts';
import { emptySite, readWxr } from './wxr.ts';

export interface WordPressSummary {
  sourceKey: string;
  items: number;
  /** By kind and what became of them. */
  counts: Map<string, Map<Outcome, number>>;
  comments: Map<CommentVerdict, number>;
  /** Of the old site, whether an item or only a text names them. */
  pictures: { taken: number; refused: number };
}

export interface WordPressOptions {
  encoding?: string;
  dryRun?: boolean;
  /** Where pictures come from that are not in the library yet. Without one, those stay notes. */
  media?: MediaSource;
  /** Articles written at once. */
  batchSize?: number;
  now?: Date;
  onItem?: (item: ReportedItem) => void;
  onProgress?: (phase: 'check' | 'import', summary: WordPressSummary) => void;
}

/** Characters of text: what a batch may hold besides its number of articles. */
const BATCH_LENGTH = 1 << 20;

/**
 * A WordPress export in two readings: the first one finds out whether the file is whole and what its items say about each
 * other, and writes nothing; the second one writes batch by batch. A broken file thus changes nothing, and a killed import leaves
 * whole batches.
 */
export async function importWordPress(file: SourceFile, options: WordPressOptions = {}): Promise<WordPressSummary> {
  const { now = new Date(), encoding, batchSize = 100 } = options;
  const summary: WordPressSummary = {
    sourceKey: '',
    items: 0,
    counts: new Map(),
    comments: new Map(),
    pictures: { taken: 0, refused: 0 },
  };
  const index = await WordPressIndex.read(file, {
    encoding,
    now,
    onProgress: () => options.onProgress?.('check', summary),
  });
  summary.sourceKey = index.sourceKey;
  // Files of an export of our own are put back as they are.
  const source = index.site.generator === GENERATOR ? undefined : options.media;
  const pictures = await WordPressPictures.open(index, source ?? null, options.dryRun);
  const importing = new Importing(index, pictures, summary, { ...options, now });
  for await (const items of readWxr(file, emptySite(), encoding)) {
    for (const item of items) {
      await importing.add(item);
      summary.pictures = { taken: pictures.taken.size, refused: pictures.refused };
      options.onProgress?.('import', summary);
      if (importing.waiting >= batchSize || importing.length > BATCH_LENGTH) await importing.flush();
    }
  }
  await importing.flush();
  if (index.hasRevisions) {
    for await (const items of readWxr(file, emptySite(), encoding)) await importing.addRevisions(items);
  }
  if (!options.dryRun && index.site.generator !== GENERATOR) {
    await pictures.writeAddresses();
    await writeSiteAddresses(index);
  }
  if (!options.dryRun) await restoreRedirects(ownRedirects(index.site));
  return summary;
}

interface Waiting {
  item: WxrItem;
  row: MergeRow;
  notes: string[];
}

class Importing {
  readonly #index: WordPressIndex;
  readonly #pictures: WordPressPictures;
  readonly #summary: WordPressSummary;
  readonly #options: WordPressOptions & { now: Date };
  readonly #seen = new Set<string>();
  readonly #authors: Map<string, { name: string; bio: string }>;
  readonly #descriptions: Map<string, string>;
  #waiting: Waiting[] = [];
  #records: { item: WxrItem; record: ArticleRecord }[] = [];
  #redirects: { path: string; target: string }[] = [];
  length = 0;

  constructor(
    index: WordPressIndex,
    pictures: WordPressPictures,
    summary: WordPressSummary,
    options: WordPressOptions & { now: Date },
  ) {
    this.#index = index;
    this.#pictures = pictures;
    this.#summary = summary;
    this.#options = options;
    this.#authors = new Map(index.site.authors.map((author) => [author.login, author]));
    this.#descriptions = new Map(index.site.terms.map(({ slug, description }) => [slug, description]));
  }

  get waiting(): number {
    return this.#waiting.length + this.#records.length;
  }

  async add(item: WxrItem): Promise<void> {
    item.id = this.#index.numberOf(item);
    const kind = kindOf(item);
    // Reported by a reading of their own, once all articles are there.
    if (kind.kind === 'revision') return;
    this.#summary.items += 1;
    const key = `${item.type} ${item.id}`;
    if (this.#seen.has(key)) this.#report(item, 'refused', { reason: 'doppelt in der Datei' });
    else if (kind.kind === 'refused') this.#report(item, 'refused', { reason: kind.reason });
    else if (kind.kind === 'attachment') await this.#addAttachment(item);
    else await this.#addArticle(item);
    this.#seen.add(key);
  }

  async flush(): Promise<void> {
    const batch = this.#waiting;
    const redirects = this.#redirects;
    this.#waiting = [];
    this.#redirects = [];
    this.length = 0;
    const rows = batch.map(({ row }) => row);
    const { sourceKey } = this.#index;
    if (!this.#options.dryRun) await addRedirects(redirects);
    await this.#restore();
    if (rows.length === 0) return;
    if (!this.#options.dryRun) await ensureSource(this.#index);
    const merge = this.#options.dryRun ? planArticles : mergeArticles;
    const merged = await merge(sourceKey, rows);
    for (const { item, row, notes } of batch) {
      const { outcome, slug, taken } = merged.get(row.article.externalId) as {
        outcome: Outcome;
        slug: string;
        taken: string[];
      };
      const conflicts = taken.map((path) => `alte Adresse ${path} ist hier schon vergeben`);
      this.#report(item, outcome, { address: articlePath(slug), notes: [...notes, ...conflicts] });
    }
  }

  /** Articles of an export of our own, as they were. */
  async #restore(): Promise<void> {
    const batch = this.#records;
    this.#records = [];
    if (batch.length === 0) return;
    const outcomes = await restoreArticles(
      batch.map(({ record }) => record),
      { dryRun: this.#options.dryRun },
    );
    for (const { item, record } of batch) {
      const { outcome, lostCompanies } = outcomes.get(record.slug) ?? { outcome: 'refused', lostCompanies: 0 };
      const notes =
        lostCompanies > 0 ? [`${lostCompanies} × eine Firma, die hier nicht steht: als Text übernommen`] : [];
      this.#report(item, outcome, { address: articlePath(record.slug), notes });
    }
  }

  async addRevisions(items: WxrItem[]): Promise<void> {
    for (const item of items) {
      if (kindOf(item).kind !== 'revision') continue;
      this.#summary.items += 1;
      item.id = this.#index.numberOf(item);
      const parent = this.#index.articles.get(item.parent);
      if (!parent) {
        this.#report(item, 'refused', { reason: 'frühere Fassung eines Artikels, der nicht in der Datei ist' });
        continue;
      }
      const { article } = this.#read({ ...item, password: '', comments: [] });
      const number = this.#index.revisionsOf(item.parent).indexOf(item.id) + 1;
      const outcome = await addRevision(
        this.#index.sourceKey,
        parent.externalId,
        { ...article, number, publishedAt: publishedAtOf(item) },
        { dryRun: this.#options.dryRun },
      );
      this.#report(item, outcome, { address: articlePath(parent.slug), notes: ['frühere Fassung'] });
    }
  }

  async #addArticle(item: WxrItem): Promise<void> {
    const record = this.#index.site.generator === GENERATOR ? recordOf(item) : null;
    if (record) {
      this.#records.push({ item, record });
      this.length += item.content.length;
      return;
    }
    const { article, notes, comments } = await this.#readWithPictures(item);
    for (const verdict of comments) this.#summary.comments.set(verdict, (this.#summary.comments.get(verdict) ?? 0) + 1);
    const indexed = this.#index.articles.get(item.id);
    if (indexed) Object.assign(article, { externalId: indexed.externalId, slug: indexed.slug });
    if (indexed && indexed.externalId !== item.id)
      notes.push('unter dieser Nummer gibt es hier schon einen anderen Artikel dieser Website');
    const path = pathOnSite(item.link, this.#index.blogUrl);
    if (item.type === 'page' && path && isOwnAddress(path) && article.status === 'published') {
      // Two pages of one name, such as the Impressum: ours is the one that counts.
      Object.assign(article, { status: 'draft', publishedAt: null, addresses: [] } satisfies Partial<ImportedArticle>);
      notes.push(`${path} ist hier eine eigene Seite: als Entwurf übernommen`);
    }
    this.#waiting.push({ item, notes, row: { article, revisions: this.#index.revisionsOf(item.id).length } });
    this.length += item.content.length;
  }

  async #addAttachment(item: WxrItem): Promise<void> {
    const record = this.#index.site.generator === GENERATOR ? pictureOf(item) : null;
    if (record) return this.#restorePicture(item, record);
    const parent = this.#index.articles.get(item.parent);
    const target = parent?.isPublic ? articlePath(parent.slug) : archivePath;
    const own = addressesOf(item, this.#index.blogUrl).filter((path) => !isOwnAddress(path));
    const ofFile = pathOnSite(item.attachmentUrl, this.#index.blogUrl);
    // The page around a picture leads to the article that it belonged to; without one, to the picture.
    const pages = parent?.isPublic ? own.filter((path) => path !== ofFile) : [];
    const taken = await this.#pictures.takeAttachment(
      item.id,
      own.filter((path) => !pages.includes(path)),
      target,
    );
    const isHere = 'key' in taken;
    this.#redirects.push(...(isHere ? pages : own).map((path) => ({ path, target })));
    if (isHere) this.#report(item, taken.outcome, this.#options.dryRun ? {} : { address: jpegPath(taken.key) });
    else if (taken.outcome === 'refused') this.#report(item, 'refused', { reason: taken.reason, address: target });
    else this.#report(item, 'redirected', { address: target, notes: ['Datei nicht übernommen'] });
  }

  async #restorePicture(item: WxrItem, record: PictureRecord): Promise<void> {
    const { dryRun, media } = this.#options;
    const restored = await restorePicture(record, media?.folder, { dryRun });
    if (restored.outcome === 'refused') this.#report(item, 'refused', { reason: restored.reason });
    else {
      this.#pictures.know(item.attachmentUrl, record.key, restored.outcome === 'new');
      this.#report(item, restored.outcome, { address: jpegPath(record.key) });
    }
  }

  /** Pictures that it names and that are not here yet come first; then it is read with them. */
  async #readWithPictures(item: WxrItem) {
    const read = this.#read(item);
    return (await this.#pictures.takeWanted()) ? this.#read(item) : read;
  }

  #read(item: WxrItem): { article: ImportedArticle; notes: string[]; comments: CommentVerdict[] } {
    const losses = new Map<string, number>();
    const lose = (what: string) => losses.set(what, (losses.get(what) ?? 0) + 1);
    const comments: CommentVerdict[] = [];
    const base = URL.parse(item.link, `${this.#index.blogUrl}/`)?.href ?? this.#index.blogUrl;
    const article = articleFromWordPress(item, {
      blogUrl: this.#index.blogUrl,
      authors: this.#authors,
      descriptions: this.#descriptions,
      now: this.#options.now,
      link: this.#index.linkFrom(item),
      picture: (named) => this.#pictures.keyOf(named, base, lose),
      attachment: (id) => this.#index.attachments.get(id),
      ownAttachments: () => this.#index.ownAttachments(item.id),
      onLoss: lose,
      onComment: (verdict) => {
        comments.push(verdict);
        if (verdict !== 'taken') lose(`Kommentar nicht übernommen: ${refusedComments[verdict]}`);
      },
    });
    const notes = [...losses].map(([what, count]) => (count > 1 ? `${what} (${count}×)` : what));
    if (article.wasProtected) notes.unshift('war mit Passwort geschützt: als Entwurf übernommen');
    else if (item.status === 'private') notes.unshift('war privat: als Entwurf übernommen');
    return { article, notes, comments };
  }

  #report(item: WxrItem, outcome: Outcome, more: Partial<ReportedItem>): void {
    const type = item.type || 'post';
    const counts = this.#summary.counts.get(type) ?? new Map<Outcome, number>();
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    this.#summary.counts.set(type, counts);
    const { line, id } = item;
    this.#options.onItem?.({ line, type, id, title: wordsOf(item.title).slice(0, 300), outcome, notes: [], ...more });
  }
}

/** What an export of ours says about an article beside what WordPress reads; null once somebody has changed that. */
function recordOf({ title, content, meta }: WxrItem): ArticleRecord | null {
  try {
    const carried = JSON.parse(meta[RECORD_META] ?? 'null') as {
      html?: string;
      title?: string;
      record?: unknown;
    } | null;
    if (carried?.html !== hashOfContent(content) || titleInExport(carried.title ?? '') !== title) return null;
    return articleRecord.safeParse(carried.record).data ?? null;
  } catch {
    return null;
  }
}

const ownRedirects = ({ generator, redirects }: WxrSite): RedirectRecord[] =>
  generator === GENERATOR ? redirects.flatMap((row) => redirectRecord.safeParse(row).data ?? []) : [];

const refusedComments: Record<Exclude<CommentVerdict, 'taken'>, string> = {
  unapproved: 'nicht freigegeben',
  spam: 'Spam oder gelöscht',
  ping: 'Verweis einer anderen Website (Pingback)',
  empty: 'ohne Text',
};

async function ensureSource({ sourceKey, site, blogUrl }: WordPressIndex): Promise<void> {
  const name = `${wordsOf(site.title) || new URL(blogUrl).host} (WordPress)`;
  await db.insert(dataSources).values({ key: sourceKey, name, url: blogUrl }).onConflictDoNothing();
}

/** Of the blog as a whole: its front page, feeds, categories, tags and authors. Days and further pages follow by rule. */
async function writeSiteAddresses({ blogUrl, site }: WordPressIndex): Promise<void> {
  const base = basePathOf(blogUrl);
  await transaction(async () => {
    await lockArchive();
    const living = await listLiving();
    const pageOf = (path: string) => (living.has(path) ? path : archivePath);
    const rows = [
      { path: blogMarker(base), target: archivePath },
      { path: `${base}/feed`, target: feedPath },
      ...(base ? [{ path: base, target: archivePath }] : []),
    ];
    const terms = site.terms.flatMap(({ id, domain, slug: given, name }) => {
      const slug = slugOf(given) || slugOf(wordsOf(name));
      const kind = domain === 'category' ? 'category' : 'tag';
      const target = pageOf(topicPath(slug));
      const numbered = kind === 'category' && /^\d+$/.test(id) ? [{ path: `${base || '/'}?cat=${id}`, target }] : [];
      return given ? [{ path: `${base}/${kind}/${given}`, target }, ...numbered] : numbered;
    });
    const people = site.authors.flatMap(({ id, login }) => {
      const target = pageOf(authorPath(slugOf(login)));
      const numbered = /^\d+$/.test(id) ? [{ path: `${base || '/'}?author=${id}`, target }] : [];
      // What cannot be written in an address was written without it.
      return login.includes('@')
        ? numbered
        : [{ path: `${base}/author/${slugOf(login) || login}`, target }, ...numbered];
    });
    await addRedirects(
      [...rows, ...terms, ...people].filter(({ path }) => !isOwnAddress(path)),
      [archivePath],
    );
  });
}

/** Topics and authors of whom something can be read, by the path of their page. */
async function listLiving(): Promise<Set<string>> {
  const query = connection();
  const found = await query<{ path: string }[]>`
    select ${topicPath('')} || slug as path from topics where exists (
      select from article_topics join articles on articles.id = article_id
      where topic_id = topics.id and status = 'published')
    union all
    select ${authorPath('')} || slug from authors where exists (
      select from article_authors join articles on articles.id = article_id
      where author_id = authors.id and status = 'published')`;
  return new Set(found.map(({ path }) => path));
}
