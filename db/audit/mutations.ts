import { hash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { auditEvents } from './tables.ts';

/** Any number that no other lock has: rows are chained one after the other. */
const AUDIT_LOCK = 7_203_921;

export interface AuditEvent {
  actorId: string | null;
  action: string;
  subject: string;
  fields?: readonly string[];
}

/** To be called in the transaction of what it records, and last in it: others wait until that one ends. */
export async function recordAudit({ actorId, action, subject, fields = [] }: AuditEvent): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`);
  const [last] = await db
    .select({ id: auditEvents.id, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.id))
    .limit(1);
  const event = { id: (last?.id ?? 0) + 1, at: new Date(), actorId, action, subject, fields: [...fields] };
  await db.insert(auditEvents).values({ ...event, hash: hashOf(event, last?.hash ?? '') });
}

type Hashed = Omit<typeof auditEvents.$inferSelect, 'hash'>;

export const hashOf = ({ id, at, actorId, action, subject, fields }: Hashed, before: string): string =>
  hash('sha256', JSON.stringify([before, id, at.toISOString(), actorId, action, subject, fields]), 'hex');
