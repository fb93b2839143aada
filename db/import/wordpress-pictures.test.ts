import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyArchive } from '#db/articles/fixtures.ts';
import { updatePublishedArticle } from '#db/articles/mutations.ts';
import { getPublishedArticle } from '#db/articles/queries.ts';
import { changedTags } from '#db/changes/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestUploader, testPhoto, uploadTestPicture } from '#db/pictures/fixtures.ts';
import { listPicturesOf, replaceInLibrary } from '#db/pictures/library.ts';
import { settlePicture } from '#db/pictures/settle.ts';
import { libraryPictures, pictures } from '#db/pictures/tables.ts';
import { redirects } from '#db/redirects/tables.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { picturesIn } from '#lib/articles/pictures.ts';
import { makeHostileFiles } from '#lib/pictures/hostile-files.ts';
import { problemText } from '#lib/pictures/problems.ts';
import { storage } from '#lib/storage/current.ts';
import { findOldAddress } from '#lib/wordpress/old-addresses.ts';
import type { ReportedItem } from '#lib/wordpress/outcomes.ts';
import { importWordPress, type WordPressOptions } from './import-wordpress.ts';
import { mediaFromSite, mediaInFolder } from './media.ts';
import { SourceFile } from './source-file.ts';
import { withFile, wxr, wxrItem } from './wxr-fixture.ts';

const HOST = 'https://alter-blog.example';
const UPLOADS = `${HOST}/wp-content/uploads`;

let stored: string;
let folder: string;

beforeEach(async () => {
  [stored, folder] = await Promise.all([mkdtemp(join(tmpdir(), 'media-')), mkdtemp(join(tmpdir(), 'uploads-'))]);
  vi.stubEnv('MEDIA_DIRECTORY', stored);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const each of [stored, folder]) await rm(each, { recursive: true, force: true });
});
afterAll(closeDatabase);

const inEmptyArchive = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await db.delete(libraryPictures);
    await db.delete(redirects);
    await work();
  });

async function put(path: string, content?: Buffer) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content ?? (await testPhoto(400, 300)));
}

async function importText(items: string[], options: WordPressOptions = {}) {
  const reported: ReportedItem[] = [];
  const summary = await withFile(wxr(items), (path) =>
    importWordPress(new SourceFile(path), { ...options, onItem: (item) => reported.push(item) }),
  );
  const line = ({ id, outcome, reason }: ReportedItem) => [id, outcome, reason].filter(Boolean).join(' ');
  return { summary, items: reported, lines: reported.map(line).sort() };
}

const attachment = (
  id: number,
  url: string,
  { title = '', more = '', ...rest } = {} as Partial<Parameters<typeof wxrItem>[0]>,
) =>
  wxrItem({
    id,
    title,
    type: 'attachment',
    status: 'inherit',
    link: `${HOST}/blog/datei-${id}/`,
    ...rest,
    more: `<wp:attachment_url>${url}</wp:attachment_url>${more}`,
  });
const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`;

async function shown(slug: string) {
  const article = await getPublishedArticle(slug);
  const body = article?.body as NonNullable<typeof article>['body'];
  return { keys: picturesIn(body), html: renderArticleHtml(body, { pictures: await listPicturesOf(body) }) };
}

const library = () => db.select().from(libraryPictures).orderBy(libraryPictures.origin);
const keyOf = async (path: string) =>
  (await library()).find(({ origin }) => origin === `${UPLOADS}/${path}`)?.key as string;

/** Where the front door would send somebody. */
async function targetOf(path: string, search = '') {
  const rows = new Map((await db.select().from(redirects)).map((row) => [row.path, row.target]));
  return findOldAddress(path, search, (each) => rows.get(each))?.target;
}

describe('with a copy of the uploads', () => {
  const files = [
    attachment(7, `${UPLOADS}/2018/09/markt.jpg`, {
      title: 'Markt am Morgen',
      parent: 1,
      more: meta('_wp_attachment_image_alt', 'Stände &amp; Leute'),
    }),
    attachment(8, `${UPLOADS}/2018/09/gross-scaled.jpg`, { parent: 0 }),
    attachment(9, `${UPLOADS}/2018/09/plakat-300x200.jpg`, { parent: 1 }),
    attachment(10, `${UPLOADS}/2018/09/unbenutzt.jpg`, { parent: 1 }),
    attachment(11, `${UPLOADS}/2018/09/preise.pdf`, { parent: 1 }),
    attachment(12, `${UPLOADS}/2018/09/fehlt.jpg`, { parent: 1 }),
  ];
  const article = wxrItem({
    id: 1,
    content: [
      `<figure><img class="wp-image-7" src="http://www.alter-blog.example/wp-content/uploads/2018/09/markt-300x225.jpg" alt=""><figcaption>Auf dem Markt</figcaption></figure>`,
      `<img src="/wp-content/uploads/2018/09/gross-1024x768.jpg?x=1" alt="Groß">`,
      `<img src="${UPLOADS}/2018/09/plakat-300x200.jpg" alt="Plakat">`,
      `<img src="${UPLOADS}/alt/ohne-eintrag-150x150.jpg" alt="Ohne Eintrag">`,
      `<img src="${UPLOADS}/2018/09/fehlt-300x200.jpg" alt="Fehlt">`,
      `<img class="wp-image-7" src="https://anderswo.example/fremd.jpg" alt="Fremd">`,
    ].join('\n\n'),
  });

  beforeEach(async () => {
    for (const name of ['markt', 'gross', 'gross-scaled', 'plakat-300x200', 'unbenutzt'])
      await put(`2018/09/${name}.jpg`);
    await put('2018/09/gross.jpg', await testPhoto(800, 600));
    await put('alt/ohne-eintrag.jpg');
  });

  test('pictures come into the library and into the texts that name them, in whatever size', () =>
    inEmptyArchive(async () => {
      const { lines, summary, items } = await importText([article, ...files], { media: mediaInFolder(folder) });
      expect(lines).toEqual([
        '1 new',
        '10 new',
        '11 refused kein Bild: andere Dateien bleiben zurück',
        '12 refused liegt nicht im Ordner',
        '7 new',
        '8 new',
        '9 new',
      ]);
      expect(summary.pictures).toEqual({ taken: 5, refused: 1 });
      expect(items.find(({ id }) => id === '1')?.notes).toContain('fehlt.jpg: liegt nicht im Ordner');
      expect((await library()).map(({ origin, name, alt }) => [origin?.slice(UPLOADS.length), name, alt])).toEqual([
        ['/2018/09/gross-scaled.jpg', 'gross-scaled', ''],
        ['/2018/09/markt.jpg', 'Markt am Morgen', 'Stände & Leute'],
        ['/2018/09/plakat-300x200.jpg', 'plakat-300x200', ''],
        ['/2018/09/unbenutzt.jpg', 'unbenutzt', ''],
        ['/alt/ohne-eintrag.jpg', 'ohne-eintrag', ''],
      ]);
      const { keys, html } = await shown('beitrag-1');
      const named = [
        '2018/09/markt.jpg',
        '2018/09/gross-scaled.jpg',
        '2018/09/plakat-300x200.jpg',
        'alt/ohne-eintrag.jpg',
      ];
      expect(keys).toEqual(await Promise.all(named.map(keyOf)));
      expect(html).toContain('alt="Stände &amp; Leute"');
      expect(html).toContain('<figcaption>Auf dem Markt</figcaption>');
      expect(html).toContain(`Bild nicht übernommen: <a href="${UPLOADS}/2018/09/fehlt-300x200.jpg"`);
      expect(html).toContain('href="https://anderswo.example/fremd.jpg"');
      // The one before WordPress made it smaller.
      const [large] = await db
        .select()
        .from(pictures)
        .where(eq(pictures.key, keys[1] as string));
      expect(large).toMatchObject({ status: 'waiting', uploaderId: null, width: 800, height: 600 });
      await settlePicture(keys[1] as string);
      expect(await storage().listFolder(`pictures/${keys[1]}`)).toContain('1200.jpg');
    }));

  test('their old addresses lead to the files that readers see, the others to the article or to the archive', () =>
    inEmptyArchive(async () => {
      // At first without the files: the addresses are answered all the same.
      await importText([article, ...files]);
      expect(await targetOf('/blog/datei-7')).toBe('/artikel/beitrag-1');
      await importText([article, ...files], { media: mediaInFolder(folder) });
      const file = async (path: string) => `/media/${await keyOf(path)}/1200.jpg`;
      expect(await targetOf('/wp-content/uploads/2018/09/markt.jpg')).toBe(await file('2018/09/markt.jpg'));
      expect(await targetOf('/wp-content/uploads/2018/09/markt-300x225.jpg')).toBe(await file('2018/09/markt.jpg'));
      expect(await targetOf('/wp-content/uploads/2018/09/gross-1024x768.jpg')).toBe(
        await file('2018/09/gross-scaled.jpg'),
      );
      expect(await targetOf('/wp-content/uploads/2018/09/gross-scaled.jpg')).toBe(
        await file('2018/09/gross-scaled.jpg'),
      );
      expect(await targetOf('/wp-content/uploads/alt/ohne-eintrag-150x150.jpg')).toBe(
        await file('alt/ohne-eintrag.jpg'),
      );
      expect(await targetOf('/wp-content/uploads/2018/09/unbenutzt.jpg')).toBe('/artikel/beitrag-1');
      expect(await targetOf('/blog/datei-7')).toBe('/artikel/beitrag-1');
      expect(await targetOf('/', '?attachment_id=7')).toBe('/artikel/beitrag-1');
      expect(await targetOf('/blog/datei-8')).toBe(await file('2018/09/gross-scaled.jpg'));
      expect(await targetOf('/blog/', '?attachment_id=12')).toBe(undefined);
      expect(await targetOf('/blog', '?attachment_id=12')).toBe('/artikel/beitrag-1');
    }));

  test('twice gives the same, with the files and without them, and nothing that was changed here changes back', () =>
    inEmptyArchive(async () => {
      const media = mediaInFolder(folder);
      await importText([article, ...files], { media });
      const userId = await insertTestUploader();
      const key = await keyOf('2018/09/markt.jpg');
      expect(await replaceInLibrary(key, await uploadTestPicture(userId), userId)).toBe(true);
      await db
        .update(libraryPictures)
        .set({ name: 'Wochenmarkt', licence: 'Foto: E. M.' })
        .where(eq(libraryPictures.key, key));
      const before = [await library(), await db.select().from(redirects).orderBy(redirects.path)];
      await db.delete(changedTags);
      for (const options of [{ media }, {}, { media }]) {
        const { items, summary } = await importText([article, ...files], options);
        expect(items.filter(({ outcome }) => outcome === 'new' || outcome === 'changed')).toEqual([]);
        expect(items.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(5);
        expect(summary.pictures.taken).toBe(0);
      }
      expect([await library(), await db.select().from(redirects).orderBy(redirects.path)]).toEqual(before);
      expect(await db.$count(changedTags)).toBe(0);
    }));

  test('notes become pictures once the files are there, but not in what was edited here', () =>
    inEmptyArchive(async () => {
      const other = wxrItem({ id: 2, content: `<img src="${UPLOADS}/2018/09/markt.jpg">` });
      expect(
        (await importText([article, other, ...files])).lines.filter((line) => line.includes('redirected')),
      ).toHaveLength(6);
      expect((await shown('beitrag-1')).keys).toEqual([]);
      const { id } = (await getPublishedArticle('beitrag-2')) as { id: number };
      await updatePublishedArticle(id, { title: 'Hier verbessert' });
      const { lines } = await importText([article, other, ...files], { media: mediaInFolder(folder) });
      expect(lines).toEqual(expect.arrayContaining(['1 changed', '2 edited', '7 new']));
      expect((await shown('beitrag-1')).keys).toHaveLength(4);
      expect((await shown('beitrag-2')).keys).toEqual([]);
    }));

  test('a rehearsal judges every file and writes nothing', () =>
    inEmptyArchive(async () => {
      await put('2018/09/unbenutzt.jpg', Buffer.from('<svg/>'));
      const options = { media: mediaInFolder(folder) };
      const before = await db.$count(pictures);
      const tried = await importText([article, ...files], { ...options, dryRun: true });
      expect([await library(), await db.$count(pictures), await db.$count(redirects)]).toEqual([[], before, 0]);
      expect(await storage().listFolder('pictures')).toEqual([]);
      const done = await importText([article, ...files], options);
      expect(tried.lines).toEqual(done.lines);
      expect(tried.summary).toEqual(done.summary);
      expect(done.lines).toContain(`10 refused ${problemText('svg')}`);
    }));

  test('a gallery shows the pictures of its article in their order', () =>
    inEmptyArchive(async () => {
      const gallery = wxrItem({ id: 1, content: '[gallery ids="10,7"]' });
      await importText([gallery, ...files], { media: mediaInFolder(folder) });
      expect((await shown('beitrag-1')).keys).toEqual([
        await keyOf('2018/09/unbenutzt.jpg'),
        await keyOf('2018/09/markt.jpg'),
      ]);
    }));
});

describe('with bad intentions', () => {
  test('nothing outside of the folder is read, whatever an address or a link in it says', () =>
    inEmptyArchive(async () => {
      const outside = join(dirname(folder), `draussen-${process.pid}.jpg`);
      await writeFile(outside, await testPhoto());
      try {
        await put('2018/da.jpg');
        await symlink(outside, join(folder, 'link.jpg'));
        await symlink(dirname(folder), join(folder, 'hinaus'));
        await symlink('/dev/zero', join(folder, 'null.jpg'));
        await symlink(join(folder, '2018'), join(folder, 'innen'));
        const name = outside.split('/').at(-1);
        const urls = [
          `${UPLOADS}/../${name}`,
          `${UPLOADS}/%2e%2e/${name}`,
          `${UPLOADS}/..%2f${name}`,
          `${UPLOADS}/..%5c${name}`,
          `${UPLOADS}/2018/..%2f..%2f${name}`,
          `${UPLOADS}/%2f${outside.slice(1)}`,
          `${UPLOADS}/link.jpg`,
          `${UPLOADS}/hinaus/${name}`,
          `${UPLOADS}/null.jpg`,
          `${UPLOADS}/da.jpg%00.jpg`,
          `${UPLOADS}/2018.jpg`,
          'file:///etc/passwd.jpg',
          `data:image/svg+xml,x.jpg`,
        ];
        const attached = attachment(50, `${UPLOADS}/x/${name}`, { more: meta('_wp_attached_file', '../y.jpg') });
        const { items } = await importText(
          [
            ...urls.map((url, index) => attachment(index + 1, url)),
            attached,
            attachment(60, `${UPLOADS}/innen/da.jpg`),
          ],
          { media: mediaInFolder(folder) },
        );
        expect(items.filter(({ outcome }) => outcome !== 'refused').map(({ id }) => id)).toEqual(['60']);
        expect(await library()).toHaveLength(1);
      } finally {
        await rm(outside);
      }
    }));

  test('a file is what its content says, and what is none is refused with its reason', () =>
    inEmptyArchive(async () => {
      const hostile = await makeHostileFiles();
      const name = (index: number) => `h/${index}.jpg`;
      for (const [index, { content }] of hostile.entries()) await put(name(index), content);
      await put('h/gross.jpg', Buffer.alloc(15_000_001));
      const items = [...hostile.keys()].map((index) => attachment(index + 1, `${UPLOADS}/${name(index)}`));
      const result = await importText([...items, attachment(9999, `${UPLOADS}/h/gross.jpg`)], {
        media: mediaInFolder(folder),
      });
      const expected = hostile.map(({ problem }, index) =>
        problem ? `${index + 1} refused ${problemText(problem)}` : `${index + 1} new`,
      );
      expect(result.lines).toEqual([...expected, `9999 refused ${problemText('tooLarge')}`].sort());
      expect(await library()).toHaveLength(hostile.filter(({ problem }) => !problem).length);
    }));

  test('of a large original that is no use the smaller one that WordPress kept is taken', () =>
    inEmptyArchive(async () => {
      const large = { width: 6000, height: 6000, channels: 3, background: '#357' } as const;
      await put('riesig.jpg', await sharp({ create: large }).jpeg({ progressive: true }).toBuffer());
      await put('riesig-scaled.jpg');
      const { lines } = await importText([attachment(1, `${UPLOADS}/riesig-scaled.jpg`)], {
        media: mediaInFolder(folder),
      });
      expect(lines).toEqual(['1 new']);
    }));
});

describe('from the old site itself', () => {
  let site: http.Server;
  let asked: string[] = [];
  let answer: http.RequestListener;
  const port = () => (site.address() as AddressInfo).port;
  const media = () =>
    mediaFromSite({
      resolve: async (name) => (/alter-blog\.example$/.test(name) ? ['127.0.0.1'] : ['169.254.169.254']),
      testing: { ports: [port(), 8080], loopbackPorts: [port()] },
      timeoutMs: 2000,
    });
  const at = (path: string) => `http://www.alter-blog.example:${port()}/wp-content/uploads/${path}`;

  beforeEach(async () => {
    asked = [];
    const photo = await testPhoto();
    answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(photo);
    site = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request, response);
    });
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  });
  afterEach(() => {
    site.closeAllConnections();
    site.close();
  });
  test('files are fetched once, from its own host only, and nowhere inside', () =>
    inEmptyArchive(async () => {
      const photo = await testPhoto();
      answer = (request, response) => {
        const name = request.url?.split('/').at(-1);
        const leads = (location: string) => void response.writeHead(302, { location }).end();
        if (name === 'innen.jpg') leads('http://127.0.0.1:8080/geheim.jpg');
        else if (name === 'wolke.jpg') leads('http://169.254.169.254/latest/meta-data/x.jpg');
        else if (name === 'netz.jpg') leads('http://innen.example/x.jpg');
        else if (name === 'weiter.jpg') leads('/wp-content/uploads/ziel.jpg');
        else if (name === 'weg.jpg') void response.writeHead(404).end('weg');
        else if (name === 'gross.jpg') void response.writeHead(200, { 'content-length': 15_000_001 }).end();
        else void response.writeHead(200).end(photo);
      };
      const names = ['gut', 'innen', 'wolke', 'netz', 'weiter', 'weg', 'gross'];
      const items = [
        ...names.map((name, index) => attachment(index + 1, at(`${name}.jpg`))),
        attachment(8, 'https://anderswo.example/wp-content/uploads/fremd.jpg'),
        attachment(9, at('film.mp4')),
      ];
      const { lines } = await importText(items, { media: media() });
      expect(lines).toEqual([
        '1 new',
        '2 refused führt in ein internes Netz und wird nicht geladen',
        '3 refused führt in ein internes Netz und wird nicht geladen',
        '4 refused führt in ein internes Netz und wird nicht geladen',
        '5 new',
        '6 refused die alte Website antwortet mit 404',
        `7 refused ${problemText('tooLarge')}`,
        '8 refused liegt auf einer anderen Website',
        '9 refused kein Bild: andere Dateien bleiben zurück',
      ]);
      expect(asked.filter((path) => path.endsWith('film.mp4'))).toEqual([]);
      asked = [];
      expect((await importText(items.slice(0, 1), { media: media() })).lines).toEqual(['1 unchanged']);
      expect(asked).toEqual([]);
    }));

  test('a rehearsal asks for nothing', () =>
    inEmptyArchive(async () => {
      const { lines, summary } = await importText([attachment(1, at('gut.jpg'))], { media: media(), dryRun: true });
      expect(lines).toEqual(['1 new']);
      expect(summary.pictures).toEqual({ taken: 1, refused: 0 });
      expect(asked).toEqual([]);
    }));

  test('a site that has gone silent is not asked for ever', () =>
    inEmptyArchive(async () => {
      answer = (request) => request.socket.destroy();
      const items = Array.from({ length: 9 }, (_, index) => attachment(index + 1, at(`${index}.jpg`)));
      const { lines } = await importText(items, { media: media() });
      expect(asked).toHaveLength(5);
      expect(lines.filter((line) => line.includes('nicht mehr gefragt'))).toHaveLength(4);
    }));
});
