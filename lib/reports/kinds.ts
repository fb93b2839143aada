/** `2026-000042`: the year it came in, and its number. */
export const caseNumber = (id: number, createdAt: Date): string =>
  `${createdAt.getUTCFullYear()}-${String(id).padStart(6, '0')}`;

export const REPORT_KINDS = {
  correction: 'Eine Angabe stimmt nicht',
  unlawful: 'Der Inhalt ist rechtswidrig',
  objection: 'Ich bin die genannte Person und möchte das nicht',
} as const;
