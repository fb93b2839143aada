import { expect, newAddress, test } from './fixtures.ts';

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
  await moderator.goto('/verwaltung/meldungen');
  const report = moderator.getByRole('listitem').filter({ hasText: number });
  await report.getByLabel('Begründung').fill('Die Marke gehört nachweislich einer anderen Firma.');
  await report.getByRole('button', { name: 'Eintrag herausnehmen' }).click();
  await expect(report).toHaveCount(0);
  for (const [address, subject] of [
    [email, 'Entscheidung zu Ihrer Meldung'],
    [manager.email, 'wurde herausgenommen'],
  ] as const) {
    expect((await mailbox.newest(address, subject)).text).toContain('gehört nachweislich einer anderen Firma');
  }
  const owner = await signInElsewhere(manager);
  await owner.goto('/konto');
  await expect(owner.getByText('von der Moderation herausgenommen')).toBeVisible();
  await expect(owner.getByRole('button', { name: /wiederherstellen/ })).toHaveCount(0);
  await expect.poll(async () => (await page.request.get(`/firmen/${company.slug}`)).status()).toBe(410);
});

test('whoever corrects a number need not say who he is', async ({ page, insertCompany }) => {
  const company = await insertCompany({ name: 'Alte Nummer', place: 'Görlitz' });
  await page.goto(`/melden?seite=/firmen/${company.slug}`);
  await page.getByLabel('Was ist es, und was wäre richtig?').fill('Die Nummer ist jetzt 03581 999.');
  await page.getByRole('button', { name: 'Meldung abschicken' }).click();
  await expect(page.getByText('Ihre Vorgangsnummer')).toBeVisible();
});
