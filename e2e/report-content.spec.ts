import type { Page } from 'playwright/test';
import { expect, newAddress, test } from './fixtures.ts';

/** As a visitor, on the form. */
async function send(page: Page, message: string) {
  await page.getByLabel('Was ist es, und was wäre richtig?').fill(message);
  await page.getByRole('button', { name: 'Meldung abschicken' }).click();
  await expect(page.getByText('Ihre Vorgangsnummer')).toBeVisible();
}

async function openCorrection(moderator: Page, company: string) {
  await moderator.goto(`/verwaltung/eingang?art=fehler&suche=${encodeURIComponent(company)}`);
  await moderator.getByRole('link', { name: company }).click();
}

test('a visitor reports unlawful content; a moderator takes the entry out and tells both sides why', async ({
  page,
  mailbox,
  insertCompany,
  insertUser,
  makeMember,
  signInElsewhere,
}) => {
  const company = await insertCompany({ name: 'Fragwürdig AG', place: 'Görlitz' });
  const manager = await insertUser();
  await makeMember(company.id, manager.id);
  const email = newAddress();
  await page.goto(`/firmen/${company.slug}`);
  await page.getByRole('link', { name: 'Fehler melden' }).click();
  await expect(page.getByLabel('Adresse der Seite')).toHaveValue(`/firmen/${company.slug}`);
  await page.getByLabel('Worum geht es?').selectOption('Der Inhalt ist rechtswidrig');
  await page.getByLabel('Was ist es, und was wäre richtig?').fill('Diese Firma wirbt mit einer fremden Marke.');
  await page.getByRole('button', { name: 'Meldung abschicken' }).click();
  await expect(page.getByText('Dafür brauchen wir Ihren Namen.')).toBeVisible();
  await expect(page.getByLabel('Worum geht es?')).toHaveValue('unlawful');
  await page.getByLabel('Ihr Name').fill('Rita Recht');
  await page.getByLabel('Ihre E-Mail-Adresse').fill(email);
  await page.getByLabel(/nach bestem Wissen/).check();
  await page.getByRole('button', { name: 'Meldung abschicken' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ihre Meldung ist bei uns' })).toBeVisible();
  const number = (await page.locator('strong').textContent()) ?? '';
  expect((await mailbox.newest(email, number)).text).toContain('angekommen');

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await moderator.goto('/verwaltung/eingang');
  await moderator.getByLabel('Firma, Person oder Vorgangsnummer').fill(number);
  await moderator.getByRole('button', { name: 'Anzeigen' }).click();
  await moderator.getByRole('link', { name: 'Fragwürdig AG' }).click();
  await moderator.getByLabel('Begründung').fill('Die Marke gehört nachweislich einer anderen Firma.');
  await moderator.getByRole('button', { name: 'Eintrag herausnehmen' }).click();
  await expect(moderator.getByText('Bitte nennen Sie die Vorschrift')).toBeVisible();
  await moderator.getByLabel('Vorschrift oder Stelle').fill('§ 14 MarkenG');
  await moderator.getByRole('button', { name: 'Eintrag herausnehmen' }).click();
  await expect(moderator).toHaveURL(/\/verwaltung\/eingang\?suche=/);
  for (const [address, subject] of [
    [email, 'Entscheidung zu Ihrer Meldung'],
    [manager.email, 'wurde herausgenommen'],
  ] as const) {
    expect((await mailbox.newest(address, subject)).text).toContain('gehört nachweislich einer anderen Firma');
  }
  expect((await mailbox.newest(manager.email, 'wurde herausgenommen')).text).toContain('§ 14 MarkenG');
  const owner = await signInElsewhere(manager);
  await owner.goto('/konto');
  await expect(owner.getByText('von der Moderation herausgenommen')).toBeVisible();
  await expect(owner.getByRole('button', { name: /wiederherstellen/ })).toHaveCount(0);
  await expect.poll(async () => (await page.request.get(`/firmen/${company.slug}`)).status()).toBe(410);
});

test('whoever corrects a number need not say who he is', async ({ page, insertCompany }) => {
  const company = await insertCompany({ name: 'Alte Nummer', place: 'Görlitz' });
  await page.goto(`/melden?seite=/firmen/${company.slug}`);
  await send(page, 'Die Nummer ist jetzt 03581 999.');
});

test('a correction that names a field goes into the entry with one press; the owner is told', async ({
  page,
  mailbox,
  insertCompany,
  insertUser,
  makeMember,
  signInElsewhere,
}) => {
  const company = await insertCompany({ name: 'Neue Nummer', place: 'Görlitz', phone: '+493581999' });
  const manager = await insertUser();
  await makeMember(company.id, manager.id);
  await page.goto(`/melden?seite=/firmen/${company.slug}`);
  await page.getByLabel('Welche Angabe stimmt nicht?').selectOption('Telefon');
  await page.getByLabel('Richtig ist').fill('03581 23125');
  await send(page, 'Die alte Nummer ist abgeschaltet.');

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await openCorrection(moderator, 'Neue Nummer');
  await expect(moderator.getByText('03581 999')).toBeVisible();
  await moderator.getByLabel('Vorlage').selectOption('Berichtigt');
  await expect(moderator.getByLabel('Begründung')).toHaveValue('Wir haben die Angabe geprüft und berichtigt.');
  await moderator.getByRole('button', { name: 'Vorschlag übernehmen' }).click();
  expect((await mailbox.newest(manager.email, 'berichtigt')).text).toContain('Telefon');
  await expect.poll(async () => (await page.request.get(`/firmen/${company.slug}`)).text()).toContain('03581 23125');
});

test('a business that is no more is shown as closed with one press; its owner opens it again', async ({
  page,
  mailbox,
  insertCompany,
  insertUser,
  makeMember,
  signInElsewhere,
}) => {
  const company = await insertCompany({ name: 'Zur letzten Runde', place: 'Görlitz' });
  const manager = await insertUser();
  await makeMember(company.id, manager.id);
  await page.goto(`/melden?seite=/firmen/${company.slug}`);
  await page.getByLabel('Welche Angabe stimmt nicht?').selectOption('Die Firma gibt es nicht mehr');
  await send(page, 'Seit März steht der Laden leer.');

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await openCorrection(moderator, 'Zur letzten Runde');
  await expect(moderator.getByText('Die Firma gibt es nicht mehr')).toBeVisible();
  await moderator.getByLabel('Vorlage').selectOption('Geschlossen');
  await expect(moderator.getByLabel('Begründung')).toHaveValue(/dass es die Firma nicht mehr gibt/);
  await moderator.getByRole('button', { name: 'Als geschlossen zeigen' }).click();
  await expect(moderator).toHaveURL(/\/verwaltung\/eingang/);
  expect((await mailbox.newest(manager.email, 'geschlossen')).text).toContain('nicht mehr gibt');
  const search = '/suche?was=Zur+letzten+Runde&wo=G%C3%B6rlitz';
  await expect
    .poll(async () => (await page.request.get(`/firmen/${company.slug}`)).text())
    .toContain('Dauerhaft geschlossen');
  expect(await (await page.request.get(search)).text()).not.toContain(`/firmen/${company.slug}`);

  const owner = await signInElsewhere(manager);
  await owner.goto('/konto');
  await expect(owner.getByText('dauerhaft geschlossen')).toBeVisible();
  await owner
    .getByRole('link', { name: /bearbeiten/i })
    .first()
    .click();
  await owner.getByRole('button', { name: 'Wieder geöffnet' }).click();
  await expect(owner.getByRole('button', { name: 'Als geschlossen zeigen' })).toBeVisible();
  await expect
    .poll(async () => (await page.request.get(`/firmen/${company.slug}`)).text())
    .not.toContain('Dauerhaft geschlossen');
  expect(await (await page.request.get(search)).text()).toContain(`/firmen/${company.slug}`);
});

test('who finds a closed business open says so, and it comes back into the search', async ({
  page,
  insertCompany,
  insertUser,
  signInElsewhere,
}) => {
  const company = await insertCompany({ name: 'Zum neuen Anfang', place: 'Görlitz', closedAt: new Date() });
  await page.goto(`/firmen/${company.slug}`);
  await page.getByRole('link', { name: 'Fehler melden' }).click();
  await send(page, 'Die haben wieder auf.');

  const moderator = await signInElsewhere(await insertUser({ role: 'moderator' }));
  await openCorrection(moderator, 'Zum neuen Anfang');
  await expect(moderator.getByText('Dauerhaft geschlossen')).toBeVisible();
  await moderator.getByLabel('Begründung').fill('Die Firma hat wieder geöffnet.');
  await moderator.getByRole('button', { name: 'Als geöffnet zeigen' }).click();
  await expect(moderator).toHaveURL(/\/verwaltung\/eingang/);
  await expect
    .poll(async () => (await page.request.get(`/firmen/${company.slug}`)).text())
    .not.toContain('Dauerhaft geschlossen');
  await page.goto('/suche?was=Zum+neuen+Anfang&wo=Görlitz');
  await expect(page.getByRole('link', { name: 'Zum neuen Anfang' }).first()).toBeVisible();
});
