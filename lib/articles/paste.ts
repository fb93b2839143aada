import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';
import type { ArticleNode } from './document.ts';
import { documentFromHtml } from './from-html.ts';
import { renderArticleHtml } from './html.ts';
import { acceptDocument } from './schema.ts';
import { isTameHtml } from './tame-html.ts';

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = { childNodes: HtmlNode[] };

/**
 * What somebody pastes, as the HTML of our own articles: structure stays; looks, tracking and whatever runs do not. Pictures are
 * left out: they lie on another host or on the writer's disk.
 */
export function cleanPastedHtml(html: string): string {
  // Copied in the editor itself: it knows best where such a piece begins and ends.
  if (/\sdata-pm-slice=/.test(html)) return html;
  const fragment = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  const body = acceptDocument(documentFromHtml(isTameHtml(fragment) ? tidied(fragment) : fragment));
  return renderArticleHtml({ type: 'doc', content: withoutPictures(body.content) });
}

/** What word processors mean by their HTML, written as HTML means it. */
function tidied(html: string): string {
  // Word shows these to itself only: the signs before the items of a list, for programs that know no lists.
  const tree = parseFragment(html.replace(/<!\[(?:if|endif)[^\]]*\]>/gi, ''), { scriptingEnabled: false });
  mend(tree);
  return serialize(tree);
}

function mend(parent: Parent): void {
  parent.childNodes = withRealLists(parent.childNodes);
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue;
    // Google Docs wraps all it copies in bold that is not bold.
    if (/^(b|strong)$/.test(node.tagName) && /font-weight:\s*(normal|400)/i.test(styleOf(node))) rename(node, 'span');
    // Word's title.
    if (node.tagName === 'p' && /\bMsoTitle\b/.test(attributeOf(node, 'class'))) rename(node, 'h1');
    mend(node);
  }
}

/** Word writes the items of a list as paragraphs that say how deep they are, with the sign or number as text. */
function withRealLists(nodes: HtmlNode[]): HtmlNode[] {
  const found: HtmlNode[] = [];
  let open: { level: number; list: Element }[] = [];
  for (const node of nodes) {
    const item = 'tagName' in node ? wordItem(node) : null;
    if (!item) {
      if (node.nodeName !== '#text' || (node as DefaultTreeAdapterTypes.TextNode).value.trim()) open = [];
      found.push(node);
      continue;
    }
    open = open.filter(({ level }) => level <= item.level);
    let current = open.at(-1);
    if (!current || current.level < item.level) {
      const list = element(item.isOrdered ? 'ol' : 'ul');
      const last = current?.list.childNodes.at(-1) as Element | undefined;
      if (last) last.childNodes.push(list);
      else found.push(list);
      current = { level: item.level, list };
      open.push(current);
    }
    const li = element('li');
    li.childNodes = item.content;
    current.list.childNodes.push(li);
  }
  return found;
}

function wordItem(node: Element): { level: number; isOrdered: boolean; content: HtmlNode[] } | null {
  const [, level] = /mso-list:\s*l\d+\s+level(\d+)/i.exec(styleOf(node)) ?? [];
  if (!level) return null;
  const sign = takeSign(node);
  return {
    level: Number(level),
    isOrdered: /^\s*\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i.test(sign ? wordsOf(sign) : ''),
    content: node.childNodes,
  };
}

/** Takes the sign or number out, however deep it stands. */
function takeSign(parent: Parent): HtmlNode | null {
  for (const [index, child] of parent.childNodes.entries()) {
    if (!('tagName' in child)) continue;
    if (/mso-list:\s*ignore/i.test(styleOf(child))) {
      parent.childNodes.splice(index, 1);
      return child;
    }
    const within = takeSign(child);
    if (within) return within;
  }
  return null;
}

const wordsOf = (node: HtmlNode): string =>
  node.nodeName === '#text'
    ? (node as DefaultTreeAdapterTypes.TextNode).value
    : 'childNodes' in node
      ? node.childNodes.map(wordsOf).join('')
      : '';

const attributeOf = (node: Element, name: string) => node.attrs.find((own) => own.name === name)?.value ?? '';
const styleOf = (node: Element) => attributeOf(node, 'style');

function rename(node: Element, tagName: string): void {
  node.tagName = tagName;
  node.nodeName = tagName;
}

const element = (tagName: string): Element => parseFragment(`<${tagName}></${tagName}>`).childNodes[0] as Element;

const withoutPictures = (nodes: ArticleNode[]): ArticleNode[] =>
  nodes
    .filter(({ type }) => type !== 'image')
    .map((node) => (node.content ? { ...node, content: withoutPictures(node.content) } : node));
