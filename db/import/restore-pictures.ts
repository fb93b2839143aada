import { realpathSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { fileTypeFromBuffer } from 'file-type';
import { recordPictureChange } from '#db/articles/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { exportPicture } from '#db/export/pictures.ts';
import { libraryPictures, pictures } from '#db/pictures/tables.ts';
import { contentTypeOf, fileName, filesOf, type PictureFile, pictureFolder } from '#lib/pictures/files.ts';
import type { PictureRecord } from '#lib/pictures/record.ts';
import { storage } from '#lib/storage/current.ts';
import { readBelow } from './media.ts';

export type RestoredPicture = { outcome: 'new' | 'unchanged' | 'edited' } | { outcome: 'refused'; reason: string };

/**
 * Puts a picture of an export back as it was, with its files from `folder/KEY/`. One whose key is here already stays as it is here.
 * Killed in between, it leaves what the next run goes on with.
 */
export async function restorePicture(
  record: PictureRecord,
  folder: string | undefined,
  { dryRun = false } = {},
): Promise<RestoredPicture> {
  const own = await exportPicture(record.key);
  if (own) return { outcome: isDeepStrictEqual(own, record) ? 'unchanged' : 'edited' };
  if (folder === undefined)
    return refused('ohne Dateien: --media nennt den Ordner, in den der Export sie geschrieben hat');
  const files = await readFiles(record, folder);
  if (!files) return refused('eine Datei fehlt im Ordner oder ist nicht, was ihr Name sagt');
  if (dryRun) return { outcome: 'new' };
  const { pictureKey } = record;
  await db.insert(pictures).values({ key: pictureKey }).onConflictDoNothing();
  const isUnfinished = and(eq(pictures.key, pictureKey), eq(pictures.status, 'uploading'));
  if ((await db.$count(pictures, isUnfinished)) === 0)
    return refused('unter seinem Schlüssel gibt es hier ein anderes Bild');
  for (const { file, content } of files) {
    await storage().put(`${pictureFolder(pictureKey)}/${fileName(file)}`, content, contentTypeOf(file));
  }
  await insertRecord(record);
  return { outcome: 'new' };
}

const refused = (reason: string): RestoredPicture => ({ outcome: 'refused', reason });

async function insertRecord({ width, height, ...record }: PictureRecord): Promise<void> {
  const { key, pictureKey, origin } = record;
  const times = { createdAt: new Date(record.createdAt), updatedAt: new Date(record.updatedAt) };
  await transaction(async () => {
    await db
      .update(pictures)
      .set({ status: 'ready', width, height, createdAt: times.createdAt, usedAt: new Date() })
      .where(eq(pictures.key, pictureKey));
    // An old address means one picture: another import has brought it here under another key.
    const isTaken = origin !== null && (await db.$count(libraryPictures, eq(libraryPictures.origin, origin))) > 0;
    await db.insert(libraryPictures).values({ ...record, ...times, origin: isTaken ? null : origin });
    await recordPictureChange([key]);
  });
}

async function readFiles(
  { pictureKey, width }: PictureRecord,
  folder: string,
): Promise<{ file: PictureFile; content: Buffer }[] | null> {
  const root = realpathSync(folder);
  const files: { file: PictureFile; content: Buffer }[] = [];
  for (const file of filesOf(width)) {
    const found = await readBelow(root, `${pictureKey}/${fileName(file)}`);
    if (!found || !('content' in found)) return null;
    if ((await fileTypeFromBuffer(found.content))?.mime !== contentTypeOf(file)) return null;
    files.push({ file, content: found.content });
  }
  return files;
}
