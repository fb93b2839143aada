import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { companyInvitations, companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';

export const listMembers = (companyId: number) =>
  db
    .select({ userId: users.id, name: users.name, email: users.email, role: companyMembers.role })
    .from(companyMembers)
    .innerJoin(users, eq(users.id, companyMembers.userId))
    .where(eq(companyMembers.companyId, companyId))
    .orderBy(asc(companyMembers.role), asc(users.email));

export const listInvitations = (companyId: number) =>
  db
    .select({ id: companyInvitations.id, email: companyInvitations.email, role: companyInvitations.role })
    .from(companyInvitations)
    .where(and(eq(companyInvitations.companyId, companyId), gt(companyInvitations.expiresAt, sql`now()`)))
    .orderBy(asc(companyInvitations.email));

export async function getInvitation(id: string) {
  const [row] = await db
    .select({
      id: companyInvitations.id,
      email: companyInvitations.email,
      role: companyInvitations.role,
      companyName: companies.name,
      companySlug: companies.slug,
    })
    .from(companyInvitations)
    .innerJoin(companies, eq(companies.id, companyInvitations.companyId))
    .where(and(eq(companyInvitations.id, id), gt(companyInvitations.expiresAt, sql`now()`)));
  return row ?? null;
}

/** Entries that somebody alone manages: what becomes of them is to be said before the account goes. */
export const listSolelyManaged = (userId: string) =>
  db
    .select({ id: companies.id, name: companies.name })
    .from(companyMembers)
    .innerJoin(companies, eq(companies.id, companyMembers.companyId))
    .where(
      and(
        eq(companyMembers.userId, userId),
        eq(companyMembers.role, 'manager'),
        eq(companies.status, 'published'),
        sql`not exists (
          select from company_members as other
          where other.company_id = ${companies.id} and other.user_id <> ${userId} and other.role = 'manager')`,
      ),
    );

/** Who else could manage each of these entries. */
export const listColleagues = (companyIds: readonly number[], userId: string) =>
  companyIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          companyId: companyMembers.companyId,
          userId: users.id,
          name: users.name,
          email: users.email,
        })
        .from(companyMembers)
        .innerJoin(users, eq(users.id, companyMembers.userId))
        .where(
          and(
            inArray(companyMembers.companyId, [...companyIds]),
            ne(companyMembers.userId, userId),
            isNotNull(users.emailVerified),
            isNull(users.lockedAt),
          ),
        )
        .orderBy(asc(users.email));
