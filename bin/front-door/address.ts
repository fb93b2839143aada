/** Longest address that is answered; browsers and proxies differ above it, and no page here needs a quarter of it. */
const MAX_LENGTH = 4096;

export interface Address {
  /** Percent-encoded as it came, without slashes at the end or side by side. */
  pathname: string;
  /** Decoded and in Unicode's composed form: what stored addresses are compared with. */
  path: string;
  /** With its `?`, or empty. */
  search: string;
  /** The address is another one, and this its lasting form. */
  hadExtraSlashes: boolean;
}

/**
 * Reads a request's address. `null` for one that no link of this site has and that programs behind may understand
 * differently from each other: those are refused before anything looks at them.
 */
export function readAddress(url: string): Address | null {
  if (url.length > MAX_LENGTH || !url.startsWith('/')) return null;
  const queryStart = url.indexOf('?');
  const asked = queryStart < 0 ? url : url.slice(0, queryStart);
  const search = queryStart < 0 || queryStart === url.length - 1 ? '' : url.slice(queryStart);

  // An encoded slash would be one segment here and two elsewhere; PostgreSQL's text cannot hold NUL.
  if (/%2f|%5c/i.test(asked) || /%00/.test(search)) return null;
  // WordPress has such addresses, and forgives what people put together with a slash too many.
  const single = asked.replace(/\/{2,}/g, '/');
  const pathname = single.length > 1 ? single.replace(/\/$/, '') : single;
  const path = decoded(pathname);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (path === null || /[\\\u0000-\u001f\u007f]/.test(path)) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\\#\u0000-\u0020\u007f]/.test(search) || pathname.includes('#')) return null;
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return null;

  return { pathname, path, search, hadExtraSlashes: pathname !== asked };
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname).normalize('NFC');
  } catch {
    return null;
  }
}
