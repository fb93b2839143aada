import type { BrowserContext, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const PHONE = { width: 390, height: 844 };

interface Person {
  email: string;
  password: string;
}

async function fillEntry(page: Page, name: string) {
  await page.getByLabel('Name der Firma').fill(name);
  await page.getByLabel('Straße und Hausnummer').fill('Am Markt 7');
  await page.getByLabel('Postleitzahl').fill('02826');
  await page.getByLabel('Ort', { exact: true }).fill('Görlitz');
  await page.getByLabel('Hauptbranche').fill('Bäckerei');
}

/** By the link that the form offers: it opens beside the form. */
async function signInBeside(page: Page, { email, password }: Person) {
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Anmelden (in einem neuen Fenster)' }).first().click(),
  ]);
  await beside.getByLabel('E-Mail-Adresse').first().fill(email);
  await beside.getByLabel('Passwort', { exact: true }).fill(password);
  await beside.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(beside.getByRole('heading', { name: 'Sie sind wieder angemeldet' })).toBeVisible();
  await beside.close();
}

const endSession = (context: BrowserContext) => context.clearCookies();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';

  test(`a session that ends in the middle of a new entry costs nothing${how}`, async ({
    insertUser,
    signInElsewhere,
  }) => {
    const owner = await insertUser();
    const page = await signInElsewhere(owner, { javaScriptEnabled, viewport: PHONE });
    await page.goto('/konto/eintraege/neu');
    await fillEntry(page, 'Abgelaufen & Co. KG');
    await endSession(page.context());
    await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Ihre Anmeldung ist abgelaufen.' })).toBeVisible();
    await expect(page.getByLabel('Name der Firma')).toHaveValue('Abgelaufen & Co. KG');
    await expect(page.getByLabel('Hauptbranche')).toHaveValue('Bäckerei');
    await signInBeside(page, owner);
    await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Abgelaufen & Co. KG' })).toBeVisible();

    // Also on the last page.
    await endSession(page.context());
    await page.getByRole('button', { name: 'Eintrag kostenlos absenden' }).click();
    await page.getByLabel('E-Mail-Adresse').first().fill(owner.email);
    await page.getByLabel('Passwort', { exact: true }).fill(owner.password);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Abgelaufen & Co. KG' })).toBeVisible();
    await page.getByRole('button', { name: 'Eintrag kostenlos absenden' }).click();
    await expect(page.getByRole('heading', { name: 'Ihr Eintrag ist bei uns' })).toBeVisible();
  });

  test(`a session that ends in the middle of a change costs nothing, and shows the entry to nobody${how}`, async ({
    insertUser,
    insertCompany,
    makeMember,
    signInElsewhere,
  }) => {
    const owner = await insertUser();
    const company = await insertCompany({ name: 'Lange offen GmbH', place: 'Görlitz', streetAddress: 'Am Markt 1' });
    await makeMember(company.id, owner.id);
    const page = await signInElsewhere(owner, { javaScriptEnabled, viewport: PHONE });
    await page.goto(`/konto/eintraege/${company.id}`);
    await page.getByLabel('Beschreibung').fill('Seit 1890 und bis heute.');
    await page.getByLabel('Name der Firma').fill('Noch länger offen GmbH');
    await endSession(page.context());
    await page.getByRole('button', { name: 'Änderungen absenden' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Ihre Anmeldung ist abgelaufen.' })).toBeVisible();
    await expect(page.getByLabel('Beschreibung')).toHaveValue('Seit 1890 und bis heute.');
    if (!javaScriptEnabled) await expect(page.getByText('Lange offen GmbH', { exact: true })).toHaveCount(0);
    await signInBeside(page, owner);
    await page.getByRole('button', { name: 'Änderungen absenden' }).click();
    await expect(page.getByText('Wird geprüft: Name der Firma, Beschreibung.')).toBeVisible();
  });
}

test('the back button and sending again make one entry', async ({ page, insertUser, signIn }) => {
  const owner = await insertUser();
  await signIn(owner);
  await page.goto('/konto/eintraege/neu');
  await fillEntry(page, 'Nur einmal OHG');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await page.getByRole('button', { name: 'Eintrag kostenlos absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Ihr Eintrag ist bei uns' })).toBeVisible();
  await page.goBack();
  const again = page.getByRole('button', { name: 'Eintrag kostenlos absenden' });
  // The browser may show the page as it was, or ask for it anew.
  if (await again.isVisible()) await again.click();
  await page.goto('/konto');
  await expect(page.getByText('Nur einmal OHG: wird geprüft')).toHaveCount(1);
});

test('what cannot be stored or is far too long is said with its field, and comes back', async ({
  insertUser,
  signInElsewhere,
}) => {
  const page = await signInElsewhere(await insertUser(), { javaScriptEnabled: false });
  await page.goto('/konto/eintraege/neu');
  await fillEntry(page, 'Zu lang GmbH');
  const tooLong = 'ä'.repeat(300_000);
  await page.locator('textarea[name=description]').evaluate((field: HTMLTextAreaElement, text) => {
    field.removeAttribute('maxlength');
    field.value = text;
  }, tooLong);
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Bitte höchstens 5.000 Zeichen.')).toBeVisible();
  await expect(page.getByLabel('Beschreibung')).toHaveValue(tooLong);
  await expect(page.getByLabel('Name der Firma')).toHaveValue('Zu lang GmbH');

  await page.getByLabel('Beschreibung').fill('<script>alert(1)</script> ‮Von rechts‬ 👩‍🔧');
  await page.locator('input[name=legalForm]').evaluate((field: HTMLInputElement) => {
    field.value = 'GmbH\u0000';
  });
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('Dieser Text enthält Zeichen, die sich nicht speichern lassen.')).toBeVisible();
  await page.getByLabel('Rechtsform').fill('GmbH');
  await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(page.getByText('<script>alert(1)</script> ‮Von rechts‬ 👩‍🔧')).toBeVisible();
});

test('a draft of somebody else is neither shown nor written, and what was typed for it comes back', async ({
  page,
  insertUser,
  signIn,
  signInElsewhere,
}) => {
  await signIn(await insertUser());
  await page.goto('/konto/eintraege/neu');
  await page.getByLabel('Name der Firma').fill('Meins');
  await page.getByRole('button', { name: 'Speichern und später weiter' }).click();
  await expect(page).toHaveURL(/entwurf=/);
  const id = new URL(page.url()).searchParams.get('entwurf') as string;

  const stranger = await signInElsewhere(await insertUser());
  expect((await stranger.goto(`/konto/eintraege/neu?entwurf=${id}`))?.status()).toBe(404);
  await stranger.goto('/konto/eintraege/neu');
  await stranger.locator('input[name=draft]').evaluate((field: HTMLInputElement, value) => {
    field.value = value;
  }, id);
  await stranger.getByLabel('Name der Firma').fill('Fremd');
  await stranger.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  await expect(stranger.getByText('oder er gehört jemand anderem.')).toBeVisible();
  await expect(stranger.getByLabel('Name der Firma')).toHaveValue('Fremd');
  await page.reload();
  await expect(page.getByLabel('Name der Firma')).toHaveValue('Meins');
});
