import { and, arrayContains, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { reports } from '#db/reports/tables.ts';
import { submissions } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import { unseal, unwrapPersonKey } from '#lib/audit/seal.ts';
import { caseNumber } from '#lib/reports/kinds.ts';
import type { AuditValues } from './mutations.ts';
import { auditDetails, auditEvents, auditHead, auditKeys } from './tables.ts';
import type { AuditHead } from './verify.ts';

export interface AuditFilter {
  personId?: string;
  subject?: string;
  action?: string;
  /** Instants; the second is not part of the period. */
  from?: Date;
  until?: Date;
  /** Only what came before this event: where the page before ended. */
  before?: number;
}

/** The newest first. */
export async function listAuditEvents(filter: AuditFilter, limit = 50) {
  const { personId, subject, action, from, until, before } = filter;
  const conditions: (SQL | undefined)[] = [
    personId
      ? or(
          eq(auditEvents.actorId, personId),
          eq(auditEvents.subject, `user:${personId}`),
          arrayContains(auditEvents.fields, [`user:${personId}`]),
        )
      : undefined,
    subject ? eq(auditEvents.subject, subject) : undefined,
    action ? eq(auditEvents.action, action) : undefined,
    from ? gte(auditEvents.at, from) : undefined,
    until ? lt(auditEvents.at, until) : undefined,
    before ? lt(auditEvents.id, before) : undefined,
  ];
  const rows = await db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      actorId: auditEvents.actorId,
      actor: users.email,
      action: auditEvents.action,
      subject: auditEvents.subject,
      fields: auditEvents.fields,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(and(...conditions))
    .orderBy(desc(auditEvents.id))
    .limit(limit);
  const details = await openDetails(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, details: details.get(row.id) ?? [] }));
}

export type AuditEntry = Awaited<ReturnType<typeof listAuditEvents>>[number];

/** What was done, for the filter. A loose index scan: the log is long, its actions are few. */
export const listAuditActions = async (): Promise<string[]> => {
  const rows = await db.execute<{ action: string }>(sql`
    with recursive known as (
      (select action from audit_events order by action limit 1)
      union all
      select (select action from audit_events where action > known.action order by action limit 1)
      from known where known.action is not null)
    select action from known where action is not null`);
  return rows.map(({ action }) => action);
};

interface AuditDetail {
  personId: string;
  values: AuditValues;
}

/** What can still be read: of people who have an account, under the present AUTH_SECRET. */
async function openDetails(eventIds: readonly number[]): Promise<Map<number, AuditDetail[]>> {
  const opened = new Map<number, AuditDetail[]>();
  if (eventIds.length === 0) return opened;
  const rows = await db
    .select({
      eventId: auditDetails.eventId,
      sealed: auditDetails.sealed,
      keyId: auditKeys.id,
      wrapped: auditKeys.wrapped,
      personId: auditKeys.userId,
    })
    .from(auditDetails)
    .innerJoin(auditKeys, eq(auditKeys.id, auditDetails.keyId))
    .where(inArray(auditDetails.eventId, [...eventIds]));
  for (const { eventId, sealed, keyId, wrapped, personId } of rows) {
    const key = unwrapPersonKey(keyId, wrapped);
    const values = key && unseal<AuditValues>(key, sealed, `${eventId}`);
    if (values) opened.set(eventId, [...(opened.get(eventId) ?? []), { personId, values }]);
  }
  return opened;
}

/** What subjects are called now: names by `company:17`, `user:…`, `submission:…`. What is gone has none. */
export async function nameSubjects(subjects: readonly string[]): Promise<Map<string, string>> {
  const ids = (kind: string) =>
    subjects.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1));
  const [entries, people, sent, reported] = [ids('company'), ids('user'), ids('submission'), ids('report')];
  const names = new Map<string, string>();
  if (entries.length > 0) {
    const rows = await db
      .select({ id: companies.id, name: companies.name })
      .from(companies)
      .where(inArray(companies.id, entries.map(Number)));
    for (const { id, name } of rows) names.set(`company:${id}`, name);
  }
  if (people.length > 0) {
    const rows = await db.select({ id: users.id, email: users.email }).from(users).where(inArray(users.id, people));
    for (const { id, email } of rows) names.set(`user:${id}`, email);
  }
  if (reported.length > 0) {
    const rows = await db
      .select({ id: reports.id, createdAt: reports.createdAt })
      .from(reports)
      .where(inArray(reports.id, reported.map(Number)));
    for (const { id, createdAt } of rows) names.set(`report:${id}`, `Meldung ${caseNumber(id, createdAt)}`);
  }
  if (sent.length > 0) {
    const rows = await db
      .select({
        id: submissions.id,
        name: sql<string | null>`coalesce(${companies.name}, ${submissions.changes} ->> 'name')`,
      })
      .from(submissions)
      .leftJoin(companies, eq(companies.id, submissions.companyId))
      .where(inArray(submissions.id, sent));
    for (const { id, name } of rows) if (name) names.set(`submission:${id}`, name);
  }
  return names;
}

/** An account by its address, an entry by its slug: as people name them. */
export async function findUserId(email: string): Promise<string | null> {
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return row?.id ?? null;
}

export async function findCompanyId(slug: string): Promise<number | null> {
  const [row] = await db.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug));
  return row?.id ?? null;
}

/** The end of the log, to be written down outside of this database. Null while it is empty. */
export async function getAuditHead(): Promise<AuditHead | null> {
  const [row] = await db.select({ id: auditHead.eventId, hash: auditHead.hash }).from(auditHead);
  return row && row.id > 0 ? row : null;
}
