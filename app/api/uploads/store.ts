import { beginPicture, dropPicture, removePictures } from '#db/pictures/mutations.ts';
import { putAway } from '#db/pictures/put-away.ts';
import { mayTry } from '#lib/auth/limits.ts';
import type { PictureProblem } from '#lib/pictures/problems.ts';
import { readPicture } from '#lib/pictures/render.ts';
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
        : await inTurn(async () => judge(key, await received.read())).finally(received.close);
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

async function judge(key: string, content: Buffer): Promise<PictureProblem | null> {
  const picture = await readPicture(content);
  if ('problem' in picture) return picture.problem;
  await putAway(key, content, picture);
  return null;
}

let last: Promise<unknown> = Promise.resolve();

/** One picture at a time in memory, however many are sent. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}
