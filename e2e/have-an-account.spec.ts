import { expect, newAddress, PASSWORD, test } from './fixtures.ts';

test('somebody registers, confirms the address with the password, and is signed in', async ({ page, mailbox }) => {
  const email = newAddress();
  await page.goto('/konto');
  await expect(page).toHaveURL(/\/anmelden\?weiter=/);
  await page.getByRole('link', { name: 'Konto anlegen' }).click();
  await page.getByLabel('Ihr Name').fill('Jörg Groß');
  await page.getByLabel('E-Mail-Adresse').fill(` ${email.toUpperCase()} `);
  await page.getByLabel('Passwort').fill('zu kurz');
  await page.getByLabel(/Nutzungsbedingungen/).check();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByText('Bitte wählen Sie mindestens 12 Zeichen')).toBeVisible();
  await expect(page.getByLabel('Ihr Name')).toHaveValue('Jörg Groß');

  await page.getByLabel('Passwort').fill(PASSWORD);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bitte sehen Sie in Ihr Postfach' })).toBeVisible();

  const mail = await mailbox.newest(email, 'bestätigen');
  expect(mail.html).toContain(mail.link);
  await page.goto(mail.link);
  await page.getByLabel('Passwort').fill('ein ganz anderes Passwort');
  await page.getByRole('button', { name: 'Bestätigen und anmelden' }).click();
  await expect(page.getByText('Dieses Passwort stimmt nicht.')).toBeVisible();
  await page.getByLabel('Passwort').fill(PASSWORD);
  await page.getByRole('button', { name: 'Bestätigen und anmelden' }).click();

  await page.waitForURL('**/firma-eintragen');
  await page.goto('/konto');
  await expect(page.getByRole('heading', { level: 1, name: 'Guten Tag, Jörg Groß' })).toBeVisible();
  await page.goto(mail.link);
  await expect(page.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' })).toBeVisible();
});

test('a member signs in with a password and out again; the page that was asked for comes after it', async ({
  page,
  context,
  insertUser,
}) => {
  const { email } = await insertUser();
  await page.goto('/konto/sicherheit');
  await page.getByLabel('E-Mail-Adresse').first().fill(email);
  await page.getByLabel('Passwort').fill('falsch geraten');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByText('E-Mail-Adresse oder Passwort stimmen nicht.')).toBeVisible();
  await page.getByLabel('Passwort').fill(PASSWORD);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page).toHaveURL(/\/konto\/sicherheit$/);
  await expect(page.getByText('– dieses Gerät')).toBeVisible();

  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/' });
  await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  await context.addCookies([cookie as never]);
  await page.goto('/konto');
  await expect(page).toHaveURL(/\/anmelden/);
});

test('without JavaScript somebody signs in by a mailed link', async ({ browser, baseURL, mailbox, insertUser }) => {
  const { email } = await insertUser();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('/anmelden');
  await page.locator('#link-email').fill(email);
  await page.getByRole('button', { name: 'Link schicken' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bitte sehen Sie in Ihr Postfach' })).toBeVisible();
  await page.goto((await mailbox.newest(email, 'Anmelden')).link);
  await page.getByRole('button', { name: 'Jetzt anmelden' }).click();
  await expect(page.getByRole('navigation', { name: 'Mein Konto' })).toBeVisible();
  await context.close();
});

test('a forgotten password is chosen anew, and every other device is signed out', async ({
  page,
  browser,
  baseURL,
  mailbox,
  insertUser,
  signIn,
}) => {
  const user = await insertUser();
  await signIn(user);
  await page.goto('/konto');
  await expect(page.getByRole('navigation', { name: 'Mein Konto' })).toBeVisible();

  const other = await (await browser.newContext({ baseURL })).newPage();
  await other.goto('/passwort-vergessen');
  await other.getByLabel('E-Mail-Adresse').fill(user.email);
  await other.getByRole('button', { name: 'Link schicken' }).click();
  await expect(other).toHaveURL(/gesendet/);
  await other.goto((await mailbox.newest(user.email, 'Neues Passwort')).link);
  await other.getByLabel('Neues Passwort').fill('acht Otter flechten Körbe');
  await other.getByRole('button', { name: 'Passwort speichern' }).click();
  await expect(other.getByRole('navigation', { name: 'Mein Konto' })).toBeVisible();
  await mailbox.newest(user.email, 'wurde geändert');

  await page.reload();
  await expect(page).toHaveURL(/\/anmelden/);
});

test('a new address counts once it is confirmed, and both are told', async ({ page, mailbox, insertUser, signIn }) => {
  const user = await insertUser();
  const email = newAddress();
  await signIn(user);
  await page.goto('/konto/sicherheit');
  await page.getByLabel('Neue E-Mail-Adresse').fill(email);
  await page.getByLabel('Ihr Passwort', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Adresse ändern' }).click();
  await expect(page.getByText('Bis dahin bleibt alles, wie es ist.')).toBeVisible();
  await mailbox.newest(user.email, 'soll geändert werden');
  await page.goto((await mailbox.newest(email, 'neue E-Mail-Adresse')).link);
  await page.getByRole('button', { name: 'Adresse bestätigen' }).click();
  await page.waitForURL('**/konto');
  await page.goto('/konto/sicherheit');
  await expect(page.getByText(`angemeldet als ${email}`)).toBeVisible();
  await mailbox.newest(user.email, 'wurde geändert');
  await mailbox.newest(email, 'wurde geändert');
});

test('an account is deleted by its owner, for good', async ({ page, mailbox, insertUser, signIn }) => {
  const user = await insertUser();
  await signIn(user);
  await page.goto('/konto/loeschen');
  await page.getByLabel(/Ihre E-Mail-Adresse/).fill(user.email);
  await page.getByRole('button', { name: 'Konto endgültig löschen' }).click();
  await expect(page).toHaveURL(/\/$/);
  await mailbox.newest(user.email, 'gelöscht');
  await page.goto('/konto');
  await expect(page).toHaveURL(/\/anmelden/);
});

test('whether an address has an account is told to nobody but its owner', async ({ page, mailbox, insertUser }) => {
  const { email } = await insertUser();
  await page.goto('/registrieren');
  await page.getByLabel('Ihr Name').fill('Neugierig');
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByLabel('Passwort').fill(PASSWORD);
  await page.getByLabel(/Nutzungsbedingungen/).check();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bitte sehen Sie in Ihr Postfach' })).toBeVisible();
  await mailbox.newest(email, 'schon ein Konto');
});

test('a lost device is signed out on its own, all others at once, or everywhere', async ({
  page,
  insertUser,
  signIn,
  signInElsewhere,
}) => {
  const user = await insertUser();
  await signIn(user);
  const lost = await signInElsewhere(user);
  await page.goto('/konto/sicherheit');
  const devices = page.getByRole('listitem').filter({ hasText: 'zuletzt aktiv' });
  await expect(devices).toHaveCount(2);
  await devices.getByRole('button', { name: /abmelden$/ }).click();
  await expect(devices).toHaveCount(1);
  await lost.goto('/konto');
  await expect(lost).toHaveURL(/\/anmelden/);

  const other = await signInElsewhere(user);
  await page.getByRole('button', { name: 'Überall sonst abmelden' }).click();
  await expect(page.getByText('Auf allen anderen Geräten sind Sie abgemeldet.')).toBeVisible();
  await other.goto('/konto');
  await expect(other).toHaveURL(/\/anmelden/);

  await page.getByRole('button', { name: 'Überall abmelden, auch hier' }).click();
  await expect(page).toHaveURL(/\/anmelden$/);
  await page.goto('/konto');
  await expect(page).toHaveURL(/\/anmelden\?weiter/);
});

test('who has not agreed to the present wording is asked once, before going on', async ({
  page,
  insertUser,
  signIn,
  forgetAcceptances,
}) => {
  const user = await insertUser();
  await forgetAcceptances(user.id);
  await signIn(user);
  await page.goto('/konto');
  await expect(page.getByRole('heading', { level: 1, name: 'Bitte lesen Sie kurz, was gilt' })).toBeVisible();
  await page.getByLabel(/Nutzungsbedingungen/).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Guten Tag/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /Guten Tag/ })).toBeVisible();
});
