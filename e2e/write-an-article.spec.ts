import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';
import { removeTestArticles } from './test-articles.ts';

test.afterEach(removeTestArticles);

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
