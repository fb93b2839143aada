import type { EntryChanges } from '#lib/submissions/fields.ts';
import { entryInput } from '#lib/submissions/input.ts';
import type { ProposalField } from './kinds.ts';

/** What a visitor typed for one field, read as its owner's form would read it: the change, or what is wrong with it. */
export function readProposal(field: ProposalField, text: string): { changes: EntryChanges } | { problem: string } {
  const { shape } = entryInput();
  const result = shape[field === 'openingHours' ? 'hours' : field].safeParse(text);
  if (!result.success) return { problem: result.error.issues.map(({ message }) => message).join(' ') };
  return { changes: { [field]: result.data } };
}
