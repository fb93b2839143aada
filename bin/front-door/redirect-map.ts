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
    const [start, rest] = this.#start(path, search);
    if (start === null) return null;

    let at: string = start;
    let target = this.#targets.get(at);
    for (let hops = 0; typeof target === 'string'; hops++) {
      const next = this.#targets.get(keyOf(target));
      if (next === undefined) return { status: 301, location: withQuery(target, rest) };
      // Going round in circles: nothing is there, so let the page say so.
      if (hops === MAX_HOPS || keyOf(target) === start || keyOf(target) === at) return null;
      at = keyOf(target);
      target = next;
    }
    return target === null ? { status: 410 } : null;
  }

  /** WordPress' short links are the one kind whose address is in the query: `/?p=31`. */
  #start(path: string, search: string): [key: string | null, rest: string] {
    if (search.includes('p=')) {
      const query = new URLSearchParams(search);
      const key = `${path}?p=${query.get('p')}`;
      if (this.#targets.has(key)) {
        query.delete('p');
        return [key, query.size ? `?${query}` : ''];
      }
    }
    return [this.#targets.has(path) ? path : null, search];
  }
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
