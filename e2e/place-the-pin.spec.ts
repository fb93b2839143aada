import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

const MAP = `localhost:${process.env.E2E_MAP_PORT}`;

/** The operator's host of maps, and what it was asked for. */
let host: Server;
const asked: string[] = [];

test.beforeAll(async () => {
  host = createServer((req, res) => {
    asked.push(String(req.url));
    const style = {
      version: 8,
      sources: {
        nothing: { type: 'geojson', data: `http://${MAP}/nothing.json`, attribution: '© Kartenamt Taufrisch' },
      },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': '#dfe8d8' } },
        { id: 'lines', type: 'line', source: 'nothing' },
      ],
    };
    const answer = req.url === '/style.json' ? style : { type: 'FeatureCollection', features: [] };
    res.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    res.end(JSON.stringify(answer));
  });
  await new Promise<void>((done) => host.listen(Number(process.env.E2E_MAP_PORT), done));
});

test.beforeEach(() => {
  asked.length = 0;
});

test.afterAll(async () => {
  host.closeAllConnections();
  await new Promise((done) => host.close(done));
});

// Browsers without a screen draw WebGL in software, if they are told to.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--enable-unsafe-swiftshader'] });
  },
});

/** What the pages tried to load that their policy forbids. */
function refusals(page: Page): string[] {
  const all: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) all.push(message.text());
  });
  return all;
}

const pinOn = (page: Page) => page.getByRole('button', { name: /^Nadel/ });
const degrees = async (page: Page, label: string) =>
  Number((await page.getByLabel(label).inputValue()).replace(',', '.'));

async function fillAddress(page: Page) {
  await page.getByLabel('Straße und Hausnummer').fill('Am Markt 7');
  await page.getByLabel('Postleitzahl').fill('02826');
  await page.getByLabel('Ort', { exact: true }).fill('Görlitz');
}

test('the map comes when it is asked for, and its pin is moved by keyboard and by hand', async ({
  page,
  insertUser,
  signIn,
}) => {
  const refused = refusals(page);
  await signIn(await insertUser());
  // By a link, as people come: the form has a policy of its own.
  await page.goto('/firma-eintragen');
  await page.getByRole('link', { name: 'Jetzt eintragen' }).click();
  await fillAddress(page);
  await page.getByText('Lage genau angeben (freiwillig)').click();
  await expect(page.getByText(`Die Karte kommt von ${MAP}.`)).toBeVisible();
  expect(asked).toEqual([]);

  await page.getByRole('button', { name: 'Lage auf der Karte zeigen' }).click();
  const pin = pinOn(page);
  await expect(pin).toBeFocused();
  await expect(page.getByText('© Kartenamt Taufrisch')).toBeVisible();
  await expect.poll(() => asked).toContain('/nothing.json');
  await expect(page.getByLabel('Breite')).toHaveValue('');

  await pin.press('ArrowUp');
  await expect(page.getByRole('status').filter({ hasText: 'Nadel: Breite 51,' })).toBeVisible();
  const [latitude, longitude] = [await degrees(page, 'Breite'), await degrees(page, 'Länge')];
  expect(latitude).toBeGreaterThan(51.1);
  expect(latitude).toBeLessThan(51.2);
  await pin.press('Shift+ArrowRight');
  await expect.poll(() => degrees(page, 'Länge')).toBeGreaterThan(longitude);
  expect(await degrees(page, 'Breite')).toBeCloseTo(latitude, 5);

  const box = await pin.boundingBox();
  if (!box) throw new Error('The pin is not to be seen');
  await pin.hover();
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + 60, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => degrees(page, 'Breite')).toBeLessThan(latitude);
  expect(refused).toEqual([]);
});

test('a position that cannot be right is refused, one that can is shown before sending', async ({
  insertUser,
  signInElsewhere,
}) => {
  // By numbers alone, as without JavaScript.
  const page = await signInElsewhere(await insertUser(), { javaScriptEnabled: false });
  await page.goto('/konto/eintraege/neu');
  await page.getByLabel('Name der Firma').fill('Am genauen Ort KG');
  await fillAddress(page);
  await page.getByLabel('Hauptbranche').fill('Bäckerei');
  await page.getByText('Lage genau angeben (freiwillig)').click();
  const send = async (latitude: string, longitude: string) => {
    await page.getByLabel('Breite').fill(latitude);
    await page.getByLabel('Länge').fill(longitude);
    await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  };
  await send('hier', '14,9874');
  await expect(page.getByText('Bitte geben Sie Grad als Zahl an.')).toBeVisible();
  await expect(page.getByLabel('Breite')).toHaveValue('hier');
  await send('51,1553', '');
  await expect(page.getByText('Zur Breite gehört auch die Länge.')).toBeVisible();
  await send('14,9874', '51,1553');
  await expect(page.getByText('Breite und Länge sind vertauscht')).toBeVisible();
  await send('40,7', '14,9874');
  await expect(page.getByText('Diese Breite liegt nicht in Deutschland')).toBeVisible();
  await send('51,05', '13,74');
  await expect(page.getByText('km von der Postleitzahl entfernt')).toBeVisible();
  await send('51,1553', '14,9874');
  await expect(page.getByRole('heading', { level: 1, name: 'Am genauen Ort KG' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Auf OpenStreetMap ansehen' })).toHaveAttribute(
    'href',
    /mlat=51\.1553&mlon=14\.9874#map=18/,
  );
});

test('who moves an entry to another street does not take the old position along', async ({
  page,
  insertUser,
  insertCompany,
  makeMember,
  signIn,
}) => {
  const owner = await insertUser();
  const company = await insertCompany({
    name: 'Umzug und Söhne',
    place: 'Görlitz',
    streetAddress: 'Am Markt 7',
    postalCode: '02826',
    latitude: 51.1553013,
    longitude: 14.9874018,
    coordinatePrecision: 'exact',
  });
  await makeMember(company.id, owner.id);
  await signIn(owner);
  await page.goto(`/konto/eintraege/${company.id}`);
  await expect(page.getByLabel('Breite')).toHaveValue('51,1553013');
  await page.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(page.getByText('Ihre Angaben stehen schon so im Eintrag.')).toBeVisible();
  await page.getByLabel('Straße und Hausnummer').fill('Am Markt 9');
  await page.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(page.getByText(/Wird geprüft: .*Straße und Hausnummer.*Lage/)).toBeVisible();
});

test('a search shows its results on a map when that is asked for, by an address that can be shared', async ({
  page,
  insertCompany,
}) => {
  const refused = refusals(page);
  const spot = { latitude: 51.1553, longitude: 14.9874, coordinatePrecision: 'exact' as const };
  await insertCompany({ name: 'Kartenprobe Eins', place: 'Görlitz', ...spot });
  await insertCompany({ name: 'Kartenprobe Zwei', place: 'Görlitz', ...spot });
  await insertCompany({ name: 'Kartenprobe Drei', place: 'Zittau', ...spot, latitude: 50.8961, longitude: 14.8072 });
  await page.goto('/suche?was=Kartenprobe');
  await page.getByRole('link', { name: 'Mit Karte zeigen' }).click();
  await expect(page).toHaveURL('/suche?was=Kartenprobe&ansicht=karte');
  await expect(page.getByText(`Die Karte kommt von ${MAP}.`)).toBeVisible();
  expect(asked).toEqual([]);

  await page.getByRole('button', { name: 'Karte laden' }).click();
  const map = page.getByRole('region', { name: 'Karte der Treffer' });
  await expect(map.getByText('Auf der Karte: alle Treffer (3)')).toBeVisible();
  await expect(map.getByRole('link', { name: 'Kartenprobe Drei' })).toHaveAttribute('href', /kartenprobe-drei/);
  // Two at one spot never come apart, however near one looks: they are listed.
  await map.getByRole('button', { name: '2 Treffer, näher ansehen' }).press('Enter');
  await expect(map.getByRole('link', { name: 'Kartenprobe Eins' })).toBeVisible();
  await expect(map.getByRole('link', { name: 'Kartenprobe Zwei' })).toBeVisible();
  await expectAccessible(page);
  expect(refused).toEqual([]);
});

test('no other page may ask the host of maps for anything', async ({ page, baseURL, insertUser, signIn }) => {
  await signIn(await insertUser());
  const policyOf = async (path: string) => (await page.goto(path))?.headers()['content-security-policy'];
  expect(await policyOf('/konto/eintraege/neu')).toContain(`connect-src 'self' http://${MAP};`);
  expect(await policyOf('/suche?was=Kartenprobe&ansicht=karte')).toContain(`connect-src 'self' http://${MAP};`);
  expect(await policyOf('/konto')).not.toContain(MAP);
  expect(await policyOf('/konto/eintraege/gesendet')).not.toContain(MAP);
  for (const path of ['/', '/firma-eintragen', '/anmelden', '/suche?was=karte', '/suche?was=ansicht%3Dkarte']) {
    const { headers } = await raw(baseURL, path);
    expect(String(headers['content-security-policy'])).not.toContain(MAP);
  }
});
