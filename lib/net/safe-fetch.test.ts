import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import tls from 'node:tls';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { isPublicAddress, type SafeFetchOptions, safeFetch } from './safe-fetch.ts';

/** Listens on every address of this machine; whatever reaches it got past the guard. */
let canary: net.Server;
let reached = 0;
/** The web site that a user names. */
let site: http.Server;
let answer: http.RequestListener = (_request, response) => response.end('Guten Tag');
let asked: http.IncomingMessage[] = [];

const portOf = (server: net.Server) => (server.address() as AddressInfo).port;
const listen = (server: net.Server, host: string) =>
  new Promise<void>((done, fail) => server.once('error', fail).listen(0, host, done));

beforeAll(async () => {
  canary = net.createServer((socket) => {
    reached += 1;
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecret');
  });
  await listen(canary, '::').catch(() => listen(canary, '0.0.0.0'));
  site = http.createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await listen(site, '127.0.0.1');
});

afterEach(() => {
  asked = [];
  answer = (_request, response) => response.end('Guten Tag');
});

afterAll(() => {
  site.closeAllConnections();
  site.close();
  canary.close();
});

const resolveTo =
  (...addresses: string[]) =>
  async () =>
    addresses;

/** The port of the canary is no obstacle here, so that the addresses alone have to be. */
const guarded = (): SafeFetchOptions => ({ testing: { ports: [portOf(canary)], loopbackPorts: [] }, timeoutMs: 2000 });
/** As above, and the site may be fetched. */
const withSite = (options: SafeFetchOptions = {}): SafeFetchOptions => ({
  resolve: resolveTo('127.0.0.1'),
  testing: { ports: [portOf(canary), portOf(site)], loopbackPorts: [portOf(site)] },
  timeoutMs: 2000,
  ...options,
});
const siteUrl = (path = '/') => `http://laden.example:${portOf(site)}${path}`;

const FORBIDDEN = [
  ...['127.0.0.1', '127.0.0.2', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '172.16.0.1'],
  ...['172.31.255.255', '192.168.0.1', '192.168.255.255', '169.254.0.1', '169.254.169.254', '100.64.0.1'],
  ...['100.100.100.200', '192.0.0.1', '192.0.0.192', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
  ...['::1', '::', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:0:127.0.0.1', '::ffff:10.0.0.1'],
  ...['::ffff:8.8.8.8', '64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::7f00:1', '2002:7f00:1::', '2002:a00:1::1'],
  ...['2001:0:53aa:64c:0:fbff:80ff:fffe', '2001:db8::1', '2001:10::1', '3fff::1', '100::1', '5f00::1', 'fe80::1'],
  ...['febf::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'fdff::1', 'ff02::1', 'ff05::1:3', '4000::1'],
];
const SPELLINGS = [
  ...[
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0x7f.1',
    '0177.0.0.1',
    '0177.0.0.01',
    '017700000001',
  ],
  ...['0', '0x0', '00', '127.0.0.1.', '127。0。0。1', '①②⑦.⓪.⓪.①', '%31%32%37.0.0.1', '127.0.0.1%2e', '3232235521'],
  ...['0xA9FEA9FE', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[0:0:0:0:0:ffff:7f00:0001]', 'localhost'],
  ...['localhost.', 'LOCALHOST', 'user:pass@127.0.0.1', 'laden.example@127.0.0.1', 'laden.example:80@127.0.0.1'],
];
const SCHEMES = [
  ...['file:///etc/passwd', 'file://127.0.0.1/etc/passwd', 'ftp://127.0.0.1:PORT/', 'gopher://127.0.0.1:PORT/_x'],
  ...[
    'dict://127.0.0.1:PORT/',
    'ldap://127.0.0.1:PORT/',
    'ws://127.0.0.1:PORT/',
    'data:text/html,x',
    'blob:http://127.0.0.1/1',
  ],
  ...[
    'javascript:alert(1)',
    'unix:///run/x.sock',
    'http://unix:/run/x.sock:/',
    'http:',
    'http://',
    '//127.0.0.1:PORT',
    '',
    'x',
  ],
];
const PORTS = [0, 1, 21, 22, 25, 110, 3306, 5432, 6379, 8080, 9200, 65535];

test('no target inside reaches the canary', async () => {
  const port = portOf(canary);
  const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
  const inUrl = (address: string) => (net.isIPv6(address) ? `[${address}]` : address);
  const addresses = [...FORBIDDEN, ...own.filter((address) => !isPublicAddress(address))];
  const direct = [
    ...addresses.map((address) => `http://${inUrl(address)}:${port}/`),
    ...addresses.slice(0, 10).map((address) => `https://${inUrl(address)}:${port}/`),
    ...SPELLINGS.map((spelling) => `http://${spelling}:${port}/`),
    ...SCHEMES.map((address) => address.replace('PORT', String(port))),
    ...PORTS.map((each) => `http://127.0.0.1:${each}/`),
    ...PORTS.map((each) => `https://laden.example:${each}/`),
  ];
  const before = reached;
  let tried = 0;
  for (const target of direct) {
    const result = await safeFetch(target, guarded());
    tried += 1;
    expect(result, target).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^(forbiddenAddress|badAddress|unknownHost)$/),
    });
  }
  for (const address of addresses) {
    for (const answers of [[address], ['93.184.216.34', address], [address, '2606:2800:21f::1']]) {
      const result = await safeFetch(`http://laden.example:${port}/`, { ...guarded(), resolve: resolveTo(...answers) });
      tried += 1;
      expect(result, answers.join()).toEqual({ ok: false, reason: 'forbiddenAddress' });
    }
  }
  for (const target of direct) {
    for (const status of [301, 307]) {
      // A header holds bytes; what cannot be sent cannot be followed.
      const location = /^[\x20-\x7e]*$/.test(target) ? target : encodeURI(target);
      answer = (_request, response) => response.writeHead(status, { location }).end();
      const result = await safeFetch(
        siteUrl(),
        withSite({ resolve: async (name) => (name === 'laden.example' ? ['127.0.0.1'] : ['::1']) }),
      );
      tried += 1;
      // An address without a scheme is a page of the same site.
      if (['', 'x', 'http:'].includes(target)) continue;
      expect(result.ok, `${status} ${target}`).toBe(false);
    }
  }
  expect(reached - before).toBe(0);
  expect(tried).toBeGreaterThan(80);
});

test('the canary sings when somebody reaches it', async () => {
  const before = reached;
  const result = await safeFetch(`http://127.0.0.1:${portOf(canary)}/`, {
    testing: { ports: [portOf(canary)], loopbackPorts: [portOf(canary)] },
  });
  expect(result).toMatchObject({ ok: true, status: 200 });
  expect(reached - before).toBe(1);
});

describe('a name that changes', () => {
  it('is asked once, and the connection goes to the answer that was checked', async () => {
    const other = http.createServer((_request, response) => {
      reached += 1;
      response.end('secret');
    });
    // The same port on another address of this machine: only the address tells them apart.
    await new Promise<void>((done) => other.listen(portOf(site), '127.0.0.9', done));
    const answers = ['127.0.0.1', '127.0.0.9', '127.0.0.9'];
    const before = reached;
    const result = await safeFetch(siteUrl(), withSite({ resolve: async () => [answers.shift() ?? '127.0.0.9'] }));
    other.close();
    expect(result).toMatchObject({ ok: true, body: Buffer.from('Guten Tag') });
    expect(answers).toHaveLength(2);
    expect(reached - before).toBe(0);
  });

  it('is checked again after a redirect to itself', async () => {
    answer = (_request, response) =>
      response.writeHead(302, { location: `http://laden.example:${portOf(canary)}/` }).end();
    const answers = [['127.0.0.1'], ['127.0.0.1']];
    const before = reached;
    const result = await safeFetch(siteUrl(), withSite({ resolve: async () => answers.shift() ?? [] }));
    expect(result).toEqual({ ok: false, reason: 'forbiddenAddress' });
    expect(reached - before).toBe(0);
  });
});

describe('a public site', () => {
  it('is asked under its own name, without cookies or credentials, also after a redirect', async () => {
    answer = (request, response) => {
      if (request.url !== '/') return response.writeHead(200, { 'content-type': 'text/plain' }).end('da');
      return response.writeHead(302, { location: '/weiter?a=1#b', 'set-cookie': 'a=1' }).end();
    };
    const result = await safeFetch(siteUrl(), withSite());
    expect(result).toEqual({
      ok: true,
      status: 200,
      url: siteUrl('/weiter?a=1#b'),
      contentType: 'text/plain',
      body: Buffer.from('da'),
    });
    for (const { headers, method } of asked) {
      expect(method).toBe('GET');
      expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
      expect(headers.host).toBe(`laden.example:${portOf(site)}`);
      expect(headers['user-agent']).toMatch(/^Branchenbuch/);
    }
  });

  it('may answer with any status', async () => {
    answer = (_request, response) => response.writeHead(404).end('weg');
    expect(await safeFetch(siteUrl(), withSite())).toMatchObject({ ok: true, status: 404 });
  });

  it('is tried at its other addresses', async () => {
    const result = await safeFetch(siteUrl(), withSite({ resolve: resolveTo('127.0.0.7', '127.0.0.1') }));
    expect(result).toMatchObject({ ok: true });
  });

  it('is greeted by its name over TLS, and needs a certificate for it', async () => {
    let greeted: string | undefined;
    const secure = tls.createServer({
      SNICallback: (name, done) => {
        greeted = name;
        done(new Error('no certificate'));
      },
    });
    await listen(secure, '127.0.0.1');
    const port = portOf(secure);
    const result = await safeFetch(`https://laden.example:${port}/`, {
      resolve: resolveTo('127.0.0.1'),
      testing: { ports: [port], loopbackPorts: [port] },
    });
    secure.close();
    expect(greeted).toBe('laden.example');
    expect(result.ok).toBe(false);
  });
});

describe('limits', () => {
  it('redirects: three are followed, the fourth is not', async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('Ziel');
      else response.writeHead(308, { location: `/${left - 1}` }).end();
    };
    expect(await safeFetch(siteUrl('/3'), withSite())).toMatchObject({ ok: true });
    expect(await safeFetch(siteUrl('/4'), withSite())).toEqual({ ok: false, reason: 'tooManyRedirects' });
    expect(asked).toHaveLength(8);
  });

  it('size, said or not said before', async () => {
    answer = (_request, response) =>
      response.writeHead(200, { 'content-length': 2_000_000 }).end(Buffer.alloc(2_000_000));
    expect(await safeFetch(siteUrl(), withSite())).toEqual({ ok: false, reason: 'tooLarge' });
    let sent = 0;
    answer = (_request, response) => {
      const timer = setInterval(() => {
        sent += 1;
        response.write(Buffer.alloc(10_000));
      }, 1);
      response.on('close', () => clearInterval(timer));
    };
    expect(await safeFetch(siteUrl(), withSite({ maxBytes: 100_000 }))).toEqual({ ok: false, reason: 'tooLarge' });
    expect(sent).toBeLessThan(100);
  });

  it('time: for a name, an answer, a body that drips, and all redirects together', async () => {
    const limit = { timeoutMs: 300 };
    const started = performance.now();
    expect(await safeFetch(siteUrl(), withSite({ ...limit, resolve: () => new Promise(() => {}) }))).toEqual({
      ok: false,
      reason: 'timeout',
    });
    answer = () => {};
    expect(await safeFetch(siteUrl(), withSite(limit))).toEqual({ ok: false, reason: 'timeout' });
    answer = (_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    expect(await safeFetch(siteUrl(), withSite(limit))).toEqual({ ok: false, reason: 'timeout' });
    answer = (_request, response) => setTimeout(() => response.writeHead(302, { location: '/' }).end(), 120);
    expect(await safeFetch(siteUrl(), withSite(limit))).toEqual({ ok: false, reason: 'timeout' });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('what is no answer', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    expect(await safeFetch(siteUrl(), withSite())).toEqual({ ok: false, reason: 'badAnswer' });
    answer = (_request, response) => void response.socket?.end('SSH-2.0-OpenSSH\r\n');
    expect(await safeFetch(siteUrl(), withSite())).toEqual({ ok: false, reason: 'badAnswer' });
    answer = (_request, response) => void response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`);
    expect(await safeFetch(siteUrl(), withSite())).toEqual({ ok: false, reason: 'badAnswer' });
    answer = (_request, response) => void response.socket?.destroy();
    expect(await safeFetch(siteUrl(), withSite())).toEqual({ ok: false, reason: 'unreachable' });
    expect(
      await safeFetch(siteUrl(), withSite({ resolve: async () => Promise.reject(new Error('ENOTFOUND')) })),
    ).toEqual({
      ok: false,
      reason: 'unknownHost',
    });
  });
});

test('whatever is named or answered, it is a result and no exception', async () => {
  const parts = fc.constantFrom(
    'http',
    'https',
    ':',
    '/',
    '//',
    '@',
    '\\\\',
    'a.example',
    '[::1]',
    '%00',
    '?',
    '#',
    '\t',
    '\n',
    ' ',
    '80',
    '.',
  );
  const addresses = fc.oneof(
    fc.webUrl(),
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((each) => each.join('')),
  );
  await fc.assert(
    fc.asyncProperty(addresses, async (address) => {
      expect((await safeFetch(address, { resolve: resolveTo('127.0.0.1') })).ok).toBe(false);
    }),
    { numRuns: 2000 },
  );
  const header = fc.array(fc.integer({ min: 32, max: 255 })).map((bytes) => Buffer.from(bytes).toString('latin1'));
  await fc.assert(
    fc.asyncProperty(header, async (location) => {
      answer = (_request, response) => {
        response.socket?.end(`HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`, 'latin1');
      };
      expect((await safeFetch(siteUrl(), withSite())).ok).toBe(/^ *$/.test(location));
    }),
    { numRuns: 100 },
  );
});

test('public addresses', () => {
  for (const address of ['8.8.8.8', '93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001::1']) {
    expect(isPublicAddress(address), address).toBe(true);
  }
  for (const address of [...FORBIDDEN, '127.1', '0x7f.1', 'fe80::1%eth0', 'localhost', '']) {
    expect(isPublicAddress(address), address).toBe(false);
  }
});
