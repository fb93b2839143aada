import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test('colleagues and moderators see who changed what, visitors see how old each field is', async ({
  page,
  browser,
  baseURL,
  insertUser,
  insertCompany,
  makeMember,
  markTrusted,
  signIn,
  signInElsewhere,
}) => {
  const [manager, colleague, moderator] = [
    await insertUser({ name: 'Ina Inhaberin' }),
    await insertUser({ name: 'Kurt Kollege' }),
    await insertUser({ role: 'moderator', name: 'Mona Moderation' }),
  ];
  const company = await insertCompany({
    name: 'Mit Geschichte eG',
    place: 'Görlitz',
    phone: '+49358123125',
    streetAddress: 'Am Markt 7',
    sourceKey: 'osm',
    externalId: `node/${process.pid}`,
    sourceDate: '2026-01-31',
  });
  await makeMember(company.id, manager.id);
  await makeMember(company.id, colleague.id, 'contributor');
  await markTrusted(company.id, manager.id);

  await signIn(manager);
  await page.goto(`/konto/eintraege/${company.id}`);
  await page.getByLabel('Telefon').fill('03581 999999');
  await page.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(page.getByText('Sofort übernommen: Telefon.')).toBeVisible();

  const other = await signInElsewhere(colleague);
  await other.goto(`/konto/eintraege/${company.id}`);
  await other.getByLabel('Name der Firma').fill('Mit langer Geschichte eG');
  await other.getByRole('button', { name: 'Änderungen absenden' }).click();
  await expect(other.getByText('Wird geprüft: Name der Firma.')).toBeVisible();
  const deciding = await signInElsewhere(moderator);
  await deciding.goto('/verwaltung/eingang?suche=Mit+Geschichte');
  await deciding.getByRole('link', { name: 'Mit Geschichte eG' }).click();
  await deciding.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await expect(deciding.getByText('Dazu gibt es nichts.')).toBeVisible();

  await page.reload();
  await page.getByRole('link', { name: 'Verlauf' }).click();
  const changes = page.getByRole('main').getByRole('listitem');
  const named = changes.filter({ hasText: 'Mit langer Geschichte eG' });
  await expect(named.getByText('Kurt Kollege, geprüft: Moderation')).toBeVisible();
  await expect(named.getByText('Mit Geschichte eG', { exact: true })).toBeVisible();
  await expect(changes.filter({ hasText: '03581 999999' }).getByText('Sie', { exact: true })).toBeVisible();
  await expect(changes.filter({ hasText: 'aus der Quelle OpenStreetMap' })).toBeVisible();
  expect(await page.content()).not.toContain(moderator.email);

  await deciding.goto(`/konto/eintraege/${company.id}/verlauf`);
  await expect(deciding.getByText(`Ina Inhaberin (${manager.email})`)).toBeVisible();
  const stranger = await signInElsewhere(await insertUser());
  expect((await stranger.goto(`/konto/eintraege/${company.id}/verlauf`))?.status()).toBe(404);

  const visitor = await (await browser.newContext({ baseURL })).newPage();
  await expect(async () => {
    await visitor.goto(`/firmen/${company.slug}`);
    await expect(
      visitor.getByText(/Stand 31\.01\.2026\. Vom Unternehmen selbst: Name der Firma, Telefon, Stand/),
    ).toBeVisible({
      timeout: 500,
    });
  }).toPass();
});

test('once a year a manager is asked whether all is right, and says so with one press, without signing in', async ({
  browser,
  baseURL,
  request,
  mailbox,
  insertUser,
  insertCompany,
  makeMember,
  letAYearPass,
}) => {
  const manager = await insertUser();
  const company = await insertCompany({ name: 'Unverändert gut OHG', place: 'Görlitz', phone: '+49358123125' });
  await makeMember(company.id, manager.id);
  await letAYearPass(company.id);
  const { link, text } = await mailbox.newest(manager.email, 'Stimmt Ihr Eintrag noch');
  expect(text).toContain('Der Link gilt 60 Tage');
  const isConfirmed = async () => (await raw(baseURL, `/firmen/${company.slug}`)).html.includes(`"${today}"`);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());

  // What mail scanners do.
  for (let look = 0; look < 3; look++) expect((await request.get(link)).status()).toBe(200);
  expect(await isConfirmed()).toBe(false);

  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await page.goto(link);
  await expect(page.getByText('03581 23125')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Eintrag ändern oder zurückziehen' })).toBeVisible();
  await page.getByRole('button', { name: 'Alles stimmt: Eintrag bestätigen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Vielen Dank, Ihr Eintrag ist bestätigt' })).toBeVisible();
  await expect.poll(isConfirmed).toBe(true);

  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Alles stimmt: Eintrag bestätigen' })).toHaveCount(0);
  await page.goto(`${link.slice(0, -4)}AAAA`);
  await expect(page.getByRole('heading', { level: 1, name: 'Dieser Link gilt nicht mehr' })).toBeVisible();
});
