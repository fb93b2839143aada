import { sql } from 'drizzle-orm';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db } from '#db/client.ts';
import { changeCompany, withdrawCompany } from '#db/companies/mutations.ts';
import { companyPath } from '#lib/paths.ts';
import { everythingTag } from '#lib/tags.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test.afterEach(async () => {
  await db.execute(sql`
    delete from articles where id in (select article_id from article_versions where title like 'E2E-Firmen%')`);
  await db.execute(sql`delete from redirects where path like '/artikel/e2e-firmen%'`);
  await recordChangedTags([everythingTag]);
});

test('an article mentions a company: its readers get there, also after it is called something else', async ({
  page,
  baseURL,
  insertCompany,
  insertUser,
  signIn,
}) => {
  const company = await insertCompany({ name: 'Zwirbelmoos Backwaren', place: 'Görlitz' });
  await signIn(await insertUser({ role: 'admin' }));
  await page.goto('/redaktion');
  await page.getByLabel('Neuer Artikel').fill('E2E-Firmen: Besuch in der Backstube');
  await page.getByRole('button', { name: 'Artikel beginnen' }).click();
  await page.getByLabel('Vorspann').fill('Ein Morgen zwischen Öfen.');
  const text = page.getByRole('textbox', { name: 'Text des Artikels' });
  await text.click();

  // An @ within a word is one; the first of a word asks which company, in a field for keyboard and screen reader.
  await page.keyboard.type('Post an a@b.example, Besuch bei @');
  const field = page.getByRole('combobox', { name: 'Firma erwähnen' });
  await expect(field).toBeFocused();
  await page.keyboard.type('zwirbelm');
  await expect(page.getByRole('option', { name: 'Zwirbelmoos Backwaren' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.type(' am Markt.');
  await expect(text).toContainText('Post an a@b.example, Besuch bei Zwirbelmoos Backwaren am Markt.');
  await page.getByRole('button', { name: 'Firma als Karte einfügen' }).click();
  await page.getByRole('combobox', { name: 'Firma als Karte' }).fill('zwirbelm');
  await page.getByRole('option', { name: 'Zwirbelmoos Backwaren' }).click();
  await expect(text.locator('[data-company-card]')).toBeVisible();
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  await expect(page.getByText('Veröffentlicht', { exact: true })).toBeVisible();

  const path = '/artikel/e2e-firmen-besuch-in-der-backstube';
  const link = `<a href="${companyPath(company.slug)}">`;
  const article = async () => (await raw(baseURL, path)).html;
  expect(await article()).toContain(`Besuch bei ${link}Zwirbelmoos Backwaren</a> am Markt.`);
  expect(await article()).toContain(`<p class="company-card-name">${link}Zwirbelmoos Backwaren</a></p><p>Bäckerei</p>`);

  const companyPage = async () => (await raw(baseURL, companyPath(company.slug))).html;
  await expect.poll(companyPage).toContain('Im Archiv');
  expect(await companyPage()).toContain(`href="${path}"`);

  // Called something else: the article still leads there, its card says the new name, and the desk is told.
  await changeCompany(company.id, { name: 'Moosback' }, '2026-11-01');
  await expect.poll(article).toContain(`<p class="company-card-name">${link}Moosback</a></p>`);
  expect(await article()).toContain(`Besuch bei ${link}Zwirbelmoos Backwaren</a> am Markt.`);
  await page.goto('/redaktion');
  await page.getByRole('link', { name: /offene Aufgabe/ }).click();
  const task = page.getByRole('listitem').filter({ hasText: 'E2E-Firmen: Besuch in der Backstube' });
  await expect(task.getByText('„Zwirbelmoos Backwaren“ heißt jetzt Moosback.')).toBeVisible();
  await task.getByRole('link', { name: 'E2E-Firmen: Besuch in der Backstube' }).click();
  await page.getByRole('button', { name: /^Erledigt.*Zwirbelmoos Backwaren/ }).click();
  await expect(page.getByRole('heading', { name: 'Aufgaben' })).toBeHidden();

  // Withdrawn: its name stays, without a link.
  await withdrawCompany(company.id, 'owner');
  await expect.poll(article).toContain('Besuch bei Zwirbelmoos Backwaren am Markt.');
  expect(await article()).not.toContain(link);
  await page.goto('/redaktion/aufgaben');
  await expect(task.getByText('„Moosback“ steht nicht mehr im Verzeichnis')).toBeVisible();
});
