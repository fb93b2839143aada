import { once } from 'node:events';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { MOST_BYTES } from '#lib/pictures/limits.ts';
import type { PictureProblem } from '#lib/pictures/problems.ts';

/** What is too large is read on for a while, so that its sender hears why instead of losing the connection. */
const READ_AT_MOST = 4 * MOST_BYTES;

export interface Received {
  /** The fields that came before the file. */
  fields: Map<string, string>;
  /** As its sender calls it: a text, and never a path. */
  fileName: string;
  /** Into memory, when it is its turn. */
  read(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Takes the one file of a form, however slowly it comes, and never more of it than is allowed. */
export async function receiveFile(request: Request): Promise<Received | { problem: PictureProblem }> {
  const parser = parserFor(request.headers.get('content-type') ?? '');
  if (!parser || !request.body) return { problem: 'unreadable' };
  const target = await openNameless();
  const fields = new Map<string, string>();
  let problem: PictureProblem | undefined = 'none';
  let size = 0;
  let fileName = '';
  let written: Promise<void> = Promise.resolve();

  parser.on('field', (name, value) => fields.set(name, value));
  parser.on('file', (_, file: Readable, { filename }) => {
    // A form in which no file was chosen sends one without a name.
    problem = filename ? undefined : 'none';
    fileName = filename ?? '';
    file.on('limit', () => {
      problem = 'tooLarge';
    });
    written = write(file);
    written.catch(() => {});
  });
  parser.on('filesLimit', () => {
    problem = 'several';
  });

  async function write(file: Readable): Promise<void> {
    for await (const part of file) {
      size += part.length;
      await target.appendFile(part);
    }
  }

  try {
    const parsed = once(parser, 'close');
    parsed.catch(() => {});
    let total = 0;
    for await (const chunk of request.body) {
      total += chunk.length;
      if (total > READ_AT_MOST) {
        parser.destroy();
        problem = 'tooLarge';
        break;
      }
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), parsed]);
    }
    if (!parser.destroyed) parser.end();
    if (problem !== 'tooLarge') await Promise.all([parsed, written]);
  } catch (error) {
    parser.destroy();
    await written.catch(() => {});
    await target.close();
    // The disk is full, or something like that: no mistake of the sender.
    if ((error as NodeJS.ErrnoException).syscall === 'write') throw error;
    return { problem: 'unreadable' };
  }
  if (!problem && size === 0) problem = 'empty';
  if (problem) {
    await written.catch(() => {});
    await target.close();
    return { problem };
  }
  return {
    fields,
    fileName,
    async read() {
      const content = Buffer.alloc(size);
      await target.read(content, 0, size, 0);
      return content;
    },
    close: () => target.close(),
  };
}

function parserFor(contentType: string) {
  if (!/^multipart\/form-data\b/i.test(contentType)) return null;
  try {
    return busboy({
      headers: { 'content-type': contentType },
      limits: {
        files: 1,
        // Reaching it counts as being too large.
        fileSize: MOST_BYTES + 1,
        fields: 4,
        fieldNameSize: 50,
        fieldSize: 100,
        parts: 6,
        headerPairs: 20,
      },
    });
  } catch {
    return null;
  }
}

/** A file that has no name any more as soon as it is there: however this process ends, nothing is left behind. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `branchenbuch-${crypto.randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await rm(path);
  return handle;
}
