import { diffArrays, diffWordsWithSpace } from 'diff';
import type { WrittenText } from './desk-input.ts';
import type { ArticleNode } from './document.ts';
import { isInline } from './schema.ts';
import { textOf } from './text.ts';

/** Some words of a text: in both, or only in this one. */
export interface Piece {
  text: string;
  isChanged: boolean;
}

/** One paragraph, heading, cell … beside the one that it was or became; null where there is none. */
export interface ComparedRow {
  kind: string;
  before: Piece[] | null;
  after: Piece[] | null;
  /** The words are the same, their form is not: bold, a link, another level. */
  isReformed: boolean;
}

interface Block {
  kind: string;
  text: string;
  /** With everything that the words do not show. */
  form: string;
}

const KINDS: Readonly<Record<string, string>> = {
  title: 'Titel',
  teaser: 'Vorspann',
  heading: 'Überschrift',
  bulletList: 'Liste',
  orderedList: 'Liste',
  blockquote: 'Zitat',
  table: 'Tabelle',
  codeBlock: 'Code',
  image: 'Bild',
  horizontalRule: 'Trennlinie',
  companyCard: 'Firma',
};

/** Long enough for any real paragraph; beyond it the whole of it counts as changed. */
const PATIENCE_MS = 300;

/** Two versions of an article, side by side. */
export function compareTexts(before: WrittenText, after: WrittenText): ComparedRow[] {
  const [old, now] = [blocksOf(before), blocksOf(after)];
  const changes = diffArrays(old, now, {
    comparator: (one, other) => one.kind === other.kind && one.text === other.text,
    timeout: PATIENCE_MS * 10,
  });
  // Too much to match: all of the one, then all of the other.
  if (!changes) return paired(old, now);
  const rows: ComparedRow[] = [];
  let [oldAt, nowAt] = [0, 0];
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    const next = changes[index + 1];
    if (!change) continue;
    if (!change.added && !change.removed) {
      for (let count = 0; count < change.count; count += 1)
        rows.push(same(old[oldAt + count] as Block, now[nowAt + count] as Block));
      oldAt += change.count;
      nowAt += change.count;
      continue;
    }
    const isReplaced = change.removed && next?.added;
    const removed = change.removed ? change.count : 0;
    const added = change.added ? change.count : isReplaced ? next.count : 0;
    rows.push(...paired(old.slice(oldAt, oldAt + removed), now.slice(nowAt, nowAt + added)));
    oldAt += removed;
    nowAt += added;
    if (isReplaced) index += 1;
  }
  return rows;
}

/** What stands there, block by block, each with the innermost thing that it is part of and that has a name. */
function blocksOf({ title, teaser, body }: WrittenText): Block[] {
  const blocks: Block[] = [
    { kind: 'title', text: title, form: '' },
    { kind: 'teaser', text: teaser, form: '' },
  ];
  const visit = (node: ArticleNode, kind: string) => {
    const own = Object.hasOwn(KINDS, node.type) ? node.type : kind;
    const isLeaf = !node.content?.some((child) => !isInline(child));
    if (!isLeaf) for (const child of node.content ?? []) visit(child, own);
    else {
      const text = node.type === 'image' ? pictureText(node) : textOf(node);
      if (text || node.type === 'horizontalRule') blocks.push({ kind: own, text, form: JSON.stringify(node) });
    }
  };
  for (const node of body.content) visit(node, '');
  return blocks;
}

const pictureText = ({ attrs = {} }: ArticleNode) =>
  [attrs.alt, attrs.caption].filter((part) => typeof part === 'string' && part).join(' – ');

const same = (before: Block, after: Block): ComparedRow => ({
  kind: KINDS[after.kind] ?? '',
  before: [{ text: before.text, isChanged: false }],
  after: [{ text: after.text, isChanged: false }],
  isReformed: before.form !== after.form,
});

/** What was in one place: the first beside the first, and so on. */
function paired(old: Block[], now: Block[]): ComparedRow[] {
  return Array.from({ length: Math.max(old.length, now.length) }, (_, index) => {
    const [before, after] = [old[index], now[index]];
    const kind = KINDS[after?.kind ?? before?.kind ?? ''] ?? '';
    if (before && after) return { kind, ...words(before.text, after.text), isReformed: false };
    const whole = (block: Block | undefined) => (block ? [{ text: block.text, isChanged: true }] : null);
    return { kind, before: whole(before), after: whole(after), isReformed: false };
  });
}

function words(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const changes = diffWordsWithSpace(before, after, { timeout: PATIENCE_MS });
  if (!changes) return { before: [{ text: before, isChanged: true }], after: [{ text: after, isChanged: true }] };
  const side = (other: 'added' | 'removed', own: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .map((change) => ({ text: change.value, isChanged: change[own] === true }));
  return { before: side('added', 'removed'), after: side('removed', 'added') };
}
