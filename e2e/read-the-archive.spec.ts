import { eq } from 'drizzle-orm';
import { SaxesParser } from 'saxes';
import { createPublishedArticle, updatePublishedArticle, withdrawArticle } from '#db/articles/mutations.ts';
import { listArticlesBetween } from '#db/articles/queries.ts';
import { articles } from '#db/articles/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db } from '#db/client.ts';
import { forgetRedirect } from '#db/redirects/mutations.ts';
import { archiveDayPath, articlePath } from '#lib/paths.ts';
import { everythingTag } from '#lib/tags.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

const REMEMBERED = '/artikel/das-berufsfeld-des-social-media-managers';

test('a visitor finds the article of 3 September 2018 through year, month and day', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Archiv' }).click();
  await page.getByRole('main').getByRole('link', { name: '2018', exact: true }).click();
  await page
    .getByRole('heading', { name: /^September 2018/ })
    .getByRole('link')
    .click();
  await page.getByRole('link', { name: /^03\. September 2018: \d+ Artikel/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Archiv für 03. September 2018' })).toBeVisible();
  await expect(page.getByText('Montag, 03. September 2018').first()).toBeVisible();
  await page
    .getByRole('link', { name: /Social[- ]Media/ })
    .first()
    .click();
  await expect(page).toHaveURL(REMEMBERED);
  await page.getByRole('link', { name: 'Montag, 03. September 2018' }).click();
  await expect(page).toHaveURL('/archiv/2018/09/03');
});

test('a visitor reads on: previous, next, same topic, same author', async ({ page }) => {
  await page.goto(REMEMBERED);
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('navigation', { name: 'Weitere Artikel nach Datum' }).getByRole('link', { name: '→' }).click();
  await expect(page).not.toHaveURL(REMEMBERED);
  await page.getByRole('navigation', { name: 'Weitere Artikel nach Datum' }).getByRole('link', { name: '←' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.locator('article header a[href^="/themen/"]').first().click();
  await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible();
  await page.goto(REMEMBERED);
  await page.locator('article header a[href^="/autoren/"]').first().click();
  await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible();
});

const linksOf = (html: string, pattern: RegExp) =>
  new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href).filter((href) => pattern.test(href)));

test('every article is on one year, one month and one day, and all are reached from /archiv', async ({ baseURL }) => {
  test.setTimeout(180_000);
  const main = async (path: string) => {
    const { status, html } = await raw(baseURL, path);
    expect(status, path).toBe(200);
    return html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  };
  const pages = { year: new Set<string>(), month: new Set<string>(), day: new Set<string>() };
  const found = { year: [] as string[], month: [] as string[], day: [] as string[] };

  for (const year of linksOf(await main('/archiv'), /^\/archiv\/\d{4}$/)) pages.year.add(year);
  for (const year of pages.year) {
    const html = await main(year);
    found.year.push(...linksOf(html, /^\/artikel\//));
    for (const month of linksOf(html, new RegExp(`^${year}/\\d{2}$`))) pages.month.add(month);
  }
  for (const month of pages.month) {
    const html = await main(month);
    found.month.push(...linksOf(html, /^\/artikel\//));
    for (const day of linksOf(html, new RegExp(`^${month}/\\d{2}$`))) pages.day.add(day);
  }
  for (const day of pages.day) {
    const html = await main(day);
    found.day.push(...linksOf(html, /^\/artikel\//));
    expect(html).toMatch(/<h1[^>]*>Archiv für \d{2}\. [A-Zä-ü][a-zä-ü]+ \d{4}<\/h1>/);
  }

  const published = (await listArticlesBetween('0001-01-01', '9999-12-31')).map(({ slug }) => articlePath(slug)).sort();
  expect(published.length).toBeGreaterThanOrEqual(40);
  expect(found.year.sort()).toEqual(published);
  expect(found.month.sort()).toEqual(published);
  expect(found.day.sort()).toEqual(published);
});

test('a visitor finds an article by its words, in the archive and beside the companies', async ({ page }) => {
  const articles = page.getByRole('link', { name: /^Artikel \(\d+\)$/ });
  await page.goto('/archiv');
  await page.getByLabel('Wörter aus dem Archiv').fill('socialmedia -gibtesnicht Manager');
  await page.getByRole('button', { name: 'Artikel suchen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Keine Artikel mit „socialmedia -gibtesnicht Manager“',
  );
  await page.getByLabel('Wörter aus dem Archiv').fill('Berufsfeld des Managers');
  await page.getByRole('button', { name: 'Artikel suchen' }).click();
  await expect(page).toHaveURL('/suche?art=artikel&was=Berufsfeld+des+Managers');
  await expect(articles).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('main mark').first()).toHaveText('Berufsfeld');
  await page.getByRole('link', { name: 'Das Berufsfeld des Social Media Managers' }).click();
  await expect(page).toHaveURL(REMEMBERED);

  await page.goto('/suche?was=Berufsfeld');
  await articles.click();
  await expect(page.locator('main h3 mark').first()).toHaveText('Berufsfeld');
  await page.getByRole('link', { name: 'Firmen', exact: true }).click();
  await expect(page).toHaveURL('/suche?was=Berufsfeld');
  expect((await page.request.get('/suche?art=artikel&was=Berufsfeld&seite=40')).status()).toBe(404);
});

test('periods lead to the one before and after, and to no empty one', async ({ baseURL }) => {
  test.setTimeout(120_000);
  for (const start of ['/archiv/2018', '/archiv/2018/09', '/archiv/2018/09/03']) {
    const seen = [start];
    for (const rel of ['prev', 'next']) {
      let at: string | undefined = start;
      for (let steps = 0; at && steps < 8; steps += 1) {
        const { html, status }: { html: string; status: number } = await raw(baseURL, at);
        expect(status, at).toBe(200);
        const link: string = html.match(new RegExp(`<a[^>]*rel="${rel}"[^>]*>`))?.[0] ?? '';
        at = /href="([^"]+)"/.exec(link)?.[1];
        if (at) seen.push(at);
      }
    }
    expect(new Set(seen).size, 'none comes twice').toBe(seen.length);
    expect(seen.length).toBeGreaterThan(5);
  }
});

test('a day, month or year without articles offers the nearest, with JavaScript and without', async ({
  page,
  baseURL,
}) => {
  for (const { path, title, nearest } of [
    {
      path: '/archiv/2018/09/04',
      title: 'Am 04. September 2018 ist nichts erschienen',
      nearest: /^\/archiv(\/\d+){3}$/,
    },
    { path: '/archiv/2018/02/30', title: 'Diesen Tag gibt es nicht', nearest: /^\/archiv(\/\d+){3}$/ },
    { path: '/archiv/2018/13', title: 'Diesen Monat gibt es nicht', nearest: /^\/archiv(\/\d+){2}$/ },
    { path: '/archiv/1999/01', title: 'Im Januar 1999 ist nichts erschienen', nearest: /^\/archiv(\/\d+){2}$/ },
    { path: '/archiv/1999', title: 'Im Jahr 1999 ist nichts erschienen', nearest: /^\/archiv\/\d+$/ },
    { path: '/archiv/9999', title: 'Im Jahr 9999 ist nichts erschienen', nearest: /^\/archiv\/\d+$/ },
  ]) {
    const { status, html } = await raw(baseURL, path);
    expect(status, path).toBe(404);
    expect(html, path).toContain(`>${title}</h1>`);
    const offered = [...linksOf(html.slice(html.indexOf('<main'), html.indexOf('</main>')), nearest)];
    expect(offered.length, path).toBeGreaterThan(0);
    for (const href of offered) expect((await raw(baseURL, href)).status, href).toBe(200);

    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    for (const href of offered) await expect(page.locator(`main a[href="${href}"]`).first()).toBeVisible();
  }
  for (const path of ['/archiv/0000', '/archiv/18', '/archiv/abc', '/archiv/2018/9', '/archiv/2018/09/3']) {
    expect((await raw(baseURL, path)).status, path).toBe(404);
  }
});

test('feeds are well-formed, lead to this site only, and are not sent twice', async ({ baseURL }) => {
  const { html } = await raw(baseURL, REMEMBERED);
  const [topic] = linksOf(html, /^\/themen\//);
  for (const base of ['', '/archiv/2018', '/archiv/2018/09', '/archiv/2018/09/03', topic]) {
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      const path = `${base}/${file}`;
      const feed = await raw(baseURL, path);
      expect(feed.status, path).toBe(200);
      expect(feed.headers['content-type'], path).toMatch(
        /^application\/(rss\+xml|atom\+xml|feed\+json); charset=utf-8$/,
      );
      expect(feed.headers['cache-control'], path).toContain('s-maxage=60');
      if (file === 'feed.json') expect(JSON.parse(feed.html).items.length, path).toBeGreaterThan(0);
      else expectWellFormed(feed.html);
      for (const [link] of feed.html.matchAll(/https?:\/\/localhost[^\s"<]*/g)) expect(link).toContain(baseURL);

      const etag = String(feed.headers.etag);
      expect((await raw(baseURL, path, { headers: { 'if-none-match': etag } })).status, path).toBe(304);
      const since = { 'if-modified-since': String(feed.headers['last-modified']) };
      expect((await raw(baseURL, path, { headers: since })).status, path).toBe(304);
      const long = { 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' };
      expect((await raw(baseURL, path, { headers: long })).status, path).toBe(200);
    }
  }
  for (const path of ['/archiv/1999/feed.xml', '/archiv/2018/13/atom.xml', '/themen/gibt-es-nicht/feed.json']) {
    expect((await raw(baseURL, path)).status, path).toBe(404);
  }
});

test('the old addresses of the blog lead on', async ({ baseURL }) => {
  for (const [path, target] of Object.entries({
    '/artikel': '/archiv',
    '/themen': '/archiv',
    '/autoren': '/archiv',
    '/feed': '/feed.xml',
    '/blog/feed/': '/feed.xml',
  })) {
    const { status, headers } = await raw(baseURL, path);
    expect([path, status, headers.location]).toEqual([path, 301, target]);
  }
});

test('an article comes, changes and goes on every page that shows it', async ({ baseURL }) => {
  const slug = 'e2e-neuigkeit';
  const day = '2018-09-04';
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text.' }] }] };
  const shown = async (path: string) => (await raw(baseURL, path)).html;
  const soon = (path: string) => expect.poll(() => shown(path), { intervals: [50] });
  const around = [archiveDayPath('2018-09-03'), '/archiv/2018/09', '/archiv/2018', '/archiv', '/feed.xml'];
  // Kept before anything happens, the missing pages too.
  for (const path of [...around, articlePath(slug), archiveDayPath(day), REMEMBERED]) await raw(baseURL, path);

  try {
    const { id } = await createPublishedArticle({
      ...{ slug, title: 'Eine Neuigkeit', teaser: 'Worum es geht.', body, topics: ['berufe'], authors: ['redaktion'] },
      publishedAt: new Date(`${day}T10:00:00Z`),
    });
    for (const path of [
      articlePath(slug),
      archiveDayPath(day),
      '/archiv/2018/09',
      '/themen/berufe',
      '/autoren/redaktion',
    ]) {
      await soon(path).toContain('Eine Neuigkeit');
    }
    await soon(REMEMBERED).toContain('Eine Neuigkeit');
    await soon(archiveDayPath('2018-09-03')).toContain('04. September 2018');

    await updatePublishedArticle(id, { title: 'Eine Berichtigung' });
    for (const path of [articlePath(slug), archiveDayPath(day), REMEMBERED]) {
      await soon(path).toContain('Eine Berichtigung');
    }

    await withdrawArticle(id);
    await expect.poll(async () => (await raw(baseURL, articlePath(slug))).status).toBe(410);
    await soon(archiveDayPath(day)).toContain('ist nichts erschienen');
    await soon(REMEMBERED).not.toContain('Eine Berichtigung');
  } finally {
    await db.delete(articles).where(eq(articles.slug, slug));
    await forgetRedirect(articlePath(slug));
    await recordChangedTags([everythingTag]);
  }
});

function expectWellFormed(xml: string) {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
