import type { ArticleDocument, ArticleNode } from './document.ts';

const MAX_DEPTH = 40;
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

/** The words of a node without any markup; blocks are parted by a space. */
export function textOf(node: ArticleNode, depth = 0): string {
  if (node.type === 'text') return typeof node.text === 'string' ? node.text : '';
  if (node.type === 'hardBreak') return ' ';
  if (depth >= MAX_DEPTH || !Array.isArray(node.content)) return '';
  const text = node.content.map((child) => textOf(child, depth + 1) + (BLOCKS.has(child.type) ? ' ' : '')).join('');
  return text.replace(/\s+/g, ' ').trim();
}

/** For a whole document: joins its blocks. */
export const plainTextOf = (document: ArticleDocument): string =>
  document.content
    .map((block) => textOf(block))
    .filter(Boolean)
    .join('\n');

/** Minutes, at least one. */
export const readingMinutes = (plainText: string): number =>
  Math.max(1, Math.round(plainText.split(/\s+/).length / READING_SPEED));
