import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test('who deletes an account takes the data along and says what becomes of entries that nobody else manages', async ({
  page,
  baseURL,
  mailbox,
  insertUser,
  insertCompany,
  makeMember,
  signIn,
}) => {
  const [leaving, colleague] = [
    await insertUser({ name: 'Gerda Gehtjetzt' }),
    await insertUser({ name: 'Kurt Kollege' }),
  ];
  const passedOn = await insertCompany({ name: 'Geht weiter GmbH', place: 'Görlitz' });
  const withdrawn = await insertCompany({ name: 'Hört auf GbR', place: 'Görlitz' });
  await makeMember(passedOn.id, leaving.id);
  await makeMember(passedOn.id, colleague.id, 'contributor');
  await makeMember(withdrawn.id, leaving.id);
  await signIn(leaving);
  await page.goto('/konto/loeschen');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Vorher alle Daten Ihres Kontos herunterladen' }).click();
  expect((await download).suggestedFilename()).toMatch(/^branchenbuch-daten-\d{4}-\d{2}-\d{2}\.json$/);
  const data = await (await page.request.get('/konto/daten')).json();
  expect(data).toMatchObject({ account: { email: leaving.email, name: 'Gerda Gehtjetzt' } });
  expect(data.entries).toHaveLength(2);

  // Without JavaScript's help, as a form from before the second entry would be sent.
  await page.getByLabel('Zur Sicherheit: Ihre E-Mail-Adresse').fill(leaving.email);
  const first = page.getByRole('group', { name: 'Was soll aus „Geht weiter GmbH“ werden?' });
  await first.getByLabel('An Kurt Kollege übergeben').check();
  await page.locator('form:has(fieldset)').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByRole('button', { name: 'Konto endgültig löschen' }).click();
  await expect(page.getByText('Bitte wählen Sie, was aus „Hört auf GbR“ wird.')).toBeVisible();
  await expect(first.getByLabel('An Kurt Kollege übergeben')).toBeChecked();
  await page
    .getByRole('group', { name: 'Was soll aus „Hört auf GbR“ werden?' })
    .getByLabel(/Zurückziehen/)
    .check();
  await page.getByRole('button', { name: 'Konto endgültig löschen' }).click();
  await expect(page).toHaveURL(/\/$/);
  await mailbox.newest(leaving.email, 'Ihr Konto wurde gelöscht');
  await mailbox.newest(colleague.email, 'Sie verwalten jetzt einen Eintrag');
  await expect.poll(async () => (await raw(baseURL, `/firmen/${withdrawn.slug}`)).status).toBe(410);
  expect((await raw(baseURL, `/firmen/${passedOn.slug}`)).status).toBe(200);

  await page.goto('/konto');
  await expect(page).toHaveURL(/\/anmelden/);
  await signIn(colleague);
  await page.goto(`/konto/eintraege/${passedOn.id}/personen`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Kurt Kollege' })).toContainText('verwaltet den Eintrag');
  await expect(page.getByText('Gerda Gehtjetzt')).toHaveCount(0);
});

test('a manager hands an entry over in one step, and still works on it', async ({
  page,
  mailbox,
  insertUser,
  insertCompany,
  makeMember,
  signIn,
}) => {
  const [manager, colleague] = [await insertUser(), await insertUser({ name: 'Kurt Kollege' })];
  const company = await insertCompany({ name: 'In neuen Händen KG', place: 'Görlitz' });
  await makeMember(company.id, manager.id);
  await makeMember(company.id, colleague.id, 'contributor');
  await signIn(manager);
  await page.goto(`/konto/eintraege/${company.id}/personen`);
  const people = page.getByRole('listitem');
  await people.filter({ hasText: 'Kurt Kollege' }).getByRole('button', { name: 'Verwaltung übergeben' }).click();
  await expect(people.filter({ hasText: 'Kurt Kollege' })).toContainText('verwaltet den Eintrag');
  await expect(people.filter({ hasText: '(Sie)' })).toContainText('arbeitet mit');
  await expect(page.getByRole('button', { name: 'Verwaltung übergeben' })).toHaveCount(0);
  expect((await mailbox.newest(colleague.email, 'Sie verwalten jetzt')).text).toContain('In neuen Händen KG');
});
