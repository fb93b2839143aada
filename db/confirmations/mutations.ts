import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { confirmCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { sendMail } from '#db/jobs/mutations.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import { CONFIRMATION_DAYS } from '#lib/confirmations/days.ts';
import { berlinDate } from '#lib/dates.ts';
import { confirmations } from './tables.ts';

const AT_ONCE = 200;

/** Who may be asked: managers who can sign in. Nobody ever because an import knows an address (UWG § 7). */
const CAN_BE_ASKED = sql`
  company_members.role = 'manager' and users.email_verified is not null and users.locked_at is null`;

/**
 * Asks the managers of entries that nobody has confirmed, changed or taken over for a year; again a year later if nobody answers.
 * Any number of processes may do it at once: each entry is taken by one of them.
 */
export async function askForConfirmations(): Promise<number> {
  let asked = 0;
  for (;;) {
    const batch = await transaction(askSome);
    asked += batch;
    if (batch < AT_ONCE) return asked;
  }
}

async function askSome(): Promise<number> {
  const due = await db.execute<{ id: number; name: string; since: string }>(sql`
    update companies set confirmation_asked_at = now()
    from (
      select company.id, greatest(company.published_at, company.confirmed_at) as since
      from (
        select company_id, min(company_members.created_at) as joined_at
        from company_members join users on users.id = user_id
        where ${CAN_BE_ASKED} group by company_id
      ) as managed
      join companies as company on company.id = managed.company_id
      where company.listed and not company.demo
        and greatest(company.published_at, company.confirmed_at, company.confirmation_asked_at, joined_at) < now() - interval '1 year'
      order by company.id limit ${AT_ONCE}
      for update of company skip locked
    ) as due
    where companies.id = due.id
    returning companies.id, companies.name, due.since::text as since`);
  for (const { id, name, since } of due) {
    await db.update(confirmations).set({ usedAt: new Date() }).where(openFor(id));
    const managers = await db
      .select({ userId: users.id, email: users.email })
      .from(companyMembers)
      .innerJoin(users, eq(users.id, companyMembers.userId))
      .where(and(eq(companyMembers.companyId, id), CAN_BE_ASKED));
    for (const { userId, email } of managers) {
      const [row] = await db
        .insert(confirmations)
        .values({ companyId: id, userId, expiresAt: sql`now() + ${CONFIRMATION_DAYS} * interval '1 day'` as never })
        .returning({ id: confirmations.id });
      const token = (row as { id: string }).id;
      await sendMail({ kind: 'confirmEntry', to: email, token, name, since: berlinDate(new Date(since)) });
    }
  }
  return due.length;
}

const openFor = (companyId: number) => and(eq(confirmations.companyId, companyId), isNull(confirmations.usedAt));

/**
 * Its manager says that all of what the page showed is right. "stale": the entry is not the one that was shown; the link still
 * works. Null: the link does not work, or not any more.
 */
export async function confirmEntry(id: string, version: number): Promise<'done' | 'stale' | null> {
  return transaction(async () => {
    const [asked] = await db
      .select({ companyId: confirmations.companyId, userId: confirmations.userId, version: companies.version })
      .from(confirmations)
      .innerJoin(companies, eq(companies.id, confirmations.companyId))
      .innerJoin(users, eq(users.id, confirmations.userId))
      .innerJoin(
        companyMembers,
        and(eq(companyMembers.companyId, confirmations.companyId), eq(companyMembers.userId, confirmations.userId)),
      )
      .where(
        and(
          eq(confirmations.id, id),
          isNull(confirmations.usedAt),
          gt(confirmations.expiresAt, sql`now()`),
          eq(companies.listed, true),
          CAN_BE_ASKED,
        ),
      )
      .for('update', { of: [companies, confirmations] });
    if (!asked) return null;
    const { companyId, userId } = asked;
    if (asked.version !== version) return 'stale';
    // One word is enough: what the other managers were sent is answered by it.
    await db.update(confirmations).set({ usedAt: new Date() }).where(openFor(companyId));
    await confirmCompany(companyId, { authorId: userId });
    await recordAudit({ actorId: userId, action: 'company.confirm', subject: `company:${companyId}` });
    return 'done';
  });
}

export async function deleteOldConfirmations(): Promise<void> {
  await db.delete(confirmations).where(lt(confirmations.expiresAt, sql`now() - interval '30 days'`));
}
