import { and, desc, eq, lt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import { dataSources } from '#db/sources/tables.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import { companies, companyChanges } from './tables.ts';

const moderators = alias(users, 'moderators');

/** What became of an entry, the newest first. Who may see which name, lib/companies/history.ts says. */
export const listChangesOfCompany = (companyId: number, { before, limit }: { before?: number; limit: number }) =>
  db
    .select({
      id: companyChanges.id,
      at: companyChanges.at,
      kind: companyChanges.kind,
      before: companyChanges.before,
      after: companyChanges.after,
      authorId: companyChanges.authorId,
      authorName: users.name,
      authorEmail: users.email,
      authorRole: users.role,
      /** What the author is to the entry today. */
      memberRole: companyMembers.role,
      decidedBy: companyChanges.decidedBy,
      moderatorEmail: moderators.email,
      sourceName: dataSources.name,
    })
    .from(companyChanges)
    .leftJoin(users, eq(users.id, companyChanges.authorId))
    .leftJoin(
      companyMembers,
      and(eq(companyMembers.companyId, companyChanges.companyId), eq(companyMembers.userId, companyChanges.authorId)),
    )
    .leftJoin(moderators, eq(moderators.id, companyChanges.decidedBy))
    .leftJoin(dataSources, eq(dataSources.key, companyChanges.sourceKey))
    .where(and(eq(companyChanges.companyId, companyId), before ? lt(companyChanges.id, before) : undefined))
    .orderBy(desc(companyChanges.id))
    .limit(limit);

export type CompanyChange = Awaited<ReturnType<typeof listChangesOfCompany>>[number];

/** How an entry came to be, and what somebody is to it: for its history. Null when there is no such entry. */
export async function getEntryWithSource(companyId: number, userId: string) {
  const [row] = await db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      status: companies.status,
      createdAt: companies.createdAt,
      sourceKey: companies.sourceKey,
      sourceName: dataSources.name,
      sourceDate: companies.sourceDate,
      role: companyMembers.role,
    })
    .from(companies)
    .innerJoin(dataSources, eq(dataSources.key, companies.sourceKey))
    .leftJoin(companyMembers, and(eq(companyMembers.companyId, companies.id), eq(companyMembers.userId, userId)))
    .where(eq(companies.id, companyId));
  return row ?? null;
}
