import { z } from 'zod';
import { fold } from '#lib/search/fold.ts';
import { isRowId, line, lines, requiredLine } from '#lib/text-input.ts';
import { SCHEMA_TYPES } from './schema-types.ts';

export const CATEGORY_NAME_MAX_LENGTH = 80;
const MOST_SYNONYMS = 100;

/** A trade as an admin types it; synonyms stand on a line each. */
export const categoryInput = z.object({
  name: requiredLine(CATEGORY_NAME_MAX_LENGTH, 'Bitte geben Sie einen Namen an.'),
  group: z.coerce.number({ error: 'Bitte wählen Sie eine Gruppe.' }).refine(isRowId, 'Bitte wählen Sie eine Gruppe.'),
  schemaType: z.string().refine((type) => SCHEMA_TYPES.includes(type), 'Bitte wählen Sie eine Art aus der Liste.'),
  synonyms: lines(MOST_SYNONYMS * (CATEGORY_NAME_MAX_LENGTH + 1)).transform((text, context) => {
    const bySpelling = new Map<string, string>();
    for (const typed of text.split('\n')) {
      const synonym = line(CATEGORY_NAME_MAX_LENGTH).safeParse(typed);
      if (!synonym.success) context.addIssue(`„${typed.slice(0, 40)} …“ ist zu lang für ein Synonym.`);
      else if (fold(synonym.data).trim() && !bySpelling.has(fold(synonym.data)))
        bySpelling.set(fold(synonym.data), synonym.data);
    }
    if (bySpelling.size > MOST_SYNONYMS) context.addIssue(`Bitte höchstens ${MOST_SYNONYMS} Synonyme.`);
    return [...bySpelling.values()];
  }),
  /** What the form was made from: somebody else's edit in between is not overwritten. */
  seen: z.string(),
});

/** The state of a trade, to compare. */
export const categoryState = (category: {
  name: string;
  parentId: number | null;
  schemaType: string;
  synonyms: readonly string[];
}): string => JSON.stringify([category.name, category.parentId, category.schemaType, [...category.synonyms].sort()]);
