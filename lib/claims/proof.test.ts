import http from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  checkDnsTxt,
  checkMetaTag,
  checkWebsiteFile,
  mailDomainMatches,
  PROOF_FILE,
  proofMetaTag,
  proofText,
  provingHost,
} from './proof.ts';

const TOKEN = 'Zb3kQ9_xT7-mN2pL5vR8';
const OTHER = 'AAAAAAAAAAAAAAAAAAAAAA';

let answer: http.RequestListener;
const site = http.createServer((request, response) => answer(request, response));
let port = 0;

beforeAll(async () => {
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  port = (site.address() as AddressInfo).port;
});
afterAll(() => site.close());

const options = () => ({
  resolve: async () => ['127.0.0.1'],
  testing: { ports: [port], loopbackPorts: [port] },
  timeoutMs: 1000,
});
const at = (host: string, path = '/') => `http://${host}:${port}${path}`;
const serve = (body: string, type = 'text/plain', status = 200) => {
  answer = (_request, response) => response.writeHead(status, { 'content-type': type }).end(body);
};

describe('a file on the site', () => {
  const check = async (website = at('laden.example')) => (await checkWebsiteFile(website, TOKEN, options())).outcome;

  it('proves it, whatever else stands in it', async () => {
    const urls: string[] = [];
    answer = (request, response) => {
      urls.push(request.url ?? '');
      response.end(`\ufeff${proofText(OTHER)}\r\n ${proofText(TOKEN)} \r\n`);
    };
    expect(await check(at('laden.example', '/kontakt?a=1'))).toBe('proven');
    expect(urls).toEqual([PROOF_FILE]);
  });

  it('must be that file and hold that token', async () => {
    serve(proofText(OTHER));
    expect(await check()).toBe('wrongToken');
    serve(`x${proofText(TOKEN)}`);
    expect(await check()).toBe('wrongToken');
    serve(proofText(TOKEN), 'text/plain', 404);
    expect(await check()).toBe('missing');
    // A site that answers everything with a page, perhaps made by its visitors.
    serve(proofText(TOKEN), 'text/html; charset=utf-8');
    expect(await check()).toBe('missing');
  });

  it('counts on the same host only, with or without www', async () => {
    answer = (request, response) => {
      if (request.headers.host?.startsWith('laden.'))
        return response.writeHead(301, { location: at('www.laden.example', PROOF_FILE) }).end();
      return response.end(proofText(TOKEN));
    };
    expect(await check()).toBe('proven');
    answer = (request, response) => {
      if (request.headers.host?.startsWith('laden.'))
        return response.writeHead(302, { location: at('evil.example', PROOF_FILE) }).end();
      return response.end(proofText(TOKEN));
    };
    expect(await check()).toBe('otherHost');
    answer = (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:5432/' }).end();
    expect(await check()).toBe('unreachable');
  });

  it('says why a site could not be read', async () => {
    const inside = await checkWebsiteFile('laden.example', TOKEN, { resolve: async () => ['10.0.0.1'] });
    expect(inside).toEqual({
      outcome: 'unreachable',
      message: 'laden.example: Diese Adresse führt nicht ins öffentliche Internet.',
    });
    const unknown = await checkWebsiteFile('laden.example', TOKEN, {
      resolve: async () => Promise.reject(new Error('no')),
    });
    expect(unknown.message).toContain('nicht gefunden');
    expect(await check('kein Name')).toBe('noWebsite');
    expect(await check('http://127.0.0.1/')).toBe('noWebsite');
  });

  it('never goes with a token that could be guessed', async () => {
    await expect(checkWebsiteFile(at('laden.example'), '', options())).rejects.toThrow();
  });
});

describe('a meta tag', () => {
  const check = async (html: string, type = 'text/html; charset=utf-8') => {
    serve(html, type);
    return (await checkMetaTag(at('laden.example', '/start'), TOKEN, options())).outcome;
  };
  const tag = proofMetaTag(TOKEN);

  test.each([
    ['as given', `<!doctype html><html><head><title>x</title>${tag}</head><body></body></html>`],
    ['in a page without tags for head and body', `<title>x</title>${tag}<p>Hallo`],
    ['written in another manner', `<head><META content='${TOKEN}' NAME=Branchenbuch-Bestaetigung /></head>`],
    ['beside another', `<head>${proofMetaTag(OTHER)}${tag}</head>`],
  ])('%s', async (_name, html) => expect(await check(html)).toBe('proven'));

  test.each([
    ['in the body, as a visitor may write it', `<head></head><body><p>${tag}</p></body>`, 'missing'],
    ['after text', `Hallo ${tag}`, 'missing'],
    ['in a comment', `<head><!-- ${tag} --></head>`, 'missing'],
    ['in a title', `<head><title>${tag}</title></head>`, 'missing'],
    ['in a script', `<head><script>"${tag}"</script></head>`, 'missing'],
    ['in a template', `<head><template>${tag}</template></head>`, 'missing'],
    ['as text', `<head></head><body>${tag.replaceAll('<', '&lt;')}</body>`, 'missing'],
    ['with another token', `<head>${proofMetaTag(OTHER)}</head>`, 'wrongToken'],
    ['empty', '<head><meta name="branchenbuch-bestaetigung"></head>', 'wrongToken'],
  ])('not %s', async (_name, html, outcome) => expect(await check(html)).toBe(outcome));

  it('only in a page', async () => {
    expect(await check(tag, 'text/plain')).toBe('unreachable');
  });
});

describe('a TXT record', () => {
  const records = (zone: Record<string, string[][]>) => async (name: string) => {
    if (zone[name]) return zone[name];
    throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
  };
  const check = async (website: string, zone: Record<string, string[][]>) =>
    (await checkDnsTxt(website, TOKEN, records(zone))).outcome;
  const wanted = proofText(TOKEN);

  it('is looked for at the domain and at the host', async () => {
    expect(await check('https://www.laden.de/', { 'laden.de': [['v=spf1 -all'], [wanted]] })).toBe('proven');
    expect(await check('https://shop.laden.de/', { 'laden.de': [[wanted]] })).toBe('proven');
    expect(await check('https://shop.laden.de/', { 'shop.laden.de': [[wanted.slice(0, 9), wanted.slice(9)]] })).toBe(
      'proven',
    );
    expect(await check('https://laden.de/', { 'laden.de': [[proofText(OTHER)]] })).toBe('wrongToken');
    expect(await check('https://laden.de/', { 'laden.de': [['v=spf1 -all']] })).toBe('missing');
    expect(await check('https://laden.de/', {})).toBe('missing');
  });

  it('of a platform proves nothing', async () => {
    expect(await check('https://laden.github.io/', { 'github.io': [[wanted]] })).toBe('missing');
    expect(await check('https://laden.jimdofree.com/', { 'jimdofree.com': [[wanted]] })).toBe('sharedHost');
    expect(await check('https://facebook.com/laden', { 'facebook.com': [[wanted]] })).toBe('sharedHost');
  });

  it('is not missing when nobody could be asked', async () => {
    const failing = async () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
    expect((await checkDnsTxt('laden.de', TOKEN, failing)).outcome).toBe('unreachable');
  });
});

test.each([
  ['info@laden.de', 'https://www.laden.de/', 'proven'],
  ['Info@Laden.DE', 'https://shop.laden.de/', 'proven'],
  ['info@mail.laden.de', 'https://laden.de/', 'proven'],
  ['info@laden.co.uk', 'https://www.laden.co.uk/', 'proven'],
  ['info@xn--bckerei-5wa.de', 'https://bäckerei.de/', 'proven'],
  ['info@laden.de', 'https://laden.com/', 'otherDomain'],
  ['info@laden.de.evil.com', 'https://laden.de/', 'otherDomain'],
  ['info@evil-laden.de', 'https://laden.de/', 'otherDomain'],
  ['info@other.co.uk', 'https://www.laden.co.uk/', 'otherDomain'],
  ['info@other.github.io', 'https://laden.github.io/', 'otherDomain'],
  ['laden@gmail.com', 'https://laden.de/', 'publicMailProvider'],
  ['laden@gmx.at', 'https://laden.de/', 'publicMailProvider'],
  ['laden@t-online.de', 'https://home.t-online.de/laden', 'sharedHost'],
  ['laden@posteo.de', 'https://posteo.de/', 'publicMailProvider'],
  ['jobs@facebook.com', 'https://www.facebook.com/laden', 'sharedHost'],
  ['info@jimdofree.com', 'https://laden.jimdofree.com/', 'sharedHost'],
  ['info@laden.de', 'https://github.io/', 'noWebsite'],
  ['info@laden.de', '', 'noWebsite'],
  ['laden.de', 'https://laden.de/', 'noEmail'],
  ['a@evil.de, info@laden.de', 'https://laden.de/', 'noEmail'],
  ['"a@laden.de"@evil.de', 'https://laden.de/', 'noEmail'],
])('mail to %s for %s: %s', (email, website, outcome) => {
  const proof = mailDomainMatches(email, website);
  expect(proof.outcome).toBe(outcome);
  expect(proof.message).toMatch(/\.$/);
});

test('anything may be typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string()), fc.oneof(fc.webUrl(), fc.string()), (email, website) => {
      expect(mailDomainMatches(email, website).message).toMatch(/\.$/);
    }),
  );
});

test('only a web site of its own is offered as proof', () => {
  expect(provingHost('https://www.laden.example/willkommen')).toBe('laden.example');
  expect(provingHost('https://shop.laden.example')).toBe('shop.laden.example');
  for (const website of [
    null,
    '',
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'https://facebook.com/laden',
  ]) {
    expect(provingHost(website), String(website)).toBeNull();
  }
});
