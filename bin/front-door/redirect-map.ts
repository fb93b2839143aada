import { findOldAddress } from '#lib/wordpress/old-addresses.ts';

export interface Redirect {
  path: string;
  /** Where it moved to; `null`: removed for good. */
  target: string | null;
}

export type Verdict = { status: 301; location: string } | { status: 410 };

/** Longest chain that is followed; `redirectPermanently` keeps them at one, rows from elsewhere may not. */
const MAX_HOPS = 20;

/** The table `redirects` in memory, asked before every request. */
export class RedirectMap {
  readonly #targets: Map<string, string | null>;

  constructor(rows: Iterable<Redirect> = []) {
    this.#targets = new Map();
    for (const { path, target } of rows) this.#targets.set(path.normalize('NFC'), target);
  }

  get size() {
    return this.#targets.size;
  }

  /** `path` is decoded and has no trailing slash; `search` keeps its `?`. */
  find(path: string, search = ''): Verdict | null {
    const found = findOldAddress(path, search, (key) => this.#targets.get(key));
    return found ? this.#follow(path, found.target, without(found.answered, search)) : null;
  }

  #follow(path: string, first: string | null, search: string): Verdict | null {
    let at = path;
    let target = first;
    for (let hops = 0; target !== null; hops++) {
      const next = this.#targets.get(keyOf(target));
      if (next === undefined) return { status: 301, location: withQuery(target, search) };
      // Going round in circles: nothing is there, so let the page say so.
      if (hops === MAX_HOPS || keyOf(target) === path || keyOf(target) === at) return null;
      at = keyOf(target);
      target = next;
    }
    return { status: 410 };
  }
}

/** What has been answered with a target does not go on to it. */
function without(names: string[], search: string): string {
  if (names.length === 0) return search;
  const query = new URLSearchParams(search);
  for (const name of names) query.delete(name);
  return query.size ? `?${query}` : '';
}

function keyOf(target: string): string {
  const [path = ''] = target.split('#');
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}

function withQuery(target: string, search: string): string {
  const [path = '', ...fragment] = encodeURI(keepEncoded(target)).split('#');
  const query = path.includes('?') ? '' : search;
  return [path + query, ...fragment].join('#');
}

/** Targets may be stored encoded or as people read them; encodeURI must not encode a second time. */
function keepEncoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
