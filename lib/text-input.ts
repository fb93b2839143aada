import { z } from 'zod';

// In a browser, it would try whether it may compile its schemas: the policy of these pages says no, and reports the attempt.
if (typeof window !== 'undefined') z.config({ jitless: true });

/** Characters that no text field takes: control characters (a NUL cannot be stored), and halves of a character. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const UNPRINTABLE_BUT_BREAKS = /(?![\n\t])[\p{Cc}\p{Cs}]/u;

const tooLong = (most: number) => `Bitte höchstens ${most.toLocaleString('de-DE')} Zeichen.`;
const REFUSED = 'Dieser Text enthält Zeichen, die sich nicht speichern lassen.';

/** One line: trimmed, inner white space single. Empty is allowed. */
export const line = (most: number) =>
  z
    .string({ error: 'Bitte füllen Sie dieses Feld aus.' })
    .normalize('NFC')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => [...text].length <= most, tooLong(most))
    .refine((text) => !UNPRINTABLE.test(text), REFUSED);

export const requiredLine = (most: number, missing = 'Bitte füllen Sie dieses Feld aus.') =>
  line(most).refine((text) => text !== '', missing);

/** Several lines: line breaks as \n, no more than one empty line. Empty is allowed. */
export const lines = (most: number) =>
  z
    .string({ error: 'Bitte füllen Sie dieses Feld aus.' })
    .normalize('NFC')
    .transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+$/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .refine((text) => [...text].length <= most, tooLong(most))
    .refine((text) => !UNPRINTABLE_BUT_BREAKS.test(text), REFUSED);

/** RFC 5321 allows 254 characters. In lower case, as accounts are found. */
export const emailInput = z
  .string({ error: 'Bitte geben Sie eine E-Mail-Adresse an.' })
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('Das sieht nicht wie eine E-Mail-Adresse aus. Beispiel: name@firma.de').max(254, tooLong(254)));

// Ids come from addresses and from what a browser calls an action with: anybody can send anything there.

export const isUuid = (id: unknown): id is string =>
  typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** The number of a row: what PostgreSQL's integer can hold. */
export const isRowId = (id: unknown): id is number => Number.isInteger(id) && Number(id) > 0 && Number(id) < 2 ** 31;

/** The page of a list that an address names; the first for whatever is none. */
export function readPage(given: unknown): number {
  const page = Number(given);
  return Number.isInteger(page) && page > 1 && page < 100_000 ? page : 1;
}

export const isSlug = (slug: unknown): slug is string =>
  typeof slug === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
