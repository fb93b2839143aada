import { and, eq, gt, sql } from 'drizzle-orm';
import { type AuditEvent, recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { sendMail } from '#db/jobs/mutations.ts';
import { companyInvitations, companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';

type MemberRole = 'manager' | 'contributor';

const INVITATION_DAYS = 14;

/** Invited again, the newest mail counts. Somebody who is there already is not asked: false. */
export async function inviteMember(invitation: {
  companyId: number;
  email: string;
  role: MemberRole;
  invitedBy: { id: string; name: string | null; email: string };
}): Promise<boolean> {
  const { companyId, email, role, invitedBy } = invitation;
  return transaction(async () => {
    const [present] = await db
      .select({ id: users.id })
      .from(companyMembers)
      .innerJoin(users, eq(users.id, companyMembers.userId))
      .where(and(eq(companyMembers.companyId, companyId), eq(users.email, email)));
    if (present) return false;
    await db
      .delete(companyInvitations)
      .where(and(eq(companyInvitations.companyId, companyId), eq(companyInvitations.email, email)));
    const [row] = await db
      .insert(companyInvitations)
      .values({
        companyId,
        email,
        role,
        invitedBy: invitedBy.id,
        expiresAt: sql`now() + ${INVITATION_DAYS} * interval '1 day'` as never,
      })
      .returning({ id: companyInvitations.id });
    const [company] = await db.select({ name: companies.name }).from(companies).where(eq(companies.id, companyId));
    await sendMail({
      kind: 'invited',
      to: email,
      token: (row as { id: string }).id,
      name: company?.name ?? '',
      by: invitedBy.name ?? invitedBy.email,
    });
    await recordAudit({ actorId: invitedBy.id, action: 'member.invite', subject: `company:${companyId}` });
    return true;
  });
}

/** Only the account with the invited address may: a mail that was passed on opens nothing. */
export async function acceptInvitation(
  id: string,
  user: { id: string; email: string },
): Promise<{ companyId: number } | null> {
  return transaction(async () => {
    const [invitation] = await db
      .delete(companyInvitations)
      .where(
        and(
          eq(companyInvitations.id, id),
          eq(companyInvitations.email, user.email),
          gt(companyInvitations.expiresAt, sql`now()`),
        ),
      )
      .returning({ companyId: companyInvitations.companyId, role: companyInvitations.role });
    if (!invitation) return null;
    await db
      .insert(companyMembers)
      .values({ companyId: invitation.companyId, userId: user.id, role: invitation.role })
      .onConflictDoNothing();
    await recordAudit({ actorId: user.id, action: 'member.join', subject: `company:${invitation.companyId}` });
    return { companyId: invitation.companyId };
  });
}

export type MemberChange = 'done' | 'lastManager' | 'notThere';

/** `role: null` takes somebody out. The last manager stays: an entry is handed over or withdrawn, never orphaned. */
export async function changeMember(change: {
  companyId: number;
  userId: string;
  role: MemberRole | null;
  actorId: string;
}): Promise<MemberChange> {
  const { companyId, userId, role, actorId } = change;
  return transaction(async () => {
    // Two managers who leave at the same moment wait for each other here.
    await db.execute(sql`select from companies where id = ${companyId} for update`);
    const members = await db
      .select({ userId: companyMembers.userId, role: companyMembers.role })
      .from(companyMembers)
      .where(eq(companyMembers.companyId, companyId));
    const member = members.find((each) => each.userId === userId);
    if (!member) return 'notThere';
    const otherManagers = members.filter((each) => each.userId !== userId && each.role === 'manager');
    if (member.role === 'manager' && role !== 'manager' && otherManagers.length === 0) return 'lastManager';
    const isThis = and(eq(companyMembers.companyId, companyId), eq(companyMembers.userId, userId));
    if (role) await db.update(companyMembers).set({ role }).where(isThis);
    else await db.delete(companyMembers).where(isThis);
    if (!role && actorId !== userId) {
      const [told] = await db
        .select({ email: users.email, name: companies.name })
        .from(users)
        .innerJoin(companies, eq(companies.id, companyId))
        .where(eq(users.id, userId));
      if (told) await sendMail({ kind: 'memberRemoved', to: told.email, name: told.name });
    }
    await recordAudit({
      actorId,
      action: role ? 'member.role' : actorId === userId ? 'member.leave' : 'member.remove',
      subject: `company:${companyId}`,
      fields: [`user:${userId}`, 'role'],
      about: [{ personId: userId, values: { before: { role: member.role }, after: { role } } }],
    });
    return 'done';
  });
}

/**
 * Makes somebody who is there already a manager instead of the one who was: in one step, so that the entry is never without one.
 * False when either is not what he was.
 */
export async function handOver(change: { companyId: number; from: string; to: string }): Promise<boolean> {
  return transaction(async () => {
    const recorded = await passToColleague(change);
    if (recorded) await recordAudit(recorded);
    return recorded !== null;
  });
}

/** The same for somebody who writes down later what he has done, all of it at the end of his transaction. */
export async function passToColleague(change: {
  companyId: number;
  from: string;
  to: string;
}): Promise<AuditEvent | null> {
  const { companyId, from, to } = change;
  if (from === to) return null;
  return transaction(async () => {
    await db.execute(sql`select from companies where id = ${companyId} for update`);
    const members = await db
      .select({ userId: companyMembers.userId, role: companyMembers.role })
      .from(companyMembers)
      .where(eq(companyMembers.companyId, companyId));
    const before = members.find(({ userId }) => userId === to);
    if (!before || !members.some(({ userId, role }) => userId === from && role === 'manager')) return null;
    const isMember = (userId: string) =>
      and(eq(companyMembers.companyId, companyId), eq(companyMembers.userId, userId));
    await db.update(companyMembers).set({ role: 'manager' }).where(isMember(to));
    await db.update(companyMembers).set({ role: 'contributor' }).where(isMember(from));
    const [told] = await db
      .select({ email: users.email, name: companies.name })
      .from(users)
      .innerJoin(companies, eq(companies.id, companyId))
      .where(eq(users.id, to));
    if (told) await sendMail({ kind: 'entryHandedOver', to: told.email, name: told.name, company: companyId });
    return {
      actorId: from,
      action: 'member.handOver',
      subject: `company:${companyId}`,
      fields: [`user:${to}`, 'role'],
      about: [{ personId: to, values: { before: { role: before.role }, after: { role: 'manager' } } }],
    };
  });
}

export async function cancelInvitation(companyId: number, id: string, actorId: string): Promise<void> {
  await transaction(async () => {
    const gone = await db
      .delete(companyInvitations)
      .where(and(eq(companyInvitations.id, id), eq(companyInvitations.companyId, companyId)))
      .returning({ id: companyInvitations.id });
    if (gone.length > 0) await recordAudit({ actorId, action: 'member.uninvite', subject: `company:${companyId}` });
  });
}
