import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { emptyArchive } from '#db/articles/fixtures.ts';
import { forgetCommenter, updatePublishedArticle } from '#db/articles/mutations.ts';
import { getPublishedArticle, listAuthorsOfArticle, listTopicsOfArticle } from '#db/articles/queries.ts';
import { articleComments, articles, articleVersions, authors, topics } from '#db/articles/tables.ts';
import { changedTags } from '#db/changes/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { redirects } from '#db/redirects/tables.ts';
import { seedDemoArticles } from '#db/seed/demo-articles.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import type { ReportedItem } from '#lib/wordpress/outcomes.ts';
import { importWordPress, type WordPressOptions } from './import-wordpress.ts';
import { realFile } from './real-files.ts';
import { SourceFile } from './source-file.ts';
import { withFile, wxr, wxrComment, wxrItem } from './wxr-fixture.ts';

const inEmptyArchive = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await db.delete(topics);
    await db.delete(authors);
    await db.delete(redirects);
    await work();
  });

async function importFile(path: string, options: WordPressOptions = {}) {
  const items: ReportedItem[] = [];
  const summary = await importWordPress(new SourceFile(path), { ...options, onItem: (item) => items.push(item) });
  return { summary, items, outcomes: items.map(({ outcome }) => outcome) };
}

const importText = (content: string | Buffer, options?: WordPressOptions) =>
  withFile(content, (path) => importFile(path, options));

const targets = async () =>
  Object.fromEntries((await db.select().from(redirects)).map(({ path, target }) => [path, target]));

const category = '<category domain="category" nicename="alltag">Alltag &amp;amp; Arbeit</category>';

describe('a WordPress export', () => {
  test('becomes articles with their day, author, topics and comments', () =>
    inEmptyArchive(async () => {
      const comments = [
        wxrComment(2, 'Zur Antwort:\n\n<b>ja</b>', { comment_parent: '1' }),
        wxrComment(1, 'Stimmt das?'),
        wxrComment(3, 'Kaufen!', { comment_approved: 'spam' }),
        wxrComment(4, '[...]', { comment_type: 'pingback' }),
      ].join('');
      const tag = '<category domain="post_tag" nicename="stadt">Stadt</category>';
      const { outcomes, summary } = await importText(
        wxr([
          wxrItem({
            id: 31,
            title: 'Gr&uuml;&szlig;e <em>aus</em> der Stadt',
            content: 'Eins\n\n<h4>Zwei</h4>\ndrei',
            more: tag + category + comments,
          }),
        ]),
      );
      expect(outcomes).toEqual(['new']);
      expect(Object.fromEntries(summary.comments)).toEqual({ taken: 2, spam: 1, ping: 1 });
      const article = await getPublishedArticle('beitrag-31');
      expect(article).toMatchObject({
        title: 'Grüße aus der Stadt',
        teaser: 'Eins Zwei drei',
        publishedOn: '2018-09-03',
        demo: false,
      });
      expect(article?.publishedAt).toEqual(new Date('2018-09-03T10:00:00Z'));
      expect(renderArticleHtml(article?.body as never)).toBe('<p>Eins</p><h2 id="zwei">Zwei</h2><p>drei</p>');
      expect(await listTopicsOfArticle(article?.id as number)).toEqual([
        { slug: 'alltag', name: 'Alltag & Arbeit' },
        { slug: 'stadt', name: 'Stadt' },
      ]);
      expect(await listAuthorsOfArticle(article?.id as number)).toEqual([
        { slug: 'redakteurin', name: 'Anna Redakteurin' },
      ]);
      const stored = await db.select().from(articleComments).orderBy(articleComments.externalId);
      expect(stored.map(({ authorName, replyTo }) => [authorName, replyTo])).toEqual([
        ['Frau Leserin', null],
        ['Frau Leserin', '1'],
      ]);
    }));

  test('leaves nothing of those who commented but their names, and of authors no mail address', () =>
    inEmptyArchive(async () => {
      await importText(
        wxr([wxrItem({ id: 1, more: wxrComment(1, 'Guten Tag', { comment_author: 'ich@geheim.example' }) })]),
      );
      for (const table of [
        'articles',
        'article_versions',
        'article_comments',
        'article_imports',
        'authors',
        'redirects',
      ]) {
        const [row] = await db.execute(sql`select count(*)::int as found from ${sql.identifier(table)} as t
          where t::text ~* 'geheim|203\\.0\\.113'`);
        expect(row, table).toEqual({ found: 0 });
      }
    }));

  test('twice gives the same, and touches no page the second time', () =>
    inEmptyArchive(async () => {
      const file = wxr([
        wxrItem({ id: 1, more: category }),
        wxrItem({ id: 2, name: 'beitrag-1', more: wxrComment(1, 'Ja') }),
      ]);
      await importText(file);
      const before = await db.execute(
        sql`select articles::text, (select count(*) from redirects)::int as addresses from articles order by id`,
      );
      await db.delete(changedTags);
      expect((await importText(file)).outcomes).toEqual(['unchanged', 'unchanged']);
      expect(
        await db.execute(
          sql`select articles::text, (select count(*) from redirects)::int as addresses from articles order by id`,
        ),
      ).toEqual(before);
      expect(await db.$count(changedTags)).toBe(0);
      expect(await getPublishedArticle('beitrag-1-2')).not.toBeNull();
    }));

  test('follows what changes there, as a new version, and leaves what was edited here', () =>
    inEmptyArchive(async () => {
      await importText(wxr([wxrItem({ id: 1 }), wxrItem({ id: 2 })]));
      const edited = await getPublishedArticle('beitrag-2');
      await updatePublishedArticle(edited?.id as number, { title: 'Hier verbessert' });
      const { items } = await importText(
        wxr([wxrItem({ id: 1, title: 'Neu', content: 'Neuer Text.' }), wxrItem({ id: 2, title: 'Anders' })]),
      );
      expect(items.map(({ outcome, address }) => [outcome, address])).toEqual([
        ['changed', '/artikel/beitrag-1'],
        ['edited', '/artikel/beitrag-2'],
      ]);
      expect((await getPublishedArticle('beitrag-1'))?.title).toBe('Neu');
      expect((await getPublishedArticle('beitrag-2'))?.title).toBe('Hier verbessert');
      expect(await db.$count(articleVersions)).toBe(4);
    }));

  test('brings a name that was taken away on request not back', () =>
    inEmptyArchive(async () => {
      await importText(wxr([wxrItem({ id: 1, more: wxrComment(1, 'Ja') })]));
      expect(await forgetCommenter('Niemand')).toBe(0);
      expect(await forgetCommenter('Frau Leserin')).toBe(1);
      await importText(wxr([wxrItem({ id: 1, title: 'Neu', more: wxrComment(1, 'Ja, doch') })]));
      const [comment] = await db.select().from(articleComments);
      expect(comment?.authorName).toBeNull();
      expect(JSON.stringify(comment?.body)).toContain('Ja, doch');
    }));

  test('keeps private, protected and unfinished articles as drafts, and scheduled ones for their time', () =>
    inEmptyArchive(async () => {
      const { items } = await importText(
        wxr([
          wxrItem({ id: 1, status: 'private' }),
          wxrItem({
            id: 2,
            link: 'https://alter-blog.example/blog/geheim',
            more: '<wp:post_password>x</wp:post_password>',
          }),
          wxrItem({ id: 3, status: 'draft', date: '0000-00-00 00:00:00', name: '', title: '' }),
          wxrItem({ id: 4, status: 'pending' }),
          wxrItem({ id: 5, status: 'future', date: '2999-01-01 06:00:00' }),
          wxrItem({ id: 6, status: 'trash' }),
          wxrItem({ id: 7, type: 'nav_menu_item' }),
          wxrItem({ id: 8, type: 'produkt' }),
          wxrItem({ id: 1, status: 'private' }),
          wxrItem({ id: 9, type: 'page', name: 'impressum', link: 'https://alter-blog.example/impressum/' }),
        ]),
      );
      const stored = await db
        .select({ slug: articles.slug, status: articles.status })
        .from(articles)
        .orderBy(articles.id);
      expect(stored.map(({ slug, status }) => `${slug} ${status}`)).toEqual([
        ...[
          'beitrag-1 draft',
          'beitrag-2 draft',
          'artikel-3 draft',
          'beitrag-4 inReview',
          'beitrag-5 scheduled',
          'impressum draft',
        ],
      ]);
      expect(
        items
          .filter(({ outcome }) => outcome === 'refused')
          .map(({ id, reason }) => `${id} ${reason}`)
          .sort(),
      ).toEqual(['1 doppelt in der Datei', '6 im Papierkorb', '7 Menüeintrag', '8 eigener Inhaltstyp „produkt“']);
      // Its old address was public: it is gone until somebody publishes the article.
      expect(await targets()).toMatchObject({ '/blog/geheim': '/artikel/beitrag-2', '/artikel/beitrag-2': null });
      expect(await targets()).not.toHaveProperty('/impressum');
    }));

  test('brings older versions along, below the one that is read', () =>
    inEmptyArchive(async () => {
      const revision = (id: number, date: string, content: string) =>
        wxrItem({ id, type: 'revision', status: 'inherit', parent: 1, date, content, title: 'Beitrag 1' });
      const file = wxr([
        revision(12, '2018-09-02 09:00:00', 'Zweite.'),
        wxrItem({ id: 1, content: 'Dritte.' }),
        revision(11, '2018-09-01 09:00:00', 'Erste.'),
        wxrItem({ id: 13, type: 'revision', parent: 99 }),
      ]);
      expect((await importText(file)).outcomes.toSorted()).toEqual(['new', 'new', 'new', 'refused']);
      const versions = await db.select().from(articleVersions).orderBy(articleVersions.number);
      expect(versions.map(({ number, plainText }) => [number, plainText])).toEqual([
        [1, 'Erste.'],
        [2, 'Zweite.'],
        [3, 'Dritte.'],
      ]);
      expect((await getPublishedArticle('beitrag-1'))?.plainText).toBe('Dritte.');
      expect((await importText(file)).outcomes.toSorted()).toEqual(['refused', 'unchanged', 'unchanged', 'unchanged']);
    }));

  test('has each old address led to its page here', () =>
    inEmptyArchive(async () => {
      await db.insert(redirects).values({ path: '/blog/vergeben', target: '/suche', status: 301 });
      const old =
        '<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>frueher</wp:meta_value></wp:postmeta>';
      const { items } = await importText(
        wxr([
          wxrItem({ id: 1, more: category }),
          wxrItem({ id: 2, link: 'http://www.alter-blog.example/blog/2018/09/heute/', more: old }),
          wxrItem({ id: 3, link: 'https://alter-blog.example/blog/%c3%bcber-uns', type: 'page' }),
          wxrItem({ id: 4, link: 'https://alter-blog.example/blog/vergeben' }),
          wxrItem({ id: 5, link: 'https://alter-blog.example/suche' }),
          wxrItem({
            id: 6,
            type: 'attachment',
            status: 'inherit',
            parent: 1,
            link: 'https://alter-blog.example/blog/archives/1/markt',
          }),
        ]),
      );
      expect(await targets()).toEqual({
        '/?p=1': '/artikel/beitrag-1',
        '/?p=2': '/artikel/beitrag-2',
        '/?p=3': '/artikel/beitrag-3',
        '/?p=4': '/artikel/beitrag-4',
        '/?p=5': '/artikel/beitrag-5',
        '/?p=6': '/artikel/beitrag-1',
        '/blog': '/archiv',
        '/blog/archives/1/markt': '/artikel/beitrag-1',
        '/blog/2018/09/frueher': '/artikel/beitrag-2',
        '/blog/2018/09/heute': '/artikel/beitrag-2',
        '/blog/author/redakteurin': '/autoren/redakteurin',
        '/blog/category/alltag': '/themen/alltag',
        '/blog/category/leer': '/archiv',
        '/blog/feed': '/feed.xml',
        '/blog/page': '/archiv',
        '/blog/tag/stadt': '/archiv',
        '/blog/vergeben': '/suche',
        '/blog/über-uns': '/artikel/beitrag-3',
        '/blog?author=5': '/autoren/redakteurin',
        '/blog?cat=3': '/themen/alltag',
        '/blog?cat=4': '/archiv',
        '/blog?p=1': '/artikel/beitrag-1',
        '/blog?p=2': '/artikel/beitrag-2',
        '/blog?p=3': '/artikel/beitrag-3',
        '/blog?p=4': '/artikel/beitrag-4',
        '/blog?p=5': '/artikel/beitrag-5',
        '/blog?p=6': '/artikel/beitrag-1',
      });
      expect(items.flatMap(({ notes }) => notes).filter((note) => note.includes('vergeben'))).toEqual([
        'alte Adresse /blog/vergeben ist hier schon vergeben',
        'alte Adresse /suche ist hier schon vergeben',
      ]);
    }));

  test('has links between its articles lead to them here, and to nothing that could run', () =>
    inEmptyArchive(async () => {
      const content =
        '<a href="https://alter-blog.example/blog/archives/2">a</a> <a href="/blog/?p=2">b</a> <a href="../archives/date/2018/09/03/">c</a> ' +
        '<a href="https://anderswo.example/x">d</a> <a href="javascript:alert(1)">e</a> <a href="mailto:a@b.example">f</a>';
      await importText(wxr([wxrItem({ id: 1, content }), wxrItem({ id: 2 })]));
      const article = await getPublishedArticle('beitrag-1');
      const html = renderArticleHtml(article?.body as never);
      expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
        '/artikel/beitrag-2',
        '/artikel/beitrag-2',
        '/archiv/2018/09/03',
        'https://anderswo.example/x',
        'mailto:a@b.example',
      ]);
    }));

  test('only looked at writes nothing and says the same', () =>
    inEmptyArchive(async () => {
      const file = wxr([
        wxrItem({ id: 1, more: category }),
        wxrItem({ id: 2, type: 'attachment' }),
        wxrItem({ id: 3, type: 'nav_menu_item' }),
      ]);
      const tried = await importText(file, { dryRun: true });
      expect(await db.$count(articles)).toBe(0);
      expect(await db.$count(redirects)).toBe(0);
      expect(await db.$count(topics)).toBe(0);
      const done = await importText(file);
      expect(tried.items).toEqual(done.items);
    }));
});

describe('a file that is not what it should be changes nothing', () => {
  const good = wxrItem({ id: 1 });
  const whole = wxr([good, wxrItem({ id: 2 })]);
  const bomb = '<?xml version="1.0"?>\n<!DOCTYPE rss [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;&a;">\n]>';
  const external = '<?xml version="1.0"?>\n<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">';

  test.each([
    ['cut off', whole.slice(0, -200), /Zeile \d+: die Datei ist abgeschnitten/],
    [
      'with a tag that nobody opened',
      wxr([good, '</strong>']),
      /Zeile \d+: ein Element wird beendet, das nicht offen ist/,
    ],
    [
      'with a byte that XML forbids',
      wxr([good, wxrItem({ id: 2, title: 'a\u0008b' })]),
      /Zeile 29: hier steht ein Zeichen, das in XML nicht/,
    ],
    ['with an unknown entity', wxr([good, '<x>&gibtesnicht;</x>']), /Zeile \d+: eine Entität ist unbekannt/],
    ['with an entity bomb', wxr([good], { head: bomb }), /Zeile 5: die Datei enthält eine DTD/],
    ['with an external entity', wxr([good], { head: external }), /Zeile 2: die Datei enthält eine DTD/],
    [
      'in Windows-1252 that calls itself UTF-8',
      Buffer.from(wxr([good, wxrItem({ id: 2, title: 'Grüße' })]), 'latin1'),
      /Zeile 29: hier stehen Zeichen, die kein UTF-8 sind/,
    ],
    ['that is a web page', '<!doctype html><html><body>Anmelden</body></html>', /Zeile 1: /],
    [
      'that is another feed',
      '<rss><channel><title>x</title><item><title>y</title></item></channel></rss>',
      /wxr_version> fehlt/,
    ],
    ['of a later version', wxr([good]).replace('>1.2<', '>2.0<'), /Zeile 6: WXR 2\.0 ist unbekannt/],
    ['that is empty', '', /Zeile 1: /],
    [
      'with a text of 17 million characters',
      wxr([wxrItem({ id: 1, content: 'x'.repeat(17 << 20) })]),
      /mehr als 16 Millionen Zeichen/,
    ],
    [
      'in an encoding that does not exist',
      wxr([good], { head: '<?xml version="1.0" encoding="x-unbekannt"?>' }),
      /Kodierung/,
    ],
  ])('%s', (_, content, message) =>
    inEmptyArchive(async () => {
      await expect(importText(content)).rejects.toThrow(message);
      expect(await db.$count(articles)).toBe(0);
      expect(await db.$count(redirects)).toBe(0);
    }),
  );

  const grüße = wxr([wxrItem({ id: 1, title: 'Grüße – „Œuvre“' })]);
  const declared = grüße.replace('UTF-8', 'windows-1252');
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${grüße}`), undefined],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${grüße}`, 'utf16le'), undefined],
    ['UTF-16 without one', Buffer.from(grüße, 'utf16le'), undefined],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${grüße}`, 'utf16le').swap16(), undefined],
    ['Windows-1252 that says so', encoded(declared), undefined],
    ['Windows-1252 that is said to be so', encoded(grüße), 'windows-1252'],
  ])('but %s is read', (_, content, encoding) =>
    inEmptyArchive(async () => {
      await importText(content, { encoding });
      expect((await getPublishedArticle('beitrag-1'))?.title).toBe('Grüße – „Œuvre“');
    }),
  );
});

/** In Windows-1252, which Node does not write. */
function encoded(text: string): Buffer {
  const others: Record<string, number> = { '–': 0x96, '„': 0x84, '“': 0x93, Œ: 0x8c };
  return Buffer.from([...text].map((letter) => others[letter] ?? letter.charCodeAt(0)));
}

describe('real exports', () => {
  const file = realFile('wxr/european-business-connect.xml');
  test.skipIf(!file)('the article of 3 September 2018 takes the place of the demo one', () =>
    inEmptyArchive(async () => {
      await seedDemoArticles();
      const { outcomes, summary } = await importFile(file as string);
      expect(outcomes).toEqual(['changed']);
      expect(summary.sourceKey).toBe('wordpress:https://european-business-connect.de/blog');
      const article = await getPublishedArticle('das-berufsfeld-des-social-media-managers');
      expect(article).toMatchObject({ demo: false, publishedOn: '2018-09-03' });
      expect(article?.plainText).toContain('Zunächst noch belächelt');
      expect((await importFile(file as string)).outcomes).toEqual(['unchanged']);
      expect(await targets()).toMatchObject({ '/blog?p=1': '/artikel/das-berufsfeld-des-social-media-managers' });
    }),
  );

  test.each([
    ['theme-preview.xml', 7],
    ['themeunittestdata.wordpress.xml', 186],
    ['64-block-test-data.xml', 72],
  ])('%s: every item is accounted for, twice', (name, count) =>
    inEmptyArchive(async () => {
      const path = realFile(`wxr/${name}`);
      if (!path) return;
      const first = await importFile(path);
      expect(first.items).toHaveLength(count);
      expect(first.summary.items).toBe(count);
      for (const item of first.items) if (item.outcome === 'refused') expect(item.reason).toBeTruthy();
      const written = first.outcomes.filter((outcome) => outcome === 'new').length;
      expect(await db.$count(articles)).toBe(written);
      const second = await importFile(path);
      expect(second.outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(written);
      expect(second.outcomes.filter((outcome) => outcome === 'new' || outcome === 'changed')).toEqual([]);
    }),
  );

  test('two of one site that give one number to two articles bring both', () =>
    inEmptyArchive(async () => {
      const paths = ['themeunittestdata.wordpress.xml', '64-block-test-data.xml'].map((name) =>
        realFile(`wxr/${name}`),
      );
      for (const path of paths) if (path) await importFile(path);
      const both = await db.select({ slug: articles.slug }).from(articles).where(sql`external_id like '163%'`);
      if (paths.every(Boolean))
        expect(both.map(({ slug }) => slug).sort()).toEqual(['search', 'wp-6-1-font-size-scale']);
    }));
});

/** S9 through an export: what could be script must be text wherever it comes in. */
test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '</title><svg onload=alert(1)>',
  'javascript:alert(1)',
])('nothing in an export can run: %s', (vector) =>
  inEmptyArchive(async () => {
    const comment = wxrComment(1, vector, { comment_author: `<![CDATA[${vector}]]>` });
    const term = `<category domain="category" nicename="${vector.replace(/[<>"&]/g, '')}"><![CDATA[x ${vector}]]></category>`;
    const { items } = await importText(
      wxr([
        wxrItem({
          id: 1,
          name: 'fest',
          title: `x ${vector}`,
          content: `${vector}\n\n<a href="${vector.replaceAll('"', '&quot;')}">x</a>`,
          more: comment + term,
        }),
      ]),
    );
    expect(items).toHaveLength(1);
    const article = await getPublishedArticle('fest');
    const [stored] = await db.select().from(articleComments);
    const html = renderArticleHtml(article?.body as never) + (stored ? renderArticleHtml(stored.body) : '');
    expect(html).not.toMatch(/<(script|svg|img)|\son\w+=|href="javascript/i);
    const texts = [
      article?.title,
      article?.teaser,
      stored?.authorName,
      ...(await db.select({ name: topics.name }).from(topics)).map(({ name }) => name),
    ];
    for (const text of texts) expect(text ?? '').not.toMatch(/<(script|svg|img)/i);
    const rows = await db.select().from(redirects).where(eq(redirects.status, 301));
    for (const { target } of rows) expect(target).toMatch(/^\/[a-z]/);
  }),
);
