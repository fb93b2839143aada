import { asc, gt } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { hashOf } from './mutations.ts';
import { auditEvents } from './tables.ts';

/** Follows the chain from its beginning. Names the first row that is missing or not as it was written. */
export async function verifyAudit(): Promise<{ rows: number; broken: number | null }> {
  let before = { id: 0, hash: '' };
  for (;;) {
    const rows = await db
      .select()
      .from(auditEvents)
      .where(gt(auditEvents.id, before.id))
      .orderBy(asc(auditEvents.id))
      .limit(5000);
    for (const row of rows) {
      if (row.id !== before.id + 1 || row.hash !== hashOf(row, before.hash))
        return { rows: before.id, broken: before.id + 1 };
      before = row;
    }
    if (rows.length === 0) return { rows: before.id, broken: null };
  }
}
