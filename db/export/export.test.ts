import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray, notExists, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyArchive, insertArticle } from '#db/articles/fixtures.ts';
import { updatePublishedArticle, withdrawArticle } from '#db/articles/mutations.ts';
import { getPublishedArticle, listArticlesAbout } from '#db/articles/queries.ts';
import { articleCorrections, articles, authors, topics } from '#db/articles/tables.ts';
import { changedTags } from '#db/changes/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { companies, companyPhotos } from '#db/companies/tables.ts';
import { importJson } from '#db/import/import-json.ts';
import { importWordPress } from '#db/import/import-wordpress.ts';
import { mediaInFolder } from '#db/import/media.ts';
import { realFile } from '#db/import/real-files.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { withFile, wxr, wxrComment, wxrItem } from '#db/import/wxr-fixture.ts';
import { insertTestUploader, testPhoto, uploadTestPicture } from '#db/pictures/fixtures.ts';
import { addToLibrary, listPicturesOf, replaceInLibrary } from '#db/pictures/library.ts';
import { settleLibrary, settlePicture } from '#db/pictures/settle.ts';
import { libraryPictures, pictures } from '#db/pictures/tables.ts';
import { redirects } from '#db/redirects/tables.ts';
import { seedDemoArticles } from '#db/seed/demo-articles.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { mentionedIds } from '#lib/articles/mentions.ts';
import { articleTag } from '#lib/tags.ts';
import type { Outcome } from '#lib/wordpress/outcomes.ts';
import { copyPictureFiles, exportPictures } from './pictures.ts';
import { type ExportKind, exportText } from './text.ts';

const site = { title: 'Branchenbuch & Söhne', url: 'https://verzeichnis.example' };

async function emptyEverything() {
  await emptyArchive();
  await db.delete(libraryPictures);
  await db
    .delete(pictures)
    .where(notExists(db.select().from(companyPhotos).where(eq(companyPhotos.storageKey, pictures.key))));
  await rm(stored, { recursive: true, force: true });
  await mkdir(stored);
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

async function importAs(kind: ExportKind, text: string, media?: string): Promise<string[]> {
  const outcomes: string[] = [];
  await withFile(text, async (path) => {
    const file = new SourceFile(path);
    if (kind === 'json') {
      await importJson(file, {
        media,
        onPicture: (_, { outcome }) => outcomes.push(outcome),
        onArticle: (_, outcome) => outcomes.push(outcome),
      });
    } else {
      await importWordPress(file, {
        media: media ? mediaInFolder(media) : undefined,
        onItem: ({ outcome }: { outcome: Outcome }) => outcomes.push(outcome),
      });
    }
  });
  return outcomes;
}

let stored: string;
let media: string;

beforeEach(async () => {
  [stored, media] = await Promise.all([mkdtemp(join(tmpdir(), 'media-')), mkdtemp(join(tmpdir(), 'export-'))]);
  vi.stubEnv('MEDIA_DIRECTORY', stored);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const folder of [stored, media]) await rm(folder, { recursive: true, force: true });
});
afterAll(closeDatabase);

/** The library of a site: one picture as it came from an old one, one described and replaced, and who shows them. */
async function fillLibrary() {
  const userId = await insertTestUploader();
  const keys: string[] = [];
  for (const [index, name] of ['Markt', 'Rathaus <am> "Platz" & \u2028'].entries()) {
    const key = await uploadTestPicture(userId, await testPhoto(700 + index, 400));
    await addToLibrary(key, name, userId);
    keys.push(key);
  }
  const [first, second] = keys as [string, string];
  await db
    .update(libraryPictures)
    .set({ origin: 'https://alter-blog.example/a.jpg' })
    .where(eq(libraryPictures.key, first));
  await replaceInLibrary(second, await uploadTestPicture(userId, await testPhoto(2100, 1200)), userId);
  await db
    .update(libraryPictures)
    .set({ alt: 'Ein <Haus>', caption: 'Zwei\nZeilen', licence: 'Foto: E. & M.' })
    .where(eq(libraryPictures.key, second));
  await settlePicture(second);
  await settleLibrary();
  const image = (picture: string, more = {}) => ({ type: 'image', attrs: { picture, alt: '', ...more } });
  const body: ArticleDocument = {
    type: 'doc',
    content: [
      image(first, { caption: 'Am Morgen' }),
      image(second, { href: 'https://b.example/' }),
      image('0'.repeat(32)),
    ],
  };
  await insertArticle({ slug: 'mit-bildern', body });
  await db
    .insert(redirects)
    .values({ path: '/wp-content/uploads/a.jpg', target: `/media/${first}/1200.jpg`, status: 301 });
  return { first, second };
}

/** Every file that is served, by its name. */
async function servedFiles() {
  const names = (await readdir(stored, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = names.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(stored.length), (await readFile(path)).toString('base64')] as const;
  });
  return Object.fromEntries((await Promise.all(files)).sort());
}

async function copyLibrary() {
  for await (const records of exportPictures())
    for (const record of records) expect(await copyPictureFiles(record, media)).toBe(true);
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
      await fillLibrary();
      const text = await exported(kind);
      await copyLibrary();
      const files = await servedFiles();
      const before = await exported('json');
      const days = await db.execute(sql`select day::text, articles from article_day_counts order by day`);
      await emptyEverything();
      expect(await exported('json')).not.toBe(before);

      const outcomes = await importAs(kind, text, media);
      expect(new Set(outcomes)).toEqual(new Set(['new']));
      expect(Object.keys(files)).toHaveLength(7 + 9);
      expect(await servedFiles()).toEqual(files);
      expect(await exported('json')).toBe(before);
      expect(await db.execute(sql`select day::text, articles from article_day_counts order by day`)).toEqual(days);
      expect(new Set(await importAs(kind, text, media))).toEqual(new Set(['unchanged']));
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

describe.each<ExportKind>(['json', 'wordpress'])('pictures in an export as %s', (kind) => {
  test('come later when their files do, and until then a note stands in the text', () =>
    inEmptyArchive(async () => {
      const { first } = await fillLibrary();
      const text = await exported(kind);
      const before = await exported('json');
      await copyLibrary();
      await emptyEverything();
      expect((await importAs(kind, text)).sort()).toEqual(['new', 'refused', 'refused']);
      const body = (await getPublishedArticle('mit-bildern'))?.body as ArticleDocument;
      const html = async () => renderArticleHtml(body, { pictures: await listPicturesOf(body) });
      expect(await html()).toContain('Dieses Bild gibt es nicht mehr');
      await db.delete(changedTags);

      expect((await importAs(kind, text, media)).sort()).toEqual(['new', 'new', 'unchanged']);
      expect(await html()).toContain(`/media/${first}/480.webp`);
      const tags = (await db.select().from(changedTags)).map(({ tag }) => tag);
      expect(new Set(tags)).toEqual(new Set([articleTag('mit-bildern')]));
      expect(await exported('json')).toBe(before);
    }));

  test('that are here already stay as they are here', () =>
    inEmptyArchive(async () => {
      const { first } = await fillLibrary();
      const text = await exported(kind);
      await copyLibrary();
      await db.update(libraryPictures).set({ licence: 'Foto: Seither' }).where(eq(libraryPictures.key, first));
      expect((await importAs(kind, text, media)).sort()).toEqual(['edited', 'unchanged', 'unchanged']);
      const [kept] = await db.select().from(libraryPictures).where(eq(libraryPictures.key, first));
      expect(kept?.licence).toBe('Foto: Seither');
    }));

  test('whose import was killed come all the same, but not in the place of others', () =>
    inEmptyArchive(async () => {
      const { first } = await fillLibrary();
      const text = await exported(kind);
      await copyLibrary();
      await emptyEverything();
      await db.insert(pictures).values({ key: first, status: 'ready', width: 700, height: 400 });
      expect((await importAs(kind, text, media)).sort()).toEqual(['new', 'new', 'refused']);
      await emptyEverything();
      await db.insert(pictures).values({ key: first, status: 'uploading' });
      expect((await importAs(kind, text, media)).sort()).toEqual(['new', 'new', 'new']);
    }));

  test('are only taken whole, as what their names say, and from nowhere else', () =>
    inEmptyArchive(async () => {
      const { first, second } = await fillLibrary();
      const text = await exported(kind);
      await copyLibrary();
      await emptyEverything();
      const [, replaced = ''] = [first, ...(await readdir(media)).filter((key) => key !== first && key !== second)];
      await writeFile(join(media, first, '480.webp'), '<script>alert(1)</script>');
      await rm(join(media, replaced, '1200.jpg'));
      await symlink(join(media, '..', 'anderswo.jpg'), join(media, replaced, '1200.jpg'));
      expect((await importAs(kind, text, media)).sort()).toEqual(['new', 'refused', 'refused']);
      expect(await db.$count(libraryPictures)).toBe(0);
      expect(await servedFiles()).toEqual({});
    }));
});

test('WordPress finds in an export the picture where it can fetch it', () =>
  inEmptyArchive(async () => {
    const { first } = await fillLibrary();
    const text = await exported('wordpress');
    const file = `${site.url}/media/${first}/1920.webp`;
    expect(text).toContain(`<wp:attachment_url>${file}</wp:attachment_url>`);
    expect(text).toContain(
      `<figure><img src="${file}" alt="" width="700" height="400"><figcaption>Am Morgen</figcaption></figure>`,
    );
    const ids = [...text.matchAll(/<wp:post_id>(\d+)</g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // Somebody has changed the text: its pictures are still these.
    await copyLibrary();
    await emptyEverything();
    await importAs('wordpress', text.replace('>Am Morgen<', '>Am Abend<'), media);
    const body = (await getPublishedArticle('mit-bildern'))?.body as ArticleDocument;
    expect(body.content[0]?.attrs).toEqual({ picture: first, alt: '', caption: 'Am Abend' });
  }));

test('an export from before there were pictures is read', () =>
  inEmptyArchive(async () => {
    await withFile(wxr([wxrItem({ id: 1 })]), (path) => importWordPress(new SourceFile(path)));
    const text = await exported('json');
    expect(text).toContain('"branchenbuch-articles-2"');
    await emptyEverything();
    const older = text.replace('branchenbuch-articles-2', 'branchenbuch-articles-1').replace('"pictures":0,', '');
    expect(await importAs('json', older)).toEqual(['new']);
  }));

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
    /Zeile 2: kein Bild, kein Artikel und keine Adresse/,
  ],
  [
    'leads to another host',
    (text: string) => text.replace('"target":"/', '"target":"//'),
    /Zeile \d+: kein Bild, kein Artikel und keine Adresse/,
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
