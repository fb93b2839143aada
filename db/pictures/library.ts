import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { cache } from 'react';
import { newest } from '#db/articles/desk-queries.ts';
import { recordPictureChange } from '#db/articles/mutations.ts';
import { articles, articleVersions } from '#db/articles/tables.ts';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { picturesIn } from '#lib/articles/pictures.ts';
import {
  type LibraryDetails,
  type LibraryFilter,
  type LibraryView,
  libraryState,
} from '#lib/pictures/library-input.ts';
import type { LibraryPicture } from '#lib/pictures/view.ts';
import { removePictures } from './mutations.ts';
import { canBeSeen, isShown, measured } from './queries.ts';
import { libraryPictures, pictures } from './tables.ts';

const details = {
  name: libraryPictures.name,
  alt: libraryPictures.alt,
  caption: libraryPictures.caption,
  licence: libraryPictures.licence,
};

const selectLibrary = () =>
  db
    .select({
      key: libraryPictures.key,
      file: { key: pictures.key, ...measured },
      ...details,
      createdAt: libraryPictures.createdAt,
    })
    .from(libraryPictures)
    .innerJoin(pictures, and(eq(pictures.key, libraryPictures.pictureKey), canBeSeen))
    .$dynamic();

export type LibraryItem = Awaited<ReturnType<typeof selectLibrary>>[number];

/** By the version that readers see, or by the newest, which the desk works on. */
const isUsed = isShown(sql`(version.id = article.live_version_id or version.number = (
  select max(number) from article_versions where article_id = article.id))`);

const VIEWS: Record<LibraryView, SQL> = {
  unbenutzt: sql`not ${isUsed}`,
  'ohne-beschreibung': eq(libraryPictures.alt, ''),
  'ohne-lizenz': eq(libraryPictures.licence, ''),
};

const PAGE_SIZE = 60;

/** Pictures whose texts have all the words, the newest first. */
export async function listLibrary({ search, view, page }: LibraryFilter, size = PAGE_SIZE) {
  const where = and(
    ...search
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => sql`position(fold(${word}) in ${libraryPictures.words}) > 0`),
    view ? VIEWS[view] : undefined,
  );
  const [found, [{ total } = { total: 0 }]] = await Promise.all([
    selectLibrary()
      .where(where)
      .orderBy(desc(libraryPictures.createdAt), desc(libraryPictures.key))
      .limit(size)
      .offset((page - 1) * size),
    db
      .select({ total: sql<number>`count(*)`.mapWith(Number) })
      .from(libraryPictures)
      .innerJoin(pictures, and(eq(pictures.key, libraryPictures.pictureKey), canBeSeen))
      .where(where),
  ]);
  return { pictures: found, total, pages: Math.ceil(total / size) };
}

export async function getLibraryItem(key: string): Promise<LibraryItem | null> {
  const [item] = await selectLibrary().where(eq(libraryPictures.key, key));
  return item ?? null;
}

/** Articles that show it to readers, or will with what the desk has written last; the newest first. */
export const listArticlesShowing = (key: string) =>
  db
    .select({
      id: articles.id,
      slug: articles.slug,
      status: articles.status,
      publishedOn: articles.publishedOn,
      title: articleVersions.title,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, newest))
    .where(
      sql`${articles.id} in (
        select article_id from article_versions as version
        where version.pictures ? ${key} and version.id in (${articles.liveVersionId}, ${articleVersions.id}))`,
    )
    .orderBy(sql`${articles.publishedOn} desc nulls first`, desc(articles.id));

/** The pictures of a text as they are now, in its order, by the key that the text has for them. */
export const listPicturesOf = cache((body: ArticleDocument) => listPicturesNamed(picturesIn(body)));

export async function listPicturesNamed(keys: string[]): Promise<ReadonlyMap<string, LibraryPicture>> {
  if (keys.length === 0) return new Map();
  const rows = await selectLibrary().where(inArray(libraryPictures.key, keys));
  const found = new Map(rows.map(({ key, file, alt, licence }) => [key, { ...file, alt, licence }]));
  return new Map(keys.flatMap((key) => (found.has(key) ? [[key, found.get(key) as LibraryPicture]] : [])));
}

/** The file that is shown now in place of one that was replaced; null when the key is none of the library's. */
export async function getReplacement(key: string): Promise<string | null> {
  const [item] = await db
    .select({ pictureKey: libraryPictures.pictureKey })
    .from(libraryPictures)
    .where(eq(libraryPictures.key, key));
  return item && item.pictureKey !== key ? item.pictureKey : null;
}

/** An upload becomes a picture that articles can show. */
export async function addToLibrary(key: string, name: string, userId: string): Promise<void> {
  await transaction(async () => {
    await db.insert(libraryPictures).values({ key, pictureKey: key, name });
    await recordAudit({ actorId: userId, action: 'picture.add', subject: `picture:${key}` });
  });
}

/** Another file in its place, wherever it is shown. False when there is no such picture. */
export async function replaceInLibrary(key: string, pictureKey: string, userId: string): Promise<boolean> {
  return transaction(async () => {
    const [before] = await db
      .select({ pictureKey: libraryPictures.pictureKey })
      .from(libraryPictures)
      .where(eq(libraryPictures.key, key))
      .for('update');
    if (!before) return false;
    await db.update(libraryPictures).set({ pictureKey, updatedAt: new Date() }).where(eq(libraryPictures.key, key));
    await removePictures([before.pictureKey]);
    await recordPictureChange([key]);
    await recordAudit({ actorId: userId, action: 'picture.replace', subject: `picture:${key}` });
    return true;
  });
}

/** `seen`: what the details were when somebody began to change them. */
export async function updateInLibrary(
  key: string,
  changed: LibraryDetails,
  seen: string,
  userId: string,
): Promise<'done' | 'stale' | 'notThere'> {
  return transaction(async () => {
    const [before] = await db.select(details).from(libraryPictures).where(eq(libraryPictures.key, key)).for('update');
    if (!before) return 'notThere';
    if (libraryState(before) === libraryState(changed)) return 'done';
    if (libraryState(before) !== seen) return 'stale';
    await db
      .update(libraryPictures)
      .set({ ...changed, updatedAt: new Date() })
      .where(eq(libraryPictures.key, key));
    await recordPictureChange([key]);
    const fields = (Object.keys(changed) as (keyof LibraryDetails)[]).filter((each) => changed[each] !== before[each]);
    await recordAudit({ actorId: userId, action: 'picture.update', subject: `picture:${key}`, fields });
    return 'done';
  });
}

/** Takes it out with its files. What an article shows, or is about to, stays. */
export async function removeFromLibrary(key: string, userId: string): Promise<'done' | 'used' | 'notThere'> {
  return transaction(async () => {
    const removed = await db
      .delete(libraryPictures)
      .where(and(eq(libraryPictures.key, key), VIEWS.unbenutzt))
      .returning({ pictureKey: libraryPictures.pictureKey });
    if (removed.length === 0)
      return (await db.$count(libraryPictures, eq(libraryPictures.key, key))) > 0 ? 'used' : 'notThere';
    await removePictures(removed.map(({ pictureKey }) => pictureKey));
    await recordAudit({ actorId: userId, action: 'picture.remove', subject: `picture:${key}` });
    return 'done';
  });
}
