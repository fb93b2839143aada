import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { claims } from '#db/claims/tables.ts';
import { db, transaction } from '#db/client.ts';
import { scheduleDecision } from '#db/jobs/mutations.ts';
import { decideReport } from '#db/reports/mutations.ts';
import { reports } from '#db/reports/tables.ts';
import { decideSubmission } from '#db/submissions/mutations.ts';
import { submissions } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import type { CaseSource } from '#lib/inbox/input.ts';
import { canModerate } from '#lib/permissions.ts';
import { isFreeFor } from './conditions.ts';
import { bulkDecisions } from './tables.ts';

/** The page that shows a case says every minute that it is still open. */
const HELD_FOR_MINUTES = 3;

const untilThen = sql`now() + ${HELD_FOR_MINUTES} * interval '1 minute'`;

/**
 * For the person who looks at it; meanwhile nobody else decides it. False when somebody else does already, unless it is taken
 * over on purpose.
 */
export async function holdCase(
  source: CaseSource,
  id: string,
  moderatorId: string,
  { takeOver = false } = {},
): Promise<boolean> {
  const hold = { heldBy: moderatorId, heldUntil: untilThen };
  switch (source) {
    case 'submission': {
      const isFree = takeOver ? undefined : isFreeFor(submissions, moderatorId);
      const waits = and(eq(submissions.id, id), eq(submissions.status, 'pending'), isFree);
      return (await db.update(submissions).set(hold).where(waits).returning({ id: submissions.id })).length > 0;
    }
    case 'claim': {
      const isFree = takeOver ? undefined : isFreeFor(claims, moderatorId);
      const waits = and(eq(claims.id, id), eq(claims.status, 'contested'), isFree);
      return (await db.update(claims).set(hold).where(waits).returning({ id: claims.id })).length > 0;
    }
    case 'report': {
      const isFree = takeOver ? undefined : isFreeFor(reports, moderatorId);
      const waits = and(eq(reports.id, Number(id)), eq(reports.status, 'open'), isFree);
      return (await db.update(reports).set(hold).where(waits).returning({ id: reports.id })).length > 0;
    }
  }
}

/** Minutes in which a decision about several cases can be taken back. */
const UNDO_MINUTES = 2;

/**
 * Decides several waiting cases at once, two minutes from now. Until then they are out of the queue, nothing is published and no mail
 * leaves. Leaves out what somebody else looks at or has decided, and what the moderator wrote himself. Null when nothing is left.
 */
export async function planDecision(plan: {
  moderatorId: string;
  outcome: 'accept' | 'reject';
  reason: string;
  submissionIds: readonly string[];
  reportIds: readonly number[];
}): Promise<{ id: string; cases: number } | null> {
  const { moderatorId, outcome, reason, submissionIds, reportIds } = plan;
  return transaction(async () => {
    const dueAt = new Date(Date.now() + UNDO_MINUTES * 60_000);
    const [planned] = await db
      .insert(bulkDecisions)
      .values({ moderatorId, outcome, reason, dueAt })
      .returning({ id: bulkDecisions.id });
    const { id } = planned as { id: string };
    const taken = { bulkDecisionId: id, heldBy: null, heldUntil: null };
    const ofSubmissions = await db
      .update(submissions)
      .set(taken)
      .where(
        and(
          inArray(submissions.id, [...submissionIds]),
          eq(submissions.status, 'pending'),
          sql`${submissions.authorId} is distinct from ${moderatorId}`,
          sql`${submissions.enteredBy} is distinct from ${moderatorId}`,
          isFreeFor(submissions, moderatorId),
        ),
      )
      .returning({ id: submissions.id });
    const ofReports = await db
      .update(reports)
      .set(taken)
      .where(
        and(
          inArray(reports.id, [...reportIds]),
          eq(reports.status, 'open'),
          eq(reports.kind, 'correction'),
          isFreeFor(reports, moderatorId),
        ),
      )
      .returning({ id: reports.id });
    const subjects = [
      ...ofSubmissions.map((row) => `submission:${row.id}`),
      ...ofReports.map((row) => `report:${row.id}`),
    ];
    if (subjects.length === 0) {
      await db.delete(bulkDecisions).where(eq(bulkDecisions.id, id));
      return null;
    }
    await scheduleDecision(id, dueAt);
    const about = reason ? [{ personId: moderatorId, values: { reason } }] : [];
    for (const subject of subjects)
      await recordAudit({ actorId: moderatorId, action: `inbox.plan.${outcome}`, subject, about });
    return { id, cases: subjects.length };
  });
}

/** Back into the queue, as if nothing had been said; the log keeps both. False when it has taken effect. */
export async function undoDecision(id: string, moderatorId: string): Promise<boolean> {
  return transaction(async () => {
    const [undone] = await db
      .update(bulkDecisions)
      .set({ undoneAt: new Date() })
      .where(
        and(
          eq(bulkDecisions.id, id),
          eq(bulkDecisions.moderatorId, moderatorId),
          isNull(bulkDecisions.startedAt),
          isNull(bulkDecisions.undoneAt),
        ),
      )
      .returning({ id: bulkDecisions.id });
    if (!undone) return false;
    for (const subject of await release(id)) await recordAudit({ actorId: moderatorId, action: 'inbox.undo', subject });
    return true;
  });
}

/** What waits for this decision waits for a person again. */
async function release(id: string): Promise<string[]> {
  const ofSubmissions = await db
    .update(submissions)
    .set({ bulkDecisionId: null })
    .where(and(eq(submissions.bulkDecisionId, id), eq(submissions.status, 'pending')))
    .returning({ id: submissions.id });
  const ofReports = await db
    .update(reports)
    .set({ bulkDecisionId: null })
    .where(and(eq(reports.bulkDecisionId, id), eq(reports.status, 'open')))
    .returning({ id: reports.id });
  return [...ofSubmissions.map((row) => `submission:${row.id}`), ...ofReports.map((row) => `report:${row.id}`)];
}

/**
 * Does what was planned, case by case, each in a transaction of its own: one that cannot be done goes back into the queue and
 * does not keep the others. Called twice, or killed in between, it decides nothing twice. Who is no moderator any more decides
 * nothing.
 */
export async function carryOutDecision(id: string, today: string): Promise<void> {
  const [plan] = await db
    .update(bulkDecisions)
    .set({ startedAt: sql`coalesce(${bulkDecisions.startedAt}, now())` })
    .where(and(eq(bulkDecisions.id, id), isNull(bulkDecisions.undoneAt)))
    .returning();
  if (!plan) return;
  const { moderatorId, outcome, reason } = plan;
  const [moderator] = await db
    .select({ role: users.role })
    .from(users)
    .where(and(eq(users.id, moderatorId), isNull(users.lockedAt)));
  if (moderator && canModerate(moderator)) {
    const by = { moderatorId, today, bulkDecisionId: id };
    const waiting = await db
      .select({ id: submissions.id, changes: submissions.changes })
      .from(submissions)
      .where(and(eq(submissions.bulkDecisionId, id), eq(submissions.status, 'pending')));
    for (const submission of waiting) {
      const decision = outcome === 'accept' ? { accepted: true } : { accepted: false, reason };
      const fields = Object.fromEntries(Object.keys(submission.changes).map((field) => [field, decision]));
      await orLeaveIt(() => decideSubmission({ ...by, id: submission.id, fields, note: reason }));
    }
    const reported = await db
      .select({ id: reports.id })
      .from(reports)
      .where(and(eq(reports.bulkDecisionId, id), eq(reports.status, 'open')));
    for (const report of reported) {
      const word = outcome === 'accept' ? 'followed' : 'declined';
      await orLeaveIt(() => decideReport({ ...by, id: report.id, outcome: word, reason }));
    }
  }
  await release(id);
}

async function orLeaveIt(decide: () => Promise<unknown>): Promise<void> {
  try {
    await decide();
  } catch (error) {
    console.error('Ein Vorgang ließ sich nicht entscheiden und wartet wieder:', error);
  }
}
