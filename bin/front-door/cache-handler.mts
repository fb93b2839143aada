import type { CacheHandler, CacheHandlerValue } from 'next/dist/server/lib/incremental-cache/index.js';
import { SharedCacheControls } from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js';
import { type PageStore, pageStore } from './page-store.ts';

// .mts and not .ts: Next imports this file anew for each request, and for .ts Node would look up the nearest package.json each
// time, which cost a fifth of all requests.

type Get = Parameters<CacheHandler['get']>;
type Set = Parameters<CacheHandler['set']>;

/** Next remembers a lifetime for every address it ever stored, and never forgets one. Each entry here brings its own. */
const LIFETIMES_BEFORE_CLEARING = 10_000;
const lifetimes = new SharedCacheControls({ routes: {}, dynamicRoutes: {} });
let lifetimesStored = 0;

/**
 * What Next calls to keep pages and values (`cacheHandler` in next.config.ts). Next makes one for each request, before the
 * request reads anything: that moment is the render's ticket.
 */
export default class MemoryCacheHandler implements CacheHandler {
  readonly #store: PageStore = pageStore();
  readonly #ticket = this.#store.ticket();
  readonly #pathTags = new Map<string, readonly string[]>();

  async get(key: Get[0], context: Get[1]): Promise<CacheHandlerValue | null> {
    if (context.kind === 'FETCH' && context.softTags) {
      this.#pathTags.set(key, context.softTags);
      this.#store.tie(key, context.softTags);
    }
    return this.#store.get(key) ?? null;
  }

  async set(key: Set[0], value: Set[1], context: Set[2]): Promise<void> {
    if (++lifetimesStored % LIFETIMES_BEFORE_CLEARING === 0) lifetimes.clear();
    const tags: readonly string[] = context.fetchCache
      ? [...(context.tags ?? []), ...(this.#pathTags.get(key) ?? [])]
      : tagsOfPage(value && 'headers' in value ? value.headers?.['x-next-cache-tags'] : undefined);
    const cacheControl = context.fetchCache ? undefined : context.cacheControl;
    this.#store.keep(key, { value, lastModified: Date.now(), cacheControl, tags: [...new Set(tags)] }, this.#ticket);
  }

  /** For actions of this process. What other processes change comes through the outbox. */
  async revalidateTag(tags: string | string[]): Promise<void> {
    this.#store.changed([tags].flat());
  }

  resetRequestCache(): void {}
}

const tagsOfPage = (header: unknown) => (typeof header === 'string' && header ? header.split(',') : []);
