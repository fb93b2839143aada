import { isNotNull } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { listPublicPictures } from '#db/pictures/queries.ts';
import { libraryPictures } from '#db/pictures/tables.ts';
import { addRedirects } from '#db/redirects/bulk.ts';
import type { ReadHtmlOptions } from '#lib/articles/from-html.ts';
import { archivePath } from '#lib/paths.ts';
import { newPictureKey } from '#lib/pictures/files.ts';
import { cutDetails, nameFromFile } from '#lib/pictures/library-input.ts';
import { problemText } from '#lib/pictures/problems.ts';
import { jpegPath } from '#lib/pictures/view.ts';
import { pathOnSite } from '#lib/wordpress/addresses.ts';
import { fileAddress, isOfBlog, isPictureName, originalsOf, originOfFile } from '#lib/wordpress/media.ts';
import type { MediaFile, MediaSource } from './media.ts';
import type { IndexedFile, WordPressIndex } from './wordpress-index.ts';

type NamedPicture = Parameters<NonNullable<ReadHtmlOptions['picture']>>[0];

/** A picture of the old site, whichever of its addresses named it. */
interface OldPicture {
  /** Under which the library remembers it. */
  origin: string;
  /** Where its file may be, the best one first. */
  addresses: URL[];
  attached: string;
  details: ReturnType<typeof cutDetails>;
}

export type TakenPicture =
  | { outcome: 'new' | 'unchanged'; key: string }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'left' };

/** Where the old address of a file leads: to the file, once readers can see it here. */
interface FileAddresses {
  key: string;
  paths: string[];
  otherwise: string | null;
}

/**
 * The pictures of an export: which one of the library each address means, and the taking of those that are not there yet. They are
 * taken one at a time, before the first text that shows them is written.
 */
export class WordPressPictures {
  readonly #index: WordPressIndex;
  readonly #source: MediaSource | null;
  readonly #dryRun: boolean;
  /** Keys of the library by origin. */
  readonly #known: Map<string, string>;
  readonly #attachments = new Map<string, OldPicture>();
  readonly #byId = new Map<string, OldPicture>();
  readonly #refused = new Map<string, string>();
  readonly #wanted = new Map<string, OldPicture>();
  readonly #addresses = new Map<string, FileAddresses>();
  readonly taken = new Set<string>();

  static async open(index: WordPressIndex, source: MediaSource | null, dryRun = false): Promise<WordPressPictures> {
    const rows = await db
      .select({ key: libraryPictures.key, origin: libraryPictures.origin })
      .from(libraryPictures)
      .where(isNotNull(libraryPictures.origin));
    return new WordPressPictures(
      index,
      source,
      dryRun,
      new Map(rows.map(({ key, origin }) => [origin as string, key])),
    );
  }

  private constructor(index: WordPressIndex, source: MediaSource | null, dryRun: boolean, known: Map<string, string>) {
    this.#index = index;
    this.#source = source;
    this.#dryRun = dryRun;
    this.#known = known;
    for (const file of index.attachments.values()) {
      const picture = this.#pictureOfFile(file);
      if (!picture) continue;
      if (!this.#attachments.has(picture.origin)) this.#attachments.set(picture.origin, picture);
      this.#byId.set(file.id, this.#attachments.get(picture.origin) as OldPicture);
    }
  }

  get refused(): number {
    return this.#refused.size;
  }

  /** One that has come in another way: texts may name it by this address. */
  know(address: string, key: string, isNew: boolean): void {
    const url = fileAddress(address, `${this.#index.blogUrl}/`);
    if (!url) return;
    this.#known.set(originOfFile(url), key);
    if (isNew) this.taken.add(originOfFile(url));
  }

  /** The key of a picture that a text names. One that is not there is remembered for `takeWanted`, unless it was refused. */
  keyOf(named: NamedPicture, base: string, onProblem: (problem: string) => void): string | null {
    const picture = this.#find(named, base);
    if (!picture) return null;
    const key = this.#known.get(picture.origin);
    const problem = this.#refused.get(picture.origin);
    if (key) this.#remember(key, picture.addresses, null);
    else if (problem) onProblem(`${nameOf(picture)}: ${problem}`);
    else if (this.#source) this.#wanted.set(picture.origin, picture);
    return key ?? null;
  }

  /** Whether a text can be read better now: with pictures, or with the reasons why there are none. */
  async takeWanted(): Promise<boolean> {
    const wanted = [...this.#wanted.values()];
    this.#wanted.clear();
    for (const picture of wanted) await this.#take(picture);
    return wanted.length > 0;
  }

  /** `paths`: old addresses that lead to the file, `otherwise` as long as readers cannot see it here. */
  async takeAttachment(id: string, paths: string[], otherwise: string): Promise<TakenPicture> {
    const picture = this.#byId.get(id);
    if (!picture) {
      return this.#source
        ? { outcome: 'refused', reason: 'kein Bild: andere Dateien bleiben zurück' }
        : { outcome: 'left' };
    }
    if (this.#source && !this.#known.has(picture.origin) && !this.#refused.has(picture.origin))
      await this.#take(picture);
    const reason = this.#refused.get(picture.origin);
    if (reason) return { outcome: 'refused', reason };
    const key = this.#known.get(picture.origin);
    if (!key) return { outcome: 'left' };
    this.#remember(key, picture.addresses, otherwise, paths);
    return { outcome: this.taken.has(picture.origin) ? 'new' : 'unchanged', key };
  }

  /** Once the articles are there: old addresses of files lead to them, those of pictures that no reader sees to the article. */
  async writeAddresses(): Promise<void> {
    const all = [...this.#addresses.values()];
    for (let start = 0; start < all.length; start += 1000) {
      const part = all.slice(start, start + 1000);
      const shown = new Set(await listPublicPictures(part.map(({ key }) => key)));
      const rows = part.flatMap(({ key, paths, otherwise }) => {
        const target = shown.has(key) ? jpegPath(key) : otherwise;
        return target ? paths.map((path) => ({ path, target })) : [];
      });
      await addRedirects(rows, [...new Set([archivePath, ...part.flatMap(({ otherwise }) => otherwise ?? [])])]);
    }
  }

  async #take(picture: OldPicture): Promise<void> {
    const { origin, details } = picture;
    if (this.#source?.isRemote && this.#dryRun) {
      this.#add(origin, newPictureKey());
      return;
    }
    // What reads pictures takes room that an import without any does not need.
    const { importPicture } = await import('#db/pictures/put-away.ts');
    let reason: string | undefined;
    for (const address of picture.addresses) {
      const file = await this.#read(address, picture.attached);
      if ('content' in file) {
        const taken = await importPicture(file.content, { ...details, origin }, { dryRun: this.#dryRun });
        if ('key' in taken) {
          this.#add(origin, taken.key);
          return;
        }
        // Perhaps the smaller one that WordPress made of it will do.
        reason ??= problemText(taken.problem);
      } else if (!file.isMissing) reason ??= file.problem;
      else if (address === picture.addresses.at(-1)) reason ??= file.problem;
    }
    this.#refused.set(origin, reason ?? 'ohne Adresse');
  }

  #add(origin: string, key: string): void {
    this.#known.set(origin, key);
    this.taken.add(origin);
  }

  async #read(address: URL, attached: string): Promise<MediaFile> {
    if (this.#source?.isRemote && !isOfBlog(address, this.#index.blogUrl)) {
      return { problem: 'liegt auf einer anderen Website', isMissing: true };
    }
    return (this.#source as MediaSource).read(address, attached);
  }

  #remember(key: string, addresses: URL[], otherwise: string | null, more: string[] = []): void {
    const known = this.#addresses.get(key);
    if (known && otherwise === null) return;
    const paths = addresses.flatMap(
      (address) => pathOnSite(address.origin + address.pathname, this.#index.blogUrl) ?? [],
    );
    this.#addresses.set(key, {
      key,
      paths: [...new Set([...(known?.paths ?? []), ...paths, ...more])],
      otherwise: known?.otherwise ?? otherwise,
    });
  }

  /** By its address, by one of its sizes, by its number, or by nothing but a text. */
  #find({ src, id }: NamedPicture, base: string): OldPicture | null {
    const { blogUrl } = this.#index;
    const url = fileAddress(src, base);
    if (url) {
      const origin = originOfFile(url);
      const { original, scaled } = originalsOf(origin);
      for (const spelling of [origin, original, scaled]) {
        const found = this.#attachments.get(spelling);
        if (found) return found;
      }
    }
    const isOwn = url !== null && isOfBlog(url, blogUrl);
    const numbered = id === null ? undefined : this.#byId.get(id);
    // Texts that came from another blog brought its numbers along.
    if (numbered && (isOwn || (url && isSameName(url, numbered.origin)))) return numbered;
    if (!url || !isOwn || !isPictureName(url.pathname)) return null;
    const { original, scaled } = originalsOf(url.pathname);
    const addresses = [...new Set([original, scaled, url.pathname])].map((path) => new URL(path, url.origin));
    const origin = originOfFile(addresses[0] as URL);
    return {
      origin,
      addresses,
      attached: '',
      details: cutDetails({ name: nameFromFile(origin), alt: '', caption: '' }),
    };
  }

  #pictureOfFile({ url: address, title, alt, caption, file }: IndexedFile): OldPicture | null {
    const url = fileAddress(address, `${this.#index.blogUrl}/`);
    if (!address || !url || !isPictureName(url.pathname)) return null;
    url.search = '';
    const origin = originOfFile(url);
    const { original, scaled } = originalsOf(url.pathname);
    // WordPress put a smaller one in the place of what was too large for it, and kept that, too.
    const addresses = url.pathname === scaled ? [new URL(original, url.origin), url] : [url];
    const details = cutDetails({ name: title || nameFromFile(origin), alt, caption });
    return { origin, addresses, attached: file, details };
  }
}

const nameOf = ({ origin }: OldPicture): string => origin.split('/').at(-1) ?? '';
const isSameName = (url: URL, origin: string): boolean =>
  originalsOf(originOfFile(url)).original.split('/').at(-1) === originalsOf(origin).original.split('/').at(-1);
