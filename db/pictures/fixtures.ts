import sharp from 'sharp';
import { db } from '#db/client.ts';
import { users } from '#db/users/tables.ts';
import { originalName, pictureFolder } from '#lib/pictures/files.ts';
import { readPicture } from '#lib/pictures/render.ts';
import { storage } from '#lib/storage/current.ts';
import { beginPicture, keepPicture } from './mutations.ts';

/** A file such as people choose. */
export const testPhoto = (width = 700, height = 400): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();

export async function insertTestUploader(): Promise<string> {
  const [row] = await db
    .insert(users)
    .values({ email: `${crypto.randomUUID()}@b.example`, emailVerified: new Date() })
    .returning({ id: users.id });
  return (row as { id: string }).id;
}

/** As the endpoint does it. */
export async function uploadTestPicture(userId: string, photo?: Buffer): Promise<string> {
  const content = photo ?? (await testPhoto());
  const key = (await beginPicture(userId)) as string;
  const picture = await readPicture(content);
  if ('problem' in picture) throw new Error(picture.problem);
  await storage().put(originalName(key), content, 'image/jpeg');
  await storage().put(`${pictureFolder(key)}/480.webp`, picture.first.content, 'image/webp');
  await keepPicture(key, picture.size);
  return key;
}
