import { globSync } from 'node:fs';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { access } from '#lib/permissions.ts';
import { changedTables, digestOfData, expect, forgetLimits, letJobsRest, newScene, test } from './fixtures.ts';
import { inTurns } from './in-turns.ts';
import { NAUGHTY } from './naughty-strings.ts';
import { type RawAnswer, raw } from './raw-request.ts';
import { callAction, form, serverActions } from './server-actions.ts';

const STATE = { values: {}, errors: {} };
// Long, and independent of each other.
test.describe.configure({ mode: 'parallel' });

const TURNED_AWAY = [400, 403, 404, 405];

/** What other sites can make a browser send, or a script without one. */
const FOREIGN: { as: string; headers: Record<string, string> }[] = [
  { as: 'from another site', headers: { origin: 'https://evil.example' } },
  { as: 'from a sandbox', headers: { origin: 'null' } },
  { as: 'from nowhere', headers: { origin: '' } },
  { as: 'from another site, says the browser', headers: { 'sec-fetch-site': 'cross-site' } },
  { as: 'from a neighbour, says the browser', headers: { 'sec-fetch-site': 'same-site' } },
  {
    as: 'from a host that only claims to be this one',
    headers: { 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' },
  },
  { as: 'as plain text', headers: { origin: 'https://evil.example', 'content-type': 'text/plain;charset=UTF-8' } },
];

test('no form is taken from another site, whoever is signed in', async ({ baseURL, insertPeople }) => {
  test.setTimeout(600_000);
  const people = await insertPeople(['admin', 'manager', 'contributor', 'managerOfAnother']);
  const scene = await newScene(people, 'manager');
  await letJobsRest();
  const before = await digestOfData();
  const problems: string[] = [];
  await inTurns(serverActions(), async ([name, action]) => {
    const path = action.page
      .replace('[slug]', scene.another.slug)
      .replace(/\[\w+\]/g, String(scene.entries.published.id));
    for (const { as, headers } of FOREIGN) {
      const cookie = access.actions.moderators.includes(name) ? people.admin.cookie : people.manager.cookie;
      const args = [scene.entries.published.id, STATE, form({ confirm: 'ja', name: 'Gekapert', email: 'a@b.example' })];
      const answer = await callAction(baseURL as string, action, { args, path, cookie, headers });
      if (!TURNED_AWAY.includes(answer.status)) problems.push(`${name} ${as}: ${answer.status}`);
    }
    // As a link would, and as a form without a field that says what it is.
    for (const [method, contentType] of [
      ['GET', 'text/x-component'],
      ['POST', 'text/plain'],
      ['POST', 'application/x-www-form-urlencoded'],
    ] as const) {
      const answer = await raw(baseURL, path, {
        method,
        headers: {
          cookie: people.manager.cookie,
          'content-type': contentType,
          origin: baseURL as string,
          ...(method === 'GET' ? { 'next-action': action.id } : {}),
        },
        body: method === 'POST' ? 'confirm=ja' : undefined,
      });
      if (method === 'POST' && !TURNED_AWAY.includes(answer.status))
        problems.push(`${name} as ${contentType}: ${answer.status}`);
      if (answer.status >= 500) problems.push(`${name} by ${method}: ${answer.status}`);
    }
  });
  for (const file of globSync('app/**/route.ts')) {
    const path = file.replace(/^app|\/\([^)]+\)|\/route\.ts$/g, '');
    const address = path.replace(/\[\w+\]|\[\.\.\.\w+\]/g, '1');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await raw(baseURL, address, {
        method,
        headers: { origin: 'https://evil.example', cookie: people.admin.cookie },
      });
      if (!TURNED_AWAY.includes(answer.status)) problems.push(`${method} ${address}: ${answer.status}`);
    }
  }
  expect(problems).toEqual([]);
  expect(changedTables(before, await digestOfData())).toEqual([]);
});

test('no address is made from what a request says about its host, and nothing is fetched from there', async ({
  baseURL,
  insertUser,
  mailbox,
}) => {
  let reached = 0;
  const canary = createServer((socket) => {
    reached += 1;
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
  const { port } = canary.address() as { port: number };
  const host = `127.0.0.1:${port}`;
  const forged = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': 'http',
    'x-original-url': `http://${host}/`,
    forwarded: `host=${host}`,
    'x-real-host': host,
  };
  const open = access.pages.everybody.filter((path) => !path.includes('['));
  for (const path of [...open, '/konto', '/konto/sicherheit', '/archiv/2018/', '/gibt-es-nicht']) {
    const answer = await raw(baseURL, path, { headers: forged });
    const said = `${answer.html} ${JSON.stringify(answer.headers)}`;
    expect(said.includes(host), `${path} speaks of ${host}`).toBe(false);
  }
  const { email } = await insertUser();
  const action = serverActions().get('sendSignInLink');
  if (!action) throw new Error('sendSignInLink is not in the build');
  await callAction(baseURL as string, action, {
    args: [STATE, form({ email })],
    path: '/anmelden',
    headers: { ...forged, origin: `http://${host}` },
  });
  const mail = await mailbox.newest(email, 'Anmelden');
  expect(`${mail.text} ${mail.html}`).not.toContain(host);
  await new Promise((done) => canary.close(done));
  expect(reached).toBe(0);
});

/** A refusal that a person reads is German and says what is wrong; a browser's script, or a crawler, reads the status. */
const isGerman = ({ html, headers, status }: RawAnswer) =>
  status < 400 || !String(headers['content-type']).startsWith('text/html') || /lang="de"/.test(html);

test('whatever address somebody asks for, it is answered, and never by a fault', async ({ baseURL }) => {
  test.setTimeout(600_000);
  const patterns = Object.values(access.pages).flat();
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(...NAUGHTY),
  );
  const segment = fc.oneof(
    text.map(encoded),
    fc.constantFrom(
      '0',
      '-1',
      '9999',
      '0000',
      '02',
      '2018',
      '1e9',
      'NaN',
      'constructor',
      '__proto__',
      'null',
      '%',
      '%ff',
      '%00',
      '..',
    ),
  );
  const key = fc.constantFrom(
    'was',
    'wo',
    'umkreis',
    'branche',
    'sort',
    'seite',
    'jetzt',
    'weiter',
    'error',
    'entwurf',
    'seite[]',
    'suche',
    'anbieter',
    'nummer',
    '__proto__',
    'rsc',
    '_rsc',
  );
  const query = fc.array(
    fc.tuple(key, fc.oneof(text, fc.constantFrom('-1', '0', '1e308', '99999999999', '2147483648', 'NaN'))),
    { maxLength: 6 },
  );
  const address = fc
    .tuple(fc.constantFrom(...patterns), fc.array(segment, { minLength: 4, maxLength: 4 }), query)
    .map(([pattern, segments, pairs]) => {
      const values = segments.values();
      const path = pattern.replace(/\[[^\]]+\]/g, () => values.next().value || 'x');
      const search = pairs.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
      return search ? `${path}?${search}` : path;
    });
  const headers = fc.constantFrom<Record<string, string>>(
    {},
    { rsc: '1' },
    { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D' },
    { accept: 'image/png' },
    { cookie: 'session=x; pending-identity=a.b' },
    { range: 'bytes=0-1' },
    { 'if-none-match': '*' },
  );
  const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'PUT');
  const problems = new Set<string>();
  const seen = new Set<number>();
  const sample = fc.sample(fc.tuple(address, headers, method), { numRuns: 600, seed: 20_181_103 });
  await inTurns(sample, async ([path, sent, how]) => {
    const answer = await raw(baseURL, path, { headers: { ...sent, origin: baseURL as string }, method: how }).catch(
      (error: Error) => error,
    );
    if (answer instanceof Error) {
      problems.add(`${how} ${path}: ${answer.message}`);
      return;
    }
    seen.add(answer.status);
    if (answer.status >= 500 || (how !== 'HEAD' && !isGerman(answer)))
      problems.add(`${how} ${path} ${JSON.stringify(sent)}: ${answer.status}`);
  });
  expect([...problems]).toEqual([]);
  for (const status of [200, 400, 404, 405]) expect(seen).toContain(status);
});

/** As far as an address can hold it. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ed%a0%80';
  }
}

test('whatever an action is given, it says no, and never fails', async ({ baseURL, insertPeople }) => {
  test.setTimeout(600_000);
  const people = await insertPeople(['admin', 'manager', 'contributor', 'managerOfAnother']);
  const scene = await newScene(people, 'manager');
  const odd: unknown[] = [
    '',
    'x',
    '\u0000',
    -1,
    0,
    1.5,
    1e21,
    2 ** 31,
    true,
    null,
    undefined,
    [],
    {},
    ['a'],
    { id: 1 },
    '٣',
    "1' or '1'='1",
    '0e2b7c1e-52a5-4e43-9a0c-2f2f4f9f1a11',
    scene.entries.published.id,
  ];
  const problems: string[] = [];
  await inTurns([...serverActions()].entries(), async ([place, [name, action]]) => {
    // Each action is given some of them, and each of them to some actions; all to all when there is time.
    const given = process.env.THOROUGH ? odd : odd.filter((_, index) => (index + place) % 3 === 0);
    const isStaff = Object.entries(access.actions).some(
      ([audience, names]) => /moderators|admins|staff/.test(audience) && names.includes(name),
    );
    const cookie = isStaff ? people.admin.cookie : await people.manager.newCookie();
    const path = action.page
      .replace('[slug]', scene.another.slug)
      .replace(/\[\w+\]/g, String(scene.entries.published.id));
    const cases: unknown[][] = [
      [],
      [STATE],
      [form({})],
      ...given.map((arg) => [arg, STATE, form({})]),
      ...given.map((arg) => [arg, form({ name: 'x' })]),
      [STATE, form({})],
      [STATE, form({ $ACTION_ID: 'x' })],
    ];
    for (const args of cases) {
      // Whoever deletes an account or signs out everywhere is not asked again.
      const answer = await callAction(baseURL as string, action, { args, path, cookie });
      if (answer.status >= 500) problems.push(`${name}(${JSON.stringify(args).slice(0, 120)}): ${answer.status}`);
    }
  });
  expect(problems).toEqual([]);
});

const OPEN_FORMS: { action: string; path: string; fields: string[] }[] = [
  { action: 'signInWithPassword', path: '/anmelden', fields: ['email', 'password', 'next'] },
  { action: 'sendSignInLink', path: '/anmelden', fields: ['email', 'solution', 'formKey'] },
  { action: 'sendPasswordLink', path: '/passwort-vergessen', fields: ['email', 'solution', 'formKey'] },
  { action: 'register', path: '/registrieren', fields: ['name', 'email', 'password', 'terms', 'solution', 'formKey'] },
  {
    action: 'sendReport',
    path: '/melden',
    fields: ['kind', 'path', 'message', 'name', 'email', 'goodFaith', 'solution', 'formKey'],
  },
  { action: 'saveName', path: '/konto/sicherheit', fields: ['name'] },
  { action: 'saveEmail', path: '/konto/sicherheit', fields: ['email', 'currentPassword'] },
  { action: 'savePassword', path: '/konto/sicherheit', fields: ['password', 'currentPassword'] },
  { action: 'connectProvider', path: '/konto/sicherheit', fields: ['provider', 'currentPassword'] },
  { action: 'disconnectProvider', path: '/konto/sicherheit', fields: ['issuer'] },
  { action: 'deleteAccount', path: '/konto/loeschen', fields: ['email'] },
  { action: 'acceptTerms', path: '/konto/zustimmung', fields: ['terms', 'next'] },
];
const GOOD: Record<string, string> = {
  name: 'Jörg Groß',
  email: 'wer@beispiel.example',
  password: 'vier Igel zimmern Boote',
  terms: 'ja',
  kind: 'correction',
  path: '/',
  message: 'Die Nummer ist eine andere.',
  goodFaith: 'ja',
};

test('whatever is typed into a form, it is stored as it is or refused with a word about the field', async ({
  baseURL,
  insertPeople,
}) => {
  test.setTimeout(600_000);
  const { manager } = await insertPeople(['manager']);
  const actions = serverActions();
  const problems: string[] = [];
  for (const { action: name, path, fields } of OPEN_FORMS) {
    const action = actions.get(name);
    if (!action) throw new Error(`${name} is not in the build`);
    for (const [place, field] of fields.entries()) {
      // A line and a text with all of them, the others with some, each with different ones.
      const isFirst = field === 'message' || (name === 'register' && field === 'name');
      const texts = NAUGHTY.filter((_, index) => isFirst || (index + place) % (process.env.THOROUGH ? 5 : 15) === 0);
      await inTurns(texts, async (text) => {
        const cookie = path.startsWith('/konto') ? manager.cookie : undefined;
        // So that each of them gets as far as it can.
        await forgetLimits();
        const args = [STATE, form({ ...GOOD, [field]: text })];
        const answer = await callAction(baseURL as string, action, { args, path, cookie });
        if (answer.status >= 500)
          problems.push(`${name} ${field} ${JSON.stringify(text.slice(0, 60))}: ${answer.status}`);
      });
    }
  }
  expect(problems).toEqual([]);
});
