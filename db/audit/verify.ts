import { and, asc, gt, lte } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { signHead } from '#lib/audit/seal.ts';
import { digestOf, hashOf } from './mutations.ts';
import { auditDetails, auditEvents, auditHead } from './tables.ts';

export interface AuditHead {
  id: number;
  hash: string;
}

export interface AuditVerdict {
  /** The last row that holds. */
  head: AuditHead;
  broken: {
    event: number;
    /**
     * `row`: missing, changed or in another place. `details`: what lies sealed beside it is not what was put there. `end`: rows
     * behind it are gone. `signature`: the end was not written by this site, or under another AUTH_SECRET.
     */
    what: 'row' | 'details' | 'end' | 'signature';
  } | null;
}

const AT_ONCE = 5000;

/**
 * Follows the chain from its beginning to the end that is noted in the database, and past the `noted` ends that were written down
 * elsewhere. Names the first thing that is not as it was written.
 */
export async function verifyAudit(noted: readonly AuditHead[] = []): Promise<AuditVerdict> {
  const end = await readEnd();
  const expected = new Map(noted.map(({ id, hash }) => [id, hash]));
  let head: AuditHead = { id: 0, hash: '' };
  const broken = (event: number, what: NonNullable<AuditVerdict['broken']>['what']): AuditVerdict => ({
    head,
    broken: { event, what },
  });
  while (head.id < (end?.eventId ?? 0)) {
    const rows = await db
      .select()
      .from(auditEvents)
      .where(and(gt(auditEvents.id, head.id), lte(auditEvents.id, end?.eventId ?? 0)))
      .orderBy(asc(auditEvents.id))
      .limit(AT_ONCE);
    if (rows.length === 0) break;
    const details = await listDigests(head.id, rows.at(-1)?.id ?? 0);
    for (const row of rows) {
      const isWritten = row.id === head.id + 1 && row.hash === hashOf(row, head.hash);
      if (!isWritten || (expected.get(row.id) ?? row.hash) !== row.hash) return broken(head.id + 1, 'row');
      if ((details.get(row.id) ?? []).sort().join() !== row.details.join()) return broken(row.id, 'details');
      head = { id: row.id, hash: row.hash };
    }
  }
  if (Math.max(end?.eventId ?? 0, ...expected.keys()) > head.id) return broken(head.id + 1, 'end');
  if (!end || end.hash !== head.hash) return broken(head.id, 'signature');
  if (head.id > 0 && end.signature !== signHead(head.id, head.hash)) return broken(head.id, 'signature');
  // Behind the end lies only what was written meanwhile, and that moves the end.
  const [beyond] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(gt(auditEvents.id, head.id))
    .limit(1);
  if (beyond && (await readEnd())?.eventId === head.id) return broken(beyond.id, 'row');
  return { head, broken: null };
}

const readEnd = async () => (await db.select().from(auditHead))[0] ?? null;

async function listDigests(after: number, last: number): Promise<Map<number, string[]>> {
  const rows = await db
    .select({ eventId: auditDetails.eventId, sealed: auditDetails.sealed })
    .from(auditDetails)
    .where(and(gt(auditDetails.eventId, after), lte(auditDetails.eventId, last)));
  const digests = new Map<number, string[]>();
  for (const { eventId, sealed } of rows) digests.set(eventId, [...(digests.get(eventId) ?? []), digestOf(sealed)]);
  return digests;
}
