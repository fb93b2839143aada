import { asc, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { reports } from './tables.ts';

/** What has waited longest comes first. */
export const listOpenReports = (limit = 50) =>
  db
    .select({
      id: reports.id,
      kind: reports.kind,
      path: reports.path,
      message: reports.message,
      reporterName: reports.reporterName,
      reporterEmail: reports.reporterEmail,
      createdAt: reports.createdAt,
      companyName: companies.name,
      companyStatus: companies.status,
    })
    .from(reports)
    .leftJoin(companies, eq(companies.id, reports.companyId))
    .where(eq(reports.status, 'open'))
    .orderBy(asc(reports.createdAt), asc(reports.id))
    .limit(limit);
