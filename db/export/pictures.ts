import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { and, asc, eq, gt, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { canBeSeen, measured } from '#db/pictures/queries.ts';
import { libraryPictures, pictures } from '#db/pictures/tables.ts';
import { fileName, filesOf, pictureFolder } from '#lib/pictures/files.ts';
import type { PictureRecord } from '#lib/pictures/record.ts';
import { storage } from '#lib/storage/current.ts';

const AT_ONCE = 500;

/** The whole library, by key: equal sites give equal lists. */
export async function* exportPictures(): AsyncGenerator<PictureRecord[]> {
  for (let after = ''; ; ) {
    const part = await listRecords(gt(libraryPictures.key, after)).limit(AT_ONCE);
    if (part.length === 0) return;
    yield part.map(inOneForm);
    after = part.at(-1)?.key ?? after;
  }
}

export async function exportPicture(key: string): Promise<PictureRecord | null> {
  const [record] = await listRecords(eq(libraryPictures.key, key));
  return record ? inOneForm(record) : null;
}

const listRecords = (where: SQL) =>
  db
    .select({
      key: libraryPictures.key,
      pictureKey: libraryPictures.pictureKey,
      name: libraryPictures.name,
      alt: libraryPictures.alt,
      caption: libraryPictures.caption,
      licence: libraryPictures.licence,
      origin: libraryPictures.origin,
      width: measured.width,
      height: measured.height,
      createdAt: libraryPictures.createdAt,
      updatedAt: libraryPictures.updatedAt,
    })
    .from(libraryPictures)
    .innerJoin(pictures, and(eq(pictures.key, libraryPictures.pictureKey), canBeSeen))
    .where(where)
    .orderBy(asc(libraryPictures.key))
    .$dynamic();

const inOneForm = ({ createdAt, updatedAt, ...record }: Awaited<ReturnType<typeof listRecords>>[number]) => ({
  ...record,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/** Copies the files of a picture to `folder/KEY/`; files that are there already are the same. False when one is missing. */
export async function copyPictureFiles({ pictureKey, width }: PictureRecord, folder: string): Promise<boolean> {
  const target = join(folder, pictureKey);
  await mkdir(target, { recursive: true });
  for (const name of filesOf(width).map(fileName)) {
    const stored = await storage().get(`${pictureFolder(pictureKey)}/${name}`);
    if (!stored) return false;
    const path = join(target, name);
    await writeFile(`${path}.part`, await buffer(stored.content));
    await rename(`${path}.part`, path);
  }
  return true;
}
