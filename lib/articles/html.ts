import { slugify } from '#lib/slug.ts';
import type { ArticleDocument, ArticleNode } from './document.ts';
import { textOf } from './text.ts';

/** Deeper than any real text; a document nested further is cut there, so that no input can exhaust the stack. */
const MAX_DEPTH = 40;

type Renderer = (node: ArticleNode, inner: string) => string;

/** What may appear, and as what. A node that is not here is left out, its text stays. */
const nodes: Record<string, Renderer> = {
  paragraph: (_, inner) => (inner ? `<p>${inner}</p>` : ''),
  heading: (node, inner) => {
    const level = headingLevel(node);
    const id = headingId(node);
    return `<h${level}${id ? ` id="${id}"` : ''}>${inner}</h${level}>`;
  },
  bulletList: (_, inner) => `<ul>${inner}</ul>`,
  orderedList: (node, inner) => {
    const start = Number(node.attrs?.start ?? 1);
    return `<ol${Number.isInteger(start) && start !== 1 ? ` start="${start}"` : ''}>${inner}</ol>`;
  },
  listItem: (_, inner) => `<li>${inner}</li>`,
  blockquote: (_, inner) => `<blockquote>${inner}</blockquote>`,
  codeBlock: (_, inner) => `<pre><code>${inner}</code></pre>`,
  horizontalRule: () => '<hr>',
  hardBreak: () => '<br>',
  table: (_, inner) => `<table><tbody>${inner}</tbody></table>`,
  tableRow: (_, inner) => `<tr>${inner}</tr>`,
  tableHeader: (node, inner) => `<th${spans(node)}>${inner}</th>`,
  tableCell: (node, inner) => `<td${spans(node)}>${inner}</td>`,
};

const marks: Record<string, (inner: string, attrs: Record<string, unknown>) => string> = {
  bold: (inner) => `<strong>${inner}</strong>`,
  italic: (inner) => `<em>${inner}</em>`,
  underline: (inner) => `<u>${inner}</u>`,
  strike: (inner) => `<s>${inner}</s>`,
  code: (inner) => `<code>${inner}</code>`,
  subscript: (inner) => `<sub>${inner}</sub>`,
  superscript: (inner) => `<sup>${inner}</sup>`,
  link: (inner, { href }) => {
    const target = safeHref(href);
    if (!target) return inner;
    const foreign = target.startsWith('http') ? ' rel="noopener nofollow"' : '';
    return `<a href="${escapeHtml(target)}"${foreign}>${inner}</a>`;
  },
};

/** The body of an article as HTML: only what the lists above name, everything else escaped or left out. */
export function renderArticleHtml(document: ArticleDocument): string {
  return renderAll(document.content, 0);
}

function renderAll(content: ArticleNode[] | undefined, depth: number): string {
  if (!Array.isArray(content)) return '';
  return content.map((node) => renderNode(node, depth)).join('');
}

function renderNode(node: ArticleNode, depth: number): string {
  if (typeof node !== 'object' || node === null) return '';
  if (node.type === 'text') return renderText(node);
  if (depth >= MAX_DEPTH) return '';
  const inner = renderAll(node.content, depth + 1);
  const render = Object.hasOwn(nodes, node.type) ? nodes[node.type] : undefined;
  return render ? render(node, inner) : inner;
}

function renderText(node: ArticleNode): string {
  const text = typeof node.text === 'string' ? escapeHtml(node.text) : '';
  const list = Array.isArray(node.marks) ? node.marks : [];
  return list.reduce((inner, mark) => {
    const wrap = Object.hasOwn(marks, mark?.type) ? marks[mark.type] : undefined;
    return wrap ? wrap(inner, mark.attrs ?? {}) : inner;
  }, text);
}

/** The title of the page is its only h1. */
export const headingLevel = (node: ArticleNode): 2 | 3 | 4 => {
  const level = Number(node.attrs?.level);
  return level === 3 || level === 4 ? level : level > 4 ? 4 : 2;
};

export const headingId = (node: ArticleNode): string => slugify(textOf(node));

/** Addresses that a reader may be sent to: the web, mail, telephone, and pages of this site. Null for all others. */
function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  // Browsers ignore these inside an address, so that "java\nscript:" would run.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const text = href.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  if (/^(\/(?![/\\])|#)/.test(text)) return text;
  return /^(https?:\/\/|mailto:|tel:)/i.test(text) && URL.canParse(text) ? text : null;
}

function spans({ attrs = {} }: ArticleNode): string {
  return (['colspan', 'rowspan'] as const)
    .map((name) => [name, Number(attrs[name] ?? 1)] as const)
    .filter(([, count]) => Number.isInteger(count) && count > 1 && count <= 100)
    .map(([name, count]) => ` ${name}="${count}"`)
    .join('');
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
