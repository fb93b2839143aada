import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { sql } from 'drizzle-orm';
import { fileTypeFromBuffer } from 'file-type';
import type { APIRequestContext, Page } from 'playwright/test';
import sharp from 'sharp';
import { db } from '#db/client.ts';
import { HIDDEN, makeHostileFiles } from '#lib/pictures/hostile-files.ts';
import { problemText } from '#lib/pictures/problems.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

const GPS = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 9/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '14/1 59/1 0/1' },
};

/** A photo that tells where it was taken. */
async function photo(name: string, colour: string) {
  const image = sharp({ create: { width: 1400, height: 900, channels: 3, background: colour } });
  return { name, mimeType: 'image/jpeg', buffer: await image.withExif(GPS).jpeg().toBuffer() };
}

async function logo() {
  const image = sharp({ create: { width: 400, height: 160, channels: 4, background: '#a34' } });
  return { name: 'logo.png', mimeType: 'image/png', buffer: await image.png().toBuffer() };
}

async function fillEntry(page: Page, name: string) {
  await page.getByLabel('Name der Firma').fill(name);
  await page.getByLabel('Straße und Hausnummer').fill('Am Markt 7');
  await page.getByLabel('Postleitzahl').fill('02826');
  await page.getByLabel('Ort', { exact: true }).fill('Görlitz');
  await page.getByLabel('Hauptbranche').fill('Bäckerei');
}

const descriptionOf = (page: Page, number: number) => page.getByLabel(`Was ist auf Foto ${number} zu sehen?`);
const imagesIn = (page: Page) =>
  page.locator('main img').evaluateAll((all) =>
    (all as HTMLImageElement[]).map(({ alt, complete, naturalWidth, currentSrc, src, loading }) => {
      // One that is not near the screen has chosen none of its files yet.
      return { alt, isSeen: complete && naturalWidth > 0, address: currentSrc || src, loading };
    }),
  );

test('an owner adds a logo and photos, a moderator accepts them, and visitors see them', async ({
  page,
  baseURL,
  browser,
  insertUser,
  signIn,
  signInElsewhere,
  removeCompanies,
}) => {
  // Making pictures is work, and here all of it comes at once.
  test.setTimeout(180_000);
  const owner = await insertUser();
  const name = `Backhaus mit Bildern ${Date.now()}`;
  removeCompanies(name);
  await signIn(owner);
  await page.goto('/konto/eintraege/neu');
  await fillEntry(page, name);

  // One of four is no picture: it says why, and the others arrive.
  const svg = { name: 'zeichnung.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg onload="alert(1)"/>') };
  const files = [
    await photo('theke.jpg', '#c63'),
    svg,
    await photo('team.jpg', '#36c'),
    await photo('ofen.jpg', '#222'),
  ];
  let goOn = () => {};
  const held = new Promise<void>((done) => {
    goOn = done;
  });
  await page.route('**/api/uploads', (route) => held.then(() => route.continue()));
  await page.getByLabel('Logo wählen').setInputFiles(await logo());
  await page.getByLabel('Fotos hinzufügen').setInputFiles(files);
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Ihre Bilder sind noch nicht alle hochgeladen')).toBeVisible();
  goOn();
  await expect(page.getByText(problemText('svg'))).toBeVisible();
  await expect(descriptionOf(page, 3)).toBeVisible();
  await page.getByRole('button', { name: 'Ausblenden: zeichnung.svg' }).click();
  await expect(page.getByAltText('Ihr Logo')).toBeVisible();

  await descriptionOf(page, 1).fill('Die Theke');
  await descriptionOf(page, 3).fill('Der Ofen');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Bitte beschreiben Sie jedes Foto in ein paar Worten.')).toBeVisible();
  await descriptionOf(page, 2).fill('Unser Team');
  await page.getByRole('button', { name: 'Foto 2 nach vorn' }).click();
  await expect(descriptionOf(page, 1)).toHaveValue('Unser Team');
  await page.getByRole('button', { name: 'Foto 3 entfernen' }).click();
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Noch ist nichts abgeschickt')).toBeVisible();
  const own = await imagesIn(page);
  expect(own.map(({ alt }) => alt)).toEqual(['Logo', 'Unser Team', 'Die Theke']);
  const visitor = await (await browser.newContext({ baseURL })).newPage();
  for (const { address } of own) expect((await visitor.request.get(address)).status()).toBe(404);
  await page.getByRole('button', { name: 'Eintrag kostenlos absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Ihr Eintrag ist bei uns' })).toBeVisible();

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await moderator.goto(`/verwaltung/eingang?suche=${encodeURIComponent(name)}`);
  await moderator.getByRole('link', { name }).click();
  await expect(moderator.getByAltText('Unser Team')).toBeVisible();
  await expect.poll(async () => (await imagesIn(moderator)).every(({ isSeen }) => isSeen)).toBe(true);
  await moderator.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await expect(moderator.getByText('Dazu gibt es nichts.')).toBeVisible();

  await visitor.goto(`/suche?was=${encodeURIComponent(name)}&wo=G%C3%B6rlitz`);
  await visitor.getByRole('link', { name }).click();
  // The search has the name in its heading, too.
  await visitor.waitForURL(/\/firmen\//);
  // Rewritten by now, or in a moment: then there are AVIF files of all three, and what messengers show.
  await expect(async () => {
    await visitor.reload();
    await expect(visitor.locator('main source[type="image/avif"]')).toHaveCount(3, { timeout: 500 });
    await expect(visitor.locator('meta[property="og:image"]')).toHaveAttribute('content', /1200\.jpg$/, {
      timeout: 500,
    });
  }).toPass();
  await visitor.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect
    .poll(async () => (await imagesIn(visitor)).map(({ alt, isSeen }) => (isSeen ? alt : '')))
    .toEqual([`Logo von ${name}`, 'Unser Team', 'Die Theke']);
  const shown = await imagesIn(visitor);
  expect(shown.map(({ loading }) => loading)).toEqual(['eager', 'eager', 'lazy']);
  for (const { address } of shown) {
    expect(address).toMatch(/\/media\/[0-9a-f]{32}\/\d+\.avif$/);
    const answer = await visitor.request.get(address);
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/avif',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(
      (await visitor.request.get(address, { headers: { 'if-none-match': answer.headers().etag ?? '' } })).status(),
    ).toBe(304);
  }
  await visitor.getByRole('link', { name: 'Unser Team (groß ansehen)' }).click();
  await expect(visitor).toHaveURL(/\/media\/[0-9a-f]{32}\/1920\.webp$/);
});

test('new pictures of a published entry wait, while the old ones stay', async ({
  page,
  baseURL,
  browser,
  insertUser,
  insertCompany,
  makeMember,
  signIn,
  signInElsewhere,
}) => {
  test.setTimeout(180_000);
  const owner = await insertUser();
  const company = await insertCompany({ name: 'Wechselnde Bilder', place: 'Görlitz', streetAddress: 'Am Markt 1' });
  await makeMember(company.id, owner.id);
  await signIn(owner);
  const visitor = await (await browser.newContext({ baseURL })).newPage();
  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  const send = async (name: string, description: string) => {
    await page.goto(`/konto/eintraege/${company.id}`);
    // The buttons come with the page's script.
    await expect(page.getByLabel('Fotos hinzufügen')).toBeVisible();
    for (const button of await page.getByRole('button', { name: /Foto \d entfernen/ }).all()) await button.click();
    await page.getByLabel('Fotos hinzufügen').setInputFiles(await photo(name, '#295'));
    await descriptionOf(page, 1).fill(description);
    await page.getByRole('button', { name: 'Änderungen absenden' }).click();
    await expect(page.getByText('Wird geprüft: Bilder.')).toBeVisible();
    await moderator.goto('/verwaltung/eingang?suche=Wechselnde+Bilder');
    await moderator.getByRole('link', { name: 'Wechselnde Bilder' }).click();
  };
  const shows = (description: string) =>
    expect(async () => {
      await visitor.goto(`/firmen/${company.slug}`);
      await expect(visitor.getByAltText(description)).toBeVisible({ timeout: 500 });
    }).toPass();

  await send('alt.jpg', 'Der alte Laden');
  await moderator.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await shows('Der alte Laden');

  await send('neu.jpg', 'Der neue Laden');
  await shows('Der alte Laden');
  await expect(moderator.getByAltText('Der alte Laden')).toBeVisible();
  await expect(moderator.getByAltText('Der neue Laden')).toBeVisible();
  await moderator.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await shows('Der neue Laden');
  await expect(visitor.getByAltText('Der alte Laden')).toHaveCount(0);

  // What is withdrawn, nobody sees any more.
  const [{ address } = { address: '' }] = await imagesIn(visitor);
  await page.goto(`/konto/eintraege/${company.id}`);
  await page.getByLabel('Ja, der Eintrag soll verschwinden.').check();
  await page.getByRole('button', { name: 'Eintrag zurückziehen' }).click();
  await expect(page.getByText('Wechselnde Bilder, Görlitz: zurückgezogen')).toBeVisible();
  expect((await visitor.request.get(address)).status()).toBe(404);
});

test('pictures are uploaded, put in order and taken out without JavaScript', async ({
  insertUser,
  signInElsewhere,
}) => {
  const page = await signInElsewhere(await insertUser(), { javaScriptEnabled: false });
  await page.goto('/konto/eintraege/neu');
  await fillEntry(page, 'Ohne Skript mit Bild KG');
  await page.getByRole('button', { name: 'Bilder hochladen' }).click();

  const broken = { ...(await photo('kaputt.jpg', '#555')), buffer: Buffer.from('kein Bild') };
  await page.getByLabel('Datei').setInputFiles(broken);
  await page.getByRole('button', { name: 'Hochladen' }).click();
  await expect(page.getByText(problemText('type'))).toBeVisible();
  for (const [name, kind] of [
    ['eins.jpg', 'ein Foto'],
    ['zwei.jpg', 'ein Foto'],
    ['drei.jpg', 'ein Foto'],
    ['logo.jpg', 'das Logo'],
  ] as const) {
    await page.getByLabel(kind).check();
    await page.getByLabel('Datei').setInputFiles(await photo(name, '#474'));
    await page.getByRole('button', { name: 'Hochladen' }).click();
  }
  await expect(page.getByRole('listitem').getByRole('img')).toHaveCount(4);
  await page.getByRole('link', { name: 'Weiter zum Formular' }).click();
  await expect(page.getByLabel('Name der Firma')).toHaveValue('Ohne Skript mit Bild KG');
  for (const number of [1, 2, 3]) await descriptionOf(page, number).fill(`Foto ${number}`);
  await page.getByLabel('Platz von Foto 1').fill('3');
  await page.getByLabel('Platz von Foto 3').fill('1');
  await page.getByLabel('Foto 2 entfernen').check();
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Noch ist nichts abgeschickt')).toBeVisible();
  expect((await imagesIn(page)).map(({ alt }) => alt)).toEqual(['Logo', 'Foto 3', 'Foto 1']);
});

const send = (client: APIRequestContext, name: string, buffer: Buffer, headers: Record<string, string> = {}) =>
  client.post('/api/uploads', {
    headers: { accept: 'application/json', ...headers },
    multipart: { file: { name, mimeType: 'image/jpeg', buffer } },
  });

test('hostile files: what is no picture is refused, and what is one is kept without what it hides', async ({
  baseURL,
  playwright,
  insertUser,
  sessionOf,
}) => {
  test.setTimeout(240_000);
  const user = await insertUser();
  const cookie = `session=${await sessionOf(user)}`;
  const client = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { cookie, origin: baseURL as string },
  });
  const kept: string[] = [];
  const files = await makeHostileFiles();
  // That each of them is rewritten, lib/pictures/render.test.ts shows; here a dozen go the whole way.
  const pictures = files.filter(({ problem }) => !problem).slice(0, 12);
  for (const { name, content, problem } of [...files.filter((file) => file.problem), ...pictures]) {
    // Header lines of a form cannot hold every name that a disk can.
    const answer = await send(client, name.replace(/[\r\n"]/g, '_'), content);
    const { key, problem: said } = (await answer.json()) as { key?: string; problem?: string };
    expect.soft(said, name).toBe(problem ? problemText(problem) : undefined);
    if (key) kept.push(key);
  }
  expect(kept).toHaveLength(pictures.length);
  const rows = () =>
    db.execute<{ key: string; status: string }>(sql`select key, status from pictures where uploader_id = ${user.id}`);
  await expect
    .poll(async () => (await rows()).map(({ status }) => status), { timeout: 120_000 })
    .toEqual(kept.map(() => 'ready'));
  for (const key of kept) {
    for (const name of ['160.webp', '1920.avif', '1200.jpg']) {
      const answer = await client.get(`/media/${key}/${name}`);
      const body = await answer.body();
      expect(answer.headers()['content-type']).toBe((await fileTypeFromBuffer(body))?.mime);
      expect(answer.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
      expect(body.includes(HIDDEN)).toBe(false);
      const { exif, xmp } = await sharp(body).metadata();
      expect({ exif, xmp }).toEqual({});
    }
    for (const name of ['original', '480.svg', '480.html', '..%2foriginal', '%2e%2e', '480.webp.js']) {
      expect([400, 404]).toContain((await client.get(`/media/${key}/${name}`)).status());
    }
  }
  await client.dispose();
});

test('the endpoint takes one file of somebody who is signed in, from here, and of no more than 15 MB', async ({
  baseURL,
  playwright,
  insertUser,
  lockUser,
  sessionOf,
}) => {
  const { buffer } = await photo('gut.jpg', '#123');
  const user = await insertUser();
  const session = await sessionOf(user);
  const asSomebody = async (headers: Record<string, string>) =>
    playwright.request.newContext({ baseURL, extraHTTPHeaders: headers });
  const origin = baseURL as string;

  const visitor = await asSomebody({ origin });
  expect((await send(visitor, 'gut.jpg', buffer)).status()).toBe(401);
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
    { origin, 'sec-fetch-site': 'cross-site' },
  ]) {
    const client = await asSomebody({ cookie: `session=${session}`, ...headers } as Record<string, string>);
    expect((await send(client, 'gut.jpg', buffer)).status(), JSON.stringify(headers)).toBe(403);
  }
  const client = await asSomebody({ cookie: `session=${session}`, origin });
  expect((await client.get('/api/uploads')).status()).toBe(405);
  expect((await send(client, 'gut.jpg', buffer)).status()).toBe(200);
  const said = async (answer: Awaited<ReturnType<typeof send>>) => [answer.status(), (await answer.json()).problem];
  // Random bytes: nothing about them can be found out but their number.
  expect(await said(await send(client, 'gross.jpg', randomBytes(15_000_001)))).toEqual([413, problemText('tooLarge')]);
  expect(await said(await send(client, 'genau.jpg', randomBytes(15_000_000)))).toEqual([422, problemText('type')]);
  expect((await send(client, 'riesig.jpg', Buffer.alloc(61_000_000))).status()).toBe(413);
  const post = (options: Parameters<typeof client.post>[1]) =>
    client.post('/api/uploads', { ...options, headers: { accept: 'application/json', ...options?.headers } });
  const file = { name: 'gut.jpg', mimeType: 'image/jpeg', buffer };
  expect(await said(await post({ multipart: { file, other: file } }))).toEqual([400, problemText('several')]);
  expect(await said(await post({ multipart: { kind: 'photo' } }))).toEqual([400, problemText('none')]);
  expect(await said(await post({ data: { file: 'x' } }))).toEqual([400, problemText('unreadable')]);
  expect(await said(await post({ data: buffer, headers: { 'content-type': 'image/jpeg' } }))).toEqual([
    400,
    problemText('unreadable'),
  ]);
  const part = (name: string, content: string) =>
    `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}`;
  const form = (data: string, type = 'multipart/form-data; boundary=x') =>
    post({ data, headers: { 'content-type': type } });
  expect(await said(await form(`${part('', '')}\r\n--x--\r\n`))).toEqual([400, problemText('none')]);
  expect(await said(await form(`${part('leer.jpg', '')}\r\n--x--\r\n`))).toEqual([422, problemText('empty')]);
  expect(await said(await form(part('a.jpg', 'halb')))).toEqual([400, problemText('unreadable')]);
  expect(await said(await form(part('a.jpg', 'x'), 'multipart/form-data'))).toEqual([400, problemText('unreadable')]);
  // A form without script that does not say whose pictures they are.
  expect((await client.post('/api/uploads', { multipart: { file } })).status()).toBe(400);

  await lockUser(user.id);
  expect((await send(client, 'gut.jpg', buffer)).status()).toBe(401);
});

test('a sender that never stops, and one that hangs up, cost nothing', async ({
  baseURL,
  insertUser,
  sessionOf,
  playwright,
}) => {
  const user = await insertUser();
  const session = await sessionOf(user);
  const { hostname, port, host } = new URL(baseURL as string);
  const head =
    `POST /api/uploads HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${baseURL}\r\nCookie: session=${session}\r\n` +
    'Accept: application/json\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n';
  const begin = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
  const chunk = (content: Buffer) =>
    Buffer.concat([Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from('\r\n')]);

  const status = await new Promise<string>((done, fail) => {
    const socket = connect(Number(port), hostname);
    const piece = chunk(Buffer.alloc(1_000_000));
    let isOver = false;
    const end = (text: string) => {
      isOver = true;
      socket.destroy();
      done(text);
    };
    const go = (): void => {
      while (!isOver && socket.write(piece));
    };
    socket.on('connect', () => {
      socket.write(head);
      socket.write(chunk(Buffer.from(begin)));
      go();
    });
    socket.on('drain', go);
    socket.on('data', (data) => end(data.toString('latin1').split('\r\n')[0] ?? ''));
    socket.on('error', () => end('cut'));
    socket.on('timeout', () => fail(new Error('It reads for ever')));
    socket.setTimeout(30_000);
  });
  expect(status).toMatch(/^HTTP\/1\.1 413|^cut$/);

  await new Promise<void>((done) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(head);
      socket.write(chunk(Buffer.from(begin)), () => socket.destroy());
    });
    socket.on('close', () => done());
  });
  await expect
    .poll(async () => (await db.execute(sql`select from pictures where uploader_id = ${user.id}`)).length)
    .toBe(0);
  const client = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { cookie: `session=${session}`, origin: baseURL as string },
  });
  expect((await send(client, 'gut.jpg', (await photo('gut.jpg', '#765')).buffer)).status()).toBe(200);
});

test('uploads of one person are of no use to another', async ({
  page,
  baseURL,
  playwright,
  insertUser,
  insertCompany,
  makeMember,
  signIn,
  sessionOf,
}) => {
  const [one, other] = [await insertUser(), await insertUser()];
  const client = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { cookie: `session=${await sessionOf(one)}`, origin: baseURL as string },
  });
  const { key } = await (await send(client, 'gut.jpg', (await photo('gut.jpg', '#123')).buffer)).json();
  const company = await insertCompany({ name: 'Fremde Federn', place: 'Görlitz', streetAddress: 'Am Markt 1' });
  await makeMember(company.id, other.id);
  await signIn(other);
  expect((await page.request.get(`/media/${key}/160.webp`)).status()).toBe(404);
  expect((await client.get(`/media/${key}/160.webp`)).headers()['cache-control']).toBe('private, no-store');
  expect((await raw(baseURL, `/media/${key}/160.webp`)).headers['cache-control']).toBe('no-store');

  await page.goto(`/konto/eintraege/${company.id}?bild=${key}`);
  await descriptionOf(page, 1).fill('Nicht meins');
  await page.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(page.getByText('Ein Bild gibt es nicht mehr.')).toBeVisible();
  for (const query of [`entwurf=${crypto.randomUUID()}`, 'eintrag=999999999', '']) {
    expect((await page.goto(`/konto/eintraege/bilder?${query}`))?.status()).toBe(404);
  }
});
