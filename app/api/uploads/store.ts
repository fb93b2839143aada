import { beginPicture, dropPicture, keepPicture, removePictures } from '#db/pictures/mutations.ts';
import { mayTry } from '#lib/auth/limits.ts';
import { contentTypeOf, fileName, originalName, pictureFolder } from '#lib/pictures/files.ts';
import type { PictureProblem } from '#lib/pictures/problems.ts';
import { readPicture } from '#lib/pictures/render.ts';
import { storage } from '#lib/storage/current.ts';
import { type Received, receiveFile } from './receive.ts';

export type Stored = ({ key: string } & Pick<Received, 'fields' | 'fileName'>) | { problem: PictureProblem };

/** Takes an upload in: read, judged, put away, and to be rewritten by a job. When it is no picture, nothing is kept of it. */
export async function storeUpload(request: Request, userId: string): Promise<Stored> {
  if (!(await mayTry('upload', userId))) return { problem: 'tooOften' };
  const key = await beginPicture(userId);
  if (!key) return { problem: 'tooMany' };
  try {
    const received = await receiveFile(request);
    const problem =
      'problem' in received
        ? received.problem
        : await inTurn(async () => putAway(key, await received.read())).finally(received.close);
    if (!problem && 'fields' in received) return { key, fields: received.fields, fileName: received.fileName };
    await dropPicture(key);
    return { problem: problem ?? 'unreadable' };
  } catch (error) {
    console.error('Ein Bild ließ sich nicht speichern:', error);
    // Perhaps a part of it is there already.
    await removePictures([key]);
    return { problem: 'noRoom' };
  }
}

async function putAway(key: string, content: Buffer): Promise<PictureProblem | null> {
  const picture = await readPicture(content);
  if ('problem' in picture) return picture.problem;
  const { first, size } = picture;
  await storage().put(originalName(key), content, 'application/octet-stream');
  await storage().put(`${pictureFolder(key)}/${fileName(first.file)}`, first.content, contentTypeOf(first.file));
  await keepPicture(key, size);
  return null;
}

let last: Promise<unknown> = Promise.resolve();

/** One picture at a time in memory, however many are sent. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}
