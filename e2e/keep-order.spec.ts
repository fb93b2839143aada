import { expect, test } from './fixtures.ts';

test('a locked account is out at its next click, and back when the lock is lifted', async ({
  page,
  mailbox,
  insertUser,
  signIn,
  signInElsewhere,
}) => {
  const member = await insertUser({ name: 'Mira Mitglied' });
  const theirs = await signInElsewhere(member);
  await theirs.goto('/konto');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Guten Tag, Mira Mitglied' })).toBeVisible();

  await signIn(await insertUser({ role: 'moderator' }));
  await page.goto('/verwaltung/konten');
  await page.getByLabel('Adresse oder Name beginnt mit').fill(member.email);
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await page.getByRole('link', { name: member.email }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mira Mitglied' })).toBeVisible();
  await expect(page.getByLabel('Rolle')).toHaveCount(0);
  await page.getByLabel('Grund der Sperre').fill('Werbung in fremden Einträgen');
  await page.getByRole('button', { name: 'Sperren' }).click();
  await expect(page.getByText('Werbung in fremden Einträgen')).toBeVisible();
  expect((await mailbox.newest(member.email, 'gesperrt')).text).toContain('Werbung in fremden Einträgen');
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/anmelden/);

  await page.getByRole('button', { name: 'Sperre aufheben' }).click();
  await mailbox.newest(member.email, 'wieder frei');
});

test('an admin appoints a moderator, who chooses a longer password first', async ({
  page,
  mailbox,
  insertUser,
  signIn,
  signInElsewhere,
}) => {
  const member = await insertUser();
  const theirs = await signInElsewhere(member);
  await signIn(await insertUser({ role: 'admin' }));
  await page.goto(`/verwaltung/konten?suche=${member.email}`);
  await page.getByRole('link', { name: member.email }).click();
  await page.getByLabel('Rolle').selectOption('Moderation');
  await page.getByRole('button', { name: 'Rolle speichern' }).click();
  await expect(page.getByText('Moderation, seit')).toBeVisible();

  await theirs.goto('/verwaltung/eingang');
  await expect(theirs).toHaveURL(/\/anmelden/);
  await theirs.goto((await mailbox.newest(member.email, 'Neues Passwort')).link);
  await theirs.getByLabel('Neues Passwort').fill('x8#Kv!qZ2pLw');
  await theirs.getByRole('button', { name: 'Passwort speichern' }).click();
  await expect(theirs.getByText('mindestens 15 Zeichen')).toBeVisible();
  await theirs.getByLabel('Neues Passwort').fill('neun Dachse graben leise Tunnel');
  await theirs.getByRole('button', { name: 'Passwort speichern' }).click();
  await theirs.getByRole('link', { name: 'Eingang' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Eingang' })).toBeVisible();
});

test('a moderator signs in as a member: the frame says so, what is his own stays closed, and he can read why', async ({
  page,
  insertUser,
  insertCompany,
  makeMember,
  signIn,
  signInElsewhere,
}) => {
  const member = await insertUser({ name: 'Mira Mitglied' });
  const company = await insertCompany({ name: 'Hilfe GmbH', place: 'Görlitz' });
  await makeMember(company.id, member.id);
  const theirs = await signInElsewhere(member);
  await theirs.goto('/konto/sicherheit');

  await signIn(await insertUser({ role: 'moderator' }));
  await page.goto(`/verwaltung/konten?suche=${member.email}`);
  await page.getByRole('link', { name: member.email }).click();
  await page.getByRole('button', { name: 'Als dieses Mitglied anmelden' }).click();
  await page.getByLabel('Wozu?').fill('Anruf: die Öffnungszeiten lassen sich nicht speichern');
  await page.getByRole('button', { name: 'Als dieses Mitglied anmelden' }).click();
  const frame = page.getByRole('complementary', { name: 'Als Mitglied angemeldet' });
  await expect(frame.getByText('Mira Mitglied')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Eingang' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Hilfe GmbH bearbeiten' }).click();
  await page.waitForURL(/\/konto\/eintraege\/\d+$/);
  await expect(frame).toBeVisible();
  for (const address of ['/konto/sicherheit', '/konto/loeschen']) {
    await page.goto(address);
    await expect(page).toHaveURL(/\/konto$/);
    await expect(frame).toBeVisible();
  }
  expect((await page.request.get('/verwaltung/eingang')).status()).toBe(404);

  // A form that the member's own page has given out is of no use either.
  const html = await (await theirs.request.get('/konto/sicherheit')).text();
  const fields = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const form = [...parsed.forms].find((each) => each.querySelector('[autocomplete=new-password]'));
    return form ? [...new FormData(form)].map(([name, value]) => [name, String(value)]) : [];
  }, html);
  expect(fields.length).toBeGreaterThan(0);
  const answer = await page.request.post('/konto/sicherheit', {
    maxRedirects: 0,
    headers: { origin: new URL(page.url()).origin },
    multipart: {
      ...Object.fromEntries(fields),
      password: 'ganz neue Dachse graben Tunnel',
      currentPassword: member.password,
    },
  });
  expect(answer.status()).toBe(303);
  await theirs.reload();
  await expect(theirs.getByText('dieses Gerät')).toHaveCount(1);
  await expect(theirs.getByText('zuletzt aktiv')).toHaveCount(1);
  await expect(theirs.getByText('die Öffnungszeiten lassen sich nicht speichern')).toBeVisible();

  await page.goto('/konto');
  await frame.getByRole('button', { name: 'Beenden' }).click();
  await expect(page).toHaveURL(/\/verwaltung\/konten\//);
  await page.goto('/konto');
  await expect(frame).toHaveCount(0);
});
