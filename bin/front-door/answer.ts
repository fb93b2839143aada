import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { mayShowMap } from '#lib/paths.ts';
import { type Address, readAddress } from './address.ts';
import { settleOrigin, type TrustProxies } from './client-address.ts';
import type { DatabaseWatch } from './database-watch.ts';
import { type ErrorStatus, errorPage, errorPagePolicy } from './error-pages.ts';
import { holdPage, SHARED_CACHING } from './page-response.ts';

/** The page with which removed addresses answer, itself included. */
const GONE_PAGE = '/entfernt';

const HEALTH = '/api/health';
const READINESS = '/api/health/ready';

/** Every request for a page ends by then. */
const ANSWER_WITHIN_MS = 9500;

/** Every form has arrived by then. */
const SENT_WITHIN_MS = 60_000;

interface House {
  /** Next's request handler. */
  render(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** What every answer carries. */
  headers: readonly (readonly [name: string, value: string])[];
  siteUrl: string | undefined;
  /** The origin of the maps that some pages offer. */
  mapHost: string | undefined;
  trusted: TrustProxies;
  watch: DatabaseWatch;
  state: { draining: boolean };
  dev: boolean;
}

/** What happens to a request before Next sees it, and to an answer before the visitor does. */
export function answerWith(house: House): (req: IncomingMessage, res: ServerResponse) => void {
  const { render, headers, watch, state, dev } = house;

  return (req, res) => {
    if (state.draining) res.setHeader('Connection', 'close');
    for (const [name, value] of headers) res.setHeader(name, value);

    const address = readAddress(req.url ?? '');
    if (!address) return sendError(res, 400);
    const { pathname, path, search } = address;
    if (!isAllowed(req, address)) {
      res.setHeader('Allow', 'GET, HEAD');
      return sendError(res, 405);
    }
    if (pathname === HEALTH) return sendHealth(res, true);
    if (pathname === READINESS) return sendHealth(res, watch.reachable && !state.draining);

    settleOrigin(req, house.trusted);
    if (changesSomething(req) && !comesFromHere(req, house.siteUrl)) return sendError(res, 403);
    if (isTooMuch(req, address)) return sendError(res, 413);

    const isFile = pathname.startsWith('/_next/') || pathname.startsWith('/__nextjs');
    const moved = isFile ? null : watch.redirects.find(path, search);
    if (moved?.status === 301) return redirect(res, moved.location);
    if (address.hadExtraSlashes) return redirect(res, pathname + search);
    const gone = moved?.status === 410 || path === GONE_PAGE;
    req.url = (gone ? GONE_PAGE : pathname) + search;

    const mapHost = mayShowMap(path, search) ? house.mapHost : undefined;
    if (mapHost && isPartOfPage(req)) return sendNothing(res);

    if (dev) {
      // Development pages arrive in pieces, and their scripts are not ours to name.
      if (gone) holdPage(req, res, { isPage: false, status: 410, failed: () => {} });
      render(req, res).catch((error) => failDevelopment(res, error));
      return;
    }

    const isPage = !isFile && !/\.(?!(?:xml|json)$)[a-z0-9]+$/i.test(pathname) && req.headers.rsc === undefined;
    const hold = holdPage(req, res, {
      isPage,
      status: gone ? 410 : undefined,
      mapHost,
      failed: (known) => fail(known),
    });
    // An upload takes as long as its sender's line does; the server's own limits hold for it.
    // A picture may take longer on its way to a slow phone.
    const isSlow = isFile || pathname.startsWith('/media/') || changesSomething(req);
    const tooLate = isSlow ? undefined : setTimeout(() => fail(503), ANSWER_WITHIN_MS);
    // The server has patience for a photo on a slow line (front-door.ts); a form has a minute.
    const tooSlow =
      changesSomething(req) && pathname !== UPLOADS ? setTimeout(() => fail(408), SENT_WITHIN_MS) : undefined;
    req.once('end', () => clearTimeout(tooSlow));
    res.once('close', () => {
      clearTimeout(tooLate);
      clearTimeout(tooSlow);
    });
    render(req, res).catch((error) => {
      console.error(error);
      fail();
    });

    /** A page that could not be made: because the database is away, or because of a mistake in it. */
    async function fail(known?: ErrorStatus): Promise<void> {
      if (res.headersSent) return void res.destroy();
      hold.release();
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      for (const [name, value] of headers) res.setHeader(name, value);
      const status = known ?? ((await watch.answers()) ? 500 : 503);
      if (!res.headersSent) sendError(res, status);
    }
  };
}

/** Forms go to their page and calls to the API; everything else can only be read. */
function isAllowed(req: IncomingMessage, { pathname }: Address): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return true;
  if (pathname.startsWith('/api/')) return req.method !== 'TRACE';
  if (req.method !== 'POST' || pathname.startsWith('/_next/')) return false;
  return req.headers['next-action'] !== undefined || /^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '');
}

/** Next's router asks for what changes from one page to the next. */
const isPartOfPage = (req: IncomingMessage) => req.headers.rsc !== undefined && !changesSomething(req);

/**
 * A document keeps the policy that it came with, so that a page with a policy of its own must be loaded whole. Next's router does
 * that when it gets no answer that it can read.
 */
function sendNothing(res: ServerResponse): void {
  res.statusCode = 204;
  res.setHeader('Cache-Control', 'no-store');
  res.end();
}

/** What Next takes of a form (next.config.ts), with room for what surrounds the text. */
const FORM_LIMIT = 1.1e6;

const UPLOADS = '/api/uploads';

/** Above what anybody sends by mistake. What is smaller, its endpoint reads, and can then say in the form what is wrong. */
const UPLOAD_LIMIT = 60e6;

/** Said before anything is read. */
function isTooMuch(req: IncomingMessage, { pathname }: Address): boolean {
  const length = Number(req.headers['content-length'] ?? 0);
  if (pathname === UPLOADS) return length > UPLOAD_LIMIT;
  return !pathname.startsWith('/api/') && length > FORM_LIMIT;
}

const changesSomething = (req: IncomingMessage) => req.method !== 'GET' && req.method !== 'HEAD';

/**
 * Next lets a form through that names no origin, with a warning, and route handlers have no check at all. Every browser
 * that is still in use names it.
 */
function comesFromHere(req: IncomingMessage, siteUrl: string | undefined): boolean {
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (!origin || (site && site !== 'same-origin')) return false;
  if (origin === siteUrl) return true;
  const host = req.headers['x-forwarded-host'] ?? req.headers.host;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function redirect(res: ServerResponse, location: string): void {
  res.statusCode = 301;
  res.setHeader('Location', location);
  res.setHeader('Cache-Control', SHARED_CACHING);
  res.end();
}

/** Liveness: this process answers. Readiness: it has its database and is not about to end. */
function sendHealth(res: ServerResponse, ok: boolean): void {
  res.statusCode = ok ? 200 : 503;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.end(JSON.stringify({ status: ok ? 'ok' : 'unavailable' }));
}

function sendError(res: ServerResponse, status: ErrorStatus): void {
  const html = errorPage(status);
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(html));
  res.setHeader('Content-Security-Policy', errorPagePolicy);
  res.setHeader('Cache-Control', 'no-store');
  if (status === 503) res.setHeader('Retry-After', '10');
  if (res.req.complete) res.end(html);
  else endAfterListening(res, html);
  ignoreFurtherWrites(res);
}

/** How long an answer waits for the end of a request that it refuses. */
const LISTEN_FOR_MS = 5000;

/**
 * For who is still sending. A connection that is closed while something arrives is reset, and the answer is lost with it (RFC
 * 9112, 9.6): what arrives is thrown away for a while.
 */
function endAfterListening(res: ServerResponse, html: string): void {
  // A body that nobody has read must not be taken for the next request.
  res.setHeader('Connection', 'close');
  res.write(html);
  const end = res.end.bind(res);
  const timer = setTimeout(end, LISTEN_FOR_MS);
  res.once('close', () => clearTimeout(timer));
  res.req.once('end', () => end());
  res.req.resume();
}

/** A render that was given up may still come to its end, and must not trip over an answer already sent. */
function ignoreFurtherWrites(res: ServerResponse): void {
  const nothing = () => res;
  Object.assign(res, { setHeader: nothing, appendHeader: nothing, removeHeader: nothing, writeHead: nothing });
  Object.assign(res, { write: () => true, end: nothing, flushHeaders: nothing });
}

function failDevelopment(res: ServerResponse, error: unknown): void {
  console.error(error);
  if (res.headersSent) res.destroy();
  else sendError(res, 500);
}

/** For what is no HTTP, or has headers of giant size. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  const html = errorPage(400);
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(html)}\r\n` +
      `Content-Security-Policy: ${errorPagePolicy}\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n` +
      `Connection: close\r\n\r\n${html}`,
  );
}
