import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test('two trades become one: its entries are there, and every old address leads on', async ({
  page,
  baseURL,
  insertTrade,
  insertCompany,
  insertUser,
  signIn,
}) => {
  const from = await insertTrade('Hufeisenbiegerei', ['Eisenbiegerei']);
  const into = await insertTrade('Probeschmiede', []);
  const company = await insertCompany({ name: 'Biegt Hufeisen', place: 'Görlitz', category: from.slug });
  await expect.poll(async () => (await page.request.get(`/branchen/${from.slug}/goerlitz`)).status()).toBe(200);

  await signIn(await insertUser({ role: 'admin' }));
  await page.goto('/verwaltung/branchen');
  await page.getByLabel('Name oder Synonym').fill('eisenbieg');
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await page.getByRole('link', { name: from.name }).click();
  await page.getByLabel('„Hufeisenbiegerei“ geht auf in der Branche').fill('probeschmiede');
  await page.getByRole('button', { name: 'Ansehen, was dann geschieht' }).click();
  await expect(page.getByText('1 Eintrag steht danach unter „Probeschmiede“')).toBeVisible();
  await page.getByRole('button', { name: 'Zusammenlegen', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Probeschmiede' })).toBeVisible();
  await expect(page.getByLabel('Synonyme')).toHaveValue(/Hufeisenbiegerei/);

  for (const tail of ['', '/goerlitz']) {
    await expect
      .poll(async () => {
        const { status, headers } = await raw(baseURL, `/branchen/${from.slug}${tail}`);
        return [status, headers.location];
      })
      .toEqual([301, expect.stringContaining(`/branchen/${into.slug}${tail}`)]);
  }
  await expect(async () => {
    await page.goto(`/branchen/${into.slug}/goerlitz`);
    await expect(page.getByRole('link', { name: company.name })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.goto('/suche?was=Eisenbiegerei&wo=G%C3%B6rlitz');
  await expect(page.getByRole('link', { name: company.name })).toBeVisible();
});

test('a new name is seen by visitors, and a synonym found', async ({
  page,
  insertTrade,
  insertCompany,
  insertUser,
  signIn,
}) => {
  const trade = await insertTrade('Seilerprobe', []);
  const company = await insertCompany({ name: 'Dreht Seile', place: 'Görlitz', category: trade.slug });
  await signIn(await insertUser({ role: 'admin' }));
  await page.goto('/verwaltung/branchen?suche=Seilerprobe');
  await page.getByRole('link', { name: 'Seilerprobe' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Bäckerei');
  await page.getByLabel('Synonyme').fill('Taudreherei\nTAUDREHEREI\n\nReepschläger');
  await page.getByRole('button', { name: 'Branche speichern' }).click();
  await expect(page.getByText('So heißt schon eine andere Branche.')).toBeVisible();
  await expect(page.getByLabel('Synonyme')).toHaveValue(/Reepschläger/);
  await page.getByLabel('Name', { exact: true }).fill('Seilerei und Probe');
  await page.getByRole('button', { name: 'Branche speichern' }).click();
  await expect(page.getByText('Die Branche ist gespeichert.')).toBeVisible();
  await expect(page.getByLabel('Synonyme')).toHaveValue('Taudreherei\nReepschläger');
  await page.getByRole('button', { name: 'Branche speichern' }).click();
  await expect(page.getByText('Die Branche ist gespeichert.')).toBeVisible();

  await expect(async () => {
    await page.goto(`/branchen/${trade.slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Seilerei und Probe', { timeout: 1000 });
  }).toPass();
  await page.goto('/suche?was=taudreherei&wo=G%C3%B6rlitz');
  await expect(page.getByRole('link', { name: company.name })).toBeVisible();
});
