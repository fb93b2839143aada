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
  await page.getByRole('button', { name: 'Suchen' }).click();
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
