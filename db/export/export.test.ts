import { inArray, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { emptyArchive, insertArticle } from '#db/articles/fixtures.ts';
import { updatePublishedArticle, withdrawArticle } from '#db/articles/mutations.ts';
import { getPublishedArticle, listArticlesAbout } from '#db/articles/queries.ts';
import { articleCorrections, articles, authors, topics } from '#db/articles/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { companies } from '#db/companies/tables.ts';
import { importJson } from '#db/import/import-json.ts';
import { importWordPress } from '#db/import/import-wordpress.ts';
import { realFile } from '#db/import/real-files.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { withFile, wxr, wxrComment, wxrItem } from '#db/import/wxr-fixture.ts';
import { redirects } from '#db/redirects/tables.ts';
import { seedDemoArticles } from '#db/seed/demo-articles.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { mentionedIds } from '#lib/articles/mentions.ts';
import type { Outcome } from '#lib/wordpress/outcomes.ts';
import { type ExportKind, exportText } from './text.ts';

const site = { title: 'Branchenbuch & Söhne', url: 'https://verzeichnis.example' };

async function emptyEverything() {
  await emptyArchive();
  await db.delete(topics);
  await db.delete(authors);
  await db.delete(redirects);
}

const inEmptyArchive = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await emptyEverything();
    await work();
  });

async function exported(kind: ExportKind): Promise<string> {
  let text = '';
  for await (const piece of exportText(kind, site)) text += piece;
  return text;
}

async function importAs(kind: ExportKind, text: string): Promise<string[]> {
  const outcomes: string[] = [];
  await withFile(text, async (path) => {
    const file = new SourceFile(path);
    if (kind === 'json') await importJson(file, { onArticle: (_, outcome) => outcomes.push(outcome) });
    else await importWordPress(file, { onItem: ({ outcome }: { outcome: Outcome }) => outcomes.push(outcome) });
  });
  return outcomes;
}

/** Articles of every state, with old versions, comments, old addresses, edits, and signs that XML cannot write. */
async function fillArchive() {
  await seedDemoArticles();
  const revision = { type: 'revision', status: 'inherit', parent: 1 };
  await withFile(
    wxr([
      wxrItem({
        id: 1,
        content: 'Jetzt ]]> so.\n\n<h3>Und</h3>\n<ul><li>a</li></ul>',
        more: wxrComment(1, 'Ja &amp; nein') + wxrComment(2, 'Doch', { comment_parent: '1' }),
      }),
      wxrItem({ id: 11, ...revision, content: 'Früher so.' }),
      wxrItem({
        id: 2,
        link: 'https://alter-blog.example/blog/geheim',
        more: '<wp:post_password>x</wp:post_password>',
      }),
      wxrItem({ id: 3, status: 'draft', title: '' }),
      wxrItem({ id: 4, status: 'future', date: '2999-10-31 02:30:00' }),
      wxrItem({ id: 5, name: 'wird-bearbeitet' }),
      wxrItem({ id: 6, name: 'wird-zurueckgezogen', more: '<wp:is_sticky>1</wp:is_sticky>' }),
    ]),
    (path) => importWordPress(new SourceFile(path)),
  );
  const edited = await getPublishedArticle('wird-bearbeitet');
  const text = { type: 'text', text: 'Zeilen\r\n\u0007und \ufffe Zeichen 🎉 \u2028' };
  await updatePublishedArticle(edited?.id as number, {
    title: 'Bearbeitet <b>&</b> "gut"',
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [text] },
        { type: 'unbekannt', attrs: { a: [1, null] } },
      ],
    },
  });
  const withdrawn = await getPublishedArticle('wird-zurueckgezogen');
  await withdrawArticle(withdrawn?.id as number);
  await db
    .insert(articleCorrections)
    .values({ articleId: edited?.id as number, correctedOn: '2026-05-04', text: 'Es waren <zwei>.' });
  for (const name of ['themeunittestdata.wordpress.xml', 'theme-preview.xml']) {
    const path = realFile(`wxr/${name}`);
    if (path) await importWordPress(new SourceFile(path));
  }
}

describe.each<ExportKind>(['json', 'wordpress'])('an export as %s', (kind) => {
  test('put into an empty database gives the same site, and nothing more a second time', () =>
    inEmptyArchive(async () => {
      await fillArchive();
      const text = await exported(kind);
      const before = await exported('json');
      const days = await db.execute(sql`select day::text, articles from article_day_counts order by day`);
      await emptyEverything();
      expect(await exported('json')).not.toBe(before);

      const outcomes = await importAs(kind, text);
      expect(new Set(outcomes)).toEqual(new Set(['new']));
      expect(await exported('json')).toBe(before);
      expect(await db.execute(sql`select day::text, articles from article_day_counts order by day`)).toEqual(days);
      expect(new Set(await importAs(kind, text))).toEqual(new Set(['unchanged']));
      expect(await exported('json')).toBe(before);
    }));

  test('leaves what has been edited since', () =>
    inEmptyArchive(async () => {
      await withFile(wxr([wxrItem({ id: 1 })]), (path) => importWordPress(new SourceFile(path)));
      const text = await exported(kind);
      const article = await getPublishedArticle('beitrag-1');
      await updatePublishedArticle(article?.id as number, { title: 'Seither anders' });
      expect(await importAs(kind, text)).toEqual(['edited']);
      expect((await getPublishedArticle('beitrag-1'))?.title).toBe('Seither anders');
    }));
});

describe.each<ExportKind>(['json', 'wordpress'])('companies in an export as %s', (kind) => {
  test('are found again under other numbers, and those that are not there become words', () =>
    inEmptyArchive(async () => {
      const osm = { sourceKey: 'osm', externalId: 'node/1' };
      const insert = () => [
        insertTestCompany({ name: 'Zwirbelmoos', ...osm, slug: 'zwirbelmoos' }),
        insertTestCompany({ name: 'Nordlicht', slug: 'nordlicht' }),
        insertTestCompany({ name: 'Vergänglich', slug: 'vergaenglich' }),
      ];
      const [one, two, lost] = await Promise.all(insert());
      const remove = () =>
        db.delete(companies).where(inArray(companies.slug, ['zwirbelmoos', 'nordlicht', 'vergaenglich']));
      const mention = (company: unknown, name: string) => ({ type: 'mention', attrs: { company, name } });
      const bodyWith = (ids: unknown[]): ArticleDocument => ({
        type: 'doc',
        content: [
          { type: 'paragraph', content: ids.map((id, index) => mention(id, `Firma ${index}`)) },
          { type: 'companyCard', attrs: { company: ids[0], name: 'Karte' } },
        ],
      });
      await insertArticle({ slug: 'firmen', body: bodyWith([one?.id, two?.id, lost?.id, 2 ** 31 - 1]) });
      const text = await exported(kind);
      expect(text).not.toContain(`"company":${one?.id}`);
      expect(new Set(await importAs(kind, text))).toEqual(new Set(['unchanged']));

      // Another database: other numbers, and one has another address there.
      await emptyEverything();
      await remove();
      const [moved, same] = [
        await insertTestCompany({ name: 'Zwirbelmoos', ...osm, slug: 'zwirbelmoos-2' }),
        await insertTestCompany({ name: 'Nordlicht', slug: 'nordlicht' }),
      ];
      const notes: string[] = [];
      await withFile(text, async (path) => {
        const file = new SourceFile(path);
        if (kind === 'json') notes.push(String((await importJson(file)).lostCompanies));
        else await importWordPress(file, { onItem: (item) => notes.push(...item.notes) });
      });
      expect(notes).toEqual([kind === 'json' ? '1' : '1 × eine Firma, die hier nicht steht: als Text übernommen']);
      const article = await getPublishedArticle('firmen');
      expect(mentionedIds(article?.body as ArticleDocument).sort()).toEqual([moved.id, same.id].sort());
      expect(article?.plainText).toBe('Firma 0Firma 1Firma 2Firma 3\nKarte');
      expect((await listArticlesAbout(moved.id)).map(({ slug }) => slug)).toEqual(['firmen']);
      expect(new Set(await importAs(kind, text))).toEqual(new Set(['unchanged']));
    }));
});

test('a number in a file names no company, whatever has it here', () =>
  inEmptyArchive(async () => {
    const { id } = await insertTestCompany({ name: 'Zwirbelmoos', slug: 'zwirbelmoos' });
    await insertArticle({
      slug: 'firmen',
      body: { type: 'doc', content: [{ type: 'companyCard', attrs: { company: id, name: 'Karte' } }] },
    });
    const named = /"company":\{[^}]*\}/;
    const text = await exported('json');
    expect(text).toMatch(named);
    for (const forged of [
      id,
      { slug: 'a/b', source: 'owner', externalId: null },
      { slug: 'x', source: '\u0000', externalId: null },
    ]) {
      await emptyEverything();
      await importAs('json', text.replace(named, `"company":${JSON.stringify(forged)}`));
      expect((await getPublishedArticle('firmen'))?.body.content).toEqual([
        { type: 'paragraph', content: [{ type: 'text', text: 'Karte' }] },
      ]);
    }
  }));

test('what somebody has changed in the file is read as WordPress would', () =>
  inEmptyArchive(async () => {
    await withFile(wxr([wxrItem({ id: 1, content: 'Alter Text.' })]), (path) => importWordPress(new SourceFile(path)));
    const text = (await exported('wordpress')).replace('<p>Alter Text.</p>', '<p>Neuer Text.</p>');
    await emptyEverything();
    expect(await importAs('wordpress', text)).toEqual(['new']);
    expect((await getPublishedArticle('beitrag-1'))?.plainText).toBe('Neuer Text.');
  }));

test.each([
  ['is cut off', (text: string) => text.slice(0, -30), /abgeschnitten|kein JSON/],
  ['is something else', () => '{"format":"anderes"}\n', /Zeile 1: das ist kein Export/],
  ['is empty', () => '', /abgeschnitten/],
  [
    'has a broken line',
    (text: string) => text.replace('{"article"', '{"artikel"'),
    /Zeile 2: kein Artikel und keine Adresse/,
  ],
  [
    'leads to another host',
    (text: string) => text.replace('"target":"/', '"target":"//'),
    /Zeile \d+: kein Artikel und keine Adresse/,
  ],
])('a file that %s changes nothing', (_, damage, message) =>
  inEmptyArchive(async () => {
    await withFile(wxr([wxrItem({ id: 1 })]), (path) => importWordPress(new SourceFile(path)));
    const text = damage(await exported('json'));
    await emptyEverything();
    await expect(importAs('json', text)).rejects.toThrow(message);
    expect(await db.$count(articles)).toBe(0);
  }),
);
