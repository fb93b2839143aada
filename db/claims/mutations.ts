import { and, eq, lt, ne, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { isFreeFor } from '#db/inbox/conditions.ts';
import { sendMail } from '#db/jobs/mutations.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import { CODE_MINUTES, CODE_TRIES, isClaimCode } from '#lib/claims/secret.ts';
import { getOpenClaim } from './queries.ts';
import { claims } from './tables.ts';

type Method = NonNullable<(typeof claims.$inferSelect)['method']>;

/** Begins a claim, or goes on with the one that is open. */
export async function openClaim(companyId: number, userId: string): Promise<{ id: string; codeSentAt: Date | null }> {
  await db.insert(claims).values({ companyId, userId }).onConflictDoNothing();
  const claim = await getOpenClaim(companyId, userId);
  if (!claim) throw new Error('The claim was decided at this moment');
  return claim;
}

/** A code to an address that lies on the entry's own domain: the caller has checked that. */
export async function sendClaimCode(claimId: string, email: string, companyName: string): Promise<void> {
  await transaction(async () => {
    const sentAt = new Date();
    await db.update(claims).set({ codeSentAt: sentAt, codeTries: 0 }).where(eq(claims.id, claimId));
    await sendMail({ kind: 'claimCode', to: email, claim: claimId, sentAt: sentAt.toISOString(), name: companyName });
  });
}

/** Each try counts before it is judged: many at once gain nothing. */
export async function tryClaimCode(claimId: string, typed: string): Promise<boolean> {
  const [claim] = await db
    .update(claims)
    .set({ codeTries: sql`${claims.codeTries} + 1` })
    .where(
      and(
        eq(claims.id, claimId),
        eq(claims.status, 'open'),
        lt(claims.codeTries, CODE_TRIES),
        sql`${claims.codeSentAt} > now() - ${CODE_MINUTES} * interval '1 minute'`,
      ),
    )
    .returning({ codeSentAt: claims.codeSentAt });
  return claim?.codeSentAt ? isClaimCode(typed, claimId, claim.codeSentAt) : false;
}

/**
 * The proof was found. Where nobody manages the entry yet, the person does from now on; where somebody does, both sides go to a
 * moderator and the manager is told.
 */
export async function proveClaim(
  claimId: string,
  method: Method,
  evidence: string | null,
): Promise<'approved' | 'contested' | null> {
  return transaction(async () => {
    const [claim] = await db
      .select({ companyId: claims.companyId, userId: claims.userId, name: companies.name })
      .from(claims)
      .innerJoin(companies, eq(companies.id, claims.companyId))
      .where(and(eq(claims.id, claimId), eq(claims.status, 'open')))
      .for('update');
    if (!claim) return null;
    const managers = await db
      .select({ email: users.email })
      .from(companyMembers)
      .innerJoin(users, eq(users.id, companyMembers.userId))
      .where(and(eq(companyMembers.companyId, claim.companyId), eq(companyMembers.role, 'manager')));
    if (managers.length > 0 || method === 'documents') {
      await db
        .update(claims)
        .set({ status: 'contested', contestedAt: new Date(), method, evidence })
        .where(eq(claims.id, claimId));
      for (const { email } of managers) await sendMail({ kind: 'entryClaimed', to: email, name: claim.name });
      return 'contested';
    }
    await db
      .update(claims)
      .set({ status: 'approved', method, evidence, decidedAt: new Date() })
      .where(eq(claims.id, claimId));
    await makeManager(claim.companyId, claim.userId);
    await recordAudit({
      actorId: claim.userId,
      action: `claim.prove.${method}`,
      subject: `company:${claim.companyId}`,
    });
    return 'approved';
  });
}

/** A moderator's word, told to both sides. Nobody loses the entry by it: who managed it before still does. */
export async function decideClaim(decision: {
  id: string;
  moderatorId: string;
  accepted: boolean;
  reason: string;
}): Promise<boolean> {
  const { id, moderatorId, accepted, reason } = decision;
  return transaction(async () => {
    const [claim] = await db
      .update(claims)
      .set({ status: accepted ? 'approved' : 'rejected', reason, decidedAt: new Date(), decidedBy: moderatorId })
      .where(and(eq(claims.id, id), eq(claims.status, 'contested'), isFreeFor(claims, moderatorId)))
      .returning({ companyId: claims.companyId, userId: claims.userId });
    if (!claim) return false;
    const managers = await db
      .select({ email: users.email })
      .from(companyMembers)
      .innerJoin(users, eq(users.id, companyMembers.userId))
      .where(
        and(
          eq(companyMembers.companyId, claim.companyId),
          eq(companyMembers.role, 'manager'),
          ne(companyMembers.userId, claim.userId),
        ),
      );
    if (accepted) await makeManager(claim.companyId, claim.userId);
    const [told] = await db
      .select({ email: users.email, name: companies.name, slug: companies.slug })
      .from(users)
      .innerJoin(companies, eq(companies.id, claim.companyId))
      .where(eq(users.id, claim.userId));
    if (told) await sendMail({ kind: 'claimDecided', to: told.email, name: told.name, accepted, reason });
    for (const { email } of managers)
      await sendMail({ kind: 'entryClaimDecided', to: email, name: told?.name ?? '', accepted, reason });
    await recordAudit({
      actorId: moderatorId,
      action: accepted ? 'claim.accept' : 'claim.reject',
      subject: `company:${claim.companyId}`,
      fields: [`user:${claim.userId}`],
      about: [{ personId: claim.userId, values: reason ? { reason } : {} }],
    });
    return true;
  });
}

async function makeManager(companyId: number, userId: string): Promise<void> {
  await db
    .insert(companyMembers)
    .values({ companyId, userId, role: 'manager' })
    .onConflictDoUpdate({ target: [companyMembers.companyId, companyMembers.userId], set: { role: 'manager' } });
}
