import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

interface Held {
  heldBy: AnyColumn;
  heldUntil: AnyColumn;
  bulkDecisionId?: AnyColumn;
}

/** Nobody else looks at it, and it is not decided already together with others, unless that is what takes effect now. */
export function isFreeFor(table: Held, moderatorId: string, bulkDecisionId?: string): SQL {
  const decidedBefore = table.bulkDecisionId
    ? sql`${table.bulkDecisionId} is not distinct from ${bulkDecisionId ?? null}::uuid`
    : sql`true`;
  return sql`(${table.heldBy} is null or ${table.heldBy} = ${moderatorId} or ${table.heldUntil} is null or ${table.heldUntil} < now())
    and ${decidedBefore}`;
}
