import { closeDatabase } from '#db/client.ts';
import { closeQueue } from '#db/jobs/mutations.ts';
import { importWordPress } from './import-wordpress.ts';
import { holdImportLock } from './lock.ts';
import { mediaInFolder } from './media.ts';
import { SourceFile } from './source-file.ts';

/*
 * For tests and measurements: what `npm run import -- wordpress FILE [--media DIR]` does, in a process that can be killed and whose memory
 * is its own. Tells its parent how far it is.
 */

export type WordPressWorkerMessage =
  | { written: number }
  | { items: number; counts: Record<string, Record<string, number>>; peakMegabytes: number; cpuSeconds: number };

const tell = (message: WordPressWorkerMessage) => process.send?.(message);

const [path = '', batchSize = '100', media] = process.argv.slice(2);
const lock = await holdImportLock();
let written = 0;
tell({ written });
const { items, counts } = await importWordPress(new SourceFile(path), {
  batchSize: Number(batchSize),
  media: media ? mediaInFolder(media) : undefined,
  onItem: ({ outcome }) => {
    if (outcome !== 'new' && outcome !== 'changed') return;
    written += 1;
    if (written % 5 === 0) tell({ written });
  },
});
await lock.release();
await closeQueue();
await closeDatabase();
const byType = Object.fromEntries([...counts].map(([type, own]) => [type, Object.fromEntries(own)]));
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
tell({ items, counts: byType, peakMegabytes: maxRSS / 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 });
process.disconnect?.();
