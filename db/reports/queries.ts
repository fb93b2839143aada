import { eq, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { reports } from './tables.ts';

/** For whoever decides it. */
export async function getReport(id: number) {
  const [report] = await db
    .select({
      id: reports.id,
      kind: reports.kind,
      status: reports.status,
      path: reports.path,
      message: reports.message,
      field: reports.field,
      proposal: reports.proposal,
      reason: reports.reason,
      reporterName: reports.reporterName,
      reporterEmail: reports.reporterEmail,
      createdAt: reports.createdAt,
      micros: sql<string>`(extract(epoch from ${reports.createdAt}) * 1000000)::bigint::text`,
      heldBy: sql<string | null>`case when ${reports.heldUntil} > now() then ${reports.heldBy} end`,
      bulkDecisionId: reports.bulkDecisionId,
      companyId: reports.companyId,
      companyName: companies.name,
      companyStatus: companies.status,
    })
    .from(reports)
    .leftJoin(companies, eq(companies.id, reports.companyId))
    .where(eq(reports.id, id));
  return report ?? null;
}
