/** The field in which somebody says what becomes of an entry. */
export const planField = (companyId: number): string => `entry-${companyId}`;

export const WITHDRAW = 'withdraw';

export const handOverTo = (userId: string): string => `to:${userId}`;

/** Null when nothing was chosen. */
export function readPlan(value: unknown): { to: string | null } | null {
  if (value === WITHDRAW) return { to: null };
  return typeof value === 'string' && value.startsWith('to:') ? { to: value.slice(3) } : null;
}
