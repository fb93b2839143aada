import { closeDatabase } from '#db/client.ts';
import { osmRows } from './company-rows.ts';
import { flagDuplicates } from './duplicates.ts';
import { importCompanies } from './import-companies.ts';
import { holdImportLock } from './lock.ts';
import { loadReference } from './reference.ts';
import { SourceFile } from './source-file.ts';

/*
 * For tests: what `npm run import -- osm FILE` does, in a process that can be killed and with batches small enough to be met
 * in the middle. Tells its parent how far it is.
 */

export type WorkerMessage =
  | { written: number }
  | { read: number; new: number; changed: number; unchanged: number; refused: Record<string, number> };

const tell = (message: WorkerMessage) => process.send?.(message);

const [path = '', batchSize = ''] = process.argv.slice(2);
const lock = await holdImportLock();
const reference = await loadReference();
const { refused, ...summary } = await importCompanies(osmRows(new SourceFile(path), reference), {
  sourceKey: 'osm',
  reference,
  batchSize: Number(batchSize),
  onProgress: (progress) => tell({ written: progress.new + progress.changed }),
});
await flagDuplicates();
await lock.release();
await closeDatabase();
tell({ ...summary, refused: Object.fromEntries(refused) });
process.disconnect?.();
