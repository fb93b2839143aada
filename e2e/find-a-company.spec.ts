import { categoryInPlacePath, categoryPath, companyPath, placePath } from '#lib/paths.ts';
import { expect, test } from './fixtures.ts';

test('a visitor finds a company by trade and place', async ({ page, insertCompany }) => {
  const bakery = await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  await page.goto('/');
  await page.getByLabel('Was suchen Sie?').fill('Bäckerei');
  await page.getByLabel('Ort oder PLZ').fill('Görlitz');
  await page.getByRole('button', { name: 'Suchen' }).click();
  await page.getByRole('link', { name: bakery.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: bakery.name })).toBeVisible();
});

test('a visitor finds a company through groups, trade and place, without typing', async ({ page, insertCompany }) => {
  const bakery = await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  await page.goto('/');
  await page.getByRole('link', { name: 'Alle Branchen von A bis Z' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Alle Branchen' })).toBeVisible();
  await page
    .getByRole('link', { name: /^Bäckerei\s*\d/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Bäckerei/ })).toBeVisible();

  await page.goto(categoryInPlacePath('baeckerei', 'goerlitz'));
  await page.getByRole('link', { name: bakery.name }).click();
  await expect(page).toHaveURL(companyPath(bakery.slug));
});

test('a visitor finds a company through Bundesland and town', async ({ page, insertCompany }) => {
  const bakery = await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  await page.goto('/orte');
  await page
    .getByRole('link', { name: /^Sachsen\s*\d/ })
    .first()
    .click();
  await expect(page).toHaveURL(placePath('sachsen'));
  await page.getByRole('link', { name: /^Görlitz\s*\d/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Firmen in Görlitz' })).toBeVisible();
  await page.getByRole('link', { name: bakery.name }).click();
  await expect(page).toHaveURL(companyPath(bakery.slug));
});

test('all of that works without JavaScript', async ({ browser, baseURL, insertCompany }) => {
  const bakery = await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz', quality: 100 });
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Was suchen Sie?').fill('Sonnenkorn');
  await page.getByRole('button', { name: 'Suchen' }).click();
  await page.getByRole('link', { name: bakery.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: bakery.name })).toBeVisible();
  await context.close();
});

test('a trade without entries in a place leads to the nearest that has some, with and without JavaScript', async ({
  browser,
  baseURL,
  insertCompany,
}) => {
  await insertCompany({ name: 'Sternwarte Lausitz', place: 'Görlitz', category: 'baeckerei' });
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ baseURL, javaScriptEnabled });
    const page = await context.newPage();
    const answer = await page.goto(categoryInPlacePath('baeckerei', 'schoepstal'), { waitUntil: 'networkidle' });
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bäckerei in Schöpstal: noch kein Eintrag');
    await page.getByRole('link', { name: /^Görlitz/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bäckerei in Görlitz' })).toBeVisible();
    await context.close();
  }
});

test('a mistyped address offers what was probably meant', async ({ page, insertCompany }) => {
  const bakery = await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz' });
  const meant: [address: string, link: RegExp | string][] = [
    [companyPath(bakery.slug.slice(0, -3)), bakery.name],
    [placePath('goerlizt'), /^Görlitz/],
    [categoryPath('baeckereien'), /^Bäckerei/],
  ];
  for (const [address, link] of meant) {
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('main').getByRole('link', { name: link }).first()).toBeVisible();
  }
});
