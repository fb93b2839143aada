import { sql } from 'drizzle-orm';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db } from '#db/client.ts';
import { everythingTag } from '#lib/tags.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test.afterEach(async () => {
  await db.execute(sql`
    delete from articles where id in (select article_id from article_versions where title like 'E2E-Redaktion%')`);
  await db.execute(sql`delete from topics where name like 'E2E-%'`);
  await db.execute(sql`delete from redirects where path like '/artikel/e2e-redaktion%'`);
  await recordChangedTags([everythingTag]);
});

test('an editor writes an article, also without a network, publishes it, moves it and takes it back', async ({
  page,
  context,
  baseURL,
  insertUser,
  signIn,
}) => {
  await signIn(await insertUser({ role: 'editor' }));
  await page.goto('/konto');
  await page.getByRole('link', { name: 'Redaktion' }).click();
  await page.getByLabel('Neuer Artikel').fill('E2E-Redaktion: Markttag in Görlitz');
  await page.getByRole('button', { name: 'Artikel beginnen' }).click();

  // Typed as people type: Markdown becomes form, and two seconds later it is on the server.
  const text = page.getByRole('textbox', { name: 'Text des Artikels' });
  await text.click();
  await page.keyboard.type('## Der Morgen\nEs war **sehr voll** am Stand.');
  await expect(text.locator('h2')).toHaveText('Der Morgen');
  await expect(text.locator('strong')).toHaveText('sehr voll');
  await page.getByLabel('Vorspann').fill('Was es am Samstag zu sehen gab.');
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible({ timeout: 2000 });

  // What comes from a page comes in clean.
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await text.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/html', '<p style="color:red" onclick="x()">Eingefügt <b>fett</b><script>alert(1)</script></p>');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(text.getByText('Eingefügt fett')).toBeVisible();

  // Without a network it stays in the browser, over a reload too.
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.type(' und offline getippt');
  await expect(page.getByText('Keine Verbindung')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible({ timeout: 10_000 });
  await page.reload();
  await expect(text).toContainText('und offline getippt');

  const details = page.getByRole('region', { name: 'Angaben' });
  await details.getByLabel('Themen: 1.').fill('E2E-Märkte');
  await details.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(details.getByText('Dieses Thema gibt es noch nicht: E2E-Märkte.')).toBeVisible();
  await details.getByLabel('Was es noch nicht gibt, neu anlegen').check();
  await details.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(details.getByText('Die Angaben sind gespeichert.')).toBeVisible();

  // Pressed right after the last key: what was typed last is published, too.
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Schluss.');
  await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  const link = page.getByRole('link', { name: '/artikel/e2e-redaktion-markttag-in-goerlitz' });
  await expect(link).toBeVisible();
  await expect
    .poll(async () => (await raw(baseURL, '/artikel/e2e-redaktion-markttag-in-goerlitz')).html)
    .toContain(
      '<strong>sehr voll</strong> am Stand.</p><p>Eingefügt <strong>fett</strong> und offline getippt Schluss.',
    );

  // The next version stays hidden until it is published.
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Nachtrag.');
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Veröffentlicht, neue Fassung in Arbeit')).toBeVisible();
  expect((await raw(baseURL, '/artikel/e2e-redaktion-markttag-in-goerlitz')).html).not.toContain('Nachtrag.');
  await page.getByRole('button', { name: 'Neue Fassung veröffentlichen' }).click();
  await expect
    .poll(async () => (await raw(baseURL, '/artikel/e2e-redaktion-markttag-in-goerlitz')).html)
    .toContain('Schluss. Nachtrag.');

  await details.getByLabel('Adresse', { exact: false }).fill('e2e-redaktion-neu');
  await details.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(page.getByRole('link', { name: '/artikel/e2e-redaktion-neu' })).toBeVisible();
  await expect
    .poll(async () => {
      const { status, headers } = await raw(baseURL, '/artikel/e2e-redaktion-markttag-in-goerlitz');
      return [status, headers.location];
    })
    .toEqual([301, expect.stringContaining('/artikel/e2e-redaktion-neu')]);
  await page.getByText('Zurückziehen …').click();
  await page.getByRole('button', { name: 'Artikel zurückziehen' }).click();
  await expect(page.getByText('Zurückgezogen', { exact: true })).toBeVisible();
  await expect.poll(async () => (await raw(baseURL, '/artikel/e2e-redaktion-neu')).status).toBe(410);
});

test('two editors: the second sees who is there, takes over on purpose, and nothing that was typed is lost', async ({
  page,
  insertUser,
  signIn,
  signInElsewhere,
}) => {
  await signIn(await insertUser({ role: 'editor', name: 'Anna Erste' }));
  await page.goto('/redaktion');
  await page.getByLabel('Neuer Artikel').fill('E2E-Redaktion: Zu zweit');
  await page.getByRole('button', { name: 'Artikel beginnen' }).click();
  const first = page.getByRole('textbox', { name: 'Text des Artikels' });
  await first.click();
  await page.keyboard.type('Von Anna.');
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();

  const other = await signInElsewhere(await insertUser({ role: 'editor', name: 'Bert Zweiter' }));
  await other.goto('/redaktion?suche=Zu+zweit');
  await expect(other.getByText('Anna Erste schreibt gerade daran')).toBeVisible();
  await other.getByRole('link', { name: 'E2E-Redaktion: Zu zweit' }).click();
  await expect(other.getByText('Anna Erste schreibt gerade an diesem Artikel.')).toBeVisible();
  const second = other.getByRole('textbox', { name: 'Text des Artikels' });
  await expect(second).toHaveAttribute('contenteditable', 'false');
  await other.getByRole('button', { name: 'Artikel übernehmen' }).click();
  await expect(second).toHaveAttribute('contenteditable', 'true');
  await second.click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' Von Bert.');
  await expect(other.getByText('Gespeichert', { exact: true })).toBeVisible();

  // Anna has not noticed and types on.
  await page.keyboard.type(' Noch von Anna.');
  await expect(page.getByText('Bert Zweiter schreibt gerade an diesem Artikel.')).toBeVisible();
  await page.getByRole('button', { name: 'Artikel übernehmen' }).click();
  await expect(page.getByRole('heading', { name: 'Zwei Fassungen' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Ihre Fassung' })).toContainText('Von Anna. Noch von Anna.');
  await expect(page.getByRole('region', { name: 'Gespeicherte Fassung' })).toContainText('Von Anna. Von Bert.');
  await page.getByRole('button', { name: 'Meine Fassung speichern' }).click();
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await page.reload();
  await expect(first).toContainText('Von Anna. Noch von Anna.');
});
