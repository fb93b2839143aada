/** `2026-000042`: the year it came in, and its number. */
export const caseNumber = (id: number, createdAt: Date): string =>
  `${createdAt.getUTCFullYear()}-${String(id).padStart(6, '0')}`;

/** The number in a case number, however it was copied; null for anything else. */
export function readCaseNumber(text: string): number | null {
  const number = /^\d{4}\s*[-–]\s*(\d{1,9})$/.exec(text.trim())?.[1];
  return number === undefined ? null : Number(number);
}

export const REPORT_KINDS = {
  correction: 'Eine Angabe stimmt nicht',
  unlawful: 'Der Inhalt ist rechtswidrig',
  objection: 'Ich bin die genannte Person und möchte das nicht',
} as const;

/** What a visitor can put right word for word. */
export const PROPOSAL_FIELDS = {
  name: 'Name der Firma',
  streetAddress: 'Straße und Hausnummer',
  phone: 'Telefon',
  fax: 'Fax',
  email: 'E-Mail',
  website: 'Website',
  openingHours: 'Öffnungszeiten',
} as const;

export type ProposalField = keyof typeof PROPOSAL_FIELDS;

/** What a correction is about: one of these fields, or that all of it is over. */
export type ReportedField = ProposalField | 'closed';

export const CLOSED_LABEL = 'Die Firma gibt es nicht mehr';
