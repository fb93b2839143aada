import { constants, realpathSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type SafeFetchFailure, type SafeFetchOptions, safeFetch } from '#lib/net/safe-fetch.ts';
import { MOST_BYTES } from '#lib/pictures/limits.ts';
import { problemText } from '#lib/pictures/problems.ts';
import { pathsInUploads } from '#lib/wordpress/media.ts';

/** A file, or why there is none, in German. */
export type MediaFile = { content: Buffer } | { problem: string; isMissing: boolean };

/** Where the files of an old site come from. */
export interface MediaSource {
  /** `attached`: where WordPress says that it lies. */
  read(address: URL, attached?: string): Promise<MediaFile>;
  /** Each file costs a request to somebody else's server: a rehearsal asks for none. */
  isRemote: boolean;
  folder?: string;
}

const missing = (problem: string): MediaFile => ({ problem, isMissing: true });
const tooLarge: MediaFile = { problem: problemText('tooLarge'), isMissing: false };

/** A copy of `wp-content/uploads`. Nothing outside of it is ever read, whatever an export names or the folder links to. */
export function mediaInFolder(folder: string): MediaSource {
  const root = realpathSync(folder);
  return {
    isRemote: false,
    folder: root,
    async read(address, attached) {
      for (const path of pathsInUploads(address, attached)) {
        for (const spelling of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
          const file = await readBelow(root, spelling);
          if (file) return file;
        }
      }
      return missing('liegt nicht im Ordner');
    },
  };
}

/** A file below a folder, by a path that anybody may have written. Null when there is none. */
export async function readBelow(root: string, path: string): Promise<MediaFile | null> {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part))) return null;
  const real = await realpath(join(root, ...parts)).catch(() => null);
  if (!real) return null;
  if (!real.startsWith(root + sep)) return missing('ist eine Verknüpfung, die aus dem Ordner hinausführt');
  // Neither a link that has just been put there, nor a pipe that would be waited for.
  const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
  if (!file) return missing('lässt sich nicht lesen');
  try {
    const info = await file.stat();
    if (!info.isFile()) return null;
    return info.size > MOST_BYTES ? tooLarge : { content: await file.readFile() };
  } finally {
    await file.close();
  }
}

const FAILURES: Record<SafeFetchFailure, string> = {
  badAddress: 'keine Webadresse, die geladen werden darf',
  unknownHost: 'die alte Website ist nicht zu finden',
  forbiddenAddress: 'führt in ein internes Netz und wird nicht geladen',
  unreachable: 'die alte Website antwortet nicht',
  badCertificate: 'das Zertifikat der alten Website gilt nicht',
  timeout: 'die alte Website hat zu lange gebraucht',
  tooLarge: problemText('tooLarge'),
  tooManyRedirects: 'zu viele Weiterleitungen',
  badAnswer: 'die alte Website antwortet mit etwas anderem als einer Datei',
};
/** Of a site that is not there: the next file would wait for it as long. */
const SILENT: SafeFetchFailure[] = ['unknownHost', 'unreachable', 'badCertificate', 'timeout'];
const MOST_SILENT = 5;
const PATIENCE_MS = 30_000;

/** From the old site itself, one after the other. A site that has gone silent is not asked any more. */
export function mediaFromSite(options: SafeFetchOptions = {}): MediaSource {
  let silent = 0;
  return {
    isRemote: true,
    async read(address) {
      if (silent >= MOST_SILENT) return missing('nicht mehr gefragt: die alte Website antwortet nicht');
      const answer = await safeFetch(address.href, { timeoutMs: PATIENCE_MS, ...options, maxBytes: MOST_BYTES });
      silent = !answer.ok && SILENT.includes(answer.reason) ? silent + 1 : 0;
      if (!answer.ok) return { problem: FAILURES[answer.reason], isMissing: answer.reason !== 'tooLarge' };
      return answer.status === 200
        ? { content: answer.body }
        : missing(`die alte Website antwortet mit ${answer.status}`);
    },
  };
}
