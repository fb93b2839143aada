import { createServer, type Server } from 'node:http';
import { PROOF_FILE } from '#lib/claims/proof.ts';
import { expect, test } from './fixtures.ts';
import { HANDS } from './hands.ts';

/** The web site of a business: what lies at which path. Names below `.example` lead here (fake-internet.ts). */
const files = new Map<string, string>();
let site: Server;

test.beforeAll(async () => {
  site = createServer((req, res) => {
    const text = files.get(`${req.headers.host}${req.url}`);
    res.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(text);
  });
  await new Promise<void>((done) => site.listen(Number(process.env.E2E_SITE_PORT), '127.0.0.1', done));
});

test.afterAll(async () => {
  await new Promise((done) => site.close(done));
});

for (const [way, hands] of HANDS)
  test(`somebody takes an entry over with a file on its web site (${way})`, async ({
    page,
    insertUser,
    insertCompany,
    signIn,
  }) => {
    const host = `www.seilerei-${process.pid}-${hands.viewport.width}.example`;
    const company = await insertCompany({ name: 'Seilerei Taufrisch', place: 'Görlitz', website: `https://${host}/` });
    await page.setViewportSize(hands.viewport);
    await signIn(await insertUser());
    await page.goto(`/konto/eintraege/uebernehmen/${company.slug}`);
    await hands.press(page.getByRole('button', { name: 'Anleitung zeigen' }));
    const line = await page.locator('pre').first().textContent();

    await hands.press(page.getByRole('button', { name: 'Datei prüfen' }));
    await expect(page.getByText(`Die Datei ${PROOF_FILE} wurde auf der Website nicht gefunden.`)).toBeVisible();
    files.set(host + PROOF_FILE, 'branchenbuch-bestaetigung=etwas-anderes');
    await hands.press(page.getByRole('button', { name: 'Datei prüfen' }));
    await expect(page.getByText('ist da, enthält aber nicht die Zeile')).toBeVisible();
    files.set(host + PROOF_FILE, `${line}\n`);
    await hands.press(page.getByRole('button', { name: 'Datei prüfen' }));
    await expect(page.getByRole('link', { name: 'Seilerei Taufrisch bearbeiten' })).toBeVisible();
  });

test('nothing behind the server is looked at for a proof', async ({ page, insertUser, insertCompany, signIn }) => {
  await signIn(await insertUser());
  const inside = ['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/', 'http://192.168.0.1/'];
  for (const [door, website] of inside.entries()) {
    const company = await insertCompany({ name: `Hintertür ${door} GmbH`, place: 'Görlitz', website });
    await page.goto(`/konto/eintraege/uebernehmen/${company.slug}`);
    await expect(page.getByRole('button', { name: 'Zur Prüfung schicken' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Anleitung zeigen' }), website).toHaveCount(0);
  }
});
