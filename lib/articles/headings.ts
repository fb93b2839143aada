import { slugify } from '#lib/slug.ts';
import type { ArticleDocument, ArticleNode } from './document.ts';
import { isNode, textOf } from './text.ts';

export interface Heading {
  /** Its anchor; none when its text has nothing that can be written in an address. */
  id: string | null;
  /** From 2 on: the title of the page is its only h1. */
  level: 2 | 3 | 4;
  text: string;
}

/** Deeper than in any real text. */
const MAX_DEPTH = 40;

/** The page's own anchors, which no heading may take. */
const TAKEN = ['inhalt', 'kommentare'];

/** The headings of a document in its order; each anchor occurs once. */
export function headingsOf(document: ArticleDocument): Map<ArticleNode, Heading> {
  const headings = new Map<ArticleNode, Heading>();
  const taken = new Set(TAKEN);
  const visit = (node: unknown, depth: number) => {
    if (!isNode(node) || depth > MAX_DEPTH) return;
    if (node.type === 'heading') {
      const text = textOf(node);
      headings.set(node, { id: freeId(slugify(text), taken), level: levelOf(node), text });
    } else if (Array.isArray(node.content)) {
      for (const child of node.content) visit(child, depth + 1);
    }
  };
  visit(document, 0);
  return headings;
}

function freeId(slug: string, taken: Set<string>): string | null {
  if (!slug) return null;
  let id = slug;
  for (let number = 2; taken.has(id); number += 1) id = `${slug}-${number}`;
  taken.add(id);
  return id;
}

function levelOf(node: ArticleNode): 2 | 3 | 4 {
  const level = node.attrs?.level;
  if (typeof level !== 'number') return 2;
  return level >= 4 ? 4 : level >= 3 ? 3 : 2;
}
