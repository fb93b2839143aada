import type { Page } from 'playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const where = (page: Page) => page.getByLabel('Ort oder PLZ');

test('suggestions are gone through and taken by keyboard alone', async ({ page, insertCompany }) => {
  await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  await page.goto('/', { waitUntil: 'networkidle' });
  const field = page.getByRole('combobox', { name: 'Was suchen Sie?' });
  await field.pressSequentially('sonnenk');
  await expect(page.getByRole('option', { name: /Bäckerei Sonnenkorn/ })).toBeVisible();
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);

  await field.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(field).toHaveValue('sonnenk');

  await field.press('ArrowDown');
  await expect(page.getByRole('option', { name: /Bäckerei Sonnenkorn/ })).toBeVisible();
  await field.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/Bäckerei Sonnenkorn/);
  await field.press('Enter');
  await expect(field).toHaveValue('Bäckerei Sonnenkorn');
  await expect(where(page)).toHaveValue('Görlitz');

  await field.press('Enter');
  await expect(headline(page)).toHaveText('1 Treffer für „Bäckerei Sonnenkorn“ in Görlitz');
});

test('a place is suggested by its beginning, and by its postal code', async ({ page }) => {
  await page.goto('/suche', { waitUntil: 'networkidle' });
  await where(page).pressSequentially('görl');
  await page
    .getByRole('option', { name: /^Görlitz/ })
    .first()
    .click();
  await expect(where(page)).toHaveValue('Görlitz');
  await where(page).fill('');
  await where(page).pressSequentially('0282');
  await expect(page.getByRole('option', { name: /02826.*Görlitz/ })).toBeVisible();
});

test('errors are corrected, and there is a way back to every letter', async ({ page, insertCompany }) => {
  await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  await page.goto('/suche?was=B%C3%A4ckrei+Sonenkorn&wo=G%C3%B6rltz');
  await expect(
    page.getByRole('status').filter({ hasText: 'Meinten Sie „Bäckerei Sonnenkorn“ in „Görlitz“?' }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bäckerei Sonnenkorn', exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: /^Doch genau/ }).click();
  await expect(headline(page)).toHaveText(/^Keine Treffer für „Bäckrei Sonenkorn“/);
  await expect(page).toHaveURL(/genau=1/);
  await expect(page.getByText('Einen Ort „Görltz“ kennen wir nicht.')).toBeVisible();
  await page.getByRole('link', { name: /^Meinten Sie .*„Görlitz“\?$/ }).click();
  await expect(page).toHaveURL(/wo=G%C3%B6rlitz/);
});

test('names are found by their sound', async ({ page, insertCompany }) => {
  await insertCompany({ name: 'Sonnenkorn Mayer', place: 'Görlitz' });
  for (const name of ['Meier', 'Meyer', 'Maier']) {
    await insertCompany({ name: `Dachdeckerei ${name} Sonnenkorn`, place: 'Zittau', category: 'dachdecker' });
  }
  await page.goto('/suche?was=Sonnenkorn+Meyer');
  await expect(headline(page)).toHaveText('4 Treffer für „Sonnenkorn Meyer“');
  await expect(page.locator('main h3').first()).toHaveText('Dachdeckerei Meyer Sonnenkorn');
});

test('without a hit the page says which part has failed, and every way on leads somewhere', async ({
  page,
  insertCompany,
}) => {
  await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Zittau', quality: 100 });
  await page.goto('/suche?was=Sonnenkorn+Qwertzuiopü&wo=G%C3%B6rlitz');
  await expect(page.getByText('„qwertzuiopü“ kommt in keinem Eintrag vor.')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/suche?was=Sonnenkorn&wo=G%C3%B6rlitz');
  await expect(page.getByText('In Görlitz gibt es keinen Eintrag mit diesen Wörtern.')).toBeVisible();
  await expect(page.getByRole('link', { name: '1 Treffer für „Sonnenkorn“ in ganz Deutschland' })).toBeVisible();
  await page.getByRole('link', { name: '1 Treffer im Umkreis von 50 km' }).click();
  await expect(page.getByRole('link', { name: 'Bäckerei Sonnenkorn', exact: true })).toBeVisible();
});

test('words that no entry of a trade has are left out, and that is said', async ({ page, insertCompany }) => {
  await insertCompany({ name: 'Haus Sonnenkorn', place: 'Görlitz', category: 'hotel', quality: 100 });
  await insertCompany({ name: 'Zur Quelle', place: 'Zittau', category: 'hotel', description: 'Mit Qwertzpool.' });
  await page.goto('/suche?was=Hotel+mit+Qwertzpool&wo=G%C3%B6rlitz');
  await expect(page.getByText('Für „Hotel mit Qwertzpool“ in „Görlitz“ gibt es keine Treffer.')).toBeVisible();
  await expect(headline(page)).toContainText('Treffer für „Hotel“ in Görlitz');
  await expect(page.getByRole('link', { name: 'Haus Sonnenkorn', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '1 Treffer im Umkreis von 50 km' }).click();
  await expect(page.getByRole('link', { name: 'Zur Quelle', exact: true })).toBeVisible();
});

test('both may stand in one field, in either', async ({ page, insertCompany }) => {
  await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  for (const query of [
    'was=Sonnenkorn+B%C3%A4cker+G%C3%B6rlitz',
    'wo=B%C3%A4cker+Sonnenkorn+G%C3%B6rlitz',
    'was=G%C3%B6rlitz&wo=B%C3%A4cker',
  ]) {
    await page.goto(`/suche?${query}`);
    await expect(page.getByRole('link', { name: 'Bäckerei Sonnenkorn', exact: true })).toBeVisible();
  }
});

test('a phone number finds its company however it is written', async ({ page, insertCompany }) => {
  await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', phone: '+493023125987' });
  for (const number of ['030 23125987', '(030) 231 25-987', '+49 30 23125987', '0049 (0)30/23125987', '030 2312598']) {
    await page.goto(`/suche?${new URLSearchParams({ was: number })}`);
    await expect(page.getByRole('link', { name: 'Bäckerei Sonnenkorn', exact: true }), number).toBeVisible();
  }
  await page.goto('/suche?was=030+99999999');
  await expect(page.getByText('Diese Telefonnummer steht in keinem Eintrag.')).toBeVisible();
});

test('one’s own position is asked for only when one wants to search around it', async ({
  browser,
  baseURL,
  insertCompany,
}) => {
  await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  const here = { latitude: 51.1526, longitude: 14.9873 };
  const context = await browser.newContext({
    baseURL,
    geolocation: here,
    permissions: ['geolocation'],
    locale: 'de-DE',
  });
  const page = await context.newPage();
  await page.goto('/suche?was=Sonnenkorn+in+meiner+N%C3%A4he', { waitUntil: 'networkidle' });
  await expect(page.getByText('Wo Sie sind, wissen wir nicht.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'In meiner Nähe' }).click();
  await expect(headline(page)).toHaveText(/im Umkreis von 10 km um Ihren Standort$/);
  await expect(page.getByRole('link', { name: 'Bäckerei Sonnenkorn', exact: true })).toBeVisible();
  await context.close();
});

test('what the search suggests is few, quick to keep, and not endless', async ({ request }) => {
  const answer = await request.get('/api/suche/vorschlaege?feld=was&text=friseur');
  expect(answer.headers()['cache-control']).toBe('public, max-age=60');
  expect((await answer.json()).length).toBeLessThanOrEqual(12);
  for (const text of ['', '%', '\u0000', 'a'.repeat(5000), "';--", '😀']) {
    const odd = await request.get(`/api/suche/vorschlaege?${new URLSearchParams({ feld: 'was', text })}`);
    expect(odd.status(), text.slice(0, 20)).toBeLessThan(500);
  }
});
