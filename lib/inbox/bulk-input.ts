import { z } from 'zod';
import { NOTE_MAX_LENGTH } from '#lib/submissions/decision.ts';
import { lines } from '#lib/text-input.ts';

/** As many as a page shows. */
export const INBOX_PAGE_SIZE = 50;

export const bulkInput = z.object({
  intent: z.enum(['accept', 'reject'], { error: 'Bitte wählen Sie „annehmen“ oder „ablehnen“.' }),
  case: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : (value ?? [])),
    z
      .array(z.string())
      .min(1, 'Bitte wählen Sie mindestens einen Vorgang aus.')
      .max(INBOX_PAGE_SIZE, `Bitte höchstens ${INBOX_PAGE_SIZE} auf einmal.`),
  ),
  template: z.string().optional(),
  reason: lines(NOTE_MAX_LENGTH),
});
