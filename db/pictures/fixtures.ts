import sharp from 'sharp';
import { db } from '#db/client.ts';
import { users } from '#db/users/tables.ts';
import { readPicture } from '#lib/pictures/render.ts';
import { beginPicture } from './mutations.ts';
import { putAway } from './put-away.ts';

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
  await putAway(key, content, picture);
  return key;
}
