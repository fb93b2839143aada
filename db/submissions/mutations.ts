import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import {
  changeCompany,
  closeCompany,
  publishCompany,
  restoreCompany,
  withdrawCompany,
} from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { isFreeFor } from '#db/inbox/conditions.ts';
import { sendMail } from '#db/jobs/mutations.ts';
import { touchPictures } from '#db/pictures/mutations.ts';
import { users } from '#db/users/tables.ts';
import { typedPictureKeys } from '#lib/pictures/input.ts';
import {
  ENTRY_FIELDS,
  type EntryChanges,
  type EntryField,
  type EntryFields,
  passesAtOnce,
} from '#lib/submissions/fields.ts';
import { getEntryForEditing } from './queries.ts';
import { companyMembers, type FieldDecision, submissions } from './tables.ts';

/**
 * Keeps what was typed so far. Whoever begins a form gives it its id, so that the first save is one draft however often it arrives.
 * A draft that is sent or somebody else's is not touched: null.
 */
export async function saveDraft(
  draft: { id?: string; authorId: string; companyId: number | null },
  typed: Record<string, string>,
): Promise<string | null> {
  await touchPictures(typedPictureKeys(typed));
  const { id, authorId, companyId } = draft;
  const [row] = await db
    .insert(submissions)
    .values({ ...(id && { id }), authorId, companyId, typed })
    .onConflictDoUpdate({
      target: submissions.id,
      set: { typed, updatedAt: new Date() },
      setWhere: and(eq(submissions.authorId, authorId), eq(submissions.status, 'draft')),
    })
    .returning({ id: submissions.id });
  return row?.id ?? null;
}

export async function deleteDraft(id: string, authorId: string): Promise<void> {
  await db
    .delete(submissions)
    .where(and(eq(submissions.id, id), eq(submissions.authorId, authorId), eq(submissions.status, 'draft')));
}

/** A new entry goes to the moderators. Sent twice, it is there once: false the second time. */
export async function submitEntry(draftId: string, authorId: string, fields: EntryFields): Promise<boolean> {
  return transaction(async () => {
    const [sent] = await db
      .update(submissions)
      .set({ status: 'pending', changes: fields, base: {}, submittedAt: new Date(), updatedAt: new Date() })
      .where(
        and(
          eq(submissions.id, draftId),
          eq(submissions.authorId, authorId),
          eq(submissions.status, 'draft'),
          isNull(submissions.companyId),
        ),
      )
      .returning({ id: submissions.id });
    if (!sent) return false;
    await touchPictures(keysOf(fields));
    const [author] = await db.select({ email: users.email }).from(users).where(eq(users.id, authorId));
    if (author) await sendMail({ kind: 'entryReceived', to: author.email, name: fields.name });
    await recordAudit({ actorId: authorId, action: 'submission.send', subject: `submission:${draftId}` });
    return true;
  });
}

export type ChangeOutcome = { applied: EntryField[]; waiting: EntryField[] } | 'stale';

/**
 * A change of a live entry. What can do little harm is shown at once, the rest waits; the entry stays as it is meanwhile. "stale":
 * the entry is not the one that the person saw.
 */
export async function submitChange(change: {
  companyId: number;
  authorId: string;
  /** Who types it in the author's name. */
  enteredBy?: string;
  version: number;
  changes: EntryChanges;
  today: string;
}): Promise<ChangeOutcome> {
  const { companyId, authorId, enteredBy, version, changes, today } = change;
  return transaction(async () => {
    await lockCompany(companyId);
    const entry = await getEntryForEditing(companyId, authorId);
    if (!entry?.role || entry.version !== version) return 'stale';
    const trust = { isManager: entry.role === 'manager', isTrusted: entry.isTrusted };
    const fields = Object.keys(changes) as EntryField[];
    const applied = fields.filter((field) => passesAtOnce(field, changes[field], trust));
    const waiting = fields.filter((field) => !applied.includes(field));
    const now = new Date();
    const of = (some: EntryField[], from: EntryChanges) =>
      Object.fromEntries(some.map((field) => [field, from[field]]));
    if (applied.length > 0) {
      await changeCompany(companyId, of(applied, changes), today, { authorId });
      await db.insert(submissions).values({
        companyId,
        authorId,
        enteredBy,
        status: 'accepted',
        changes: of(applied, changes),
        base: of(applied, entry.fields),
        decisions: Object.fromEntries(applied.map((field) => [field, { accepted: true }])),
        submittedAt: now,
        decidedAt: now,
      });
    }
    if (waiting.length > 0 && !(await isWaiting(companyId, authorId, of(waiting, changes)))) {
      await touchPictures(keysOf(changes));
      await db.insert(submissions).values({
        companyId,
        authorId,
        enteredBy,
        status: 'pending',
        changes: of(waiting, changes),
        base: of(waiting, entry.fields),
        submittedAt: now,
      });
    }
    const subject = `company:${companyId}`;
    if (applied.length > 0)
      await recordAudit({ actorId: authorId, action: 'company.change', subject, fields: applied });
    if (waiting.length > 0)
      await recordAudit({ actorId: authorId, action: 'company.propose', subject, fields: waiting });
    if (enteredBy) {
      await recordAudit({ actorId: enteredBy, action: 'submission.enter', subject: `company:${companyId}`, fields });
    }
    return { applied, waiting };
  });
}

/** Sent twice, by a second press or the back button, a change waits once. */
async function isWaiting(companyId: number, authorId: string, changes: EntryChanges): Promise<boolean> {
  const [same] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        eq(submissions.companyId, companyId),
        eq(submissions.authorId, authorId),
        eq(submissions.status, 'pending'),
        eq(submissions.changes, changes),
      ),
    )
    .limit(1);
  return same !== undefined;
}

const keysOf = ({ pictures = [] }: EntryChanges) => pictures.map(({ key }) => key);

const lockCompany = (id: number) => db.execute(sql`select from companies where id = ${id} for update`);

export type Decision = Partial<Record<EntryField, FieldDecision>>;

/**
 * What a moderator says to each field. Of a new entry all or nothing is accepted; of a change each field by itself. Null when
 * somebody else has decided it before, or looks at it right now; "stale" when the entry is not the one that the moderator saw.
 */
export async function decideSubmission(decision: {
  id: string;
  moderatorId: string;
  fields: Decision;
  note: string;
  today: string;
  /** Of the entry that the change was compared with. */
  version?: number;
  bulkDecisionId?: string;
}): Promise<{ slug: string | null } | 'stale' | null> {
  const { id, moderatorId, fields, note, today, version, bulkDecisionId } = decision;
  return transaction(async () => {
    // The entry first, as everybody does who holds both: nobody waits crosswise.
    const [entry] = await db
      .select({ version: companies.version })
      .from(companies)
      .where(
        inArray(companies.id, db.select({ id: submissions.companyId }).from(submissions).where(eq(submissions.id, id))),
      )
      .for('update');
    const [submission] = await db
      .select()
      .from(submissions)
      .where(
        and(
          eq(submissions.id, id),
          eq(submissions.status, 'pending'),
          isFreeFor(submissions, moderatorId, bulkDecisionId),
        ),
      )
      .for('update');
    if (!submission) return null;
    const proposed = Object.keys(submission.changes) as EntryField[];
    const accepted = proposed.filter((field) => fields[field]?.accepted);
    // To refuse is right whatever stands there now.
    if (entry && accepted.length > 0 && version !== undefined && entry.version !== version) return 'stale';
    const isNew = submission.companyId === null;
    const isAccepted = isNew ? accepted.length === proposed.length : accepted.length > 0;

    const writer = { authorId: submission.authorId, decidedBy: moderatorId };
    let company: { id: number; slug: string; name: string } | null = null;
    if (isNew && isAccepted) {
      company = {
        ...(await publishCompany(submission.changes as EntryFields, today, writer)),
        name: submission.changes.name ?? '',
      };
      if (submission.authorId) {
        await db.insert(companyMembers).values({ companyId: company.id, userId: submission.authorId, role: 'manager' });
      }
    } else if (!isNew && isAccepted) {
      const id = submission.companyId as number;
      const changes = Object.fromEntries(accepted.map((field) => [field, submission.changes[field]]));
      await changeCompany(id, changes, today, writer);
    }
    if (!isNew) {
      const [row] = await db
        .select({ id: companies.id, slug: companies.slug, name: companies.name })
        .from(companies)
        .where(eq(companies.id, submission.companyId as number));
      company = row ?? null;
    }
    await db
      .update(submissions)
      .set({
        status: isAccepted ? 'accepted' : 'rejected',
        companyId: company?.id ?? submission.companyId,
        decisions: Object.fromEntries(proposed.map((field) => [field, fields[field] ?? { accepted: false }])),
        note: note || null,
        decidedAt: new Date(),
        decidedBy: moderatorId,
        heldBy: null,
        heldUntil: null,
        updatedAt: new Date(),
      })
      .where(eq(submissions.id, id));
    if (submission.authorId) {
      const [author] = await db.select({ email: users.email }).from(users).where(eq(users.id, submission.authorId));
      const label = (field: EntryField) => ENTRY_FIELDS.find((each) => each.field === field)?.label ?? field;
      const refused = proposed.filter((field) => !accepted.includes(field));
      if (author) {
        await sendMail({
          kind: 'entryDecided',
          to: author.email,
          name: submission.changes.name ?? company?.name ?? '',
          slug: company?.slug ?? null,
          accepted: isAccepted ? accepted.map(label) : [],
          refused: isNew ? [] : refused.map((field) => ({ label: label(field), reason: fields[field]?.reason })),
          note,
        });
      }
    }
    await recordAudit({
      actorId: moderatorId,
      action: isAccepted ? 'submission.accept' : 'submission.reject',
      subject: `submission:${id}`,
      fields: isAccepted ? accepted : proposed,
      about: [{ personId: submission.authorId ?? moderatorId, values: wordsOf(submission, fields, note) }],
    });
    return { slug: company?.slug ?? null };
  });
}

/** What was proposed instead of what, and what was said to it: for the log. */
function wordsOf(
  submission: Pick<typeof submissions.$inferSelect, 'base' | 'changes'>,
  fields: Decision,
  note: string,
) {
  const reasons = Object.entries(fields).flatMap(([field, { reason }]) =>
    reason && reason !== note ? [[field, reason]] : [],
  );
  return {
    before: submission.base,
    after: submission.changes,
    ...(note ? { reason: note } : {}),
    ...(reasons.length > 0 ? { reasons: Object.fromEntries(reasons) } : {}),
  };
}

/** Takes a change back while nobody has decided it. */
export async function withdrawSubmission(id: string, authorId: string): Promise<boolean> {
  return transaction(async () => {
    const rows = await db
      .update(submissions)
      .set({ status: 'withdrawn', updatedAt: new Date() })
      .where(and(eq(submissions.id, id), eq(submissions.authorId, authorId), eq(submissions.status, 'pending')))
      .returning({ id: submissions.id });
    if (rows.length === 0) return false;
    await recordAudit({ actorId: authorId, action: 'submission.takeBack', subject: `submission:${id}` });
    return true;
  });
}

/** By its manager: the entry goes, and with it what waits for a decision. */
export async function withdrawEntry(companyId: number, userId: string): Promise<boolean> {
  return transaction(async () => {
    await lockCompany(companyId);
    if (!(await withdrawCompany(companyId, 'owner', { authorId: userId }))) return false;
    await recordAudit({ actorId: userId, action: 'company.withdraw', subject: `company:${companyId}` });
    return true;
  });
}

/** By its manager: the business is no more, or is there again. */
export async function closeEntry(companyId: number, userId: string, isClosed: boolean): Promise<boolean> {
  return transaction(async () => {
    await lockCompany(companyId);
    if (!(await closeCompany(companyId, isClosed, { authorId: userId }))) return false;
    const action = isClosed ? 'company.close' : 'company.reopen';
    await recordAudit({ actorId: userId, action, subject: `company:${companyId}` });
    return true;
  });
}

export async function restoreEntry(companyId: number, userId: string): Promise<boolean> {
  return transaction(async () => {
    await lockCompany(companyId);
    if (!(await restoreCompany(companyId, { authorId: userId }))) return false;
    await recordAudit({ actorId: userId, action: 'company.restore', subject: `company:${companyId}` });
    return true;
  });
}
