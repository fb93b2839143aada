import { forgetRedirect, markGone, redirectPermanently } from '#db/redirects/mutations.ts';
import { expect, test } from './fixtures.ts';
import { raw, unnamedScripts } from './raw-request.ts';

const OLD = '/e2e/alte-adresse';
const GONE = '/e2e/entfernt';

test.afterEach(async () => {
  for (const path of [OLD, GONE, '/?p=900031', '/e2e/bäcker']) await forgetRedirect(path);
});

test('a moved address answers 301 soon after the change', async ({ baseURL }) => {
  expect((await raw(baseURL, OLD)).status).toBe(404);
  await redirectPermanently(OLD, '/branchen');
  await expect.poll(async () => (await raw(baseURL, OLD)).status, { intervals: [50] }).toBe(301);

  const moved = await raw(baseURL, `${OLD}/?von=suche`);
  expect(moved.status).toBe(301);
  expect(moved.headers.location).toBe('/branchen?von=suche');
  expect(moved.headers['cache-control']).toContain('s-maxage=60');

  await forgetRedirect(OLD);
  await expect.poll(async () => (await raw(baseURL, OLD)).status, { intervals: [50] }).toBe(404);
});

test('short links of the old site and addresses with umlauts are found', async ({ baseURL }) => {
  await redirectPermanently('/?p=900031', '/archiv');
  await redirectPermanently('/e2e/bäcker', '/branchen');
  await expect.poll(async () => (await raw(baseURL, '/?p=900031')).headers.location).toBe('/archiv');
  await expect.poll(async () => (await raw(baseURL, '/e2e/b%C3%A4cker')).headers.location).toBe('/branchen');
  expect((await raw(baseURL, '/e2e/b%c3%a4cker/')).headers.location).toBe('/branchen');
  expect((await raw(baseURL, '/')).status).toBe(200);
});

test('a removed address answers 410 with a helpful page, for people and for the router', async ({ baseURL }) => {
  await markGone(GONE);
  await expect.poll(async () => (await raw(baseURL, GONE)).status, { intervals: [50] }).toBe(410);

  const page = await raw(baseURL, GONE);
  expect(page.html).toMatch(/<h1[^>]*>Diese Seite gibt es nicht mehr<\/h1>/);
  expect(page.html).toContain('name="was"');
  expect(page.html).toMatch(/<meta name="robots" content="noindex/);
  expect((await raw(baseURL, GONE, { method: 'HEAD' })).status).toBe(410);
  expect((await raw(baseURL, `${GONE}?_rsc=1`, { headers: { rsc: '1' } })).status).toBe(410);
  expect((await raw(baseURL, '/entfernt')).status).toBe(410);
});

for (const path of [
  '/gibt-es-nicht',
  '/firmen/gibt-es-nicht',
  '/branchen/gibt-es-nicht',
  '/branchen/gibt-es-nicht/nirgendwo',
  '/orte/gibt-es-nicht',
  '/artikel/gibt-es-nicht',
  '/themen/gibt-es-nicht',
  '/autoren/gibt-es-nicht',
  '/archiv/2018/02/30',
  '/archiv/2018/13',
  '/archiv/0000',
  '/archiv/9999',
  '/suche?was=x&seite=9999',
]) {
  test(`${path} answers 404 with a page that is complete without JavaScript`, async ({ baseURL }) => {
    const page = await raw(baseURL, path);
    expect(page.status).toBe(404);
    expect(page.html).toMatch(/<h1/);
    expect(page.html).toContain('<form');
    expect(page.html).toContain('lang="de"');
    expect(page.html).toMatch(/name="robots" content="noindex/);
    expect(String(page.headers['cache-control'])).not.toMatch(/s-maxage=\d{3,}/);
  });
}

for (const path of ['/%', '/%E4', '/%00', '/a%0d%0ab', '/a\\b', '/a%2fb', '/a/../b']) {
  test(`${path} is refused in German`, async ({ baseURL }) => {
    const page = await raw(baseURL, path);
    expect([400, 404]).toContain(page.status);
    expect(page.html).toContain('lang="de"');
  });
}

test('an endless address is refused', async ({ baseURL }) => {
  expect((await raw(baseURL, `/${'a'.repeat(8000)}`)).status).toBe(400);
});

for (const [path, location] of [
  ['/orte/?a=1', '/orte?a=1'],
  ['/branchen//baeckerei', '/branchen/baeckerei'],
  ['//evil.example/', '/evil.example'],
] as const) {
  test(`slashes too many are taken away for good: ${path}`, async ({ baseURL }) => {
    const answer = await raw(baseURL, path);
    expect([answer.status, answer.headers.location]).toEqual([301, location]);
  });
}

test('pages can only be read', async ({ baseURL }) => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST']) {
    const answer = await raw(baseURL, '/', { method });
    expect(answer.status, method).toBe(405);
    expect(answer.html).toContain('lang="de"');
  }
});

test('forms from other sites are refused', async ({ baseURL }) => {
  const form = { 'content-type': 'multipart/form-data; boundary=x' };
  const origins: Record<string, string>[] = [{}, { origin: 'null' }, { origin: 'https://evil.example' }];
  for (const headers of origins) {
    const answer = await raw(baseURL, '/', { method: 'POST', headers: { ...form, ...headers }, body: '--x--' });
    expect(answer.status).toBe(403);
  }
});

test('nobody gets his own host, protocol or inner headers into a page', async ({ baseURL }) => {
  const forged = await raw(baseURL, '/', {
    headers: {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '192.0.2.66',
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
      'x-matched-path': '/entfernt',
    },
  });
  expect(forged.status).toBe(200);
  expect(forged.html + JSON.stringify(forged.headers)).not.toContain('evil.example');
  expect(forged.html).toBe((await raw(baseURL, '/')).html);
});

for (const path of [
  '/',
  '/branchen',
  '/orte',
  '/archiv',
  '/suche',
  '/impressum',
  '/gibt-es-nicht',
  '/entfernt',
  '/%',
]) {
  test(`${path} carries every security header, and its policy names its own scripts only`, async ({ baseURL }) => {
    const page = await raw(baseURL, path);
    const policy = String(page.headers['content-security-policy']);
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
    expect(unnamedScripts(page)).toEqual([]);
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(page.headers['permissions-policy']).toBeTruthy();
    expect(page.headers['x-powered-by']).toBeUndefined();
  });
}

test('HEAD tells what GET would send', async ({ baseURL }) => {
  const [get, head] = await Promise.all([raw(baseURL, '/'), raw(baseURL, '/', { method: 'HEAD' })]);
  expect(head.html).toBe('');
  for (const name of ['content-length', 'etag', 'content-security-policy', 'cache-control']) {
    expect(head.headers[name]).toBe(get.headers[name]);
  }
  const again = await raw(baseURL, '/', { headers: { 'if-none-match': String(get.headers.etag) } });
  expect(again.status).toBe(304);
});

test('health tells balancers apart what lives and what is ready', async ({ baseURL }) => {
  for (const path of ['/api/health', '/api/health/ready']) {
    const answer = await raw(baseURL, path);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.html)).toEqual({ status: 'ok' });
    expect(answer.headers['cache-control']).toBe('no-store');
  }
});

test('a form of an earlier build, or one with far too much in it, is refused in German and says what to do', async ({
  request,
  baseURL,
}) => {
  const headers = { origin: baseURL as string };
  const unknown = { $ACTION_ID_00000000000000000000000000000000000000000000: '', name: 'getippt' };
  const old = await request.post('/anmelden', { headers, multipart: unknown });
  expect(old.status()).toBe(409);
  expect(await old.text()).toContain('Mit „Zurück“ finden Sie sie wieder');
  const big = await request.post('/anmelden', { headers, multipart: { name: 'x'.repeat(1_300_000) } });
  expect(big.status()).toBe(413);
  expect(await big.text()).toContain('höchstens ein Megabyte');
});
