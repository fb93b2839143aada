import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createArticle, saveText } from '#db/articles/desk.ts';
import { createPreview } from '#db/articles/desk-previews.ts';
import { getArticleForDesk } from '#db/articles/desk-queries.ts';
import { bodyOf, insertArticle } from '#db/articles/fixtures.ts';
import { withdrawArticle } from '#db/articles/mutations.ts';
import { listShown } from '#db/articles/shown.ts';
import { changedTags } from '#db/changes/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { changeCompany } from '#db/companies/mutations.ts';
import { deleteUser } from '#db/users/deletion.ts';
import { acceptText } from '#lib/articles/desk-input.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { libraryState } from '#lib/pictures/library-input.ts';
import { articleTag } from '#lib/tags.ts';
import { insertTestUploader, uploadTestPicture } from './fixtures.ts';
import {
  addToLibrary,
  getLibraryItem,
  getReplacement,
  listArticlesShowing,
  listLibrary,
  removeFromLibrary,
  replaceInLibrary,
  updateInLibrary,
} from './library.ts';
import { tidyPictures } from './mutations.ts';
import { getPictureToShow, listPicturesOfCompany, listUsablePictures } from './queries.ts';
import { settlePicture } from './settle.ts';
import { pictures } from './tables.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
  vi.stubEnv('MEDIA_DIRECTORY', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});
afterAll(closeDatabase);

const showing = (...keys: string[]): ArticleDocument => ({
  type: 'doc',
  content: [
    ...bodyOf('Vor den Bildern.').content,
    { type: 'blockquote', content: keys.map((picture) => ({ type: 'image', attrs: { picture, alt: 'x' } })) },
  ],
});

/** A picture of the library, of somebody of the desk. */
async function inLibrary(name = 'Markt am Morgen') {
  const userId = await insertTestUploader();
  const key = await uploadTestPicture(userId);
  await addToLibrary(key, name, userId);
  return { key, userId };
}

const details = (more = {}) => ({ name: 'Markt', alt: '', caption: '', licence: '', ...more });
const statusOf = async (key: string) =>
  (await db.select({ status: pictures.status }).from(pictures).where(eq(pictures.key, key)))[0]?.status;
const tags = async () => (await db.delete(changedTags).returning({ tag: changedTags.tag })).map(({ tag }) => tag);
const search = async (text: string, view: Parameters<typeof listLibrary>[0]['view'] = null) =>
  (await listLibrary({ search: text, view, page: 1 })).pictures.map(({ key }) => key);

test('a picture is found by all the words that are said about it, in whatever spelling', () =>
  rolledBack(async () => {
    const { key, userId } = await inLibrary('Rathaus Görlitz');
    const other = await inLibrary('Rathaus Zittau');
    await updateInLibrary(
      key,
      details({ name: 'Rathaus Görlitz', licence: 'Foto: E. Müller' }),
      libraryState(details({ name: 'Rathaus Görlitz' })),
      userId,
    );
    expect(await search('rathaus goerlitz')).toEqual([key]);
    expect(await search('mueller RATHAUS')).toEqual([key]);
    expect((await search('rathaus')).sort()).toEqual([key, other.key].sort());
    expect(await search('rathaus dresden')).toEqual([]);
    expect(await search('%')).toEqual([]);
    expect(await search('rathaus', 'ohne-lizenz')).toEqual([other.key]);
    expect((await search('rathaus', 'ohne-beschreibung')).sort()).toEqual([key, other.key].sort());
  }));

test('it appears in the articles whose live or newest version shows it, and is free when none does', () =>
  rolledBack(async () => {
    const { key, userId } = await inLibrary();
    expect(await search('markt', 'unbenutzt')).toEqual([key]);
    const live = await insertArticle({ slug: 'mit-bild', body: showing(key) });
    const draft = await createArticle(userId, 'Entwurf mit Bild');
    const seen = (await getArticleForDesk(draft))?.seen ?? '';
    await saveText(draft, userId, seen, acceptText({ title: 'Entwurf mit Bild', body: showing(key) }), () => true);
    expect((await listArticlesShowing(key)).map(({ id, status }) => ({ id, status }))).toEqual([
      { id: draft, status: 'draft' },
      { id: live.id, status: 'published' },
    ]);
    expect(await search('markt', 'unbenutzt')).toEqual([]);
    expect(await removeFromLibrary(key, userId)).toBe('used');
    expect(await getLibraryItem(key)).not.toBeNull();
  }));

test('readers see it once an article that shows it is published, and no longer than that', () =>
  rolledBack(async () => {
    const { key, userId } = await inLibrary();
    const asStranger = () => getPictureToShow(key, undefined);
    expect(await asStranger()).toMatchObject({ isPublished: false, isPreviewed: false, isInLibrary: true });
    const { id } = await insertArticle({ slug: 'mit-bild', body: showing(key) });
    expect(await asStranger()).toMatchObject({ isPublished: true });
    await withdrawArticle(id);
    expect(await asStranger()).toMatchObject({ isPublished: false, isPreviewed: false });
    // A link to what is not published shows its pictures, too, as long as it holds.
    await createPreview(id, userId, 'hash', new Date(Date.now() + 60_000));
    expect(await asStranger()).toMatchObject({ isPublished: false, isPreviewed: true });
    await db.execute(sql`update article_previews set expires_at = now() - interval '1 second'`);
    expect(await asStranger()).toMatchObject({ isPreviewed: false });
  }));

test('another file takes its place wherever it is shown, and its old address leads there', () =>
  rolledBack(async () => {
    const { key, userId } = await inLibrary();
    await insertArticle({ slug: 'mit-bild', body: showing(key) });
    await settlePicture(key);
    const file = await uploadTestPicture(userId);
    await tags();
    expect(await replaceInLibrary(key, file, userId)).toBe(true);
    expect(await tags()).toContain(articleTag('mit-bild'));
    await settlePicture(key);
    expect(await statusOf(key)).toBeUndefined();
    expect(await getReplacement(key)).toBe(file);
    expect((await listShown(showing(key))).pictures.get(key)).toMatchObject({ key: file, isReady: false });
    // Once its sizes are made, the pages are made anew as well.
    await settlePicture(file);
    expect(await tags()).toContain(articleTag('mit-bild'));
    expect(await getPictureToShow(file, undefined)).toMatchObject({ isPublished: true, isReady: true });
    expect(await replaceInLibrary('f'.repeat(32), file, userId)).toBe(false);
  }));

test('what is said about it stands below it in every article; of two who change it, the second is told', () =>
  rolledBack(async () => {
    const { key, userId } = await inLibrary('Markt');
    await insertArticle({ slug: 'mit-bild', body: showing(key) });
    await tags();
    const changed = details({ licence: 'Foto: E. Beispiel' });
    expect(await updateInLibrary(key, changed, libraryState(details()), userId)).toBe('done');
    expect(await tags()).toEqual([articleTag('mit-bild')]);
    expect((await listShown(showing(key))).pictures.get(key)?.licence).toBe('Foto: E. Beispiel');
    expect(await updateInLibrary(key, details({ alt: 'anders' }), libraryState(details()), userId)).toBe('stale');
    expect(await updateInLibrary(key, changed, libraryState(details()), userId)).toBe('done');
    expect(await updateInLibrary('f'.repeat(32), changed, '', userId)).toBe('notThere');
  }));

test('deleted, it goes with its files', () =>
  rolledBack(async () => {
    const { key, userId } = await inLibrary();
    expect(await removeFromLibrary(key, userId)).toBe('done');
    expect(await removeFromLibrary(key, userId)).toBe('notThere');
    await settlePicture(key);
    expect(await statusOf(key)).toBeUndefined();
    expect((await listShown(showing(key))).pictures.size).toBe(0);
  }));

test('it outlives housekeeping and the account of who brought it, and no entry can take it', () =>
  rolledBack(async () => {
    const { key, userId } = await inLibrary();
    await settlePicture(key);
    await db.execute(sql`update pictures set used_at = now() - interval '1 year' where key = ${key}`);
    await tidyPictures();
    expect(await statusOf(key)).toBe('ready');
    expect(await listUsablePictures([key], userId)).toEqual([]);
    const company = await insertTestCompany({ name: 'Mit fremdem Bild' });
    await changeCompany(company.id, { pictures: [{ key, kind: 'photo', alt: 'x' }] }, '2026-11-27');
    expect(await listPicturesOfCompany(company.id)).toEqual([]);
    await deleteUser(userId);
    expect(await statusOf(key)).toBe('ready');
    expect(await getLibraryItem(key)).not.toBeNull();
  }));
