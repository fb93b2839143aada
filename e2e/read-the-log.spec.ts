import { expect, test } from './fixtures.ts';

test('an admin reads who decided what and why, by person and by entry, as long as the person has an account', async ({
  page,
  insertUser,
  insertCompany,
  insertSubmission,
  makeMember,
  signIn,
  signInElsewhere,
}) => {
  const [owner, moderator, admin] = [
    await insertUser({ name: 'Ina Inhaberin' }),
    await insertUser({ role: 'moderator' }),
    await insertUser({ role: 'admin' }),
  ];
  const company = await insertCompany({ name: 'Protokollierte GmbH', place: 'Görlitz' });
  await makeMember(company.id, owner.id);
  const submission = await insertSubmission(company.id, owner.id);
  const deciding = await signInElsewhere(moderator);
  await deciding.goto(`/verwaltung/eingang/${submission}?suche=Protokollierte`);
  await deciding.getByLabel('Nachricht und Begründung').fill('Im Impressum steht etwas anderes.');
  await deciding.getByRole('button', { name: 'Ablehnen' }).click();
  await expect(deciding.getByRole('heading', { level: 1, name: 'Protokollierte GmbH' })).toBeHidden();
  expect((await deciding.goto('/verwaltung/protokoll'))?.status()).toBe(404);

  await signIn(admin);
  await page.goto('/konto');
  await page.getByRole('link', { name: 'Protokoll' }).click();
  await page.getByLabel('Person').fill(moderator.email);
  await page.getByLabel('Vorgang').selectOption('Eingereichtes abgelehnt');
  await page.getByRole('button', { name: 'Zeigen' }).click();
  const log = page.getByRole('main').getByRole('listitem');
  const event = log.filter({ hasText: 'Protokollierte GmbH' });
  await expect(event.getByText(moderator.email)).toBeVisible();
  await expect(event.getByText('Name der Firma: Nicht deine → Neuer Name')).toBeVisible();
  await expect(event.getByText('„Im Impressum steht etwas anderes.“')).toBeVisible();

  await page.getByLabel('Person').fill('niemand@beispiel.example');
  await page.getByRole('button', { name: 'Zeigen' }).click();
  await expect(page.getByText('Zu „niemand@beispiel.example“ gibt es kein Konto.')).toBeVisible();
  await expect(page.getByLabel('Person')).toHaveValue('niemand@beispiel.example');

  const leaving = await signInElsewhere(owner);
  await leaving.goto(`/konto/eintraege/${company.id}`);
  await leaving.getByLabel('Ja, der Eintrag soll verschwinden.').check();
  await leaving.getByRole('button', { name: 'Eintrag zurückziehen' }).click();
  await expect(leaving).toHaveURL(/\/konto$/);
  await page.goto(`/verwaltung/protokoll?betrifft=/firmen/${company.slug}`);
  await expect(log.getByText('Eintrag zurückgezogen')).toBeVisible();
  await expect(log.getByText(owner.email)).toBeVisible();

  await leaving.goto('/konto/loeschen');
  await leaving.getByLabel('Zur Sicherheit: Ihre E-Mail-Adresse').fill(owner.email);
  await leaving.getByRole('button', { name: 'Konto endgültig löschen' }).click();
  await expect(leaving).toHaveURL(/\/$/);
  await page.reload();
  await expect(log.getByText('Eintrag zurückgezogen')).toBeVisible();
  await expect(log.getByText('gelöschtes Konto')).toBeVisible();
  await page.goto(`/verwaltung/protokoll?person=${moderator.id}`);
  await expect(page.getByText('Im Impressum steht etwas anderes.')).toHaveCount(0);
});
