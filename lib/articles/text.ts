import type { ArticleDocument, ArticleNode } from './document.ts';

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'listItem',
  'blockquote',
  'codeBlock',
  'tableRow',
  'tableCell',
  'tableHeader',
]);

/** Words a minute that people read silently in German. */
const READING_SPEED = 200;

/** The words of a node without any markup; blocks are parted by a space. A loop, because nodes may be nested at will. */
export function textOf(node: ArticleNode): string {
  const ahead: unknown[] = [node];
  let text = '';
  while (ahead.length > 0) {
    const next = ahead.pop();
    if (typeof next === 'string') text += next;
    if (!isNode(next)) continue;
    if (next.type === 'text' && typeof next.text === 'string') text += next.text;
    // What stands below a picture is read, too.
    if (next.type === 'image' && typeof next.attrs?.caption === 'string') text += ` ${next.attrs.caption} `;
    if (next.type === 'mention') text += nameOf(next);
    if (next.type === 'companyCard') text += ` ${nameOf(next)} `;
    if (BLOCKS.has(next.type) || next.type === 'hardBreak') ahead.push(' ');
    if (Array.isArray(next.content)) for (const child of next.content.toReversed()) ahead.push(child);
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** A document's nodes in the order in which they are read, itself first. A loop, because nodes may be nested at will. */
export function* nodesOf(document: ArticleNode): Generator<ArticleNode> {
  const ahead: unknown[] = [document];
  while (ahead.length > 0) {
    const node = ahead.pop();
    if (!isNode(node)) continue;
    yield node;
    if (Array.isArray(node.content)) for (const child of node.content.toReversed()) ahead.push(child);
  }
}

const nameOf = ({ attrs }: ArticleNode): string => (typeof attrs?.name === 'string' ? attrs.name : '');

/** For a whole document: joins its blocks. */
export const plainTextOf = (document: ArticleDocument): string =>
  (Array.isArray(document.content) ? document.content : [])
    .map((block) => textOf(block))
    .filter(Boolean)
    .join('\n');

/** Minutes, at least one. */
export const readingMinutes = (plainText: string): number =>
  Math.max(1, Math.round(plainText.split(/\s+/).length / READING_SPEED));

/** JSON from outside may hold anything where a node should be. */
export const isNode = (value: unknown): value is ArticleNode => typeof value === 'object' && value !== null;

export const countWords = (plainText: string): number => plainText.split(/\s+/).filter(Boolean).length;
