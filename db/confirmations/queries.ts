import { eq, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { confirmations } from './tables.ts';

/** What a mailed link is about, also when it does not work any more. Looking at it does not use it up. */
export async function getConfirmation(id: string) {
  const [row] = await db
    .select({
      companyId: confirmations.companyId,
      userId: confirmations.userId,
      slug: companies.slug,
      name: companies.name,
      isListed: companies.listed,
      isOpen: sql<boolean>`${confirmations.usedAt} is null and ${confirmations.expiresAt} > now()`,
      /** When somebody has answered this mail or another one like it. */
      confirmedAt:
        sql<Date | null>`case when ${confirmations.usedAt} is not null and ${companies.confirmedAt} >= ${confirmations.createdAt}
        then ${companies.confirmedAt} end`.mapWith(companies.confirmedAt),
    })
    .from(confirmations)
    .innerJoin(companies, eq(companies.id, confirmations.companyId))
    .where(eq(confirmations.id, id));
  return row ?? null;
}
