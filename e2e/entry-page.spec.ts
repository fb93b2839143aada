import { companyCardPath, companyPath } from '#lib/paths.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

const everything = {
  name: 'Gasthaus Zum Goldenen Anker',
  place: 'Görlitz',
  category: 'restaurant',
  legalForm: 'GmbH',
  streetAddress: 'Neißstraße 7',
  postalCode: '02826',
  latitude: 51.1555,
  longitude: 14.9916,
  coordinatePrecision: 'exact' as const,
  phone: '+493023125001',
  fax: '+493023125002',
  email: 'gast@anker.example',
  website: 'https://anker.example/',
  description: 'Schlesische Küche am Fluss.\nFeiern bis 60 Personen.',
  openingHours: 'Tu-Su 11:00-14:30,17:00-23:00; PH 11:00-22:00',
  languages: ['de', 'pl'],
  payment: ['cash', 'girocard'],
  cuisine: ['regional', 'german'],
  wheelchair: 'limited' as const,
  wheelchairToilet: true,
  registerNumber: 'HRB 12345',
  registerCourt: 'Amtsgericht Dresden',
  vatId: 'DE123456789',
  sourceKey: 'osm',
  externalId: 'node/900001',
  sourceDate: '2026-10-01',
};

test('an entry shows everything it has, without JavaScript', async ({ baseURL, insertCompany }) => {
  const { slug } = await insertCompany(everything);
  const { status, html } = await raw(baseURL, companyPath(slug));
  expect(status).toBe(200);
  const text = html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!-- -->/g, '');
  for (const shown of [
    'href="tel:+493023125001"',
    'Neißstraße 7',
    '02826 Görlitz',
    'href="mailto:gast@anker.example"',
    'rel="nofollow ugc noopener"',
    'Schlesische Küche am Fluss.',
    '11:00–14:30, 17:00–23:00',
    'geschlossen',
    'Deutsch, Polnisch',
    'Barzahlung, girocard',
    'regional, deutsch',
    'teilweise rollstuhlgerecht, rollstuhlgerechte Toilette',
    'GmbH',
    'Amtsgericht Dresden, HRB 12345',
    'DE123456789',
    '© OpenStreetMap-Mitwirkende',
    'ODbL 1.0',
    'Stand 01.10.2026',
  ]) {
    expect.soft(text).toContain(shown);
  }
  // A kept page must not claim what was true when it was made.
  expect(text).not.toMatch(/Geöffnet bis|Geschlossen, öffnet/);
});

test('machines read the same facts', async ({ baseURL, insertCompany }) => {
  const { slug } = await insertCompany(everything);
  const { html } = await raw(baseURL, companyPath(slug));
  const found = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, json = '']) =>
    JSON.parse(json),
  );
  const entry = found.find((data) => data['@type'] === 'Restaurant');
  expect(entry).toMatchObject({
    '@context': 'https://schema.org',
    name: everything.name,
    telephone: '+493023125001',
    geo: { latitude: 51.1555, longitude: 14.9916 },
    address: { streetAddress: 'Neißstraße 7', postalCode: '02826', addressCountry: 'DE' },
  });
  expect(entry.openingHoursSpecification).toHaveLength(12);
});

test('phone, address and hours come first on a phone, and the clock tells the hour of Berlin', async ({
  browser,
  baseURL,
  insertCompany,
}) => {
  const { slug } = await insertCompany({ ...everything, openingHours: 'Mo-Su 00:00-24:00' });
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    timezoneId: 'Asia/Tokyo',
  });
  const page = await context.newPage();
  await page.goto(companyPath(slug));
  for (const seen of [
    page.getByRole('link', { name: 'Anrufen: 030 23125001' }),
    page.getByText('Neißstraße 7'),
    page.getByRole('heading', { name: 'Öffnungszeiten' }),
  ]) {
    await expect(seen).toBeInViewport();
  }
  await expect(page.getByRole('status')).toHaveText('Durchgehend geöffnet');
  await context.close();
});

test('an invented entry and a closed one say so and are not listed by search engines', async ({
  baseURL,
  insertCompany,
}) => {
  const demo = await insertCompany({ name: 'Beispiel Invention', place: 'Görlitz', demo: true, sourceKey: 'demo' });
  const closed = await insertCompany({ name: 'Zum Letzten Glas', place: 'Görlitz', closedAt: new Date() });
  const pages = await Promise.all([demo, closed].map(({ slug }) => raw(baseURL, companyPath(slug))));
  expect(pages[0]?.html).toContain('Beispieleintrag');
  expect(pages[1]?.html).toContain('Dauerhaft geschlossen');
  for (const page of pages) expect(page.html).toMatch(/<meta name="robots" content="noindex/);
});

test('the text of an entry stays text', async ({ page, insertCompany }) => {
  const nasty = '</script><img src=x onerror="document.title=1">';
  const { slug } = await insertCompany({ ...everything, name: `Anker ${nasty}`, description: nasty, operator: nasty });
  await page.goto(companyPath(slug));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Anker ${nasty}`);
  expect(await page.locator('main img').count()).toBe(0);
  await expect(page).not.toHaveTitle('1');
});

test('an entry goes into an address book', async ({ baseURL, insertCompany }) => {
  const { slug } = await insertCompany(everything);
  const card = await raw(baseURL, companyCardPath(slug));
  expect(card.headers['content-type']).toBe('text/vcard; charset=utf-8');
  expect(card.html).toContain('FN:Gasthaus Zum Goldenen Anker\r\n');
  expect((await raw(baseURL, companyCardPath('gibt-es-nicht'))).status).toBe(404);
});
