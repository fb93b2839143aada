import { z } from 'zod';
import { berlinInstant } from '#lib/dates.ts';
import { line } from '#lib/text-input.ts';

/** The filter as it stands in the address and in the form. */
export type AuditSearch = {
  /** An address, or the number of an account that may be gone. */
  person: string;
  /** `company:17`, or the address of an entry's page. */
  betrifft: string;
  aktion: string;
  /** ISO dates; both days belong to it. */
  von: string;
  bis: string;
  /** Only what came before this event. */
  vor: number;
};

const schema = z.object({
  person: line(254).catch(''),
  betrifft: line(500).catch(''),
  aktion: z
    .string()
    .regex(/^[a-zA-Z.]{1,60}$/)
    .catch(''),
  von: z.iso.date().catch(''),
  bis: z.iso.date().catch(''),
  vor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).catch(0),
});

export const parseAuditSearch = (params: Record<string, string | string[] | undefined>): AuditSearch =>
  schema.parse(params);

/** The instants between which these Berlin days lie. */
export function periodOf({ von, bis }: Pick<AuditSearch, 'von' | 'bis'>): { from?: Date; until?: Date } {
  const midnight = (date: string, days: number) =>
    berlinInstant(Date.parse(`${date}T00:00:00Z`) + days * 24 * 3600_000);
  return { ...(von ? { from: midnight(von, 0) } : {}), ...(bis ? { until: midnight(bis, 1) } : {}) };
}

/** `/firmen/…` as somebody copies it from the browser. */
export const entrySlugOf = (text: string): string | null =>
  /(?:^|\/)firmen\/([a-z0-9-]{1,200})\/?$/.exec(text.trim())?.[1] ?? null;
