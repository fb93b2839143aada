import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { type AuditEvent, recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { withdrawCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { forgetMailsAbout, sendMail } from '#db/jobs/mutations.ts';
import { passToColleague } from '#db/members/mutations.ts';
import { listColleagues, listSolelyManaged } from '#db/members/queries.ts';
import { removePicturesOf } from '#db/pictures/mutations.ts';
import { reports } from '#db/reports/tables.ts';
import { companyInvitations, companyMembers, submissions } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';

/** What shall become of an entry that only this person manages: `to` a colleague, or withdrawn (null). */
export interface EntryPlan {
  companyId: number;
  to: string | null;
}

type DeletionOutcome = 'done' | 'undecided' | 'lastAdmin';

/**
 * Deletes an account with everything that only it has. An entry is never left without somebody who answers for it: "undecided" when
 * one is managed by nobody else and the plans do not say what to do, or name somebody who is not there. "lastAdmin": nobody would be
 * left who may give roles. Nothing has happened then.
 * What stays, and for how long, is written in docs/decisions/0019-forgetting.md.
 */
export async function deleteUser(userId: string, plans: readonly EntryPlan[] = []): Promise<DeletionOutcome> {
  return transaction(async () => {
    // Who leaves one of these entries at the same moment waits, and then is the last one there.
    const own = db
      .select({ id: companyMembers.companyId })
      .from(companyMembers)
      .where(eq(companyMembers.userId, userId));
    await db
      .select({ id: companies.id })
      .from(companies)
      .where(inArray(companies.id, own))
      .orderBy(asc(companies.id))
      .for('update');
    // Submissions before their author, in the order in which a moderator holds them.
    await db
      .select({ id: submissions.id })
      .from(submissions)
      .where(eq(submissions.authorId, userId))
      .orderBy(asc(submissions.id))
      .for('update');
    // All admins at once: two who leave at the same moment would each still see the other.
    const locked = await db
      .select({ id: users.id, email: users.email, role: users.role })
      .from(users)
      .where(or(eq(users.id, userId), eq(users.role, 'admin')))
      .orderBy(asc(users.id))
      .for('update');
    const user = locked.find(({ id }) => id === userId);
    if (!user) return 'done';
    if (user.role === 'admin' && !locked.some(({ id, role }) => role === 'admin' && id !== userId)) return 'lastAdmin';

    const alone = await listSolelyManaged(userId);
    const colleagues = await listColleagues(
      alone.map(({ id }) => id),
      userId,
    );
    const settled = alone.flatMap(({ id }) => plans.find(({ companyId }) => companyId === id) ?? []);
    const isThere = ({ companyId, to }: EntryPlan) =>
      to === null || colleagues.some((each) => each.companyId === companyId && each.userId === to);
    if (settled.length < alone.length || !settled.every(isThere)) return 'undecided';

    await forgetWords(userId, user.email);
    await forgetMailsAbout(user.email, userId);
    const recorded: AuditEvent[] = [];
    for (const { companyId, to } of settled) {
      if (to === null) {
        await withdrawCompany(companyId, 'owner');
        recorded.push({ actorId: userId, action: 'company.withdraw', subject: `company:${companyId}` });
      } else {
        const passed = await passToColleague({ companyId, from: userId, to });
        if (passed) recorded.push(passed);
      }
    }
    await removePicturesOf(userId);
    await db.delete(users).where(eq(users.id, userId));
    await sendMail({ kind: 'accountDeleted', to: user.email });
    for (const event of [...recorded, { actorId: userId, action: 'user.delete', subject: `user:${userId}` }])
      await recordAudit(event);
    return 'done';
  });
}

/** What lies about without a reference that would take it along. */
async function forgetWords(userId: string, email: string): Promise<void> {
  await db.delete(submissions).where(and(eq(submissions.authorId, userId), ne(submissions.status, 'accepted')));
  // What was accepted belongs to the entry; how it was typed does not.
  await db.update(submissions).set({ typed: {} }).where(eq(submissions.authorId, userId));
  await db.delete(companyInvitations).where(eq(companyInvitations.email, email));
  // An open report still has to be answered.
  await db
    .update(reports)
    .set({ reporterName: null, reporterEmail: null })
    .where(and(eq(reports.reporterEmail, email), ne(reports.status, 'open')));
}

/** Months after a decision within which a reporter may complain about it (DSA Art. 20). */
const REPORTER_KNOWN_FOR_MONTHS = 6;

/** After that nothing gives us a reason to know who reported something, or in which words. */
export async function forgetReporters(): Promise<void> {
  await db
    .update(reports)
    .set({ reporterName: null, reporterEmail: null, message: '', field: null, proposal: null })
    .where(
      and(
        ne(reports.message, ''),
        sql`${reports.decidedAt} < now() - ${REPORTER_KNOWN_FOR_MONTHS} * interval '1 month'`,
      ),
    );
}
