import { z } from 'zod';
import { emailInput, line, lines } from '#lib/text-input.ts';
import { PROPOSAL_FIELDS, type ReportedField } from './kinds.ts';

export const MESSAGE_MAX_LENGTH = 5000;
export const PROPOSAL_MAX_LENGTH = 1000;
export const GROUND_MAX_LENGTH = 300;

const isReportedField = (text: string): text is ReportedField =>
  text === 'closed' || Object.hasOwn(PROPOSAL_FIELDS, text);

/**
 * A notice of unlawful content names who gives it and says why (DSA Art. 16 (2)); so does an objection, or nobody could answer
 * it. Whoever corrects a telephone number may do so without a name.
 */
export const reportInput = z
  .object({
    kind: z.enum(['correction', 'unlawful', 'objection'], { error: 'Bitte wählen Sie, worum es geht.' }),
    path: line(500).transform((text) => {
      const address = URL.parse(text, 'http://site.invalid');
      // Addresses of other kinds, like `mailto:`, have something else there.
      return address?.pathname.startsWith('/') ? address.pathname : '/';
    }),
    message: lines(MESSAGE_MAX_LENGTH).refine(
      (text) => text.length >= 10,
      'Bitte beschreiben Sie es in ein paar Worten.',
    ),
    /** Only of a correction; of anything else it is not looked at. */
    field: z
      .string()
      .optional()
      .transform((text) => (text && isReportedField(text) ? text : null)),
    proposal: lines(PROPOSAL_MAX_LENGTH)
      .optional()
      .transform((text) => text || null),
    name: line(100),
    email: z.union([z.literal(''), emailInput]),
    goodFaith: z.string().optional(),
    solution: z.string().optional(),
  })
  .superRefine((report, context) => {
    if (report.kind === 'correction') return;
    if (!report.name) context.addIssue({ code: 'custom', path: ['name'], message: 'Dafür brauchen wir Ihren Namen.' });
    if (!report.email)
      context.addIssue({ code: 'custom', path: ['email'], message: 'Dafür brauchen wir Ihre E-Mail-Adresse.' });
    if (report.kind === 'unlawful' && report.goodFaith !== 'ja')
      context.addIssue({
        code: 'custom',
        path: ['goodFaith'],
        message: 'Bitte bestätigen Sie, dass Ihre Angaben nach bestem Wissen stimmen.',
      });
  });

export const reportDecisionInput = z
  .object({
    intent: z.enum(['followed', 'apply', 'close', 'reopen', 'removePerson', 'withdraw', 'declined'], {
      error: 'Bitte wählen Sie eine der Entscheidungen.',
    }),
    template: z.string().optional(),
    /** Empty where a template says it. */
    reason: lines(2000),
    ground: line(GROUND_MAX_LENGTH).optional(),
  })
  .superRefine(({ intent, ground }, context) => {
    if (intent === 'withdraw' && !ground)
      context.addIssue({
        code: 'custom',
        path: ['ground'],
        message: 'Bitte nennen Sie die Vorschrift oder die Stelle der Nutzungsbedingungen.',
      });
  });

/** What a moderator may make of a report. */
export type ReportOutcome = z.infer<typeof reportDecisionInput>['intent'];
