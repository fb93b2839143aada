import { renewOpeningTimes } from '#db/companies/opening-times.ts';
import { searchPath } from '#lib/paths.ts';
import { expect, test } from './fixtures.ts';

/** Nobody else is found by it. */
const NAME = 'Quittenlikör';

test('a visitor narrows results down, shares the address, and others see the same', async ({
  page,
  browser,
  baseURL,
  insertCompany,
}) => {
  await insertCompany({
    name: `${NAME} Morgenrot`,
    place: 'Görlitz',
    payment: ['cash', 'girocard'],
    wheelchair: 'yes',
  });
  await insertCompany({ name: `${NAME} Abendstern`, place: 'Görlitz', payment: ['cash'], languages: ['de', 'pl'] });
  await insertCompany({ name: `${NAME} Fernweh`, place: 'Zittau', category: 'cafe', payment: ['girocard'] });
  await page.goto(searchPath({ was: NAME }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`3 Treffer für „${NAME}“`);
  await expect(page.getByLabel('Branche')).toContainText('Café (1)');
  await expect(page.getByLabel('Ort der Treffer')).toContainText('Görlitz (2)');

  await page.getByText('Weitere Filter').click();
  await page.getByLabel('Barzahlung (2)').check();
  await page.getByLabel('girocard (2)').check();
  await page.getByRole('button', { name: 'Anwenden' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`1 Treffer für „${NAME}“`);
  await expect(page.getByRole('link', { name: `${NAME} Morgenrot` })).toBeVisible();

  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('link', { name: `${NAME} Morgenrot` })).toBeVisible();
  await expect(other.getByRole('link', { name: `${NAME} Abendstern` })).toHaveCount(0);
  await other.getByRole('link', { name: 'Barzahlung entfernen' }).click();
  await expect(other.getByRole('link', { name: `${NAME} Fernweh` })).toBeVisible();
  await other.getByLabel('Ort der Treffer').selectOption({ label: 'Zittau (1)' });
  await other.getByRole('button', { name: 'Anwenden' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(`1 Treffer für „${NAME}“`);
  await context.close();
});

test('a visitor finds who is open on Easter Monday at ten', async ({ page, insertCompany }) => {
  const open = await insertCompany({
    name: `${NAME} Ostern`,
    place: 'Görlitz',
    openingHours: 'Mo-Sa 06:00-18:00; PH 08:00-11:00',
  });
  const closed = await insertCompany({
    name: `${NAME} Ruhetag`,
    place: 'Görlitz',
    openingHours: 'Mo-Sa 06:00-18:00; PH off',
  });
  await renewOpeningTimes();
  await page.goto(searchPath({ was: NAME }));
  await page.getByText('Weitere Filter').click();
  const easter = await page
    .locator('#feiertage option')
    .evaluateAll((options) => options.find(({ textContent }) => textContent === 'Ostermontag')?.getAttribute('value'));
  await page.getByLabel('Tag', { exact: true }).fill(easter ?? 'no Easter Monday');
  await page.getByLabel('Uhrzeit').fill('10:00');
  await page.getByRole('button', { name: 'Anwenden' }).click();
  await expect(page.getByRole('link', { name: open.name })).toBeVisible();
  await expect(page.getByRole('link', { name: closed.name })).toHaveCount(0);
});

test('a day too far away is said to be unknown', async ({ page, insertCompany }) => {
  const company = await insertCompany({ name: `${NAME} Bald`, place: 'Görlitz' });
  await page.goto(searchPath({ was: NAME, tag: '2099-05-05', zeit: '10:00' }));
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Für den 05.05.2099 kennen wir keine');
  await expect(page.getByRole('link', { name: company.name })).toBeVisible();
});

test('going back from an entry returns to the same results, where they were left', async ({ page, insertCompany }) => {
  const names = Array.from({ length: 25 }, (_, index) => `${NAME} ${String.fromCodePoint(65 + index)}`);
  for (const name of names) await insertCompany({ name, place: 'Görlitz' });
  const address = searchPath({ was: NAME, sort: 'name', seite: 2 });
  await page.goto(address);
  const link = page.getByRole('link', { name: `${NAME} Y` });
  await link.scrollIntoViewIfNeeded();
  const left = await page.evaluate(() => window.scrollY);
  expect(left).toBeGreaterThan(0);
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: `${NAME} Y` })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('link', { name: `${NAME} Y` })).toBeInViewport();
});

test('each result says why it stands where it does, without JavaScript, too', async ({
  browser,
  baseURL,
  insertCompany,
}) => {
  await insertCompany({ name: NAME, place: 'Görlitz', quality: 20 });
  await insertCompany({ name: `Kelterei ${NAME} und Söhne`, place: 'Görlitz', quality: 90 });
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(searchPath({ was: NAME }));
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([NAME, `Kelterei ${NAME} und Söhne`]);
  await page.getByText('Warum auf diesem Platz?').first().click();
  await expect(page.getByText('Ihre Wörter stehen im Namen').first()).toBeVisible();
  await page.getByRole('link', { name: 'So entsteht die Reihenfolge' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reihenfolge der Treffer' })).toBeVisible();
  await context.close();
});
