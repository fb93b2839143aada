import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db } from '#db/client.ts';
import { everythingTag } from '#lib/tags.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test.afterEach(async () => {
  await db.execute(sql`
    delete from articles where id in (select article_id from article_versions where title like 'E2E-Bilder%')`);
  await db.execute(sql`delete from redirects where path like '/artikel/e2e-bilder%'`);
  await db.execute(sql`delete from library_pictures where name like 'e2e %'`);
  await recordChangedTags([everythingTag]);
});

async function photo(name: string, colour: string) {
  const image = sharp({ create: { width: 1400, height: 900, channels: 3, background: colour } });
  return { name, mimeType: 'image/jpeg', buffer: await image.jpeg().toBuffer() };
}

/** The key in an address of a file. */
const keyIn = (text: string | null) => /\/media\/([0-9a-f]{32})\//.exec(text ?? '')?.[1] ?? '';

test('an editor illustrates an article from the library and from the disk; readers see it, and another file in its place', async ({
  page,
  baseURL,
  insertUser,
  signIn,
}) => {
  // Making pictures is work, and here all of it comes at once.
  test.setTimeout(180_000);
  await signIn(await insertUser({ role: 'admin' }));
  await page.goto('/redaktion');
  await page.getByRole('link', { name: 'Mediathek' }).click();
  await page
    .getByLabel('Bilder hochladen', { exact: true })
    .last()
    .setInputFiles([await photo('e2e Markt_am_Morgen.JPG', '#357'), await photo('e2e Rathaus.jpg', '#a53')]);
  await expect(page.getByText('2 Bilder sind neu in der Mediathek.')).toBeVisible();
  await page.getByRole('link', { name: 'e2e Markt am Morgen' }).click();
  await page.getByLabel('Was ist zu sehen?').fill('Der Markt, noch ohne Kunden');
  await page.getByLabel('Urheber und Lizenz').fill('Foto: Erika Beispiel');
  await page.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(page.getByText('Die Angaben sind gespeichert.')).toBeVisible();
  await expect(page.getByText('Kein Artikel zeigt dieses Bild.')).toBeVisible();
  const item = page.url();

  await page.goto('/redaktion');
  await page.getByLabel('Neuer Artikel').fill('E2E-Bilder: Ein Morgen');
  await page.getByRole('button', { name: 'Artikel beginnen' }).click();
  await page.getByLabel('Vorspann').fill('Was um sechs Uhr zu sehen ist.');
  const text = page.getByRole('textbox', { name: 'Text des Artikels' });
  await text.click();
  await page.keyboard.type('Es ist noch still.');
  await page.getByRole('button', { name: 'Bild einfügen' }).click();
  await page.getByLabel('oder aus der Mediathek').fill('kunden markt');
  await page.getByRole('button', { name: 'e2e Markt am Morgen' }).press('Enter');
  await expect(page.getByLabel('Was ist auf dem Bild zu sehen?')).toHaveValue('Der Markt, noch ohne Kunden');
  await expect(page.getByText('Foto: Erika Beispiel')).toBeVisible();
  await page.getByLabel('Bildunterschrift').fill('Um sechs');

  // From the disk, by pasting: it is in the library as well, and somebody has to say what it shows.
  const pasted = (await photo('e2e Taube.jpg', '#5a3')).buffer.toString('base64');
  await text.evaluate((element, content) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    data.items.add(new File([bytes], 'e2e Taube.jpg', { type: 'image/jpeg' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, pasted);
  await expect(text.locator('figure img')).toHaveCount(2);
  await expect(page.getByText('Ein Bild hat keine Beschreibung (Alternativtext).')).toBeVisible();
  await page.getByLabel('Was ist auf dem Bild zu sehen?').fill('Eine Taube');
  await expect(page.getByText('Ein Bild hat keine Beschreibung (Alternativtext).')).toBeHidden();
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();

  const key = keyIn(await text.getByAltText('Der Markt, noch ohne Kunden').getAttribute('src'));
  const file = `/media/${key}/480.webp`;
  expect((await raw(baseURL, file)).status).toBe(404);
  await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  await expect(page.getByText('Veröffentlicht', { exact: true })).toBeVisible();
  const path = '/artikel/e2e-bilder-ein-morgen';
  const article = async () => (await raw(baseURL, path)).html;
  await expect.poll(article, { timeout: 60_000 }).toContain('<source type="image/avif"');
  expect(await article()).toContain('<figcaption>Um sechs <small>Foto: Erika Beispiel</small></figcaption>');
  expect((await raw(baseURL, file)).status).toBe(200);
  await page.goto(path);
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute(
    'content',
    `${baseURL}/media/${key}/1200.jpg`,
  );
  for (const alt of ['Der Markt, noch ohne Kunden', 'Eine Taube']) {
    const image = page.getByAltText(alt);
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  }

  // Where it appears stands with it; it cannot be deleted, but replaced.
  await page.goto(item);
  await expect(page.getByRole('link', { name: 'E2E-Bilder: Ein Morgen' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bild löschen' })).toBeHidden();
  await page.getByLabel('Neue Datei').setInputFiles(await photo('e2e besser.jpg', '#953'));
  await page.getByRole('button', { name: 'Ersetzen' }).click();
  await expect(page.locator('main img')).not.toHaveAttribute('src', file);
  const replacement = keyIn(await page.locator('main img').getAttribute('src'));
  await expect.poll(article, { timeout: 60_000 }).toContain(`/media/${replacement}/480.avif 480w`);
  expect(await article()).not.toContain(key);
  await expect.poll(async () => (await raw(baseURL, file)).headers.location).toBe(`/media/${replacement}/480.webp`);
});

test('the library works without JavaScript, says what is wrong with a file, and is for the desk only', async ({
  browser,
  baseURL,
  insertUser,
  sessionOf,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const cookieOf = async (role: 'editor' | 'member') => ({
    name: 'session',
    value: await sessionOf(await insertUser({ role })),
    url: baseURL as string,
  });
  await context.addCookies([await cookieOf('editor')]);
  const page = await context.newPage();
  await page.goto('/redaktion/bilder');
  await page
    .getByLabel('Bilddatei')
    .setInputFiles({ name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
  await page.getByRole('button', { name: 'Hochladen' }).click();
  await expect(page.getByRole('alert')).toContainText('SVG-Dateien können Programme enthalten');
  await page.getByLabel('Bilddatei').setInputFiles(await photo('e2e ohne Skript.jpg', '#345'));
  await page.getByRole('button', { name: 'Hochladen' }).click();
  await expect(page.getByRole('heading', { name: 'e2e ohne Skript', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Bild löschen' }).click();
  await expect(page.getByRole('heading', { name: 'Mediathek', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'e2e ohne Skript' })).toBeHidden();

  const member = await browser.newContext({ baseURL });
  await member.addCookies([await cookieOf('member')]);
  const answer = await member.request.post('/api/uploads?mediathek=neu', {
    headers: { accept: 'application/json', origin: baseURL as string },
    multipart: { file: await photo('e2e fremd.jpg', '#000') },
  });
  expect(answer.status()).toBe(403);
  expect(await db.execute(sql`select from library_pictures where name = 'e2e fremd'`)).toHaveLength(0);
  await member.close();
  await context.close();
});

test('beside a link to an article stands its first picture, or a card with its title', async ({
  page,
  baseURL,
  request,
}) => {
  await page.goto('/artikel/das-berufsfeld-des-social-media-managers');
  const address = await page.locator('meta[property="og:image"]').getAttribute('content');
  expect(address).toBe(`${baseURL}/artikel/das-berufsfeld-des-social-media-managers/bild.png`);
  await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute('content', 'summary_large_image');
  const card = await request.get(address ?? '');
  expect(card.headers()['content-type']).toBe('image/png');
  expect(await sharp(await card.body()).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect((await request.get('/artikel/gibt-es-nicht/bild.png')).status()).toBe(404);
});
