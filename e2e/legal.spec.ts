import { companyPath } from '#lib/paths.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

test('what the operator has not told is shown as missing, never invented', async ({ page }) => {
  await page.goto('/impressum');
  await expect(page.getByText('Noch nicht eingetragen').first()).toBeVisible();
  await page.goto('/datenschutz');
  await expect(page.getByText('Datenschutzerklärung des Betreibers: Noch nicht eingetragen')).toBeVisible();
});

test('as long as something is missing, no page may be listed by search engines', async ({ baseURL }) => {
  for (const path of ['/', '/branchen', '/orte/berlin', '/archiv', '/impressum']) {
    expect((await raw(baseURL, path)).html, path).toMatch(/<meta name="robots" content="noindex/);
  }
});

test('the sources of the data and their licences are named', async ({ page }) => {
  await page.goto('/impressum');
  for (const name of ['ODbL 1.0', 'CC BY 4.0']) {
    await expect(page.getByRole('link', { name }).first()).toBeVisible();
  }
  await expect(page.getByText(/opening_hours \(LGPL/)).toBeVisible();
});

test('robots are told where the sitemap is, and may read what says noindex itself', async ({ baseURL }) => {
  const { html } = await raw(baseURL, '/robots.txt');
  expect(html).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  expect(html).not.toMatch(/^Disallow: \/$/m);
});

test('the sitemap names real entries in files of their own, and no file is empty', async ({
  baseURL,
  insertCompany,
}) => {
  const real = await insertCompany({ name: 'Bäckerei Sonnenkorn', place: 'Görlitz' });
  const demo = await insertCompany({ name: 'Beispiel Invention', place: 'Görlitz', demo: true, sourceKey: 'demo' });
  const filesOf = async () => {
    const index = await raw(baseURL, '/sitemap.xml');
    return [...index.html.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
  };
  await expect.poll(filesOf).toEqual(expect.arrayContaining([expect.stringMatching(/^\/sitemap\/firmen-\d+\.xml$/)]));

  let all = '';
  for (const file of await filesOf()) {
    const { status, html, headers } = await raw(baseURL, file);
    expect.soft(status, file).toBe(200);
    expect.soft(headers['content-type'], file).toContain('application/xml');
    expect.soft(html.match(/<loc>/g)?.length ?? 0, file).toBeGreaterThan(0);
    expect.soft(html.match(/<loc>/g)?.length ?? 0, file).toBeLessThanOrEqual(50_000);
    all += html;
  }
  expect(all).toContain(`${companyPath(real.slug)}</loc>`);
  expect(all).toContain('/branchen/baeckerei/goerlitz</loc>');
  expect(all).not.toContain(`${companyPath(demo.slug)}</loc>`);
  for (const path of ['/sitemap/firmen-9999999.xml', '/sitemap/firmen-0.xml', '/sitemap/branche-gibt-es-nicht.xml']) {
    expect((await raw(baseURL, path)).status, path).toBe(404);
  }
});
