import { hash, randomUUID } from 'node:crypto';
import { desc, eq, inArray } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { users } from '#db/users/tables.ts';
import { newPersonKey, seal, signHead, unwrapPersonKey } from '#lib/audit/seal.ts';
import { auditDetails, auditEvents, auditHead, auditKeys } from './tables.ts';

/** What an event says about a person, or a person in it: only there under that person's key. */
export interface AuditValues {
  email?: string;
  /** What somebody wrote for it. */
  reason?: string;
  /** The same by field. */
  reasons?: Record<string, string>;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

export interface AuditEvent {
  /** Null: a command on the server. */
  actorId: string | null;
  action: string;
  subject: string;
  fields?: readonly string[];
  /** Sealed for the person whose it is; nothing is kept about one without an account. */
  about?: readonly { personId: string | null; values: AuditValues }[];
}

/** To be called in the transaction of what it records, and last in it: others wait until that one ends. */
export async function recordAudit({ actorId, action, subject, fields = [], about = [] }: AuditEvent): Promise<void> {
  const [head] = await db.select().from(auditHead).for('update');
  if (!head) throw new Error('audit_head has lost its row');
  const id = head.eventId + 1;
  const sealed = await sealDetails(id, actorId, about);
  const details = sealed.map((each) => digestOf(each.sealed)).sort();
  const event = { id, at: new Date(), actorId, action, subject, fields: [...fields], details };
  const row = { ...event, hash: hashOf(event, head.hash) };
  await db.insert(auditEvents).values(row);
  if (sealed.length > 0) await db.insert(auditDetails).values(sealed);
  await db.update(auditHead).set({ eventId: id, hash: row.hash, signature: signHead(id, row.hash) });
}

type Hashed = Omit<typeof auditEvents.$inferSelect, 'hash'>;

export const hashOf = ({ id, at, actorId, action, subject, fields, details }: Hashed, before: string): string =>
  hash(
    'sha256',
    // Rows from before details existed were hashed without.
    JSON.stringify([
      before,
      id,
      at.toISOString(),
      actorId,
      action,
      subject,
      fields,
      ...(details.length > 0 ? [details] : []),
    ]),
    'hex',
  );

export const digestOf = (sealed: string): string => hash('sha256', sealed, 'base64url');

async function sealDetails(eventId: number, actorId: string | null, about: NonNullable<AuditEvent['about']>) {
  const values = new Map<string, AuditValues>();
  for (const each of about) {
    if (each.personId) values.set(each.personId, { ...values.get(each.personId), ...each.values });
  }
  const ids = [...new Set([...values.keys(), ...(actorId ? [actorId] : [])])];
  if (ids.length === 0) return [];
  const people = await db.select({ id: users.id, email: users.email }).from(users).where(inArray(users.id, ids));
  return Promise.all(
    people.map(async ({ id, email }) => {
      const { keyId, key } = await keyOf(id);
      return { eventId, keyId, sealed: seal(key, { email, ...values.get(id) }, `${eventId}`) };
    }),
  );
}

/** Under another AUTH_SECRET a person begins with a new key: what was sealed before stays closed. */
async function keyOf(userId: string): Promise<{ keyId: string; key: Buffer }> {
  const [stored] = await db
    .select({ id: auditKeys.id, wrapped: auditKeys.wrapped })
    .from(auditKeys)
    .where(eq(auditKeys.userId, userId))
    .orderBy(desc(auditKeys.createdAt))
    .limit(1);
  const known = stored && unwrapPersonKey(stored.id, stored.wrapped);
  if (known) return { keyId: stored.id, key: known };
  const keyId = randomUUID();
  const { key, wrapped } = newPersonKey(keyId);
  await db.insert(auditKeys).values({ id: keyId, userId, wrapped });
  return { keyId, key };
}
