import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eq, like } from 'drizzle-orm';
import { articles } from '#db/articles/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db } from '#db/client.ts';
import { importWordPress } from '#db/import/import-wordpress.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { withFile, wxr, wxrComment, wxrItem } from '#db/import/wxr-fixture.ts';
import { redirects } from '#db/redirects/tables.ts';
import { dataSources } from '#db/sources/tables.ts';
import { everythingTag } from '#lib/tags.ts';
import { expect, test } from './fixtures.ts';
import { raw } from './raw-request.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SOURCE = 'wordpress:https://alter-blog.example/blog';
const ARTICLE = '/artikel/umzug-auf-den-markt';

const content = `<!-- wp:paragraph --><p>Der <strong>Markt</strong> zieht um. Wie es dazu kam, steht <a href="https://alter-blog.example/blog/archives/900002">hier</a>.</p><!-- /wp:paragraph -->
<!-- wp:image {"id":900003} --><figure class="wp-block-image"><img class="wp-image-900003" src="https://alter-blog.example/blog/wp-content/uploads/markt.jpg" alt="Stände am Morgen"/><figcaption>Der alte Platz</figcaption></figure><!-- /wp:image -->
<!-- wp:list --><ul><li>Gemüse</li><li>Brot</li></ul><!-- /wp:list -->
<!-- wp:html --><script src="https://boese.example/x.js"></script><iframe src="https://www.youtube.com/embed/abc123"></iframe><!-- /wp:html -->`;

test.beforeAll(async () => {
  const category = '<category domain="category" nicename="alltag">Alltag</category>';
  const comments = [
    wxrComment(1, 'Endlich mehr Platz!', { comment_author: 'Herbert' }),
    wxrComment(2, '<script>alert(1)</script>Für die Älteren wird der Weg weit.\n\nFährt ein Bus?', {
      comment_author: 'Gerda',
      comment_parent: '1',
    }),
  ].join('');
  const export_ = wxr([
    wxrItem({
      id: 900001,
      name: 'umzug-auf-den-markt',
      title: 'Umzug auf den Markt',
      content,
      date: '2013-05-06 09:30:00',
      more: category + comments,
    }),
    wxrItem({
      id: 900002,
      name: 'wie-es-dazu-kam',
      title: 'Wie es dazu kam',
      date: '2013-05-02 09:30:00',
      link: 'https://alter-blog.example/blog/2013/05/wie-es-dazu-kam/',
    }),
  ]);
  await withFile(export_, (path) => importWordPress(new SourceFile(path)));
});

test.afterAll(async () => {
  await db.delete(articles).where(eq(articles.sourceKey, SOURCE));
  await db.delete(dataSources).where(eq(dataSources.key, SOURCE));
  for (const path of [
    '/?p=90000_',
    '/blog?%',
    '/blog/2013%',
    '/blog/category%',
    '/blog/tag%',
    '/blog/author%',
    '/blog/page',
  ]) {
    await db.delete(redirects).where(like(redirects.path, path));
  }
  await recordChangedTags([everythingTag]);
});

const OLD = {
  '/blog/archives/900001': ARTICLE,
  '/?p=900001': ARTICLE,
  '/blog/?p=900001': ARTICLE,
  '/blog/archives/900001/feed/': ARTICLE,
  '/blog/2013/05/wie-es-dazu-kam/': '/artikel/wie-es-dazu-kam',
  '/blog/archives/date/2013/05/06': '/archiv/2013/05/06',
  '/blog/2013/05/': '/archiv/2013/05',
  '/blog/archives/category/alltag': '/themen/alltag',
  '/blog/category/alltag/page/2/': '/themen/alltag',
  '/blog/category/alltag/feed/': '/themen/alltag/feed.xml',
  '/blog/?cat=3': '/themen/alltag',
  '/blog/author/redakteurin': '/autoren/redakteurin',
  '/blog/page/3': '/archiv',
  '/blog/comments/feed/': '/feed.xml',
};

test('every address of the old blog leads to its page here, at once', async ({ baseURL }) => {
  await expect.poll(async () => (await raw(baseURL, '/blog/page/3')).status).toBe(301);
  for (const [address, target] of Object.entries(OLD)) {
    const answer = await raw(baseURL, address);
    expect(answer.status, address).toBe(301);
    expect(answer.headers.location, address).toBe(target);
    expect((await raw(baseURL, target)).status, target).toBe(200);
  }
});

test('an article that has moved is read with its comments, and nothing is loaded from elsewhere', async ({
  page,
  baseURL,
}) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? 'http://localhost')) foreign.push(request.url());
  });
  await page.goto('/archiv/2013/05/06');
  await page.getByRole('link', { name: 'Umzug auf den Markt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Umzug auf den Markt' })).toBeVisible();
  await expect(page.getByText('Montag, 06. Mai 2013').first()).toBeVisible();
  await expect(page.getByText('Bild nicht übernommen:')).toBeVisible();
  await expect(page.getByRole('link', { name: 'https://www.youtube.com/watch?v=abc123' })).toBeVisible();

  const comments = page.getByRole('region', { name: '2 Kommentare' });
  await expect(comments.getByText('Endlich mehr Platz!')).toBeVisible();
  await expect(comments.getByText('Gerda antwortet Herbert')).toBeVisible();
  await expect(comments.getByRole('listitem')).toHaveCount(2);

  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
  expect(foreign).toEqual([]);

  await page.getByRole('link', { name: 'hier', exact: true }).click();
  await expect(page).toHaveURL('/artikel/wie-es-dazu-kam');
});
