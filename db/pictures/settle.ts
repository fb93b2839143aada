import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { contentTypeOf, fileName, originalFolder, originalName, pictureFolder } from '#lib/pictures/files.ts';
import { renderPicture } from '#lib/pictures/render.ts';
import { storage } from '#lib/storage/current.ts';
import { finishPicture, forgetPicture } from './mutations.ts';
import { libraryPictures, pictures } from './tables.ts';

/**
 * Brings the files of a picture to where its row says: all versions made and the original gone, or everything gone. Killed at any
 * point, it does the rest when it is called again.
 */
export async function settlePicture(key: string): Promise<void> {
  const [picture] = await db.select({ status: pictures.status }).from(pictures).where(eq(pictures.key, key));
  if (picture?.status === 'uploading') return;
  if (picture?.status === 'waiting' && !(await rewrite(key))) return settlePicture(key);
  await storage().removeFolder(originalFolder(key));
  if (picture?.status === 'waiting' || picture?.status === 'ready') return;
  await storage().removeFolder(pictureFolder(key));
  await forgetPicture(key);
}

/** What the job would make of new pictures soon, so that all of their files can be copied. */
export async function settleLibrary(onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
  const waiting = await db
    .select({ key: pictures.key })
    .from(libraryPictures)
    .innerJoin(pictures, eq(pictures.key, libraryPictures.pictureKey))
    .where(eq(pictures.status, 'waiting'));
  for (const [index, { key }] of waiting.entries()) {
    // A server that runs may be making the same ones; what is missing in the end, the copying says.
    await settlePicture(key).catch((error) => console.error(`Bild ${key}:`, error));
    onProgress(index + 1, waiting.length);
  }
}

/** False when the picture was taken out meanwhile. */
async function rewrite(key: string): Promise<boolean> {
  const original = await storage().get(originalName(key));
  if (!original) throw new Error(`The original of picture ${key} is missing`);
  const { size, files } = await renderPicture(await buffer(original.content));
  for await (const { file, content } of files) {
    await storage().put(`${pictureFolder(key)}/${fileName(file)}`, content, contentTypeOf(file));
  }
  return finishPicture(key, size);
}
