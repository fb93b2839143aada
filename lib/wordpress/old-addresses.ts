import { readPeriod } from '#lib/articles/archive.ts';

/**
 * Rows of `redirects` by path: where it moved to, null when it was removed, undefined when there is none. A query belongs to
 * a path only as `?p=31`, `?cat=3` and `?author=2`.
 */
export type Lookup = (path: string) => string | null | undefined;

interface OldAddress {
  target: string | null;
  /** Names in the query that have been answered with it. */
  answered: string[];
}

/** The row that says that a WordPress blog lived at `base` ('' for the whole host): its further pages are in the archive. */
export const blogMarker = (base: string) => `${base}/page`;

/**
 * Where an address leads that has moved. What has no row of its own may be an address of a WordPress blog: archives by date,
 * further pages, feeds and the many spellings of one article's address follow from the rows by WordPress' rules. `path` is
 * decoded, without a trailing slash, '/' for the front page.
 */
export function findOldAddress(path: string, search: string, lookup: Lookup): OldAddress | undefined {
  const base = path === '/' ? '' : path;
  const byQuery = search.length > 1 ? findByQuery(base, new URLSearchParams(search), lookup) : undefined;
  if (byQuery) return byQuery;
  const row = lookup(path);
  if (row !== undefined) return { target: row, answered: [] };
  // All the rules are about one of these; nearly every address of a living page is not.
  if (path.length > LONGEST || !WORTH_A_LOOK.test(path)) return undefined;
  const target = findByPath(path, lookup);
  return target === undefined ? undefined : { target, answered: [] };
}

const WORTH_A_LOOK =
  /\/(?:\d+|page|comment-page-\d+|feed|rss2?|rdf|atom|trackback|amp|embed|archives|index\.php|category|kategorie|schlagwort|autor)(?:\/|$)|-\d+x\d+\.\w+$/i;

/** Both more than any real address needs: everybody may ask for any address. */
const LONGEST = 500;
const MOST_STEPS = 12;

function findByPath(path: string, lookup: Lookup, steps = { left: MOST_STEPS }): Found {
  const row = lookup(path);
  if (row !== undefined) return row;
  if (steps.left === 0) return undefined;
  steps.left -= 1;
  for (const [pattern, rewrite] of RULES) {
    const match = pattern.exec(path);
    if (!match) continue;
    const found = rewrite(match, lookup, (next) => findByPath(next, lookup, steps));
    if (found !== undefined) return found;
  }
  return undefined;
}

type Found = string | null | undefined;
type Rule = [RegExp, (match: RegExpExecArray, lookup: Lookup, find: (path: string) => Found) => Found];

const isBlog = (base: string, lookup: Lookup) => lookup(blogMarker(base)) === '/archiv';
/** A blog's front page has no row when it was that of the host. */
const findOrBlog = (path: string, lookup: Lookup, find: (path: string) => Found): Found =>
  isBlog(path, lookup) ? '/archiv' : path === '' ? undefined : find(path);

const RULES: Rule[] = [
  [
    /^(.*)\/(?:page\/\d+|comment-page-\d+|trackback|amp|embed)$/i,
    ([, rest = ''], lookup, find) => findOrBlog(rest, lookup, find),
  ],
  [
    /^(.*?)(?:\/feed)?\/(feed|rss2?|rdf|atom)$/i,
    ([, rest = '', format = ''], lookup, find) =>
      feedOf(findOrBlog(rest.replace(/\/comments$/, ''), lookup, find), format),
  ],
  [/^(.*)\/archives\/(\d+)$/, ([, base = '', id], lookup) => lookup(`${base || '/'}?p=${id}`)],
  [
    /^(.*?)(?:\/archives)?(?:\/date)?((?:\/\d{2,4}){1,3})$/,
    ([, base = '', date = ''], lookup) => {
      const isDate = readPeriod(date.slice(1).split('/')) !== null;
      return isDate && isBlog(base, lookup) ? `/archiv${date}` : undefined;
    },
  ],
  [/^(.*)\/(?:archives|index\.php)(\/.+)$/, ([, base = '', rest = ''], _, find) => find(base + rest)],
  [/^(.*\/category)\/.+(\/[^/]+)$/, ([, base = '', last = ''], _, find) => find(base + last)],
  [/^(.*)\/kategorie(\/.+)$/, ([, base = '', rest = ''], _, find) => find(`${base}/category${rest}`)],
  [/^(.*)\/schlagwort(\/.+)$/, ([, base = '', rest = ''], _, find) => find(`${base}/tag${rest}`)],
  [/^(.*)\/autor(\/.+)$/, ([, base = '', rest = ''], _, find) => find(`${base}/author${rest}`)],
  [
    /^(.+)\/\d{1,2}$/,
    ([, rest = ''], _, find) => {
      // The second page of a long article; nothing else had pages of this form.
      const found = find(rest);
      return found === null || found?.startsWith('/artikel/') ? found : undefined;
    },
  ],
  // A picture in one of the sizes that WordPress made of it.
  [/^(.*)-\d+x\d+(\.\w+)$/, ([, name = '', ending = ''], _, find) => find(name + ending)],
];

function findByQuery(base: string, query: URLSearchParams, lookup: Lookup): OldAddress | undefined {
  const answer = (target: Found, ...answered: string[]): OldAddress | undefined =>
    target === undefined ? undefined : { target, answered };
  for (const [name, kind] of Object.entries({
    p: 'p',
    page_id: 'p',
    attachment_id: 'p',
    cat: 'cat',
    author: 'author',
  })) {
    const value = query.get(name);
    const found = value === null ? undefined : answer(lookup(`${base || '/'}?${kind}=${value}`), name);
    if (found) return found;
  }
  for (const [name, kind] of Object.entries({ tag: 'tag', category_name: 'category', author_name: 'author' })) {
    const value = query.get(name);
    const found = value ? answer(findByPath(`${base}/${kind}/${value.slice(0, LONGEST)}`, lookup), name) : undefined;
    if (found) return found;
  }
  if (!isBlog(base, lookup)) return undefined;
  const day =
    query.get('m') ?? ['year', 'monthnum', 'day'].map((name) => query.get(name)?.padStart(2, '0') ?? '').join('');
  const [, year = '', month, date] = /^(\d{4})(\d\d)?(\d\d)?/.exec(day) ?? [];
  const parts = [year, month, date].filter((part) => part !== undefined);
  if (readPeriod(parts)) return answer(`/archiv/${parts.join('/')}`, 'm', 'year', 'monthnum', 'day');
  const feed = query.get('feed');
  if (feed) return answer(feedOf('/archiv', feed), 'feed');
  return query.has('paged') ? answer('/archiv', 'paged') : undefined;
}

/** Articles and authors have no feed of their own: then the page itself. */
function feedOf(page: Found, format: string): Found {
  if (typeof page !== 'string') return page;
  const file = format.toLowerCase() === 'atom' ? 'atom.xml' : 'feed.xml';
  if (page === '/archiv') return `/${file}`;
  return /^\/(archiv|themen)\//.test(page) ? `${page}/${file}` : page;
}
