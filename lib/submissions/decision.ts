import { z } from 'zod';
import { lines } from '#lib/text-input.ts';

export const NOTE_MAX_LENGTH = 2000;

export const decisionInput = z.object({
  intent: z.enum(['accept', 'reject'], { error: 'Bitte wählen Sie „Annehmen“ oder „Ablehnen“.' }),
  note: lines(NOTE_MAX_LENGTH),
});

/** Sentences for the most frequent reasons, to begin with. */
export const REASONS = [
  'Die Angaben lassen sich nicht zuordnen: Bitte nennen Sie den Namen so, wie er im Impressum steht.',
  'Die Beschreibung enthält Werbung für andere. Bitte beschreiben Sie nur Ihr eigenes Angebot.',
  'Diese Firma steht schon im Branchenbuch. Bitte übernehmen Sie den vorhandenen Eintrag.',
  'Die Branche passt nicht zum Angebot. Bitte wählen Sie eine treffendere.',
] as const;
