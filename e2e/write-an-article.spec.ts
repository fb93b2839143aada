import { sql } from 'drizzle-orm';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db } from '#db/client.ts';
import { berlinTimeField } from '#lib/dates.ts';
import { everythingTag } from '#lib/tags.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test.afterEach(async () => {
  await db.execute(sql`
    delete from articles where id in (select article_id from article_versions where title like 'E2E-Redaktion%')`);
  await db.execute(sql`delete from topics where name like 'E2E-%'`);
  await db.execute(sql`delete from redirects where path like '/artikel/e2e-redaktion%' or path like '/themen/e2e-%'`);
  await recordChangedTags([everythingTag]);
});

test('an editor writes an article, also without a network, and it is there for the others', async ({
  page,
  context,
  insertUser,
  signIn,
}) => {
  await signIn(await insertUser({ role: 'editor' }));
  await page.goto('/konto');
  await page.getByRole('link', { name: 'Redaktion' }).click();
  await page.getByLabel('Neuer Artikel').fill('E2E-Redaktion: Ohne Netz');
  await page.getByRole('button', { name: 'Artikel beginnen' }).click();

  // Typed as people type: Markdown becomes form, and two seconds later it is on the server.
  const text = page.getByRole('textbox', { name: 'Text des Artikels' });
  await text.click();
  await page.keyboard.type(
    '## Der Morgen\nEs war **sehr voll** am Stand. Mehr [beim Amt](https://amt.example/markt), auf dem Aushang.',
  );
  await expect(text.locator('h2')).toHaveText('Der Morgen');
  await expect(text.locator('strong')).toHaveText('sehr voll');
  await expect(text.locator('a[href="https://amt.example/markt"]')).toHaveText('beim Amt');
  await expect(text).toContainText('Mehr beim Amt, auf dem Aushang.');
  await page.getByLabel('Vorspann').fill('Was es am Samstag zu sehen gab.');
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();

  // What comes from a page comes in clean.
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await text.evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<p style="color:red" onclick="x()">Ein <b>fettes</b> Stück<script>alert(1)</script></p>',
    );
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(text.getByText('Ein fettes Stück')).toBeVisible();
  await expect(text.locator('[style], [onclick], script')).toHaveCount(0);

  // Without a network it stays in the browser, also when the window is closed, and goes out when the network is back.
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  const save = /redaktion\/artikel/;
  await page.route(save, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.keyboard.type(' und offline getippt');
  await expect(page.getByText('Keine Verbindung')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Wiederhergestellt:')).toBeVisible();
  await expect(text).toContainText('Stück und offline getippt');
  await page.unroute(save);
  await context.setOffline(true);
  await context.setOffline(false);
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await page.reload();
  await expect(text).toContainText('Stück und offline getippt');
  await expect(page.getByText('Wiederhergestellt:')).toBeHidden();
});

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
  await expect(page.getByRole('cell', { name: 'Von Anna. Noch von Anna.' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Von Anna. Von Bert.' })).toBeVisible();
  await page.getByRole('button', { name: 'Meine Fassung speichern' }).click();
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await page.reload();
  await expect(first).toContainText('Von Anna. Noch von Anna.');
});

test('a planned piece is moved in the calendar by a form, by keys and by dragging', async ({
  page,
  insertUser,
  signIn,
}) => {
  await signIn(await insertUser({ role: 'editor' }));
  await page.goto('/redaktion');
  await page.getByLabel('Neuer Artikel').fill('E2E-Redaktion: Vorgemerkt');
  await page.getByRole('button', { name: 'Artikel beginnen' }).click();
  const details = page.getByRole('region', { name: 'Angaben' });
  await details.getByLabel('Vorgesehen für').fill('2031-05-14');
  await details.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(details.getByText('Die Angaben sind gespeichert.')).toBeVisible();

  await page.goto('/redaktion/kalender?monat=2031-05');
  const day = (date: string) => page.getByRole('listitem').filter({ has: page.locator(`time[datetime="${date}"]`) });
  const piece = page.getByRole('link', { name: 'E2E-Redaktion: Vorgemerkt' });
  await expect(day('2031-05-14').filter({ has: piece })).toBeVisible();
  await page.getByText('Verschieben', { exact: true }).first().click();
  await page.getByLabel('Neuer Tag für „E2E-Redaktion: Vorgemerkt“').fill('2031-05-20');
  await page.getByRole('button', { name: 'Verschieben' }).click();
  await expect(page.getByText('Verschoben auf den 20. Mai 2031.')).toBeVisible();
  await piece.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText('Verschoben auf den 27. Mai 2031.')).toBeVisible();
  await piece.dragTo(day('2031-05-08'));
  await expect(page.getByText('Verschoben auf den 08. Mai 2031.')).toBeVisible();
  await expect(day('2031-05-08').filter({ has: piece })).toBeVisible();
});

test('two topics become one, and a new address is followed by the feed', async ({
  page,
  baseURL,
  insertUser,
  signIn,
}) => {
  await signIn(await insertUser({ role: 'editor' }));
  for (const name of ['E2E-Bleibt', 'E2E-Geht']) {
    await page.goto('/redaktion/themen');
    await page.getByLabel('Neues Thema').fill(name);
    await page.getByRole('button', { name: 'Thema anlegen' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  await page.getByLabel('Adresse').fill('e2e-geht-anders');
  await page.getByLabel('Beschreibung').fill('Was geht.');
  await page.getByRole('button', { name: 'Thema speichern' }).click();
  await expect(page.getByText('Das Thema ist gespeichert.')).toBeVisible();
  await page.getByLabel('„E2E-Geht“ geht auf im Thema').fill('e2e-bleibt');
  await page.getByRole('button', { name: 'Ansehen, was dann geschieht' }).click();
  await page.getByRole('button', { name: 'Zusammenlegen', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'E2E-Bleibt' })).toBeVisible();
  for (const old of ['e2e-geht', 'e2e-geht-anders'])
    for (const file of ['', '/feed.xml'])
      await expect
        .poll(async () => {
          const { status, headers } = await raw(baseURL, `/themen/${old}${file}`);
          return [status, headers.location];
        })
        .toEqual([301, expect.stringContaining(`/themen/e2e-bleibt${file}`)]);
});
