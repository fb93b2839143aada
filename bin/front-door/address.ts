/** Longest address that is answered; browsers and proxies differ above it, and no page here needs a quarter of it. */
const MAX_LENGTH = 4096;

export interface Address {
  /** Percent-encoded as it came, without a trailing slash. */
  pathname: string;
  /** Decoded and in Unicode's composed form: what stored addresses are compared with. */
  path: string;
  /** With its `?`, or empty. */
  search: string;
  hadTrailingSlash: boolean;
}

/**
 * Reads a request's address. `null` for one that no link of this site has and that programs behind may understand
 * differently from each other: those are refused before anything looks at them.
 */
export function readAddress(url: string): Address | null {
  if (url.length > MAX_LENGTH || !url.startsWith('/')) return null;
  const queryStart = url.indexOf('?');
  const pathname = queryStart < 0 ? url : url.slice(0, queryStart);
  const search = queryStart < 0 || queryStart === url.length - 1 ? '' : url.slice(queryStart);

  // An encoded slash would be one segment here and two elsewhere; PostgreSQL's text cannot hold NUL.
  if (pathname.includes('//') || /%2f|%5c/i.test(pathname) || /%00/.test(search)) return null;
  const path = decoded(pathname);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (path === null || /[\\\u0000-\u001f\u007f]/.test(path)) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\\#\u0000-\u0020\u007f]/.test(search) || pathname.includes('#')) return null;
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return null;

  const hadTrailingSlash = pathname.length > 1 && pathname.endsWith('/');
  return {
    pathname: hadTrailingSlash ? pathname.slice(0, -1) : pathname,
    path: hadTrailingSlash ? path.slice(0, -1) : path,
    search,
    hadTrailingSlash,
  };
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname).normalize('NFC');
  } catch {
    return null;
  }
}
