import type { APIRequestContext } from 'playwright/test';
import { access } from '#lib/permissions.ts';
import { categoryId, expect, test } from './fixtures.ts';

type Who =
  | 'visitor'
  | 'member'
  | 'editor'
  | 'moderator'
  | 'admin'
  | 'manager'
  | 'contributor'
  | 'managerOfAnother'
  | 'locked'
  /** A moderator who is signed in as a manager. */
  | 'actingAsManager';

const EVERYBODY: Who[] = [
  'visitor',
  'member',
  'editor',
  'moderator',
  'admin',
  'manager',
  'contributor',
  'managerOfAnother',
  'locked',
  'actingAsManager',
];
const SIGNED_IN = EVERYBODY.filter((who) => who !== 'visitor' && who !== 'locked');
const MAY: Record<string, Who[]> = {
  signedIn: SIGNED_IN,
  self: SIGNED_IN.filter((who) => who !== 'actingAsManager'),
  membersOfTheEntry: ['manager', 'contributor', 'actingAsManager'],
  membersAndModerators: ['manager', 'contributor', 'actingAsManager', 'moderator', 'admin'],
  moderators: ['moderator', 'admin'],
  admins: ['admin'],
};

// Not only as browsers ask: also as Next's own script does, and with what once made middleware look away.
const ASKED_AS: Record<string, string>[] = [
  {},
  { rsc: '1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
];

test('each page that is not for everybody opens for whom it is, and for nobody else', async ({
  baseURL,
  playwright,
  insertCompany,
  insertUser,
  makeMember,
  lockUser,
  sessionOf,
  actAs,
  insertSubmission,
  insertClaim,
  insertReport,
}) => {
  // Hundreds of requests, each of which renders a page.
  test.setTimeout(240_000);
  const company = await insertCompany({ name: 'Wer darf was', place: 'Görlitz' });
  const another = await insertCompany({ name: 'Eine andere', place: 'Görlitz' });
  const author = await insertUser();
  const owner = await insertUser();
  await makeMember(company.id, owner.id);
  const submission = await insertSubmission(company.id, author.id);
  const claim = await insertClaim(another.id, author.id);
  const report = await insertReport(company.slug);
  const trade = await categoryId('baeckerei');
  const clients = new Map<Who, APIRequestContext>();
  for (const who of EVERYBODY) {
    const role =
      who === 'editor' || who === 'moderator' || who === 'admin'
        ? who
        : who === 'actingAsManager'
          ? 'moderator'
          : 'member';
    const user = who === 'visitor' ? null : await insertUser({ role });
    if (user && (who === 'manager' || who === 'contributor')) await makeMember(company.id, user.id, who);
    if (user && who === 'managerOfAnother') await makeMember(another.id, user.id);
    const value = user && (await sessionOf(user));
    if (value && who === 'actingAsManager') await actAs(value, owner.id);
    if (user && who === 'locked') await lockUser(user.id);
    const cookie = { name: 'session', domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false };
    const cookies = value ? [{ ...cookie, value, sameSite: 'Lax' as const }] : [];
    clients.set(who, await playwright.request.newContext({ baseURL, storageState: { cookies, origins: [] } }));
  }

  const problems: string[] = [];
  for (const [audience, pages] of Object.entries(access.pages)) {
    const allowed = MAY[audience];
    if (!allowed) continue;
    for (const pattern of pages) {
      // The preview and uploads want a form of one's own, and taking over an entry that is one's own makes no sense: they have
      // tests of their own.
      if (/vorschau|uebernehmen|bilder|uploads/.test(pattern)) continue;
      const path = pattern
        .replace('/konto/eintraege/[id]', `/konto/eintraege/${company.id}`)
        .replace('/verwaltung/eingang/[id]', `/verwaltung/eingang/${submission}`)
        .replace('/verwaltung/uebernahmen/[id]', `/verwaltung/uebernahmen/${claim}`)
        .replace('/verwaltung/meldungen/[id]', `/verwaltung/meldungen/${report}`)
        .replace('/verwaltung/branchen/[id]', `/verwaltung/branchen/${trade}`)
        .replace('/verwaltung/konten/[id]', `/verwaltung/konten/${author.id}`);
      for (const [who, client] of clients) {
        for (const headers of ASKED_AS) {
          const answer = await client.get(path, { headers });
          const status = answer.status();
          const stayed = new URL(answer.url()).pathname === path;
          const opened = stayed && status === 200 && !/NEXT_REDIRECT|NEXT_HTTP_ERROR/.test(await answer.text());
          if (opened !== allowed.includes(who)) problems.push(`${who} ${path} ${JSON.stringify(headers)}: ${status}`);
        }
      }
    }
  }
  expect(problems).toEqual([]);
  for (const client of clients.values()) await client.dispose();
});

test('a form of somebody who may is of no use to somebody who may not', async ({
  page,
  baseURL,
  playwright,
  context,
  insertCompany,
  insertUser,
  makeMember,
  signIn,
  sessionOf,
  insertSubmission,
}) => {
  const company = await insertCompany({ name: 'Nicht deine', place: 'Görlitz', phone: '+49358123125' });
  const owner = await insertUser();
  await makeMember(company.id, owner.id);
  const submission = await insertSubmission(company.id, owner.id);
  const moderator = await insertUser({ role: 'moderator' });
  const stranger = `session=${await sessionOf(await insertUser())}`;
  const own = `session=${await sessionOf(moderator)}`;

  const cases = [
    { path: `/konto/eintraege/${company.id}`, user: owner, form: 'Änderungen absenden', cookie: stranger },
    { path: `/konto/eintraege/${company.id}`, user: owner, form: 'Eintrag zurückziehen', cookie: stranger },
    { path: `/verwaltung/eingang/${submission}`, user: moderator, form: 'Annehmen', cookie: stranger },
    // Also from another site, from none, and without saying from where.
    {
      path: `/verwaltung/eingang/${submission}`,
      user: moderator,
      form: 'Annehmen',
      cookie: own,
      origin: 'https://evil.example',
    },
    { path: `/verwaltung/eingang/${submission}`, user: moderator, form: 'Annehmen', cookie: own, origin: 'null' },
    { path: `/verwaltung/eingang/${submission}`, user: moderator, form: 'Annehmen', cookie: own, origin: '' },
  ];
  for (const { path, user, form, cookie, origin = baseURL as string } of cases) {
    await context.clearCookies();
    await signIn(user);
    // As it stands in the HTML, with what names its action.
    const html = await (await context.request.get(path)).text();
    const fields = await page.evaluate(
      ([text, label]) => {
        const parsed = new DOMParser().parseFromString(text as string, 'text/html');
        const found = [...parsed.forms].find(
          (each) => each.textContent.includes(label as string) || each.textContent?.includes(label as string),
        );
        return found ? [...new FormData(found)].map(([name, value]) => [name, String(value)]) : [];
      },
      [html, form],
    );
    expect(fields.length, `${path} has the form ${form}`).toBeGreaterThan(0);
    const client = await playwright.request.newContext({ baseURL });
    const answer = await client.post(path, {
      maxRedirects: 0,
      headers: { cookie, ...(origin ? { origin } : {}) },
      multipart: { ...Object.fromEntries(fields), name: 'Gekapert', confirm: 'ja', intent: 'accept' },
    });
    expect([303, 307, 403, 404], `${path} ${form} ${origin}: ${answer.status()}`).toContain(answer.status());
    await client.dispose();
  }
  await page.goto(`/firmen/${company.slug}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Nicht deine' })).toBeVisible();
  await context.clearCookies();
  await signIn(moderator);
  await page.goto(`/verwaltung/eingang/${submission}`);
  await expect(page.getByRole('button', { name: 'Annehmen' })).toBeVisible();
});
