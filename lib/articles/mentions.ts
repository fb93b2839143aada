import { isRowId } from '#lib/text-input.ts';
import type { ArticleDocument } from './document.ts';
import { companiesIn } from './portable.ts';

/** The ids of the companies that a text mentions or shows as a card, each once. */
export const mentionedIds = (document: ArticleDocument): number[] => [
  ...new Set(companiesIn(document).filter(isRowId)),
];
