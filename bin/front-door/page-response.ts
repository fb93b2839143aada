import { hash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { readEnvironment } from '#lib/env.ts';
import { contentSecurityPolicy, inlineScriptHashes } from './security-headers.ts';

const compress = promisify(gzip);

/** What a shared cache is told is short, because nobody can purge it. Browsers ask again each time. */
export const SHARED_CACHING = 'public, max-age=0, s-maxage=60, stale-while-revalidate=240';

/**
 * By this metadata (`other: { 'http-status': '404' }`) a dynamic page says that it does not exist. `notFound()` would come too
 * late, because Next has sent 200 by then, and would take the page's own text away.
 */
const NOT_FOUND_MARK = '<meta name="http-status" content="404"/>';

/** Below this, compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024;

interface Finished {
  etag: string;
  policy: string;
  html: Buffer;
  gzipped?: Buffer;
}

/** What has been worked out for the kept pages that are asked for most: a page is hashed and compressed once, not each time. */
let finishedPages: LRUCache<string, Finished> | undefined;

function memory() {
  finishedPages ??= new LRUCache({
    maxSize: readEnvironment().PAGE_STORE_MB * 1_000_000 * 0.25,
    sizeCalculation: ({ html, gzipped, policy }) => html.byteLength + (gzipped?.byteLength ?? 0) + policy.length + 512,
  });
  return finishedPages;
}

export interface HoldOptions {
  /** Whether HTML, a feed or a sitemap is expected: Next's files and data are compressed by Next, and pass. */
  isPage: boolean;
  /** Forces the status of a page that Next can only answer with 200. */
  status: number | undefined;
  /** The origin of a map that the page offers. */
  mapHost?: string;
  /** Called instead of sending a page that failed. 404: it has no text. 409: the form belongs to another build. */
  failed(status?: 404 | 409): void;
}

/**
 * Holds a page that Next renders until it is whole, then sends it with the policy that names its scripts, its ETag, and
 * compressed; feeds and sitemaps likewise. Anything else passes, save for its caching. `release` lets the caller answer instead.
 */
export function holdPage(req: IncomingMessage, res: ServerResponse, options: HoldOptions): { release(): void } {
  const { writeHead, write, end, flushHeaders } = res;
  const acceptsGzip = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  const ifNoneMatch = req.headers['if-none-match'];
  const ifModifiedSince = req.headers['if-modified-since'];
  const held: Buffer[] = [];
  let mode: 'undecided' | 'held' | 'passing' = 'undecided';

  if (options.isPage) {
    // So that Next neither compresses what must be read here, nor answers HEAD without the page that its headers describe.
    delete req.headers['accept-encoding'];
    delete req.headers['if-none-match'];
    delete req.headers['if-modified-since'];
    if (req.method === 'HEAD') req.method = 'GET';
  }

  /** At the first sign of an answer: is it one to hold? */
  const isHeld = (): boolean => {
    if (mode === 'undecided') {
      if (options.status) res.statusCode = options.status;
      mode = options.isPage && (isHeldType(res) || isForeignForm()) ? 'held' : 'passing';
      if (mode === 'passing') shortenSharedCaching(res);
    }
    return mode === 'held';
  };

  /** Next says so in plain English; its own script in the browser can read that, a person without it cannot. */
  const isForeignForm = () => res.hasHeader('x-nextjs-action-not-found') && req.headers['next-action'] === undefined;

  res.writeHead = ((code: number, ...rest: [(string | Headers)?, Headers?]) => {
    if (mode === 'passing') return Reflect.apply(writeHead, res, [code, ...rest]);
    res.statusCode = code;
    takeHeaders(res, typeof rest[0] === 'string' ? rest[1] : rest[0]);
    if (!isHeld()) writeHead.call(res, res.statusCode);
    return res;
  }) as typeof res.writeHead;
  res.flushHeaders = () => {
    if (!isHeld()) flushHeaders.call(res);
  };
  res.write = ((...args: [chunk: string | Uint8Array, ...rest: unknown[]]) => {
    if (!isHeld()) return Reflect.apply(write, res, args);
    held.push(asBuffer(args[0], args[1]));
    callbackOf(args)?.();
    return true;
  }) as typeof res.write;
  res.end = ((...args: unknown[]) => {
    if (!isHeld()) return Reflect.apply(end, res, args);
    if (args[0] && typeof args[0] !== 'function') held.push(asBuffer(args[0] as string | Uint8Array, args[1]));
    const done = callbackOf(args);
    if (done) res.once('finish', done);
    mode = 'passing';
    if (res.destroyed) return res;
    if (isForeignForm()) options.failed(409);
    else if (res.statusCode === 404 && isBare(held)) options.failed(404);
    else if (res.statusCode >= 500) options.failed();
    else send(Buffer.concat(held)).catch((error) => res.destroy(error));
    return res;
  }) as typeof res.end;

  return {
    release() {
      mode = 'passing';
    },
  };

  async function send(html: Buffer): Promise<void> {
    // Text of visitors is escaped, so only a page's own metadata can say this.
    if (res.statusCode === 200 && html.includes(NOT_FOUND_MARK)) res.statusCode = 404;
    const etag = `W/"${hash('sha1', html, 'base64url')}"`;
    const isKept = shortenSharedCaching(res);
    let page = isKept ? memory().get(etag) : undefined;
    if (!page) {
      page = { etag, html, policy: contentSecurityPolicy(inlineScriptHashes(html.toString()), [], options.mapHost) };
      if (isKept || acceptsGzip) {
        if (html.byteLength >= WORTH_COMPRESSING) page.gzipped = await compress(html);
        if (isKept) memory().set(etag, page);
      }
      if (res.destroyed) return;
    }

    res.removeHeader('content-length');
    res.setHeader('ETag', etag);
    res.setHeader('Content-Security-Policy', page.policy);
    if (!/accept-encoding/i.test(String(res.getHeader('vary') ?? ''))) res.appendHeader('Vary', 'Accept-Encoding');
    if (res.statusCode === 200 && isUnchanged(res, etag, ifNoneMatch, ifModifiedSince)) {
      res.removeHeader('content-type');
      res.statusCode = 304;
      res.end();
      return;
    }
    const body = acceptsGzip && page.gzipped ? page.gzipped : page.html;
    if (body !== page.html) res.setHeader('Content-Encoding', 'gzip');
    res.setHeader('Content-Length', body.byteLength);
    res.end(body);
  }
}

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

function takeHeaders(res: ServerResponse, headers: Headers | undefined) {
  const pairs = Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers ?? {});
  for (const [name, value] of pairs) if (value !== undefined) res.setHeader(name, value);
}

function pairsOf(flat: OutgoingHttpHeader[]): [string, OutgoingHttpHeader][] {
  const pairs: [string, OutgoingHttpHeader][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    pairs.push([String(flat[index]), flat[index + 1] as OutgoingHttpHeader]);
  }
  return pairs;
}

/** Whether the answer may be kept by shared caches at all. */
function shortenSharedCaching(res: ServerResponse): boolean {
  if (!String(res.getHeader('cache-control') ?? '').includes('s-maxage')) return false;
  res.setHeader('Cache-Control', SHARED_CACHING);
  return true;
}

const asBuffer = (chunk: string | Uint8Array, encoding: unknown): Buffer =>
  typeof chunk === 'string'
    ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

/** Pages, feeds and sitemaps. The answers of the API have their own ways to fail. */
const isHeldType = (res: ServerResponse) =>
  /^(text\/html|application\/(xml|rss\+xml|atom\+xml|feed\+json))\b/.test(String(res.getHeader('content-type') ?? ''));

/** Whether the client has this already: by its ETag or, where it names none, by date. */
function isUnchanged(res: ServerResponse, etag: string, ifNoneMatch?: string, ifModifiedSince?: string): boolean {
  if (ifNoneMatch !== undefined) return ifNoneMatch.split(/\s*,\s*/).includes(etag);
  return Date.parse(String(res.getHeader('last-modified'))) <= Date.parse(ifModifiedSince ?? '');
}

/** What Next sends when a page says `notFound()` while it is rendered: nothing to read before its scripts have run. */
const BARE = Buffer.from('<html id="__next_error__"');
const isBare = (held: readonly Buffer[]): boolean => Buffer.concat(held).subarray(0, 200).includes(BARE);

const callbackOf = (args: unknown[]) => args.find((argument): argument is () => void => typeof argument === 'function');
