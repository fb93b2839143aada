import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Loaded into the server that the browser tests ask, before anything else: names below `.example`, which nobody can own, lead to a
 * public address, and what is sent there on port 80 arrives at the test's own web server. The server itself knows of no exception.
 */
const PUBLIC_ADDRESS = '93.184.215.14';
const sitePort = Number(process.env.E2E_SITE_PORT);

const lookup = dns.lookup as (host: string, options: object) => Promise<unknown>;
Object.assign(dns, {
  lookup: async (host: string, options: object) =>
    host.endsWith('.example') ? [{ address: PUBLIC_ADDRESS, family: 4 }] : lookup(host, options),
});
syncBuiltinESMExports();

const connect = net.Socket.prototype.connect as (...args: unknown[]) => net.Socket;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const options = [args[0]].flat()[0] as { host?: string; port?: number } | undefined;
  if (options?.host === PUBLIC_ADDRESS) {
    Object.assign(
      options,
      options.port === 80 ? { host: '127.0.0.1', port: sitePort } : { host: '127.0.0.1', port: 1 },
    );
  }
  return connect.apply(this, args);
} as typeof net.Socket.prototype.connect;
