import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { recordPictureChange } from '#db/articles/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { companies, companyPhotos } from '#db/companies/tables.ts';
import { settlePictureLater } from '#db/jobs/mutations.ts';
import { newPictureKey } from '#lib/pictures/files.ts';
import { MOST_UNPUBLISHED } from '#lib/pictures/limits.ts';
import type { EntryPicture } from '#lib/submissions/fields.ts';
import { companyTag } from '#lib/tags.ts';
import { libraryPictures, pictures } from './tables.ts';

/** A place for an upload that begins. Null when this account has as many pictures as it may that belong to nothing. */
export async function beginPicture(uploaderId: string): Promise<string | null> {
  return transaction(async () => {
    // Uploads of one account at the same time are counted one after the other.
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pictures of ${uploaderId}`}, 0))`);
    const unpublished = await db
      .select({ key: pictures.key })
      .from(pictures)
      .where(and(eq(pictures.uploaderId, uploaderId), ne(pictures.status, 'removing'), isShownNowhere))
      .limit(MOST_UNPUBLISHED);
    if (unpublished.length >= MOST_UNPUBLISHED) return null;
    const key = newPictureKey();
    await db.insert(pictures).values({ key, uploaderId });
    return key;
  });
}

/** Its files are there: the original, and a first small version. The others come later. */
export async function keepPicture(key: string, size: { width: number; height: number }): Promise<void> {
  await transaction(async () => {
    const kept = await db
      .update(pictures)
      .set({ status: 'waiting', ...size, usedAt: new Date() })
      .where(and(eq(pictures.key, key), eq(pictures.status, 'uploading')))
      .returning({ key: pictures.key });
    if (kept.length > 0) await settlePictureLater(key);
  });
}

/** It was no picture: nothing has been stored of it. */
export const dropPicture = (key: string) =>
  db.delete(pictures).where(and(eq(pictures.key, key), eq(pictures.status, 'uploading')));

/** All versions are there. False when it was taken out meanwhile. */
export async function finishPicture(key: string, size: { width: number; height: number }): Promise<boolean> {
  return transaction(async () => {
    const finished = await db
      .update(pictures)
      .set({ status: 'ready', ...size })
      .where(and(eq(pictures.key, key), eq(pictures.status, 'waiting')))
      .returning({ key: pictures.key });
    if (finished.length === 0) return false;
    const shownBy = await db
      .select({ slug: companies.slug })
      .from(companyPhotos)
      .innerJoin(companies, eq(companies.id, companyPhotos.companyId))
      .where(eq(companyPhotos.storageKey, key));
    await recordChangedTags(shownBy.map(({ slug }) => companyTag(slug)));
    const inLibrary = await db
      .select({ key: libraryPictures.key })
      .from(libraryPictures)
      .where(eq(libraryPictures.pictureKey, key));
    await recordPictureChange(inLibrary.map((item) => item.key));
    return true;
  });
}

/** Nobody can use or see these any more; their files go soon. What an entry or the library has stays. */
export async function removePictures(keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await transaction(async () => {
    // Whoever puts one of them into an entry right now is waited for, and seen.
    await db
      .select({ key: pictures.key })
      .from(pictures)
      .where(inArray(pictures.key, [...keys]))
      .orderBy(pictures.key)
      .for('update');
    const removed = await db
      .update(pictures)
      .set({ status: 'removing' })
      .where(and(inArray(pictures.key, [...keys]), ne(pictures.status, 'removing'), isShownNowhere))
      .returning({ key: pictures.key });
    for (const { key } of removed) await settlePictureLater(key);
  });
}

/** With an account go its pictures, but for those that belong to an entry or to the library. */
export async function removePicturesOf(uploaderId: string): Promise<void> {
  const own = await db.select({ key: pictures.key }).from(pictures).where(eq(pictures.uploaderId, uploaderId));
  await removePictures(own.map(({ key }) => key));
}

/** Neither an entry nor the library has it. */
const isShownNowhere = sql`not exists (select from ${companyPhotos} as photo where photo.storage_key = ${pictures.key})
  and not exists (select from ${libraryPictures} as item where item.picture_key = ${pictures.key})`;

/** Its last file is gone. */
export const forgetPicture = (key: string) =>
  db.delete(pictures).where(and(eq(pictures.key, key), eq(pictures.status, 'removing')));

/** Forms that name pictures are kept or sent: the pictures stay with them. */
export async function touchPictures(keys: readonly string[]): Promise<void> {
  if (keys.length > 0)
    await db
      .update(pictures)
      .set({ usedAt: new Date() })
      .where(inArray(pictures.key, [...keys]));
}

/** In the transaction that changes the entry: from now on it shows these and no others. */
export async function showPictures(companyId: number, shown: readonly EntryPicture[]): Promise<void> {
  await db.delete(companyPhotos).where(eq(companyPhotos.companyId, companyId));
  // Touched, so that housekeeping, which may be about to take them, looks again; what is gone is left out.
  const there = await db
    .update(pictures)
    .set({ usedAt: new Date() })
    .where(
      and(
        inArray(
          pictures.key,
          shown.map(({ key }) => key),
        ),
        inArray(pictures.status, ['waiting', 'ready']),
        isShownNowhere,
      ),
    )
    .returning({ key: pictures.key });
  const keys = new Set(there.map(({ key }) => key));
  const rows = shown
    .filter(({ key }) => keys.has(key))
    .map(({ key, kind, alt }, position) => ({ companyId, storageKey: key, kind, alt, position }));
  if (rows.length > 0) await db.insert(companyPhotos).values(rows);
}

/**
 * Puts away what nothing uses: for a day no form was kept or sent with it, and neither an entry nor a form that waits names it.
 * Decided forms keep theirs for a month, so that a decision can be undone. What a kill has left half-done goes on.
 */
export async function tidyPictures(): Promise<void> {
  await db.execute(sql`
    with used as (
      select storage_key as key from company_photos
      union
      select picture_key from library_pictures
      union
      select picture ->> 'key' from submissions
      cross join lateral jsonb_array_elements(
        coalesce(changes -> 'pictures', '[]') || coalesce(base -> 'pictures', '[]')) as picture
      where status = 'pending' or decided_at > now() - interval '30 days'
      union
      select unnest(string_to_array(typed ->> 'pictureKey', E'\n')) from submissions
      where status = 'draft' and author_id is not null
    )
    update pictures set status = 'removing'
    where status <> 'removing'
      and used_at < now() - case when status = 'uploading' then interval '1 hour' else interval '1 day' end
      and key not in (select key from used where key is not null)`);
  const unsettled = await db
    .select({ key: pictures.key })
    .from(pictures)
    .where(
      and(
        ne(pictures.status, 'ready'),
        ne(pictures.status, 'uploading'),
        sql`${pictures.usedAt} < now() - interval '1 hour'`,
      ),
    )
    .limit(1000);
  for (const { key } of unsettled) await settlePictureLater(key);
}
