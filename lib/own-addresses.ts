import { access } from './permissions.ts';

/** Answered by the server itself, or to come. */
const ALSO = [
  '_next',
  'api',
  'media',
  'redaktion',
  'vorschau',
  'robots.txt',
  'favicon.ico',
  'barrierefreiheit',
  'ranking',
];

const firstSegments = new Set([
  ...ALSO,
  ...Object.values(access.pages)
    .flat()
    .map((path) => path.split('/')[1] ?? ''),
]);

/**
 * Whether an address belongs to this site's own pages: a redirect of the same name would hide them. One with a query, such as
 * `/?p=31`, hides nothing but itself.
 */
export const isOwnAddress = (path: string): boolean =>
  !path.includes('?') && firstSegments.has(path.split('/')[1] ?? '');
