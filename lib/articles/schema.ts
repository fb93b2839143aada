import { isPictureKey } from '#lib/pictures/files.ts';
import { isRowId } from '#lib/text-input.ts';
import type { ArticleDocument, ArticleMark, ArticleNode } from './document.ts';
import { safeHref } from './safe-address.ts';
import { isNode, textOf } from './text.ts';

/*
 * What the body of an article may consist of. `acceptDocument` lets nothing else into the database, the editor's own schema
 * (components/articles/editor/extensions.ts) is held equal to it by a test, and `renderArticleHtml` writes each of it as HTML.
 */

type Place = 'block' | 'inline' | 'list' | 'row' | 'cell' | 'nothing' | 'words';

interface NodeRule {
  /** Where it may stand. */
  is: 'block' | 'inline' | 'list' | 'row' | 'cell';
  /** What may stand in it. */
  holds: Place;
  /** Without content it is left out. */
  needsContent?: boolean;
  attributes?: Readonly<Record<string, (value: unknown) => unknown>>;
  /** Attributes without which only its words stay. */
  requires?: readonly string[];
}

const wholeNumber = (least: number, most: number, usual: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most && value !== usual ? value : undefined;
const words = (value: unknown) => (typeof value === 'string' && value ? storable(value) : undefined);
/** An entry of the directory, and what it was called when this was written: the words that stay when it is gone. */
const ofCompany: Pick<NodeRule, 'attributes' | 'requires'> = {
  attributes: { company: (value) => (isRowId(value) ? value : undefined), name: nameOf },
  requires: ['company', 'name'],
};
const spans = { colspan: wholeNumber(1, 100, 1), rowspan: wholeNumber(1, 100, 1) };

export const NODE_RULES: Readonly<Record<string, NodeRule>> = {
  paragraph: { is: 'block', holds: 'inline' },
  heading: {
    is: 'block',
    holds: 'inline',
    attributes: { level: (value) => (value === 3 || value === 4 ? value : Number(value) > 4 ? 4 : 2) },
  },
  bulletList: { is: 'block', holds: 'list', needsContent: true },
  orderedList: { is: 'block', holds: 'list', needsContent: true, attributes: { start: wholeNumber(0, 1_000_000, 1) } },
  listItem: { is: 'list', holds: 'block' },
  blockquote: { is: 'block', holds: 'block' },
  codeBlock: { is: 'block', holds: 'words' },
  horizontalRule: { is: 'block', holds: 'nothing' },
  image: {
    is: 'block',
    holds: 'nothing',
    attributes: {
      /** Of the library; null for one whose file never came here. */
      picture: (value) => (isPictureKey(value) ? value : null),
      alt: (value) => words(value) ?? '',
      caption: words,
      href: (value) => safeHref(value) ?? undefined,
      original: words,
    },
  },
  companyCard: { is: 'block', holds: 'nothing', ...ofCompany },
  table: { is: 'block', holds: 'row', needsContent: true },
  tableRow: { is: 'row', holds: 'cell', needsContent: true },
  tableHeader: { is: 'cell', holds: 'block', attributes: spans },
  tableCell: { is: 'cell', holds: 'block', attributes: spans },
  text: { is: 'inline', holds: 'nothing' },
  hardBreak: { is: 'inline', holds: 'nothing' },
  mention: { is: 'inline', holds: 'nothing', ...ofCompany },
};

/** In the order in which they are stored, so that equal text is equal. */
export const MARKS = ['link', 'bold', 'italic', 'underline', 'strike', 'subscript', 'superscript', 'code'] as const;

/** Deeper than any real text. What is nested further loses its form, never its words. */
const MAX_DEPTH = 40;

/** Of the directory's names none is longer. */
const NAME_MAX_LENGTH = 300;

const PARAGRAPH: ArticleNode = { type: 'paragraph' };

/** Whatever came from outside as a body that may be stored: what is allowed keeps its form, of everything else the words stay. */
export function acceptDocument(value: unknown): ArticleDocument {
  const content = isNode(value) ? blocks(childrenOf(value), 0) : [];
  // Editors end with an empty line to type on.
  while (content.length > 1 && isEmpty(content.at(-1))) content.pop();
  return { type: 'doc', content: content.length > 0 ? content : [PARAGRAPH] };
}

/** Nothing in it that a reader would see. */
export const isEmptyDocument = ({ content }: ArticleDocument): boolean =>
  content.every((node) => node.type !== 'image' && textOf(node) === '');

/** What stands within a line of text. */
export const isInline = (node: ArticleNode): boolean => ruleOf(node)?.is === 'inline';

const isEmpty = (node: ArticleNode | undefined) => node?.type === 'paragraph' && !node.content;

const childrenOf = ({ content }: ArticleNode): ArticleNode[] => (Array.isArray(content) ? content.filter(isNode) : []);

const ruleOf = ({ type }: ArticleNode): NodeRule | undefined =>
  typeof type === 'string' && Object.hasOwn(NODE_RULES, type) ? NODE_RULES[type] : undefined;

/** Inline content between blocks becomes paragraphs; what has no place here is opened. */
function blocks(nodes: ArticleNode[], depth: number): ArticleNode[] {
  const found: ArticleNode[] = [];
  let run: ArticleNode[] = [];
  const closeRun = () => {
    const content = inline(run, true);
    if (content.some(({ type }) => type !== 'hardBreak')) found.push({ type: 'paragraph', content });
    run = [];
  };
  for (const node of nodes) {
    const rule = ruleOf(node);
    if (rule?.is === 'inline') {
      run.push(node);
      continue;
    }
    closeRun();
    if (depth >= MAX_DEPTH) {
      const text = storable(textOf(node));
      if (text) found.push({ type: 'paragraph', content: [{ type: 'text', text }] });
    } else if (rule?.is === 'block') found.push(...block(node, rule, depth));
    else found.push(...blocks(childrenOf(node), depth + 1));
  }
  closeRun();
  return found;
}

function block(node: ArticleNode, rule: NodeRule, depth: number): ArticleNode[] {
  const content = contentOf(node, rule, depth + 1);
  if (rule.needsContent && content.length === 0) return [];
  const accepted = withContent(node, rule, content);
  return isComplete(accepted, rule) ? [accepted] : blocks([{ type: 'text', text: textOf(node) }], depth + 1);
}

function contentOf(node: ArticleNode, { holds }: NodeRule, depth: number): ArticleNode[] {
  const children = childrenOf(node);
  switch (holds) {
    case 'inline':
      return inline(children, true);
    case 'words': {
      const text = storable(rawTextOf(children));
      return text ? [{ type: 'text', text }] : [];
    }
    case 'block':
      return atLeastAParagraph(blocks(children, depth), node.type === 'listItem');
    case 'nothing':
      return [];
    default:
      return members(children, holds, depth);
  }
}

const isComplete = ({ attrs }: ArticleNode, { requires = [] }: NodeRule) =>
  requires.every((name) => attrs?.[name] !== undefined);

/** Items of a list, rows of a table, cells of a row. What is none of them becomes the content of one. */
function members(children: ArticleNode[], kind: 'list' | 'row' | 'cell', depth: number): ArticleNode[] {
  return children.flatMap((child) => {
    const rule = ruleOf(child);
    if (rule?.is === kind) {
      const content = contentOf(child, rule, depth + 1);
      return rule.needsContent && content.length === 0 ? [] : [withContent(child, rule, content)];
    }
    const stray = blocks([child], depth + 2);
    return stray.length > 0 ? [wrapped(stray, kind)] : [];
  });
}

function wrapped(content: ArticleNode[], kind: 'list' | 'row' | 'cell'): ArticleNode {
  if (kind === 'list') return { type: 'listItem', content: atLeastAParagraph(content, true) };
  const cell = { type: 'tableCell', content };
  return kind === 'cell' ? cell : { type: 'tableRow', content: [cell] };
}

/** The item of a list begins with a paragraph. */
const atLeastAParagraph = (content: ArticleNode[], first: boolean) =>
  content.length === 0 || (first && content[0]?.type !== 'paragraph') ? [PARAGRAPH, ...content] : content;

function withContent(node: ArticleNode, { attributes = {} }: NodeRule, content: ArticleNode[]): ArticleNode {
  const given = isNode(node.attrs) ? (node.attrs as unknown as Record<string, unknown>) : {};
  const attrs = Object.fromEntries(
    Object.entries(attributes)
      .map(([name, read]) => [name, read(Object.hasOwn(given, name) ? given[name] : undefined)])
      .filter(([, value]) => value !== undefined),
  );
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

/** Text, breaks and companies; of whatever else stands there, the words. Text with the same marks is one. */
function inline(nodes: ArticleNode[], marked: boolean): ArticleNode[] {
  const found: ArticleNode[] = [];
  for (const node of nodes) {
    if (node.type === 'hardBreak') {
      found.push({ type: 'hardBreak' });
      continue;
    }
    const rule = node.type === 'text' ? undefined : ruleOf(node);
    const accepted = marked && rule?.is === 'inline' ? withContent(node, rule, []) : null;
    if (accepted && rule && isComplete(accepted, rule)) {
      found.push(accepted);
      continue;
    }
    const text = storable(node.type === 'text' ? (typeof node.text === 'string' ? node.text : '') : textOf(node));
    if (!text) continue;
    const marks = marked && node.type === 'text' ? marksOf(node) : [];
    const last = found.at(-1);
    if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += text;
    else found.push({ type: 'text', ...(marks.length > 0 ? { marks } : {}), text });
  }
  return found;
}

function marksOf({ marks }: ArticleNode): ArticleMark[] {
  const given = (Array.isArray(marks) ? marks : []).filter((mark) => isNode(mark));
  const found: ArticleMark[] = [];
  for (const type of MARKS) {
    const mark = given.find((each) => each.type === type);
    if (!mark) continue;
    if (type !== 'link') found.push({ type });
    else {
      const href = isNode(mark.attrs) ? safeHref((mark.attrs as unknown as Record<string, unknown>).href) : null;
      if (href) found.push({ type, attrs: { href: storable(href) } });
    }
  }
  // Code takes no other form.
  return found.some(({ type }) => type === 'code') ? [{ type: 'code' }] : found;
}

const rawTextOf = (nodes: ArticleNode[]): string =>
  nodes
    .map((node) => (node.type === 'hardBreak' ? '\n' : typeof node.text === 'string' ? node.text : textOf(node)))
    .join('');

/** One line, as every name is. */
function nameOf(value: unknown): string | undefined {
  const name = typeof value === 'string' ? storable(value).replace(/\s+/g, ' ').trim() : '';
  return name.slice(0, NAME_MAX_LENGTH).toWellFormed().trim() || undefined;
}

/** NUL and halves of a character cannot be stored. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
