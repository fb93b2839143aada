import { expect, PASSWORD, test } from './fixtures.ts';
import { raw } from './raw-request.ts';
import { isRefusal } from './server-actions.ts';

test('a session is as long as its person may, and not a request longer', async ({
  baseURL,
  insertUser,
  sessionOf,
  lockUser,
  giveRole,
  page,
  signIn,
}) => {
  const isIn = async (token: string, path = '/konto') =>
    !isRefusal(await raw(baseURL, path, { headers: { cookie: `session=${token}` } }));

  const locked = await insertUser();
  const token = await sessionOf(locked);
  expect(await isIn(token)).toBe(true);
  await lockUser(locked.id);
  expect(await isIn(token)).toBe(false);

  const moderator = await insertUser({ role: 'moderator' });
  const staff = await sessionOf(moderator);
  expect(await isIn(staff, '/verwaltung/eingang')).toBe(true);
  await giveRole(moderator.id, 'member');
  expect(await isIn(staff, '/verwaltung/eingang')).toBe(false);

  const careful = await insertUser();
  const old = await Promise.all(Array.from({ length: 200 }, () => sessionOf(careful)));
  expect(await isIn(old[0] as string)).toBe(true);
  await signIn(careful);
  await page.goto('/konto/sicherheit');
  await page.getByLabel('Bisheriges Passwort').fill(PASSWORD);
  await page.getByLabel('Neues Passwort').fill('neun Luchse kneten Brot');
  await page.getByRole('button', { name: 'Passwort speichern' }).click();
  await expect(page.getByText('Ihr Passwort ist geändert.')).toBeVisible();
  for (const each of old) expect(await isIn(each)).toBe(false);
  await page.goto('/konto');
  await expect(page.getByRole('navigation', { name: 'Mein Konto' })).toBeVisible();
});

test('a session that somebody has put into the browser before is not the one that is signed in', async ({
  page,
  context,
  baseURL,
  insertUser,
  sessionOf,
}) => {
  const attacker = await insertUser();
  const planted = await sessionOf(attacker);
  const { email } = await insertUser();
  await context.addCookies([{ name: 'session', value: `${planted.slice(0, -1)}_`, url: baseURL as string }]);
  await page.goto('/anmelden');
  await page.getByLabel('E-Mail-Adresse').first().fill(email);
  await page.getByLabel('Passwort').fill(PASSWORD);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.waitForURL('**/konto');
  const cookie = (await context.cookies()).find(({ name }) => name === 'session');
  expect(cookie?.value).not.toBe(`${planted.slice(0, -1)}_`);
  expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32);
  const answer = await raw(baseURL, '/konto', { headers: { cookie: `session=${planted.slice(0, -1)}_` } });
  expect(isRefusal(answer)).toBe(true);
});

test('who signs out in one tab is signed out in the other, and „back“ shows nothing', async ({
  page,
  context,
  insertUser,
  signIn,
}) => {
  const { email } = await insertUser().then(async (user) => {
    await signIn(user);
    return user;
  });
  await page.goto('/konto/sicherheit');
  const other = await context.newPage();
  await other.goto('/konto');
  await other.getByRole('button', { name: 'Abmelden', exact: true }).click();
  await other.waitForURL((url) => url.pathname === '/');
  await page.getByRole('button', { name: 'Name speichern' }).click();
  await expect(page).toHaveURL(/\/anmelden/);
  await other.goBack();
  await other.reload();
  await expect(other).toHaveURL(/\/anmelden/);
  await expect(other.getByText(email)).toHaveCount(0);
});
