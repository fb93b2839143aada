import { z } from 'zod';
import { emailInput, lines } from '#lib/text-input.ts';

export const EVIDENCE_MAX_LENGTH = 3000;

export const claimInput = z.object({ email: emailInput });
export const codeInput = z.object({
  code: z.string({ error: 'Bitte geben Sie den Code ein.' }).min(1, 'Bitte geben Sie den Code ein.').max(20),
});
export const proofInput = z.object({
  method: z.enum(['file', 'metaTag', 'dns'], { error: 'Bitte wählen Sie einen Weg.' }),
});
export const documentsInput = z.object({
  evidence: lines(EVIDENCE_MAX_LENGTH).refine((text) => text.length >= 20, 'Bitte schreiben Sie ein paar Worte mehr.'),
});
export const REASON_MAX_LENGTH = 500;
export const claimDecisionInput = z.object({
  intent: z.enum(['accept', 'reject'], { error: 'Bitte wählen Sie „Übergeben“ oder „Ablehnen“.' }),
  template: z.string().optional(),
  reason: lines(REASON_MAX_LENGTH),
});
