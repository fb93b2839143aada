import { isRowId } from '#lib/text-input.ts';
import type { ArticleDocument } from './document.ts';
import { isNode } from './text.ts';

/** The ids of the companies that a text mentions or shows as a card, each once. A loop, because nodes may be nested at will. */
export function mentionedIds(document: ArticleDocument): number[] {
  const found = new Set<number>();
  const ahead: unknown[] = [document];
  while (ahead.length > 0) {
    const node = ahead.pop();
    if (!isNode(node)) continue;
    if ((node.type === 'mention' || node.type === 'companyCard') && isRowId(node.attrs?.company))
      found.add(node.attrs.company);
    if (Array.isArray(node.content)) ahead.push(...node.content);
  }
  return [...found];
}
