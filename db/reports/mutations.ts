import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { changeCompany, closeCompany, withdrawCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { isFreeFor } from '#db/inbox/conditions.ts';
import { sendMail } from '#db/jobs/mutations.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { type FormOutcome, once, type SentForm } from '#db/users/mutations.ts';
import { users } from '#db/users/tables.ts';
import { companyPath } from '#lib/paths.ts';
import type { ReportOutcome } from '#lib/reports/input.ts';
import { caseNumber, type ReportedField } from '#lib/reports/kinds.ts';
import { ENTRY_FIELDS, type EntryChanges, type EntryField } from '#lib/submissions/fields.ts';
import { reports } from './tables.ts';

/** Keeps a report and confirms it (DSA Art. 16 (4)). Its result is the case number. */
export async function createReport(
  report: {
    kind: 'correction' | 'unlawful' | 'objection';
    path: string;
    message: string;
    field?: ReportedField | null;
    proposal?: string | null;
    name: string;
    email: string;
  },
  form: SentForm | null = null,
): Promise<FormOutcome> {
  const { kind, path, message, field = null, proposal = null, name, email } = report;
  const isPrecise = kind === 'correction' && field !== null && (field === 'closed' || proposal !== null);
  return once(form, async () => {
    const slug = path.startsWith(companyPath('')) ? path.slice(companyPath('').length) : null;
    const [company] = slug ? await db.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug)) : [];
    const [row] = await db
      .insert(reports)
      .values({
        kind,
        path,
        message,
        field: isPrecise ? field : null,
        proposal: isPrecise && field !== 'closed' ? proposal : null,
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
 * The decision with its reasons goes to whoever reported it and, where the entry is changed or taken out by it, to the people of the
 * entry (DSA Art. 16 (5) and 17). False when somebody else has decided before, or looks at it right now.
 */
export async function decideReport(decision: {
  id: number;
  moderatorId: string;
  /** `apply`: `changes` are written into the entry. */
  outcome: ReportOutcome;
  changes?: EntryChanges;
  reason: string;
  ground?: string;
  today: string;
  bulkDecisionId?: string;
}): Promise<boolean> {
  const { id, moderatorId, outcome, reason, ground = '', today, bulkDecisionId } = decision;
  const changes = outcome === 'removePerson' ? { responsiblePerson: null } : (decision.changes ?? {});
  return transaction(async () => {
    const [report] = await db
      .update(reports)
      .set({
        status: outcome === 'declined' ? 'declined' : 'followed',
        reason,
        ground: ground || null,
        decidedAt: new Date(),
        decidedBy: moderatorId,
        heldBy: null,
        heldUntil: null,
      })
      .where(and(eq(reports.id, id), eq(reports.status, 'open'), isFreeFor(reports, moderatorId, bulkDecisionId)))
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
    const { companyId } = report;
    const fields = Object.keys(changes) as EntryField[];
    if (companyId !== null && (outcome === 'apply' || outcome === 'removePerson')) {
      await changeCompany(companyId, changes, today, { authorId: moderatorId }, 'moderation');
      const labels = ENTRY_FIELDS.filter(({ field }) => fields.includes(field)).map(({ label }) => label);
      for (const person of await peopleOf(companyId))
        await sendMail({ kind: 'entryCorrected', to: person.email, ...person, number, fields: labels, reason });
    }
    const about = [{ personId: moderatorId, values: { reason } }];
    const audit = (action: string) =>
      recordAudit({ actorId: moderatorId, action, subject: `company:${companyId}`, about });
    if (companyId !== null && (outcome === 'close' || outcome === 'reopen')) {
      const isClosed = outcome === 'close';
      if (await closeCompany(companyId, isClosed, { authorId: moderatorId })) {
        for (const { email, name } of await peopleOf(companyId))
          await sendMail({ kind: 'entryClosed', isClosed, to: email, name, company: companyId, number, reason });
        await audit(isClosed ? 'company.close' : 'company.reopen');
      }
    }
    const isTakenOut =
      outcome === 'withdraw' &&
      companyId !== null &&
      (await withdrawCompany(companyId, 'moderator', { decidedBy: moderatorId }));
    if (isTakenOut && companyId !== null) {
      for (const { email, name } of await peopleOf(companyId))
        await sendMail({ kind: 'entryTakenOut', to: email, name, number, reason, ground });
      await audit('company.takeOut');
    }
    await recordAudit({ actorId: moderatorId, action: `report.${outcome}`, subject: `report:${id}`, fields, about });
    return true;
  });
}

const peopleOf = (companyId: number) =>
  db
    .select({ email: users.email, name: companies.name, slug: companies.slug })
    .from(companyMembers)
    .innerJoin(users, eq(users.id, companyMembers.userId))
    .innerJoin(companies, eq(companies.id, companyMembers.companyId))
    .where(eq(companyMembers.companyId, companyId));
