import { berlinTimeField } from '#lib/dates.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';
import { removeTestArticles } from './test-articles.ts';

test.afterEach(removeTestArticles);

test('an article is written, remarked on, approved by somebody else, planned, and appears; its next version stays hidden until it is released', async ({
  page,
  baseURL,
  insertUser,
  signIn,
  signInElsewhere,
}) => {
  test.setTimeout(240_000);
  const path = '/artikel/e2e-redaktion-markttag-in-goerlitz';
  const publicPage = async () => (await raw(baseURL, path)).html;
  await signIn(await insertUser({ role: 'editor', name: 'Anna Erste' }));
  const other = await signInElsewhere(await insertUser({ role: 'moderator', name: 'Bert Zweiter' }));
  await page.goto('/redaktion');
  await page.getByLabel('Neuer Artikel').fill('E2E-Redaktion: Markttag in Görlitz');
  await page.getByRole('button', { name: 'Artikel beginnen' }).click();
  const text = page.getByRole('textbox', { name: 'Text des Artikels' });
  await page.getByLabel('Vorspann').fill('Was es zu sehen gab.');
  await text.click();
  await page.keyboard.type('Am Morgen war es voll.');

  const details = page.getByRole('region', { name: 'Angaben' });
  await details.getByLabel('Themen: 1.').fill('E2E-Märkte');
  await details.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(details.getByText('Dieses Thema gibt es noch nicht: E2E-Märkte.')).toBeVisible();
  await details.getByLabel('Was es noch nicht gibt, neu anlegen').check();
  await details.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(details.getByText('Die Angaben sind gespeichert.')).toBeVisible();

  // For somebody without an account, as long as the link is good.
  await page.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await page.getByLabel('Link zur Vorschau').inputValue();
  const preview = await raw(baseURL, new URL(link).pathname);
  expect(preview.status).toBe(200);
  expect(preview.html).toContain('Am Morgen war es voll.');
  expect(preview.html).toContain('noindex');
  await page.getByRole('button', { name: 'Alle ungültig machen' }).click();
  await expect(page.getByRole('button', { name: 'Alle ungültig machen' })).toBeHidden();
  expect((await raw(baseURL, new URL(link).pathname)).status).toBe(404);

  // Pressed right after the last key: what was typed last is in it.
  await expect(page.getByRole('button', { name: 'Jetzt veröffentlichen' })).toBeHidden();
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Schluss.');
  await page.getByRole('button', { name: 'Zur Prüfung geben' }).click();
  await expect(page.getByText('In Prüfung', { exact: true })).toBeVisible();
  await expect(page.getByText('Freigeben kann, wer nicht selbst an diesem Text geschrieben hat.')).toBeVisible();

  await other.goto('/redaktion?stand=inReview&suche=Markttag');
  await other.getByRole('link', { name: 'E2E-Redaktion: Markttag in Görlitz' }).click();
  const seen = other.getByRole('textbox', { name: 'Text des Artikels' });
  await expect(seen).toContainText('Am Morgen war es voll. Schluss.');
  await seen.getByText('Am Morgen').dblclick({ position: { x: 40, y: 10 } });
  await other.getByRole('button', { name: 'Anmerkung zur Auswahl' }).click();
  await other.getByLabel('Neue Anmerkung').fill('Wann genau?');
  await other.getByRole('button', { name: 'Anmerken', exact: true }).click();
  await expect(other.getByText('Wann genau?')).toBeVisible();
  await expect(seen.locator('.passage')).toHaveText('Morgen');
  await other.getByRole('button', { name: 'Freigeben' }).click();
  await expect(other.getByText('Freigegeben', { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByText('Bert Zweiter,')).toBeVisible();
  await page.getByRole('button', { name: 'Erledigt' }).click();
  await expect(page.getByRole('button', { name: 'Wieder öffnen' })).toBeVisible();
  const at = berlinTimeField(new Date(Date.now() + 70_000));
  await page.getByLabel('Erscheint am').fill(at);
  await page.getByRole('button', { name: 'Planen', exact: true }).click();
  await expect(page.getByText('Geplant', { exact: true })).toBeVisible();
  expect((await raw(baseURL, path)).status).toBe(404);
  await expect.poll(async () => (await raw(baseURL, path)).status, { timeout: 140_000 }).toBe(200);
  expect(await publicPage()).toContain('Am Morgen war es voll. Schluss.');
  const day = `/archiv/${at.slice(0, 10).replaceAll('-', '/')}`;
  for (const place of [day, `${day}/feed.xml`, '/feed.xml', '/themen/e2e-maerkte', '/sitemap/artikel.xml'])
    await expect.poll(async () => (await raw(baseURL, place)).html, { message: place }).toContain(path);

  // The next version: hidden, approved, released.
  await page.reload();
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Nachtrag.');
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Zur Prüfung geben' }).click();
  await expect(page.getByText('Veröffentlicht, neue Fassung in Prüfung')).toBeVisible();
  await other.reload();
  await other.getByRole('button', { name: 'Freigeben' }).click();
  await expect(other.getByText('Veröffentlicht, neue Fassung freigegeben')).toBeVisible();
  expect(await publicPage()).not.toContain('Nachtrag.');
  await other.getByRole('button', { name: 'Neue Fassung veröffentlichen' }).click();
  await expect.poll(publicPage).toContain('Schluss. Nachtrag.');

  // The versions, with the words that differ; and a correction that readers see.
  await page.reload();
  await page.getByLabel('Neue Berichtigung').fill('In einer früheren Fassung fehlte der Nachtrag.');
  await page.getByRole('button', { name: 'Berichtigung zeigen' }).click();
  await expect.poll(publicPage).toContain('In einer früheren Fassung fehlte der Nachtrag.');
  expect(await publicPage()).toContain('"@type":"CorrectionComment"');
  await page.getByRole('link', { name: 'alle Fassungen' }).click();
  await expect(page.getByRole('insertion')).toHaveText(' Nachtrag.');
  await page.goBack();

  await details.getByLabel('Adresse').fill('e2e-redaktion-neu');
  await details.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(page.getByRole('link', { name: '/artikel/e2e-redaktion-neu' })).toBeVisible();
  await expect
    .poll(async () => {
      const { status, headers } = await raw(baseURL, path);
      return [status, headers.location];
    })
    .toEqual([301, expect.stringContaining('/artikel/e2e-redaktion-neu')]);
  await page.getByText('Zurückziehen …').click();
  await page.getByRole('button', { name: 'Artikel zurückziehen' }).click();
  await expect(page.getByText('Zurückgezogen', { exact: true })).toBeVisible();
  await expect.poll(async () => (await raw(baseURL, '/artikel/e2e-redaktion-neu')).status).toBe(410);
});
