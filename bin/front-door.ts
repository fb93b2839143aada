import { createServer, Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import next from 'next';
import { readEnvironment, siteUrl } from '#lib/env.ts';
import { answerWith, refuseUnreadable } from './front-door/answer.ts';
import { trustProxies } from './front-door/client-address.ts';
import { watchDatabase } from './front-door/database-watch.ts';
import { pageStore } from './front-door/page-store.ts';
import { securityHeaders } from './front-door/security-headers.ts';
import { startJobs } from './jobs.ts';

export interface FrontDoor {
  address: string;
  /** Takes no more requests, finishes those in flight, and lets go of everything. */
  close(): Promise<void>;
}

/** A load balancer in front gets this long to notice that this process is not ready any more. */
const NOTICE_MS = 1500;
/** Idle connections live this much longer: their clients may be sending a request at this moment. */
const GRACE_MS = 1000;
const DRAIN_WITHIN_MS = 10_000;

/** The HTTP server of the product, around Next's request handler. Fails with Node's EADDRINUSE when the port is taken. */
export async function startFrontDoor(options: { port: number; host: string; dev: boolean }): Promise<FrontDoor> {
  const { port, host, dev } = options;
  const env = readEnvironment();
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL ist nicht gesetzt.');
  const trusted = trustProxies(env.TRUSTED_PROXIES);

  const server = createServer({
    // Slow senders: the headers, then the whole request, within their time: 15 MB at half a megabit a second.
    headersTimeout: 15_000,
    requestTimeout: 300_000,
    connectionsCheckingInterval: 5000,
    // Longer than load balancers keep an idle connection, so that it is not this end that closes under a new request.
    keepAliveTimeout: 65_000,
    maxHeaderSize: 16_384,
  });
  // Slow readers: nobody keeps an answer waiting for longer without taking a byte.
  server.setTimeout(120_000);
  server.on('clientError', refuseUnreadable);
  const silent = silentConnections(server);

  // Next attaches its own handler for upgrades to the server it is given. Only hot reloading has a use for one.
  const app = next({
    dev,
    dir: process.cwd(),
    hostname: host,
    port,
    quiet: true,
    httpServer: dev ? server : new Server(),
  });
  const state = { draining: false };
  process.env.AUTH_URL = siteUrl();
  const watch = await watchDatabase(env.DATABASE_URL, (tags) => pageStore().changed(tags));
  const jobs = await startJobs(env.DATABASE_URL);
  try {
    await app.prepare();
    server.on(
      'request',
      answerWith({
        render: app.getRequestHandler(),
        headers: securityHeaders({ https: env.SITE_URL?.startsWith('https:') ?? false, dev }),
        siteUrl: env.SITE_URL,
        mapHost: env.MAP_STYLE_URL && new URL(env.MAP_STYLE_URL).origin,
        trusted,
        watch,
        state,
        dev,
      }),
    );
    await listening(server, port, host);
    // Next asks itself for the page that an action leads to; behind TLS it would try to speak TLS with this server.
    process.env.__NEXT_PRIVATE_ORIGIN = addressOf(server, host);
  } catch (error) {
    await Promise.allSettled([jobs.stop(), watch.stop(), app.close()]);
    throw error;
  }

  return {
    address: addressOf(server, host),
    async close() {
      state.draining = true;
      if (env.TRUSTED_PROXIES) await after(NOTICE_MS);
      await drain(server, silent);
      await Promise.allSettled([jobs.stop(), watch.stop(), app.close()]);
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ port, host }, () => {
      server.off('error', fail);
      done();
    });
  });
}

async function drain(server: Server, silent: ReadonlySet<Socket>): Promise<void> {
  // Not the HTTP server's own close: it would at once cut connections on which a request is just arriving.
  const closed = new Promise<void>((done) => NetServer.prototype.close.call(server, () => done()));
  const begun = performance.now();
  const sweep = setInterval(() => {
    const passed = performance.now() - begun;
    if (passed >= DRAIN_WITHIN_MS) server.closeAllConnections();
    else if (passed >= GRACE_MS) {
      server.closeIdleConnections();
      for (const socket of silent) socket.destroy();
    }
  }, 100);
  await closed;
  clearInterval(sweep);
}

/** Connections on which no request has come yet: to Node they are not idle, so it would wait for them. */
function silentConnections(server: Server): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', (req) => silent.delete(req.socket));
  return silent;
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : '';
  const everywhere = host === '0.0.0.0' || host === '::';
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
