import { and, eq, inArray, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { places } from '#db/places/tables.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import { users } from '#db/users/tables.ts';
import { isSlug } from '#lib/text-input.ts';
import { claims } from './tables.ts';

/** What somebody who wants to take an entry over needs to know about it. */
export async function getClaimableCompany(slug: string, userId: string) {
  if (!isSlug(slug)) return null;
  const [company] = await db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      placeName: places.name,
      website: companies.website,
      demo: companies.demo,
      isMember: sql<boolean>`exists (
        select from ${companyMembers} as own where own.company_id = ${companies.id} and own.user_id = ${userId})`,
    })
    .from(companies)
    .innerJoin(places, eq(places.id, companies.placeId))
    .where(and(eq(companies.slug, slug), eq(companies.status, 'published')));
  return company ?? null;
}

/** Somebody's claim on an entry that is not decided. */
export async function getOpenClaim(companyId: number, userId: string) {
  const [claim] = await db
    .select({
      id: claims.id,
      status: claims.status,
      codeSentAt: claims.codeSentAt,
      codeTries: claims.codeTries,
    })
    .from(claims)
    .where(
      and(eq(claims.companyId, companyId), eq(claims.userId, userId), inArray(claims.status, ['open', 'contested'])),
    );
  return claim ?? null;
}

/** A claim with what both sides have shown: for the moderator who decides it. */
export async function getClaim(id: string) {
  const [claim] = await db
    .select({
      id: claims.id,
      status: claims.status,
      name: companies.name,
      slug: companies.slug,
      website: companies.website,
      method: claims.method,
      evidence: claims.evidence,
      claimant: users.email,
      claimantName: users.name,
      claimantId: claims.userId,
      since: sql<Date>`${claims.contestedAt}`.mapWith(claims.createdAt),
      micros: sql<string>`(extract(epoch from ${claims.contestedAt}) * 1000000)::bigint::text`,
      reason: claims.reason,
      heldBy: sql<string | null>`case when ${claims.heldUntil} > now() then ${claims.heldBy} end`,
      managers: sql<string[]>`array(
        select manager.email from ${companyMembers} as own join ${users} as manager on manager.id = own.user_id
        where own.company_id = ${claims.companyId} and own.role = 'manager')`,
    })
    .from(claims)
    .innerJoin(companies, eq(companies.id, claims.companyId))
    .innerJoin(users, eq(users.id, claims.userId))
    .where(and(eq(claims.id, id), sql`${claims.contestedAt} is not null`));
  return claim ?? null;
}
