import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { withdrawCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { sendMail } from '#db/jobs/mutations.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { type FormOutcome, once, type SentForm } from '#db/users/mutations.ts';
import { users } from '#db/users/tables.ts';
import { companyPath } from '#lib/paths.ts';
import { caseNumber } from '#lib/reports/kinds.ts';
import { reports } from './tables.ts';

/** Keeps a report and confirms it (DSA Art. 16 (4)). Its result is the case number. */
export async function createReport(
  report: {
    kind: 'correction' | 'unlawful' | 'objection';
    path: string;
    message: string;
    name: string;
    email: string;
  },
  form: SentForm | null = null,
): Promise<FormOutcome> {
  const { kind, path, message, name, email } = report;
  return once(form, async () => {
    const slug = path.startsWith(companyPath('')) ? path.slice(companyPath('').length) : null;
    const [company] = slug ? await db.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug)) : [];
    const [row] = await db
      .insert(reports)
      .values({
        kind,
        path,
        message,
        companyId: company?.id ?? null,
        reporterName: name || null,
        reporterEmail: email || null,
      })
      .returning({ id: reports.id, createdAt: reports.createdAt });
    const { id, createdAt } = row as { id: number; createdAt: Date };
    const number = caseNumber(id, createdAt);
    if (email) await sendMail({ kind: 'reportReceived', to: email, number });
    return number;
  });
}

/**
 * The decision with its reasons goes to whoever reported it, and, where an entry is taken out by it, to those who manage the entry
 * (DSA Art. 16 (5) and 17). False when somebody else has decided before.
 */
export async function decideReport(decision: {
  id: number;
  moderatorId: string;
  outcome: 'followed' | 'withdraw' | 'declined';
  reason: string;
}): Promise<boolean> {
  const { id, moderatorId, outcome, reason } = decision;
  return transaction(async () => {
    const [report] = await db
      .update(reports)
      .set({
        status: outcome === 'declined' ? 'declined' : 'followed',
        reason,
        decidedAt: new Date(),
        decidedBy: moderatorId,
      })
      .where(and(eq(reports.id, id), eq(reports.status, 'open')))
      .returning();
    if (!report) return false;
    const number = caseNumber(report.id, report.createdAt);
    if (report.reporterEmail) {
      await sendMail({
        kind: 'reportDecided',
        to: report.reporterEmail,
        number,
        followed: outcome !== 'declined',
        reason,
      });
    }
    const isTakenOut =
      outcome === 'withdraw' &&
      report.companyId !== null &&
      (await withdrawCompany(report.companyId, 'moderator', { decidedBy: moderatorId }));
    if (isTakenOut && report.companyId !== null) {
      const managers = await db
        .select({ email: users.email, name: companies.name })
        .from(companyMembers)
        .innerJoin(users, eq(users.id, companyMembers.userId))
        .innerJoin(companies, eq(companies.id, companyMembers.companyId))
        .where(and(eq(companyMembers.companyId, report.companyId), eq(companyMembers.role, 'manager')));
      for (const { email, name } of managers)
        await sendMail({ kind: 'entryTakenOut', to: email, name, number, reason });
    }
    const about = [{ personId: moderatorId, values: { reason } }];
    if (isTakenOut) {
      await recordAudit({
        actorId: moderatorId,
        action: 'company.takeOut',
        subject: `company:${report.companyId}`,
        about,
      });
    }
    await recordAudit({ actorId: moderatorId, action: `report.${outcome}`, subject: `report:${id}`, about });
    return true;
  });
}
