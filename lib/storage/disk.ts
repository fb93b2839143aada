import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { partsOf } from './name.ts';
import type { Storage } from './storage.ts';

/** Files that are being written are told by their ending: a kill leaves one behind, which nobody takes for a file. */
const UNFINISHED = '.part';

export function diskStorage(directory: string): Storage {
  const pathOf = (name: string) => join(directory, ...partsOf(name));
  return {
    async put(name, content) {
      const path = pathOf(name);
      const part = `${path}.${randomUUID()}${UNFINISHED}`;
      await mkdir(dirname(path), { recursive: true });
      try {
        const file = await open(part, 'wx', 0o644);
        try {
          await file.writeFile(content);
          // Its row says that it is there, and rows survive a power cut.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async get(name) {
      const file = await open(pathOf(name)).catch(nullIfMissing);
      if (!file) return null;
      const { size } = await file.stat();
      return { size, content: file.createReadStream() };
    },
    async removeFolder(folder) {
      await rm(pathOf(folder), { recursive: true, force: true });
    },
    async listFolder(folder) {
      const names = (await readdir(pathOf(folder)).catch(nullIfMissing)) ?? [];
      return names.filter((name) => !name.endsWith(UNFINISHED)).sort();
    },
  };
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
