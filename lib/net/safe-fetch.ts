import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type SafeFetchFailure =
  /** No web address: another scheme or port, a password in it, not an address at all. */
  | 'badAddress'
  | 'unknownHost'
  /** It leads into a private network, or to this machine. */
  | 'forbiddenAddress'
  | 'unreachable'
  | 'badCertificate'
  | 'timeout'
  | 'tooLarge'
  | 'tooManyRedirects'
  | 'badAnswer';

export type SafeFetchResult =
  | { ok: true; status: number /** After redirects. */; url: string; contentType: string; body: Buffer }
  | { ok: false; reason: SafeFetchFailure };

export interface SafeFetchOptions {
  maxBytes?: number;
  /** For everything together: names, redirects, the body. */
  timeoutMs?: number;
  maxRedirects?: number;
  /** All addresses of a host name. */
  resolve?: (hostname: string) => Promise<readonly string[]>;
  /** Tests serve from this machine: `ports` are allowed besides 80 and 443, loopback addresses only on `loopbackPorts`. */
  testing?: { ports: readonly number[]; loopbackPorts: readonly number[] };
}

const WEB_PORTS = [80, 443];
const CONNECT_MS = 3000;
const MOST_ADDRESSES = 4;
const USER_AGENT = 'Branchenbuch/1.0 (prueft Webadressen auf Wunsch ihrer Inhaber)';
const REDIRECTS = [301, 302, 303, 307, 308];
/** Looks public, but is the host of a virtual machine in Azure. */
const AZURE_HOST = '168.63.129.16';
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * GET of an address that a user gave us. It never connects to anything but public addresses: names are resolved here, every
 * answer is checked, and the connection goes to the checked address itself, so that a name which changes in between gains
 * nothing. Redirects are followed by the same rules. Sends no cookies and no credentials, and goes through no proxy.
 */
export async function safeFetch(address: string, options: SafeFetchOptions = {}): Promise<SafeFetchResult> {
  const { maxRedirects = 3, timeoutMs = 10_000 } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    let url = webAddress(address, options);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await request(url, await checkedAddresses(url, options, deadline), options, deadline);
      if (answer.location === null) {
        return { ok: true, status: answer.status, url: url.href, contentType: answer.contentType, body: answer.body };
      }
      url = webAddress(answer.location, options, url);
    }
    return { ok: false, reason: 'tooManyRedirects' };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
}

/** Only addresses of the public internet: nothing private, local, reserved, or that carries another address inside. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address === AZURE_HOST) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6));
}

class Refusal extends Error {
  readonly reason: SafeFetchFailure;

  constructor(reason: SafeFetchFailure, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

function webAddress(address: string, { testing }: SafeFetchOptions, base?: URL): URL {
  const url = URL.parse(address, base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new Refusal('badAddress');
  if (![...WEB_PORTS, ...(testing?.ports ?? [])].includes(portOf(url))) throw new Refusal('badAddress');
  return url;
}

const portOf = ({ port, protocol }: URL) => Number(port || (protocol === 'https:' ? 443 : 80));

/** Of a literal address itself. One forbidden address among several is enough to refuse. */
async function checkedAddresses(url: URL, options: SafeFetchOptions, deadline: AbortSignal): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await withDeadline(resolveAll(host, options), deadline);
  if (addresses.length === 0) throw new Refusal('unknownHost');
  const mayBeLoopback = options.testing?.loopbackPorts.includes(portOf(url)) ?? false;
  const isAllowed = (address: string) =>
    isPublicAddress(address) || (mayBeLoopback && isIP(address) !== 0 && ipaddr.parse(address).range() === 'loopback');
  if (!addresses.every(isAllowed)) throw new Refusal('forbiddenAddress');
  // Many hosts that name an IPv6 address cannot be reached by it from a server that has none.
  return addresses.toSorted((a, b) => isIP(a) - isIP(b)).slice(0, MOST_ADDRESSES);
}

async function resolveAll(host: string, { resolve }: SafeFetchOptions): Promise<readonly string[]> {
  try {
    if (resolve) return await resolve(host);
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (cause) {
    throw new Refusal('unknownHost', { cause });
  }
}

async function withDeadline<T>(work: Promise<T>, deadline: AbortSignal): Promise<T> {
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const expire = () => reject(new Refusal('timeout'));
  deadline.addEventListener('abort', expire);
  if (deadline.aborted) expire();
  try {
    return await Promise.race([work, expired]);
  } finally {
    deadline.removeEventListener('abort', expire);
  }
}

interface Answer {
  status: number;
  location: string | null;
  contentType: string;
  body: Buffer;
}

async function request(
  url: URL,
  addresses: readonly string[],
  options: SafeFetchOptions,
  deadline: AbortSignal,
): Promise<Answer> {
  for (const [index, address] of addresses.entries()) {
    try {
      return await requestFrom(url, address, options, deadline);
    } catch (error) {
      const isLast = index === addresses.length - 1;
      if (isLast || !(error instanceof Refusal) || error.reason !== 'unreachable') throw error;
    }
  }
  throw new Refusal('unreachable');
}

function requestFrom(url: URL, address: string, options: SafeFetchOptions, deadline: AbortSignal): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const isNamed = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0;
  const sent = (url.protocol === 'https:' ? https : http).request({
    host: address,
    port: portOf(url),
    path: url.pathname + url.search,
    // The connection goes to the checked address, the question is still about the name.
    servername: isNamed ? url.hostname : '',
    headers: {
      host: url.host,
      'user-agent': USER_AGENT,
      accept: 'text/html,text/plain;q=0.9,*/*;q=0.1',
      'accept-encoding': 'identity',
    },
    agent: false,
    signal: deadline,
    maxHeaderSize: 16_384,
  });
  const connecting = setTimeout(() => sent.destroy(new Refusal('unreachable')), CONNECT_MS);
  sent.on('socket', (socket) => socket.once('connect', () => clearTimeout(connecting)));
  sent.on('close', () => clearTimeout(connecting));
  sent.on('error', (error) => reject(refusalOf(error, deadline)));
  sent.on('response', (response) => {
    read(response, options).then(resolve, (error) => reject(refusalOf(error, deadline)));
  });
  sent.end();
  return promise;
}

async function read(response: http.IncomingMessage, { maxBytes = 512 * 1024 }: SafeFetchOptions): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  const answer = { status, location: null, contentType: headers['content-type'] ?? '', body: Buffer.alloc(0) };
  try {
    if (REDIRECTS.includes(status) && headers.location) return { ...answer, location: headers.location };
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new Refusal('badAnswer');
    if (Number(headers['content-length'] ?? 0) > maxBytes) throw new Refusal('tooLarge');
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response) {
      size += chunk.length;
      if (size > maxBytes) throw new Refusal('tooLarge');
      chunks.push(chunk);
    }
    return { ...answer, body: Buffer.concat(chunks) };
  } finally {
    response.destroy();
  }
}

function refusalOf(error: unknown, deadline: AbortSignal): Refusal {
  if (error instanceof Refusal) return error;
  if (deadline.aborted) return new Refusal('timeout', { cause: error });
  const code = String((error as NodeJS.ErrnoException)?.code ?? '');
  if (/CERT|SIGNATURE|ERR_TLS/.test(code)) return new Refusal('badCertificate', { cause: error });
  return new Refusal(code.startsWith('HPE_') ? 'badAnswer' : 'unreachable', { cause: error });
}
