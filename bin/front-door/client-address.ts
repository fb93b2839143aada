import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** The header in which actions find the visitor's address. Whoever sends it from outside, it is overwritten. */
const CLIENT_ADDRESS = 'x-client-address';

/** What only a proxy, or Next's own machinery, may say. */
const FORGEABLE =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-route-matches)$/;

export type TrustProxies = (address: string, index: number) => boolean;

/** `list`: addresses or networks of the proxies in front, separated by commas. Throws for what is neither. */
export function trustProxies(list: string): TrustProxies {
  const proxies = list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return proxyAddr.compile(proxies);
}

/**
 * Settles who the visitor is and how he came: from the socket, or from `X-Forwarded-*` when the socket belongs to a trusted
 * proxy. Everything else that claims to know is taken off the request.
 */
export function settleOrigin(req: IncomingMessage, trusted: TrustProxies): void {
  const fromProxy = trusted(req.socket.remoteAddress ?? '', 0);
  const address = fromProxy ? proxyAddr(req, trusted) : req.socket.remoteAddress;
  const protocol = fromProxy && firstOf(req.headers['x-forwarded-proto']) === 'https' ? 'https' : undefined;
  const host = fromProxy ? firstOf(req.headers['x-forwarded-host']) : undefined;

  for (const name of Object.keys(req.headers)) {
    if (FORGEABLE.test(name)) delete req.headers[name];
  }
  const plain = withoutMapping(address ?? '');
  req.headers[CLIENT_ADDRESS] = plain;
  // Next would fill these from the socket, which behind a proxy is the proxy.
  req.headers['x-forwarded-for'] = plain;
  if (protocol) req.headers['x-forwarded-proto'] = protocol;
  if (host && /^[a-z0-9.:[\]-]+$/i.test(host)) req.headers['x-forwarded-host'] = host;
}

const firstOf = (header: string | string[] | undefined) =>
  (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim();

/** ::ffff:192.0.2.1 and 192.0.2.1 are one visitor. */
const withoutMapping = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');
