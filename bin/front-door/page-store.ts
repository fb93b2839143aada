import { LRUCache } from 'lru-cache';
import type { IncrementalCacheValue, IncrementalResponseCacheEntry } from 'next/dist/server/response-cache/types.js';
import { readEnvironment } from '#lib/env.ts';
import { everythingTag } from '#lib/tags.ts';

export interface StoredPage {
  value: IncrementalCacheValue | null;
  lastModified: number;
  cacheControl: IncrementalResponseCacheEntry['cacheControl'];
  tags: readonly string[];
}

/** How long a change is remembered. A page that took longer to render is not kept: nobody could say whether it is fresh. */
const REMEMBERED_FOR = 5 * 60_000;

/**
 * Rendered pages and cached values of this process, bounded by their size in memory.
 *
 * A page that was rendered from the data before a change, but finished after it, must not be kept: it would stay wrong until
 * its hour is over. So each render takes a ticket before it reads anything, and `keep` refuses what a change since that
 * ticket has touched. Tickets count changes; clocks, which may stand still for two of them, play no part.
 */
export class PageStore {
  readonly #pages: LRUCache<string, StoredPage>;
  readonly #keysOfTag = new Map<string, Set<string>>();
  /** The last change of each tag, in order of change: ticket and time. */
  readonly #changes = new Map<string, { ticket: number; at: number }>();
  #ticket = 0;
  /** Changes up to here have been forgotten. */
  #forgotten = 0;

  constructor(maxBytes: number) {
    this.#pages = new LRUCache({
      maxSize: maxBytes,
      // One page of giant size would otherwise push out all others.
      maxEntrySize: Math.max(1, Math.floor(maxBytes / 8)),
      sizeCalculation: (page, key) => sizeOf(page) + 2 * key.length + 512,
      dispose: (page, key) => this.#unlink(key, page.tags),
    });
  }

  get size() {
    return this.#pages.size;
  }

  get bytes() {
    return this.#pages.calculatedSize;
  }

  /** To be taken before a render reads its data. */
  ticket(): number {
    return this.#ticket;
  }

  get(key: string): StoredPage | undefined {
    return this.#pages.get(key);
  }

  /** Keeps a page rendered under `ticket`, unless one of its tags has changed since. */
  keep(key: string, page: StoredPage, ticket: number): boolean {
    // Also when it is refused: what was there before is older still.
    this.#pages.delete(key);
    if (ticket < this.#forgotten || this.#changedSince(everythingTag, ticket)) return false;
    if (page.tags.some((tag) => this.#changedSince(tag, ticket))) return false;
    this.#pages.set(key, page);
    if (!this.#pages.has(key)) return false;
    this.#link(key, page.tags);
    return true;
  }

  /** Adds tags to a kept value, because a page with these tags has read it. */
  tie(key: string, tags: readonly string[]): void {
    const page = this.#pages.peek(key);
    if (!page) return;
    const added = tags.filter((tag) => !page.tags.includes(tag));
    if (added.length === 0) return;
    page.tags = [...page.tags, ...added];
    this.#link(key, added);
  }

  /** Drops exactly the pages that carry one of `tags`; `everything` drops all. */
  changed(tags: Iterable<string>, now = performance.now()): void {
    this.#ticket++;
    for (const tag of tags) {
      this.#changes.delete(tag);
      this.#changes.set(tag, { ticket: this.#ticket, at: now });
      if (tag === everythingTag) this.#pages.clear();
      else for (const key of [...(this.#keysOfTag.get(tag) ?? [])]) this.#pages.delete(key);
    }
    for (const [tag, change] of this.#changes) {
      if (now - change.at <= REMEMBERED_FOR) break;
      this.#forgotten = change.ticket;
      this.#changes.delete(tag);
    }
  }

  #changedSince(tag: string, ticket: number): boolean {
    const change = this.#changes.get(tag);
    return change !== undefined && change.ticket > ticket;
  }

  #link(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keysOfTag.get(tag);
      if (keys) keys.add(key);
      else this.#keysOfTag.set(tag, new Set([key]));
    }
  }

  #unlink(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keysOfTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOfTag.delete(tag);
    }
  }
}

function sizeOf({ value, tags }: StoredPage): number {
  // Two bytes a character: a single „ makes V8 store the whole text so.
  let bytes = 2 * tags.reduce((total, tag) => total + tag.length + 64, 0);
  if (!value) return bytes;
  if ('html' in value) bytes += 2 * value.html.length;
  if ('rscData' in value) bytes += value.rscData?.byteLength ?? 0;
  if ('segmentData' in value) for (const part of value.segmentData?.values() ?? []) bytes += part.byteLength + 128;
  if ('body' in value) bytes += value.body.byteLength;
  if ('pageData' in value) bytes += 2 * JSON.stringify(value.pageData).length;
  if ('data' in value) bytes += 2 * JSON.stringify(value.data).length;
  return bytes;
}

const shared = globalThis as { branchenbuchPageStore?: PageStore };

/** The one store of this process: Next loads its cache handler in a module graph of its own. */
export function pageStore(): PageStore {
  // Three quarters for pages; page-response.ts keeps their compressed copies in the rest.
  shared.branchenbuchPageStore ??= new PageStore(readEnvironment().PAGE_STORE_MB * 750_000);
  return shared.branchenbuchPageStore;
}
