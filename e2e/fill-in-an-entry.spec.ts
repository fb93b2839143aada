import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { tabTo } from './hands.ts';

const PHONE = { width: 390, height: 844 };

const hoursOf = (page: Page) => page.getByLabel('Öffnungszeiten', { exact: false }).first();

test('postal code, place and trade are suggested, and chosen by keyboard on a phone', async ({
  page,
  insertUser,
  signIn,
}) => {
  await page.setViewportSize(PHONE);
  await signIn(await insertUser());
  await page.goto('/konto/eintraege/neu');
  const code = page.getByRole('combobox', { name: 'Postleitzahl' });
  await code.focus();
  await page.keyboard.type('0282');
  await expect(page.getByRole('option', { name: '02826 Görlitz' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: '02826 Görlitz' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(code).toHaveValue('02826');
  await expect(page.getByRole('combobox', { name: 'Ort', exact: true })).toHaveValue('Görlitz');

  const trade = page.getByRole('combobox', { name: 'Hauptbranche' });
  await trade.focus();
  await page.keyboard.type('klempner');
  await expect(page.getByRole('option', { name: 'Sanitärbetrieb auch: Klempner' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: 'Sanitärbetrieb' })).toHaveCount(0);
  await expect(trade).toHaveValue('klempner');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Sanitärbetrieb' }).waitFor();
  while ((await page.getByRole('option', { name: 'Sanitärbetrieb' }).getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(trade).toHaveValue('Sanitärbetrieb');
});

test('what does not fit is answered with what does, to be taken with one press', async ({
  page,
  insertUser,
  signIn,
}) => {
  await signIn(await insertUser());
  await page.goto('/konto/eintraege/neu');
  await page.getByLabel('Postleitzahl').fill('02826');
  await page.getByLabel('Ort', { exact: true }).fill('Kiel');
  await page.getByLabel('Telefon').focus();
  await expect(page.getByText('Zu 02826 passt „Kiel“ nicht.')).toBeVisible();
  await page.getByRole('button', { name: 'Görlitz' }).click();
  await expect(page.getByLabel('Ort', { exact: true })).toHaveValue('Görlitz');
  await expect(page.getByText('Zu 02826 passt „Kiel“ nicht.')).toHaveCount(0);
});

test('without JavaScript, another word for a trade is understood, and one for several offers them', async ({
  insertUser,
  signInElsewhere,
}) => {
  const page = await signInElsewhere(await insertUser(), { javaScriptEnabled: false });
  await page.goto('/konto/eintraege/neu');
  await page.getByLabel('Name der Firma').fill('Rohr & Söhne');
  await page.getByLabel('Straße und Hausnummer').fill('Am Markt 7');
  await page.getByLabel('Postleitzahl').fill('24103');
  await page.getByLabel('Ort', { exact: true }).fill('Görlitz');
  await page.getByLabel('Hauptbranche').fill('Klempner');
  await hoursOf(page).fill('Mo–Fr 9–18\nirgendwann auch Sa');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.locator('mark')).toHaveText('irgendwann');
  await expect(page.locator('[role=combobox]')).toHaveCount(0);

  await hoursOf(page).fill('Mo–Fr 9–18, 24.–31.12. geschlossen');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('So haben wir es verstanden')).toBeVisible();
  await expect(page.getByText('„Klempner“ heißt mehr als eine Branche.')).toBeVisible();
  await page.getByRole('button', { name: 'Sanitärbetrieb' }).click();
  await expect(page.getByLabel('Hauptbranche')).toHaveValue('Sanitärbetrieb');
  await page.getByRole('button', { name: '02826' }).click();
  await expect(page.getByText('Übernommen.')).toBeVisible();
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Sanitärbetrieb in Görlitz')).toBeVisible();
});

test('special hours take a few keys, as text or in the table, and are shown at once', async ({
  page,
  browser,
  baseURL,
  insertUser,
  insertCompany,
  makeMember,
  markTrusted,
  signIn,
}) => {
  const owner = await insertUser();
  const company = await insertCompany({
    name: 'Feiertagsladen',
    place: 'Görlitz',
    streetAddress: 'Am Markt 1',
    openingHours: 'Mo-Fr 09:00-18:00',
  });
  await makeMember(company.id, owner.id);
  await markTrusted(company.id, owner.id);
  await page.setViewportSize(PHONE);
  await signIn(owner);
  await page.goto(`/konto/eintraege/${company.id}`);

  // A slow typist needs half a second for a key: that is less than half a minute.
  await hoursOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', 24.–31.12. geschlossen');
  await expect(page.getByText('So haben wir es verstanden')).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: '24.–31.12.' })).toBeVisible();
  await page.getByRole('button', { name: 'Änderungen absenden' }).press('Enter');
  await expect(page.getByText('Sofort übernommen: Öffnungszeiten.')).toBeVisible();

  await page.getByText('Als Tabelle eingeben').press('Enter');
  await page.getByRole('button', { name: 'Besondere Tage hinzufügen' }).press('Enter');
  const row = page.getByRole('group', { name: 'Besondere Tage, Zeile 2' });
  await expect(row.getByLabel('Erster Tag')).toBeFocused();
  await row.getByLabel('Erster Tag').fill('2031-05-02');
  await row.getByLabel('An diesen Tagen', { exact: true }).selectOption('geöffnet');
  await row.getByLabel('An diesen Tagen, von').fill('10');
  await row.getByLabel('An diesen Tagen, bis').fill('1430');
  await expect(hoursOf(page)).toHaveValue('Mo–Fr 9–18, 24.–31.12. geschlossen, 2.5.2031 10–14:30');

  // What cannot be right is not lost by sending.
  await row.getByLabel('Letzter Tag').fill('2031-04-02');
  await page.getByRole('button', { name: 'Änderungen absenden' }).press('Enter');
  await expect(page.getByText('Der letzte Tag liegt vor dem ersten.')).toBeFocused();
  await row.getByLabel('Letzter Tag').fill('2031-05-02');
  await page.getByRole('button', { name: 'Änderungen absenden' }).press('Enter');
  await expect(page.getByText('Sofort übernommen: Öffnungszeiten.')).toBeVisible();

  const visitor = await (await browser.newContext({ baseURL })).newPage();
  await expect(async () => {
    await visitor.goto(`/firmen/${company.slug}`);
    await expect(visitor.getByText(/Mai 0?2/)).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('a day is copied to others, and the text follows', async ({ page, insertUser, signIn }) => {
  await signIn(await insertUser());
  await page.goto('/konto/eintraege/neu');
  await page.getByText('Als Tabelle eingeben').click();
  const week = page.getByRole('group', { name: 'Woche' });
  await week.getByLabel('Montag', { exact: true }).selectOption('geöffnet');
  await week.getByLabel('Montag, bis').fill('12');
  await week.getByRole('button', { name: 'Pause, weitere Zeit (Montag)' }).click();
  await expect(hoursOf(page)).toHaveValue('Mo 9–12 und 14–18');
  await week.getByText('übertragen von Montag').click();
  await week.getByRole('button', { name: 'Mo–Fr' }).first().click();
  await week.getByLabel('Samstag', { exact: true }).selectOption('nach Vereinbarung');
  await week.getByLabel('Freitag, 2. Zeit, bis').fill('2');
  await expect(hoursOf(page)).toHaveValue('Mo–Do 9–12 und 14–18, Fr 9–12 und 14–2, Sa nach Vereinbarung');

  // The other way round, the table follows the text.
  await hoursOf(page).fill('Mo nach Vereinbarung, April–Oktober Sa 8–16');
  await expect(week.getByLabel('Montag', { exact: true })).toHaveValue('byAppointment');
  await expect(page.getByRole('group', { name: 'Zeiten des Jahres, Zeile 1' }).getByLabel('Samstag, von')).toHaveValue(
    '08:00',
  );
});

test('an entry that is there already is offered while one types, and on the preview without JavaScript', async ({
  page,
  insertUser,
  insertCompany,
  signIn,
  signInElsewhere,
}) => {
  const company = await insertCompany({
    name: `Uhrenhaus Zwirbel ${process.pid}`,
    place: 'Görlitz',
    postalCode: '02826',
    phone: '+4935819990017',
  });
  const owner = await insertUser();
  await signIn(owner);
  await page.goto('/konto/eintraege/neu');
  await page.getByLabel('Telefon').fill('03581 9990017');
  await expect(page.getByText('Ist es dieser Eintrag?')).toBeVisible();
  await page.getByRole('link', { name: `Eintrag übernehmen: ${company.name}` }).click();
  await expect(page).toHaveURL(`/konto/eintraege/uebernehmen/${company.slug}`);

  const plain = await signInElsewhere(owner, { javaScriptEnabled: false });
  await plain.goto('/konto/eintraege/neu');
  await plain.getByLabel('Name der Firma').fill(company.name);
  await plain.getByLabel('Straße und Hausnummer').fill('Am Markt 7');
  await plain.getByLabel('Postleitzahl').fill('02826');
  await plain.getByLabel('Ort', { exact: true }).fill('Görlitz');
  await plain.getByLabel('Hauptbranche').fill('Bäckerei');
  await plain.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(plain.getByRole('link', { name: `Eintrag übernehmen: ${company.name}` })).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Eintrag kostenlos absenden' })).toBeVisible();
});

test('whoever is not signed in learns nothing about entries like his', async ({ request }) => {
  expect((await request.get('/api/formular/doppelte?telefon=03581+23125')).status()).toBe(401);
});

test('beside the form, the entry appears as visitors will see it, with numbers and addresses in form', async ({
  page,
  insertUser,
  signIn,
}) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  await signIn(await insertUser());
  await page.goto('/konto/eintraege/neu');
  const beside = page.getByRole('complementary', { name: 'So erscheint Ihr Eintrag' });
  await expect(beside.getByRole('heading', { name: 'Ihre Firma' })).toBeVisible();
  await page.getByLabel('Name der Firma').fill('Rohr & Söhne');
  await expect(page.getByText('12 von 200 Zeichen')).toBeVisible();
  await page.getByLabel('Telefon').fill('(03581) 23125-12');
  await page.getByLabel('Website').fill('WWW.rohr.example');
  await hoursOf(page).fill('Mo–Fr 9–18');
  await expect(page.getByLabel('Telefon')).toHaveValue('03581 2312512');
  await expect(page.getByLabel('Website')).toHaveValue('https://www.rohr.example/');
  await expect(beside.getByRole('heading', { name: 'Rohr & Söhne' })).toBeVisible();
  await expect(beside.getByRole('link', { name: 'rohr.example' })).toBeVisible();
  await expect(beside.getByText('09:00–18:00').first()).toBeVisible();
});

test('from the first page to the visible entry by keyboard alone, on a phone', async ({
  page,
  browser,
  baseURL,
  insertUser,
  signIn,
  signInElsewhere,
  removeCompanies,
}) => {
  const name = `Tastenbäckerei ${Date.now()}`;
  removeCompanies(name);
  await page.setViewportSize(PHONE);
  await signIn(await insertUser());
  await page.goto('/firma-eintragen');
  await tabTo(page.getByRole('link', { name: 'Jetzt eintragen' }));
  await page.keyboard.press('Enter');
  const type = async (field: Locator, text: string) => {
    await tabTo(field);
    await page.keyboard.type(text);
  };
  await page.getByLabel('Name der Firma').waitFor();
  await type(page.getByLabel('Name der Firma'), name);
  await type(page.getByLabel('Straße und Hausnummer'), 'Am Markt 7');
  await type(page.getByLabel('Postleitzahl'), '02826');
  await type(page.getByLabel('Ort', { exact: true }), 'Görlitz');
  await type(page.getByLabel('Hauptbranche'), 'Bäckerei');
  await type(hoursOf(page), 'Mo–Fr 6–18');
  await tabTo(page.getByRole('button', { name: 'Weiter zur Vorschau' }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('button', { name: 'Eintrag kostenlos absenden' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ihr Eintrag ist bei uns' })).toBeVisible();

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }), { viewport: PHONE });
  await moderator.goto(`/verwaltung/eingang?suche=${encodeURIComponent(name)}`);
  await tabTo(moderator.getByRole('link', { name }));
  await moderator.keyboard.press('Enter');
  await tabTo(moderator.getByRole('button', { name: 'Annehmen', exact: true }));
  await moderator.keyboard.press('Enter');
  await expect(moderator.getByText('Dazu gibt es nichts.')).toBeVisible();

  const visitor = await (await browser.newContext({ baseURL, viewport: PHONE })).newPage();
  await visitor.goto(`/suche?was=${encodeURIComponent(name)}&wo=G%C3%B6rlitz`);
  await tabTo(visitor.getByRole('link', { name }));
  await visitor.keyboard.press('Enter');
  await expect(visitor.getByRole('heading', { level: 1, name })).toBeVisible();
});
