import { db, transaction } from '#db/client.ts';
import { contentTypeOf, fileName, newPictureKey, originalName, pictureFolder } from '#lib/pictures/files.ts';
import type { PictureProblem } from '#lib/pictures/problems.ts';
import { type ReadPicture, readPicture } from '#lib/pictures/render.ts';
import { storage } from '#lib/storage/current.ts';
import { keepPicture } from './mutations.ts';
import { libraryPictures, pictures } from './tables.ts';

/** The files of a picture whose row is there: as it came, and the first small version. A job makes the others. */
export async function putAway(key: string, content: Buffer, { first, size }: ReadPicture): Promise<void> {
  await storage().put(originalName(key), content, 'application/octet-stream');
  await storage().put(`${pictureFolder(key)}/${fileName(first.file)}`, first.content, contentTypeOf(first.file));
  await keepPicture(key, size);
}

type NewInLibrary = Pick<typeof libraryPictures.$inferInsert, 'name' | 'alt' | 'caption' | 'origin'>;

/** A picture that an import brings, for the library. A rehearsal only looks at it. */
export async function importPicture(
  content: Buffer,
  details: NewInLibrary,
  { dryRun = false } = {},
): Promise<{ key: string } | { problem: PictureProblem }> {
  const picture = await readPicture(content);
  if ('problem' in picture) return picture;
  const key = newPictureKey();
  if (dryRun) return { key };
  await db.insert(pictures).values({ key });
  await transaction(async () => {
    await putAway(key, content, picture);
    await db.insert(libraryPictures).values({ key, pictureKey: key, ...details });
  });
  return { key };
}
