import type { Page } from 'playwright/test';
import { expect, newAddress, PASSWORD, test } from './fixtures.ts';

const throughProvider = async (page: Page) => {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Mit Firmenkonto anmelden' }).click();
};

async function askForMail(page: Page, email: string) {
  await expect(page.getByRole('heading', { level: 1, name: 'Noch ein Schritt' })).toBeVisible();
  await page.getByLabel('Ihr Name').fill('Nora Neu');
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByLabel(/Nutzungsbedingungen/).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bitte sehen Sie in Ihr Postfach' })).toBeVisible();
}

const isIn = (page: Page) => expect(page.getByRole('navigation', { name: 'Mein Konto' })).toBeVisible();

test('somebody new proves the address by mail once; after that the provider is enough', async ({
  page,
  browser,
  baseURL,
  mailbox,
  provider,
}) => {
  const email = newAddress();
  provider.person = { sub: `new-${email}`, name: 'Nora Neu', email, email_verified: true };
  await throughProvider(page);
  await expect(page.getByLabel('Ihr Name')).toHaveValue('Nora Neu');
  await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue(email);
  await askForMail(page, email);
  await page.goto('/konto');
  await expect(page).toHaveURL(/\/anmelden/);

  await page.goto((await mailbox.newest(email, 'Firmenkonto bestätigen')).link);
  await page.getByRole('button', { name: 'Verbinden und anmelden' }).click();
  await isIn(page);
  await mailbox.newest(email, 'ist eingerichtet');

  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await elsewhere.goto('/konto/sicherheit');
  await elsewhere.getByRole('button', { name: 'Mit Firmenkonto anmelden' }).click();
  await expect(elsewhere).toHaveURL(/\/konto\/sicherheit$/);
  await elsewhere.context().close();
});

test('an address that has an account is never connected by the provider’s word, only by its mailbox', async ({
  page,
  browser,
  baseURL,
  mailbox,
  provider,
  insertUser,
}) => {
  const { email } = await insertUser();
  provider.person = { sub: `same-${email}`, email, email_verified: true };
  await throughProvider(page);
  await askForMail(page, email);
  await page.goto('/konto');
  await expect(page).toHaveURL(/\/anmelden/);
  const { link } = await mailbox.newest(email, 'Firmenkonto bestätigen');

  // Its owner, who has begun nothing, presses the link in the mail that somebody else has asked for.
  const owner = await (await browser.newContext({ baseURL })).newPage();
  await owner.goto(link);
  await expect(owner.getByRole('heading', { name: 'Hier geht es nicht weiter' })).toBeVisible();
  await expect(owner.getByRole('button', { name: 'Verbinden' })).toHaveCount(0);
  await owner.context().close();

  await page.goto(link);
  await page.getByRole('button', { name: 'Verbinden und anmelden' }).click();
  await isIn(page);
  await page.goto('/konto/sicherheit');
  await expect(page.getByText(`angemeldet als ${email}`)).toBeVisible();
});

test('whoever is signed in connects a provider with the password, and disconnects it', async ({
  page,
  browser,
  baseURL,
  mailbox,
  provider,
  insertUser,
  signIn,
}) => {
  const user = await insertUser();
  provider.person = { sub: `own-${user.email}`, email: 'ganz-anders@beispiel.example' };
  await signIn(user);
  await page.goto('/konto/sicherheit');
  await page.getByRole('button', { name: 'Firmenkonto verbinden' }).click();
  await page.getByLabel('Ihr Passwort, um Firmenkonto zu verbinden').fill('nicht das richtige');
  await page.getByRole('button', { name: 'Firmenkonto verbinden' }).click();
  await expect(page.getByText('Dieses Passwort stimmt nicht.')).toBeVisible();
  await page.getByLabel('Ihr Passwort, um Firmenkonto zu verbinden').fill(PASSWORD);
  await page.getByRole('button', { name: 'Firmenkonto verbinden' }).click();
  await expect(page.getByText('Der Anbieter ist mit Ihrem Konto verbunden.')).toBeVisible();
  await mailbox.newest(user.email, 'ist eingerichtet');

  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await throughProvider(elsewhere);
  await isIn(elsewhere);
  await elsewhere.context().close();

  await page.getByRole('button', { name: 'Firmenkonto trennen' }).click();
  await expect(page.getByRole('button', { name: 'Firmenkonto verbinden' })).toBeVisible();
  await mailbox.newest(user.email, 'ist entfernt');
});

test('an identity belongs to one account; a locked one stays out; who cancels is where he was', async ({
  page,
  browser,
  baseURL,
  provider,
  insertUser,
  insertIdentity,
  signIn,
  lockUser,
}) => {
  const first = await insertUser();
  const second = await insertUser();
  const sub = `one-${first.email}`;
  await insertIdentity(first.id, sub);
  provider.person = { sub };
  await signIn(second);
  await page.goto('/konto/sicherheit');
  await page.getByLabel('Ihr Passwort, um Firmenkonto zu verbinden').fill(PASSWORD);
  await page.getByRole('button', { name: 'Firmenkonto verbinden' }).click();
  await page.waitForURL('**/konto/sicherheit?anbieter=vergeben');

  const other = await (await browser.newContext({ baseURL })).newPage();
  await lockUser(first.id);
  await throughProvider(other);
  await expect(other.getByText('Dieses Konto ist gesperrt.')).toBeVisible();
  provider.person = null;
  await throughProvider(other);
  await expect(other.getByText('Die Anmeldung über den Anbieter hat nicht geklappt.')).toBeVisible();
  await other.context().close();
});

test('of the sign-in library only the way back from a provider has an address', async ({ request }) => {
  for (const path of ['session', 'csrf', 'providers', 'signin', 'signout', 'error', 'verify-request', 'callback/x']) {
    const answer = await request.get(`/api/auth/${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
  }
});
