import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { HANDS } from './hands.ts';
import { raw } from './raw-request.ts';

async function fillEntry(page: Page, name: string) {
  await page.getByLabel('Name der Firma').fill(name);
  await page.getByLabel('Straße und Hausnummer').fill('Am Markt 7');
  await page.getByLabel('Postleitzahl').fill('02826');
  await page.getByLabel('Ort', { exact: true }).fill('Görlitz');
  await page.getByLabel('Hauptbranche').fill('bäckerei');
  await page.getByLabel('Telefon').fill('(03581) 23125-12');
  await page.getByLabel('Website').fill('www.morgenrot.example');
  await page.getByLabel('Öffnungszeiten', { exact: false }).fill('Mo–Fr 6–18, Sa 6–12');
}

test('an owner enters a company, a moderator accepts it, and visitors find it at once', async ({
  page,
  browser,
  baseURL,
  mailbox,
  insertUser,
  signIn,
  signInElsewhere,
  removeCompanies,
}) => {
  const owner = await insertUser();
  const name = `Bäckerei Morgenrot & Söhne ${Date.now()}`;
  removeCompanies(name);
  await signIn(owner);
  await page.goto('/firma-eintragen');
  await page.getByRole('link', { name: 'Jetzt eintragen' }).click();
  await fillEntry(page, name);

  // What does not fit together is said, and nothing typed is lost.
  await page.getByLabel('Ort', { exact: true }).fill('Kiel');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Zu 02826 gehört: Görlitz.')).toBeVisible();
  await expect(page.getByLabel('Name der Firma')).toHaveValue(name);
  await page.getByLabel('Ort', { exact: true }).fill('Görlitz');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('03581 2312512')).toBeVisible();
  await page.getByRole('button', { name: 'Eintrag kostenlos absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Ihr Eintrag ist bei uns' })).toBeVisible();
  expect((await mailbox.newest(owner.email, 'ist bei uns')).text).toContain(
    'kostenlos, ohne Laufzeit und jederzeit löschbar',
  );
  await page.goto('/konto');
  await expect(page.getByText(`${name}: wird geprüft`)).toBeVisible();

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await moderator.goto(`/verwaltung/eingang?suche=${encodeURIComponent(name)}`);
  await moderator.getByRole('link', { name }).click();
  await moderator.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await expect(moderator.getByText('Dazu gibt es nichts.')).toBeVisible();

  expect((await mailbox.newest(owner.email, 'ist aktuell')).text).toContain('/firmen/');
  const visitor = await (await browser.newContext({ baseURL })).newPage();
  await visitor.goto(`/suche?was=${encodeURIComponent(name)}&wo=G%C3%B6rlitz`);
  await visitor.getByRole('link', { name }).click();
  await expect(visitor.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(visitor.getByText('06:00–18:00').first()).toBeVisible();
});

test('a form can be left at any time and goes on elsewhere', async ({ page, insertUser, signIn, signInElsewhere }) => {
  const owner = await insertUser();
  await signIn(owner);
  await page.goto('/konto/eintraege/neu');
  await page.getByLabel('Name der Firma').fill('Halb fertig GmbH');
  await page.getByLabel('Straße und Hausnummer').focus();
  await expect(page.getByText(/Gespeichert um/)).toBeVisible();

  const other = await signInElsewhere(owner);
  await other.goto('/konto');
  await other.getByRole('link', { name: 'Halb fertig GmbH' }).click();
  await expect(other.getByLabel('Name der Firma')).toHaveValue('Halb fertig GmbH');
});

test('the whole way works without JavaScript', async ({ insertUser, signInElsewhere }) => {
  const owner = await insertUser();
  const page = await signInElsewhere(owner, { javaScriptEnabled: false });
  await page.goto('/konto/eintraege/neu');
  await fillEntry(page, 'Ohne Skript KG');
  await page.getByLabel('Postleitzahl').fill('2826');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Eine deutsche Postleitzahl hat fünf Ziffern.')).toBeVisible();
  await page.getByLabel('Postleitzahl').fill('02826');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await page.getByRole('button', { name: 'Eintrag kostenlos absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Ihr Eintrag ist bei uns' })).toBeVisible();
});

for (const [way, hands] of HANDS)
  test(`an edit waits while the old version stays live, and is partly accepted (${way})`, async ({
    page,
    browser,
    baseURL,
    mailbox,
    insertUser,
    insertCompany,
    makeMember,
    signIn,
    signInElsewhere,
  }) => {
    const owner = await insertUser();
    const company = await insertCompany({ name: 'Altes Backhaus', place: 'Görlitz', phone: '+49358123125' });
    await makeMember(company.id, owner.id);
    await page.setViewportSize(hands.viewport);
    await signIn(owner);
    await page.goto('/konto');
    await hands.press(page.getByRole('link', { name: 'Altes Backhaus bearbeiten' }));
    await hands.fill(page.getByLabel('Name der Firma'), 'Neues Backhaus');
    await hands.fill(page.getByLabel('Straße und Hausnummer'), 'Untermarkt 1');
    await hands.fill(page.getByLabel('Telefon'), '03581 999999');
    await hands.press(page.getByRole('button', { name: 'Änderungen absenden' }));
    await expect(page.getByText('Ihr Eintrag bleibt bis dahin unverändert sichtbar.')).toBeVisible();

    const visitor = await (await browser.newContext({ baseURL })).newPage();
    await visitor.goto(`/firmen/${company.slug}`);
    await expect(visitor.getByRole('heading', { level: 1, name: 'Altes Backhaus' })).toBeVisible();

    const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }), { viewport: hands.viewport });
    await moderator.goto('/verwaltung/eingang?suche=Altes+Backhaus');
    await hands.press(moderator.getByRole('link', { name: 'Altes Backhaus' }));
    await hands.choose(moderator.getByLabel('Name der Firma: Entscheidung'), 'nicht übernehmen');
    await hands.press(moderator.getByRole('button', { name: 'Annehmen', exact: true }));
    await expect(moderator.getByText('Die Begründung fehlt.')).toBeVisible();
    await expect(moderator.getByLabel('Name der Firma: Entscheidung')).toHaveValue('nein');
    await hands.fill(
      moderator.getByLabel('Name der Firma: Begründung, wenn nicht'),
      'Im Impressum steht der alte Name.',
    );
    await hands.press(moderator.getByRole('button', { name: 'Annehmen', exact: true }));
    await expect(moderator.getByText('Dazu gibt es nichts.')).toBeVisible();

    const mail = await mailbox.newest(owner.email, 'ist aktuell');
    expect(mail.text).toContain('Im Impressum steht der alte Name.');
    await expect(async () => {
      await visitor.goto(`/firmen/${company.slug}`);
      await expect(visitor.getByText('Untermarkt 1').first()).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(visitor.getByRole('heading', { level: 1, name: 'Altes Backhaus' })).toBeVisible();
  });

test('two people edit at once: the second is told and loses nothing', async ({
  insertUser,
  insertCompany,
  makeMember,
  markTrusted,
  signInElsewhere,
}) => {
  const [first, second] = [await insertUser(), await insertUser()];
  const company = await insertCompany({ name: 'Zu zweit GbR', place: 'Görlitz', streetAddress: 'Am Markt 1' });
  for (const { id } of [first, second]) await makeMember(company.id, id);
  await markTrusted(company.id, first.id);
  const [one, two] = [await signInElsewhere(first), await signInElsewhere(second)];
  for (const page of [one, two]) await page.goto(`/konto/eintraege/${company.id}`);
  await one.getByLabel('Telefon').fill('03581 111111');
  await one.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(one.getByText('Sofort übernommen: Telefon.')).toBeVisible();

  await two.getByLabel('Telefon').fill('03581 222222');
  await two.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(two.getByText('Inzwischen steht dort: 03581 111111')).toBeVisible();
  await expect(two.getByLabel('Telefon')).toHaveValue('03581 222222');
  await two.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(two.getByText('Sofort übernommen: Telefon.')).toBeVisible();
});

test('nobody edits an entry that is not his, or sees the queue without being a moderator', async ({
  page,
  insertUser,
  insertCompany,
  signIn,
}) => {
  const company = await insertCompany({ name: 'Fremde Firma', place: 'Görlitz' });
  await signIn(await insertUser());
  for (const path of [`/konto/eintraege/${company.id}`, '/konto/eintraege/999999999', '/verwaltung/eingang']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});

for (const [way, hands] of HANDS)
  test(`an owner withdraws an entry, which then answers 410, and changes his mind (${way})`, async ({
    page,
    baseURL,
    insertUser,
    insertCompany,
    makeMember,
    signIn,
  }) => {
    const owner = await insertUser();
    const company = await insertCompany({ name: 'Bald fort OHG', place: 'Görlitz' });
    await makeMember(company.id, owner.id);
    const status = async () => (await raw(baseURL, `/firmen/${company.slug}`)).status;
    const isInSitemap = async () =>
      (await raw(baseURL, `/sitemap/firmen-${Math.ceil(company.id / 40_000)}.xml`)).html.includes(company.slug);
    expect(await status()).toBe(200);
    await expect.poll(isInSitemap).toBe(true);
    await page.setViewportSize(hands.viewport);
    await signIn(owner);
    await page.goto(`/konto/eintraege/${company.id}`);
    await hands.check(page.getByLabel('Ja, der Eintrag soll verschwinden.'));
    await hands.press(page.getByRole('button', { name: 'Eintrag zurückziehen' }));
    await expect(page.getByText('Bald fort OHG, Görlitz: zurückgezogen')).toBeVisible();
    await expect.poll(status).toBe(410);
    expect((await raw(baseURL, '/suche?was=Bald+fort')).html).not.toContain(company.slug);
    await expect.poll(isInSitemap).toBe(false);

    await hands.press(page.getByRole('button', { name: 'Bald fort OHG wiederherstellen' }));
    await expect(page.getByRole('link', { name: 'Bald fort OHG bearbeiten' })).toBeVisible();
    await expect.poll(status).toBe(200);
  });

test('somebody takes an entry over with a code to its own domain', async ({
  page,
  mailbox,
  insertUser,
  insertCompany,
  signIn,
}) => {
  const company = await insertCompany({
    name: 'Herrenlos GmbH',
    place: 'Görlitz',
    website: `https://www.herrenlos-${process.pid}.de/`,
  });
  const address = `info@herrenlos-${process.pid}.de`;
  await page.goto(`/firmen/${company.slug}`);
  await signIn(await insertUser());
  await page.getByRole('link', { name: 'Eintrag übernehmen' }).click();
  await page.getByLabel('E-Mail-Adresse der Firma').fill('jemand@gmx.de');
  await page.getByRole('button', { name: 'Code schicken' }).click();
  await expect(page.getByText('Eine Adresse bei gmx.de kann jeder haben.')).toBeVisible();
  await page.getByLabel('E-Mail-Adresse der Firma').fill(address);
  await page.getByRole('button', { name: 'Code schicken' }).click();
  const code = /lautet: (\d{6})/.exec((await mailbox.newest(address, 'Ihr Code')).text)?.[1] ?? '';
  await page.getByLabel('Code aus der Mail').fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Eintrag übernehmen' }).click();
  await expect(page.getByText('Dieser Code stimmt nicht oder gilt nicht mehr.')).toBeVisible();
  await page.getByLabel('Code aus der Mail').fill(code);
  await page.getByRole('button', { name: 'Eintrag übernehmen' }).click();
  await expect(page.getByRole('link', { name: 'Herrenlos GmbH bearbeiten' })).toBeVisible();
});

test('an entry that somebody manages is not taken away: a moderator hears both sides', async ({
  page,
  mailbox,
  insertUser,
  insertCompany,
  makeMember,
  signIn,
  signInElsewhere,
}) => {
  const [manager, claimant] = [await insertUser(), await insertUser()];
  const company = await insertCompany({ name: 'Umstritten KG', place: 'Görlitz' });
  await makeMember(company.id, manager.id);
  await signIn(claimant);
  await page.goto(`/konto/eintraege/uebernehmen/${company.slug}`);
  await page.getByLabel('Woran wir erkennen können').fill('Ich bin seit Mai die Geschäftsführerin, siehe HRB 4711.');
  await page.getByRole('button', { name: 'Zur Prüfung schicken' }).click();
  await expect(page.getByText('Ihr Nachweis ist bei uns.')).toBeVisible();
  await mailbox.newest(manager.email, 'möchte Ihren Eintrag übernehmen');

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await moderator.goto('/verwaltung/eingang?art=uebernahme');
  await moderator.getByRole('link', { name: 'Umstritten KG' }).click();
  await expect(moderator.getByText(manager.email)).toBeVisible();
  await expect(moderator.getByText('siehe HRB 4711')).toBeVisible();
  await moderator.getByLabel('Begründung').fill('Die Registernummer stimmt.');
  await moderator.getByRole('button', { name: 'Übergeben' }).click();
  await mailbox.newest(claimant.email, 'gehört zu Ihrem Konto');
  expect((await mailbox.newest(manager.email, 'Entschieden')).text).toContain('Die Registernummer stimmt.');
  await page.goto('/konto');
  await expect(page.getByRole('link', { name: 'Umstritten KG bearbeiten' })).toBeVisible();
});

for (const [way, hands] of HANDS)
  test(`a colleague is invited, joins, and the last manager cannot just go (${way})`, async ({
    page,
    mailbox,
    insertUser,
    insertCompany,
    makeMember,
    signIn,
    signInElsewhere,
  }) => {
    const [manager, colleague] = [await insertUser(), await insertUser({ name: 'Kollege Kurt' })];
    const company = await insertCompany({ name: 'Zusammen eG', place: 'Görlitz' });
    await makeMember(company.id, manager.id);
    await page.setViewportSize(hands.viewport);
    await signIn(manager);
    await page.goto(`/konto/eintraege/${company.id}`);
    await hands.press(page.getByRole('link', { name: 'Personen' }));
    await hands.press(page.getByRole('button', { name: 'Eintrag verlassen' }));
    await expect(page.getByText('Eine Person muss den Eintrag verwalten.')).toBeVisible();
    await hands.fill(page.getByLabel('E-Mail-Adresse'), colleague.email);
    await hands.press(page.getByRole('button', { name: 'Einladen' }));
    await expect(page.getByRole('button', { name: 'Einladung zurücknehmen' })).toBeVisible();

    const { link } = await mailbox.newest(colleague.email, 'Einladung');
    const stranger = await signInElsewhere(await insertUser());
    await stranger.goto(link);
    await expect(stranger.getByRole('button', { name: 'Einladung annehmen' })).toHaveCount(0);
    const other = await signInElsewhere(colleague, { viewport: hands.viewport });
    await other.goto(link);
    await hands.press(other.getByRole('button', { name: 'Einladung annehmen' }));
    await expect(other.getByRole('heading', { level: 1, name: 'Zusammen eG', exact: true })).toBeVisible();
    await expect(other.getByRole('button', { name: 'Eintrag zurückziehen' })).toHaveCount(0);

    await page.reload();
    const person = page.getByRole('listitem').filter({ hasText: 'Kollege Kurt' });
    await hands.press(person.getByRole('button', { name: 'Verwalten lassen' }));
    await expect(person.getByText('verwaltet den Eintrag')).toBeVisible();
    await hands.press(page.getByRole('button', { name: 'Eintrag verlassen' }));
    await expect(page.getByText('Sie haben noch keinen Eintrag.')).toBeVisible();
  });
