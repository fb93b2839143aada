import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { expect, newAddress, PASSWORD, test } from './fixtures.ts';
import { raw } from './raw-request.ts';
import { callAction, form, redirectOf, serverActions } from './server-actions.ts';

const STATE = { values: {}, errors: {} };

function sender(baseURL: string, name: string, path: string) {
  const action = serverActions().get(name);
  if (!action) throw new Error(`${name} is not in the build`);
  return (values: Record<string, string>, from?: string) =>
    callAction(baseURL, action, {
      args: [STATE, form(values)],
      path,
      headers: from ? { 'x-forwarded-for': from } : {},
    });
}

const registration = (email: string) => ({ email, name: 'Erika Beispiel', password: PASSWORD, terms: 'ja' });
const report = (email: string) => ({
  kind: 'correction',
  path: '/',
  message: 'Die Nummer stimmt nicht.',
  name: '',
  email,
});

async function mailsTo(pattern: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from jobs.job where name = 'mail' and data ->> 'to' like ${pattern}`,
  );
  return row?.count ?? 0;
}

/** A form as it is shown: its task, solved as a browser solves it. */
async function solved(baseURL: string | undefined) {
  const task = await taskOf(baseURL);
  const solution = await solveChallenge({ challenge: task, deriveKey });
  return { formKey: String(task.signature), solution: btoa(JSON.stringify({ challenge: task, solution })) };
}

test('of a thousand forms that scripts send, hardly a mail goes out, and nothing is shown', async ({ baseURL }) => {
  test.setTimeout(180_000);
  const register = sender(baseURL as string, 'register', '/registrieren');
  const link = sender(baseURL as string, 'sendSignInLink', '/anmelden');
  const sendReport = sender(baseURL as string, 'sendReport', '/melden');
  const replayed = await solved(baseURL);
  const before = await shownEntries();
  const addresses = Array.from({ length: 1000 }, (_, index) => `skript-${process.pid}-${index}@beispiel.example`);
  const waiting = addresses.entries();
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const [index, email] of waiting) {
        const from = `198.51.100.${index % 50}`;
        // Without a solution, with the same one again and again, with one that is made up.
        const task = [{}, replayed, { solution: 'e30=', formKey: `made-up-by-a-script-${index}` }][index % 3];
        if (index % 5 === 0) await sendReport({ ...report(email), ...task }, from);
        else if (index % 5 === 1) await link({ email, ...task }, from);
        else await register({ ...registration(email), ...task }, from);
      }
    }),
  );
  expect(await mailsTo(`skript-${process.pid}-%`)).toBeLessThanOrEqual(20);
  expect(await shownEntries()).toBe(before);
  await db.execute(sql`delete from users where email like ${`skript-${process.pid}-%`}`);
  await db.execute(sql`delete from reports where reporter_email like ${`skript-${process.pid}-%`}`);
});

const shownEntries = async () =>
  (await db.execute<{ count: number }>(sql`select count(*)::int as count from companies where listed`))[0]?.count;

test('a form that is sent several times at once does its work once', async ({ baseURL }) => {
  test.setTimeout(120_000);
  const url = baseURL as string;
  for (const [name, path, values] of [
    ['register', '/registrieren', registration],
    ['sendSignInLink', '/anmelden', (email: string) => ({ email })],
    ['sendReport', '/melden', report],
  ] as const) {
    for (const parallel of [2, 4, 10]) {
      await db.execute(sql`delete from rate_limits`);
      const email = newAddress();
      if (name === 'sendSignInLink')
        await db.execute(sql`insert into users (email, name, email_verified) values (${email}, 'Erika', now())`);
      const send = sender(url, name, path);
      const sent = { ...values(email), ...(await solved(baseURL)) };
      const answers = await Promise.all(Array.from({ length: parallel }, () => send(sent)));
      // All of them end where one would have ended.
      expect(new Set(answers.map(redirectOf)), `${name} ×${parallel}`).toHaveProperty('size', 1);
      expect(redirectOf(answers[0] as never)).toMatch(/gesendet/);
      // The back button, and once more.
      expect(redirectOf(await send(sent))).toBe(redirectOf(answers[0] as never));
      expect(await mailsTo(email), `${name} ×${parallel}`).toBe(1);
      const [found] = await db.execute<{ users: number; reports: number }>(sql`
        select (select count(*)::int from users where email = ${email}) as users,
          (select count(*)::int from reports where reporter_email = ${email}) as reports`);
      expect(found).toEqual(name === 'sendReport' ? { users: 0, reports: 1 } : { users: 1, reports: 0 });
      // Another content under the same key is not the same form.
      const other = await send({ ...sent, name: 'Jemand anderes', email: newAddress() });
      expect(redirectOf(other)).toBe('');
      expect(other.html).toMatch(/schon abgeschickt|Mensch dieses Formular/);
      await db.execute(sql`delete from users where email = ${email}`);
      await db.execute(sql`delete from reports where reporter_email = ${email}`);
    }
  }
});

test('nobody has to solve a puzzle: the task does itself, and without JavaScript the form goes out as well', async ({
  page,
  browser,
  baseURL,
  mailbox,
}) => {
  await page.goto('/registrieren');
  await expect(page.locator('main img, main canvas, main iframe, main audio')).toHaveCount(0);
  // By keyboard alone, as with a screen reader.
  const email = newAddress();
  await page.getByLabel('Ihr Name').focus();
  await page.keyboard.type('Jo Tastatur');
  await page.keyboard.press('Tab');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Konto anlegen' })).toBeFocused();
  await expect(page.locator('input[name=solution]')).toHaveValue(/.{100}/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/gesendet');
  await mailbox.newest(email, 'bestätigen');

  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const form = await plain.newPage();
  const other = newAddress();
  await form.goto('/registrieren');
  await form.getByLabel('Ihr Name').fill('Ohne Skript');
  await form.getByLabel('E-Mail-Adresse').fill(other);
  await form.getByLabel('Passwort').fill(PASSWORD);
  await form.getByLabel(/Nutzungsbedingungen/).check();
  await form.getByRole('button', { name: 'Konto anlegen' }).click();
  await form.waitForURL('**/gesendet');
  await mailbox.newest(other, 'bestätigen');
  await plain.close();
});

/** Columns that no form of a visitor or member has a field for. */
const NOT_THEIRS = {
  id: '1',
  role: 'admin',
  emailVerified: '2020-01-01',
  email_verified: '2020-01-01',
  lockedAt: '',
  locked_reason: 'x',
  image: 'https://evil.example/x.png',
  createdAt: '2001-01-01',
  userId: '1',
  user_id: '1',
  authorId: '1',
  status: 'published',
  slug: 'gekapert',
  version: '1',
  quality: '100',
  sourceKey: 'osm',
  source_key: 'osm',
  demo: 'true',
  placeId: '1',
  publishedAt: '2001-01-01',
  closedAt: '2001-01-01',
  confirmedAt: '2030-01-01',
  withdrawnBy: 'moderator',
  fieldSources: '{}',
  decidedBy: '1',
  reason: 'x',
};

test('a form changes what it shows, and no column besides', async ({ baseURL, insertUser, sessionOf }) => {
  const user = await insertUser();
  const rowOf = async (email: string) => {
    const [row] = await db.execute<Record<string, unknown>>(sql`select * from users where email = ${email}`);
    // When somebody was last here is noted by being here.
    return { ...row, last_seen_at: null };
  };
  const before = await rowOf(user.email);
  const action = serverActions().get('saveName');
  if (!action) throw new Error('saveName is not in the build');
  await callAction(baseURL as string, action, {
    args: [STATE, form({ ...NOT_THEIRS, name: 'Neuer Name', email: 'gekapert@beispiel.example' })],
    path: '/konto/sicherheit',
    cookie: `session=${await sessionOf(user)}`,
  });
  expect(await rowOf(user.email)).toEqual({ ...before, name: 'Neuer Name' });

  const email = newAddress();
  await sender(
    baseURL as string,
    'register',
    '/registrieren',
  )({ ...NOT_THEIRS, ...registration(email), ...(await solved(baseURL)) });
  expect(await rowOf(email)).toMatchObject({ role: 'member', email_verified: null, locked_at: null, image: null });
  await db.execute(sql`delete from users where email = ${email}`);

  const from = newAddress();
  await sender(
    baseURL as string,
    'sendReport',
    '/melden',
  )({ ...NOT_THEIRS, ...report(from), ...(await solved(baseURL)) });
  const [kept] = await db.execute(
    sql`select status, decided_by, reason, company_id from reports where reporter_email = ${from}`,
  );
  expect(kept).toEqual({ status: 'open', decided_by: null, reason: null, company_id: null });
  await db.execute(sql`delete from reports where reporter_email = ${from}`);
});

const PRIVATE_COLUMNS = [
  'email',
  'email_verified',
  'role',
  'locked_at',
  'hash',
  'token_hash',
  'source_hash',
  'external_id',
  'field_sources',
  'withdrawn_by',
  'version',
  'source_key',
  'demo',
  'confirmed_at',
  'created_at',
  'updated_at',
  'author_id',
  'user_id',
];

test('nothing can be filtered or sorted by what is not shown', async ({ baseURL }) => {
  const search = '/suche?was=B%C3%A4ckerei&wo=Berlin';
  const listed = async (path: string) =>
    [...(await raw(baseURL, path)).html.matchAll(/href="(\/firmen\/[a-z0-9-]+)"/g)].map(([, link]) => link);
  const usual = await listed(search);
  expect(usual.length).toBeGreaterThan(3);
  for (const column of PRIVATE_COLUMNS) {
    for (const query of [
      `sort=${column}`,
      `sort=-${column}`,
      `${column}=x`,
      `filter[${column}]=x`,
      `where=${column}`,
      `order=${column}%20desc`,
    ]) {
      expect(await listed(`${search}&${query}`), query).toEqual(usual);
    }
  }
});

/** The task of a freshly shown form, from the data that React is sent with it. */
async function taskOf(baseURL: string | undefined): Promise<Challenge> {
  const { headers } = await raw(baseURL, '/registrieren', { headers: { rsc: '1' } });
  const { html } = await raw(baseURL, String(headers.location), { headers: { rsc: '1' } });
  const found = html.slice(html.indexOf('"task":') + '"task":'.length);
  let depth = 0;
  const end = [...found].findIndex((letter) => {
    depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
    return depth === 0;
  });
  return JSON.parse(found.slice(0, end + 1)) as Challenge;
}
