import { pool } from '#db/client.ts';

/** Any number that nothing else takes, the lock of the embedded server (db/embedded.ts) included. */
export const IMPORT_LOCK = 7_203_920;

export class ImportRunningError extends Error {}

/** One import at a time: two would give one slug to two entries. Held by a connection, so that a killed process lets go. */
export async function holdImportLock(): Promise<{ release(): Promise<void> }> {
  const connection = await pool().reserve();
  const [row] = await connection`select pg_try_advisory_lock(${IMPORT_LOCK}) as held`;
  if (!row?.held) {
    connection.release();
    throw new ImportRunningError('Es läuft schon ein Import. Bitte warten, bis er fertig ist.');
  }
  return {
    release: async () => {
      await connection`select pg_advisory_unlock(${IMPORT_LOCK})`;
      connection.release();
    },
  };
}
