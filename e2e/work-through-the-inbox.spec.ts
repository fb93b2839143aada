import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) });

test('several are accepted at once, taken back, and accepted again: only then does anybody hear of it', async ({
  page,
  mailbox,
  insertCompany,
  insertUser,
  insertSubmission,
  signIn,
}) => {
  const owner = await insertUser();
  const [one, two] = [
    await insertCompany({ name: 'Stapel Eins', place: 'Görlitz' }),
    await insertCompany({ name: 'Stapel Zwei', place: 'Görlitz' }),
  ];
  await insertSubmission(one.id, owner.id, 'Stapel Eins GmbH');
  await insertSubmission(two.id, owner.id, 'Stapel Zwei GmbH');
  await signIn(await insertUser({ role: 'moderator' }));
  await page.goto('/verwaltung/eingang?suche=Stapel');
  for (const name of ['Stapel Eins', 'Stapel Zwei']) await page.getByLabel(`${name} auswählen`).check();
  await page.getByRole('button', { name: 'Ausgewählte annehmen' }).click();
  await expect(page.getByText(/2 Vorgänge werden um .* angenommen/)).toBeVisible();
  await expect(page.getByText('Dazu gibt es nichts.')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByText(/2 Vorgänge werden um/)).toHaveCount(0);
  await expect(page).toHaveURL(/suche=Stapel/);
  await expect(page.getByRole('link', { name: 'Stapel Eins' })).toBeVisible();
  expect(mailbox.to(owner.email)).toEqual([]);

  // One refused without words is not refused.
  await page.getByLabel('Stapel Zwei auswählen').check();
  await page.getByText('Ablehnen oder begründen').click();
  await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
  await expect(page.getByText('Bitte begründen Sie, was Sie ablehnen.')).toBeVisible();
  await expect(page.getByLabel('Stapel Zwei auswählen')).toBeChecked();
  await page.getByLabel('Vorlage').selectOption('Name nicht zuzuordnen');
  await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
  await expect(page.getByText(/Ein Vorgang wird um .* abgelehnt/)).toBeVisible();
  await page.getByRole('button', { name: 'Jetzt gelten lassen' }).click();
  const refusal = await mailbox.newest(owner.email, 'Stapel Zwei');
  expect(refusal.text).toContain('so, wie er im Impressum steht');

  await page.goto('/verwaltung/eingang?suche=Stapel');
  await page.getByLabel('Stapel Eins auswählen').check();
  await page.getByRole('button', { name: 'Ausgewählte annehmen' }).click();
  await page.getByRole('button', { name: 'Jetzt gelten lassen' }).click();
  await mailbox.newest(owner.email, 'Stapel Eins GmbH');
  await expect.poll(async () => (await page.request.get(`/firmen/${one.slug}`)).text()).toContain('Stapel Eins GmbH');
  await page.goto('/verwaltung/eingang?stand=entschieden&suche=Stapel');
  await expect(row(page, 'Stapel Eins').getByText('angenommen')).toBeVisible();
  await expect(row(page, 'Stapel Zwei').getByText('abgelehnt')).toBeVisible();
});

test('a moderator works through the queue by keyboard alone', async ({
  page,
  insertCompany,
  insertUser,
  insertSubmission,
  signIn,
}) => {
  const owner = await insertUser();
  const names = ['Tasten Eins', 'Tasten Zwei', 'Tasten Drei', 'Tasten Vier'];
  for (const name of names) {
    const company = await insertCompany({ name, place: 'Görlitz' });
    await insertSubmission(company.id, owner.id, `${name} neu`);
  }
  await signIn(await insertUser({ role: 'moderator' }));
  await page.goto('/verwaltung/eingang?suche=Tasten');
  await page.keyboard.press('?');
  await expect(page.getByText('Ausgewählte annehmen', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('?');
  await page.keyboard.press('j');
  expect(await focused(page)).toBe('Tasten Eins');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await focused(page)).toBe('Tasten Eins');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await expect(page.getByText(/2 Vorgänge werden/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Tasten Eins' })).toHaveCount(0);

  // One by one: deciding the first opens the second.
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tasten Drei' })).toBeVisible();
  // The page is there a moment before its keys are.
  await expect(async () => {
    await page.keyboard.press('r');
    await expect(page.locator('[data-reason] select')).toBeFocused({ timeout: 250 });
  }).toPass();
  await page.keyboard.press('Tab');
  // What is typed is typed: no key does anything else meanwhile.
  await page.keyboard.type('ja, aber r und a sind hier Buchstaben');
  await expect(page.getByLabel('Nachricht und Begründung')).toHaveValue('ja, aber r und a sind hier Buchstaben');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tasten Vier' })).toBeVisible();
  await expect(page.getByText('Hier ist der nächste Vorgang.')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText('Dazu gibt es nichts.')).toBeVisible();

  // Who uses these keys for something else switches them off, for good. Something has to wait for there to be keys.
  const fifth = await insertCompany({ name: 'Tasten Fünf', place: 'Görlitz' });
  await insertSubmission(fifth.id, owner.id, 'Tasten Fünf neu');
  await page.goto('/verwaltung/eingang');
  await page.getByText('Tastenkürzel', { exact: true }).click();
  await page.getByRole('button', { name: 'Tastenkürzel ausschalten' }).click();
  await page.reload();
  await page.getByText('Tastenkürzel (ausgeschaltet)').waitFor();
  await page.keyboard.press('?');
  await expect(page.getByRole('button', { name: 'Tastenkürzel einschalten' })).toBeHidden();
});

test('what somebody looks at, a colleague does not decide, unless he takes it over', async ({
  page,
  insertCompany,
  insertUser,
  insertReport,
  signIn,
  signInElsewhere,
}) => {
  const company = await insertCompany({ name: 'Nur einer', place: 'Görlitz' });
  const report = await insertReport(company.slug);
  await signIn(await insertUser({ role: 'moderator' }));
  await page.goto(`/verwaltung/meldungen/${report}`);
  const colleague = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await expect(async () => {
    await colleague.goto('/verwaltung/eingang?suche=Nur+einer');
    await expect(colleague.getByText('wird gerade angesehen')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await colleague.getByRole('link', { name: 'Nur einer' }).click();
  await expect(colleague.getByRole('button', { name: 'Nicht gefolgt' })).toHaveCount(0);
  await colleague.getByRole('button', { name: 'Trotzdem selbst entscheiden' }).click();
  await colleague.getByLabel('Begründung').fill('Die Angabe steht im Handelsregister.');
  await colleague.getByRole('button', { name: 'Nicht gefolgt' }).click();
  await expect(colleague).toHaveURL(/eingang/);
  await page.getByLabel('Begründung').fill('Erledigt.');
  await page.getByRole('button', { name: 'Erledigt' }).click();
  await expect(page.getByText('inzwischen jemand anderes')).toBeVisible();
});

test('the queue works without JavaScript', async ({ insertCompany, insertUser, insertSubmission, signInElsewhere }) => {
  const owner = await insertUser();
  const company = await insertCompany({ name: 'Ohne Skript', place: 'Görlitz' });
  await insertSubmission(company.id, owner.id, 'Ohne Skript neu');
  const page = await signInElsewhere(await insertUser({ role: 'moderator' }), { javaScriptEnabled: false });
  await page.goto('/verwaltung/eingang');
  await page.getByLabel('Firma, Person oder Vorgangsnummer').fill('ohne skript');
  await page.getByRole('combobox', { name: 'Art', exact: true }).selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await expect(page).toHaveURL(/art=aenderung/);
  await page.getByLabel('Ohne Skript auswählen').check();
  await page.getByText('Ablehnen oder begründen').click();
  await page.getByLabel('Vorlage').selectOption('Kein Betrieb');
  await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
  await expect(page.getByText(/Ein Vorgang wird um .* abgelehnt/)).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByRole('button', { name: 'Rückgängig' })).toHaveCount(0);
});
