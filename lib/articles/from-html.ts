import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { ArticleDocument, ArticleMark, ArticleNode } from './document.ts';
import { Blocks, isEmptyParagraph } from './from-html-blocks.ts';
import { isTameHtml, withoutTags } from './tame-html.ts';
import { textOf } from './text.ts';

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A picture as the HTML names it. */
interface NamedPicture {
  src: string;
  /** The number that WordPress gave it. */
  id: string | null;
}

export interface ReadHtmlOptions {
  /** Line breaks are breaks and empty lines part paragraphs, as in texts that were written without markup. */
  lineBreaks?: boolean;
  /** Where a link leads from now on; null takes the link off its words. */
  link?: (href: string) => string | null;
  /** The library's own copy of a picture; null when there is none: a note takes its place, and nothing is loaded from elsewhere. */
  picture?: (named: NamedPicture) => string | null;
  /** Hears what had no place in an article, in German. */
  onLoss?: (what: string) => void;
}

/** HTML from outside as the body of an article: structure becomes ours, looks and whatever runs are left out, words stay. */
export const documentFromHtml = (html: string, options: ReadHtmlOptions = {}): ArticleDocument =>
  documentOf(blocksFromHtml(html, options));

export function blocksFromHtml(html: string, options: ReadHtmlOptions = {}): ArticleNode[] {
  const isTame = isTameHtml(html);
  if (!isTame) options.onLoss?.('zu tief verschachtelt: nur der Text');
  // Without scripting, so that the real pictures of pages that load theirs late are elements, not text.
  const { childNodes } = parseFragment(isTame ? html : withoutTags(html), { scriptingEnabled: false });
  const out = new Blocks();
  walk(childNodes, out, { options, marks: [], depth: 0, breaks: options.lineBreaks ?? false });
  return out.end();
}

/** Headings begin below the title of the page and skip no level. */
export function documentOf(blocks: ArticleNode[]): ArticleDocument {
  const headings: ArticleNode[] = [];
  const visit = (node: ArticleNode) => {
    if (node.type === 'heading') headings.push(node);
    else node.content?.forEach(visit);
  };
  blocks.forEach(visit);
  const levels = [...new Set(headings.map(({ attrs }) => Number(attrs?.level)))].sort((a, b) => a - b);
  for (const heading of headings) {
    heading.attrs = { level: Math.min(2 + levels.indexOf(Number(heading.attrs?.level)), 4) };
  }
  return { type: 'doc', content: blocks };
}

interface Context {
  options: ReadHtmlOptions;
  marks: ArticleMark[];
  depth: number;
  breaks: boolean;
}

/** Deeper than any real text. What lies further down keeps its words. */
const MAX_DEPTH = 100;

const LEFT_OUT = new Set(['style', 'template', 'link', 'meta', 'base', 'title', 'head', 'wbr', 'area', 'param', 'col']);
const RUNS = new Set(['script', 'canvas', 'applet', 'svg']);
const FORM_FIELDS = new Set(['input', 'select', 'datalist', 'progress', 'meter']);
const EMBEDDED = new Set(['iframe', 'frame', 'embed', 'object', 'video', 'audio']);
const BLOCKS = new Set([
  ...['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'nav', 'address', 'center', 'hgroup'],
  ...['details', 'form', 'fieldset', 'legend', 'dl', 'dd', 'li', 'tr', 'td', 'th', 'caption', 'figcaption', 'search'],
]);
const MARKS = new Map<string, string>(
  Object.entries({
    ...{ strong: 'bold', b: 'bold', em: 'italic', i: 'italic', cite: 'italic', dfn: 'italic', var: 'italic' },
    ...{ u: 'underline', ins: 'underline', s: 'strike', strike: 'strike', del: 'strike' },
    ...{ sub: 'subscript', sup: 'superscript', code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
  }),
);

function walk(nodes: HtmlNode[], out: Blocks, context: Context): void {
  for (const node of nodes) {
    if (node.nodeName === '#text') addText((node as DefaultTreeAdapterTypes.TextNode).value, out, context);
    else if ('tagName' in node) element(node, out, context);
  }
}

function addText(text: string, out: Blocks, { breaks, marks }: Context): void {
  if (!breaks) {
    out.text(text, marks);
    return;
  }
  for (const [index, paragraph] of text.split(/\r?\n[^\S\n]*\n\s*/).entries()) {
    if (index > 0) out.close();
    for (const [line, words] of paragraph.split('\n').entries()) {
      if (line > 0) out.softBreak();
      out.text(words, marks);
    }
  }
}

function element(node: Element, out: Blocks, outer: Context): void {
  const tag = node.tagName;
  const context = { ...outer, depth: outer.depth + 1 };
  const { options, marks } = context;
  if (outer.depth > MAX_DEPTH) out.text(visibleText(node), marks);
  else if (handlers.has(tag)) handlers.get(tag)?.(node, out, context);
  else if (RUNS.has(tag)) options.onLoss?.(`<${tag}> entfernt`);
  else if (FORM_FIELDS.has(tag)) options.onLoss?.('Formularfeld entfernt');
  else if (EMBEDDED.has(tag)) embedded(node, out, context);
  else if (BLOCKS.has(tag)) block(node, out, context);
  else if (!LEFT_OUT.has(tag)) walk(node.childNodes, out, { ...context, marks: withMarks(marks, marksOf(node)) });
}

function block(node: Element, out: Blocks, context: Context): void {
  out.close();
  walk(node.childNodes, out, context);
  out.close();
}

type Handler = (node: Element, out: Blocks, context: Context) => void;

const heading: Handler = (node, out, context) => {
  const blocks = inside(node, { ...context, breaks: false });
  const words = blocks.filter(({ type }) => type === 'paragraph').flatMap(({ content = [] }) => content);
  // Everything else in a heading, such as a picture, comes after it.
  if (words.length > 0) out.add({ type: 'heading', attrs: { level: Number(node.tagName[1]) }, content: words });
  for (const block of blocks) if (block.type !== 'paragraph') out.add(block);
};

const quote: Handler = (node, out, context) => {
  const content = inside(node, context);
  if (content.length > 0) out.add({ type: 'blockquote', content });
};

const preformatted: Handler = (node, out) => {
  // Empty lines at its beginning are as little part of it as those at its end.
  const text = visibleText(node)
    .replace(/^\s*\n/, '')
    .trimEnd();
  if (text.trim()) out.add({ type: 'codeBlock', content: [{ type: 'text', text }] });
};

const list: Handler = (node, out, context) => {
  const items: ArticleNode[] = [];
  for (const child of node.childNodes) {
    const isItem = 'tagName' in child && child.tagName === 'li';
    const isList = 'tagName' in child && Object.hasOwn(LISTS, child.tagName);
    const content = inside(isItem ? child : { childNodes: [child] }, context);
    const last = items.at(-1);
    if (content.length === 0) continue;
    // A list directly in a list belongs to the item before it.
    if (isList && last) last.content?.push(...content);
    else items.push({ type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [EMPTY, ...content] });
  }
  if (items.length === 0) return;
  const type = LISTS[node.tagName] ?? 'bulletList';
  const start = Number.parseInt(attribute(node, 'start'), 10);
  const attrs = type === 'orderedList' && start > 1 && start < 1e6 ? { attrs: { start } } : {};
  out.add({ type, ...attrs, content: items });
};

const table: Handler = (node, out, context) => {
  const rows: ArticleNode[] = [];
  const readRows = (parent: Element) => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child)) continue;
      if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) readRows(child);
      else if (child.tagName === 'caption') for (const block of inside(child, context)) out.add(block);
      else if (child.tagName === 'tr') {
        const cells = child.childNodes.filter((cell) => 'tagName' in cell && /^t[dh]$/.test(cell.tagName)) as Element[];
        if (cells.length > 0) rows.push({ type: 'tableRow', content: cells.map((cell) => tableCell(cell, context)) });
      }
    }
  };
  readRows(node);
  const cells = rows.flatMap(({ content = [] }) => content);
  if (cells.every(({ content = [] }) => content.every(isEmptyParagraph))) return;
  // One cell is a frame, not a table.
  if (cells.length === 1) for (const block of cells[0]?.content ?? []) out.add(block);
  else out.add({ type: 'table', content: rows });
};

function tableCell(cell: Element, context: Context): ArticleNode {
  const content = inside(cell, context);
  const attrs = Object.fromEntries(
    ['colspan', 'rowspan']
      .map((name) => [name, Number.parseInt(attribute(cell, name), 10)] as const)
      .filter(([, count]) => count > 1 && count <= 100),
  );
  return {
    type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    content: content.length > 0 ? content : [EMPTY],
  };
}

const figure: Handler = (node, out, context) => {
  const isCaption = (child: HtmlNode) => 'tagName' in child && child.tagName === 'figcaption';
  const blocks = inside({ childNodes: node.childNodes.filter((child) => !isCaption(child)) }, context);
  const captions = node.childNodes.filter(isCaption).flatMap((caption) => inside(caption as Element, context));
  const [image] = blocks;
  const caption = captions.map((block) => textOf(block)).join(' ');
  const isPicture =
    blocks.length === 1 && image?.type === 'image' && captions.every(({ type }) => type === 'paragraph');
  if (isPicture && caption) {
    if (JSON.stringify(captions).includes('"link"')) context.options.onLoss?.('Link in einer Bildunterschrift');
    image.attrs = { ...image.attrs, caption };
  }
  for (const block of isPicture ? blocks : [...blocks, ...captions]) out.add(block);
};

const image: Handler = (node, out, { options, marks }) => {
  // Pages that load their pictures late name them elsewhere.
  const src = ['data-lazy-src', 'data-src', 'data-orig-file', 'src']
    .map((name) => attribute(node, name).trim())
    .find((address) => address && !address.startsWith('data:'));
  const alt = attribute(node, 'alt').replace(/\s+/g, ' ').trim();
  const classes = attribute(node, 'class');
  if (/\b(wp-smiley|emoji)\b/.test(classes)) out.text(alt, marks);
  else if (attribute(node, 'width') === '1' || attribute(node, 'height') === '1') options.onLoss?.('Zählpixel');
  else if (src || alt) out.add(picture(src, alt, classes, { options, marks }));
};

function picture(
  src: string | undefined,
  alt: string,
  classes: string,
  { options, marks }: Pick<Context, 'options' | 'marks'>,
): ArticleNode {
  const id = /\bwp-image-(\d+)\b/.exec(classes)?.[1] ?? null;
  const own = src ? (options.picture?.({ src, id }) ?? null) : null;
  const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
  const link = typeof href === 'string' && !isPictureAddress(href) ? { href } : {};
  if (!own) options.onLoss?.('Bild ohne Datei');
  const attrs = own ? { picture: own, alt } : { picture: null, alt, ...(src ? { original: src } : {}) };
  return { type: 'image', attrs: { ...attrs, ...link } };
}

/** Links around a picture mostly lead to the same picture, only larger. */
const isPictureAddress = (href: string) => /\.(jpe?g|png|gif|webp|avif|svg)([?#]|$)/i.test(href);

const link: Handler = (node, out, context) => {
  const href = attribute(node, 'href').trim();
  // The places in the page that such links lead to are gone.
  const target = href && !href.startsWith('#') ? (context.options.link ?? ((same) => same))(href) : null;
  if (href && !href.startsWith('#') && target === null) context.options.onLoss?.('Link ohne erlaubtes Ziel');
  const marks = target ? withMarks(context.marks, [{ type: 'link', attrs: { href: target } }]) : context.marks;
  walk(node.childNodes, out, { ...context, marks });
};

function embedded(node: Element, out: Blocks, { options, ...context }: Context): void {
  const source = node.childNodes.find((child) => 'tagName' in child && child.tagName === 'source') as
    | Element
    | undefined;
  const address = [attribute(node, 'src'), attribute(node, 'data'), source ? attribute(source, 'src') : '']
    .map((text) => text.trim())
    .find((text) => /^(https?:)?\/\//i.test(text));
  options.onLoss?.(`<${node.tagName}> ${address ? 'als Link' : 'entfernt'}`);
  if (!address) {
    if (node.tagName === 'object') walk(node.childNodes, out, { options, ...context });
    return;
  }
  const absolute = pageOfPlayer(address.replace(/^\/\//, 'https://'));
  const href = (options.link ?? ((same) => same))(absolute);
  const marks = href ? [{ type: 'link', attrs: { href } }] : [];
  out.close();
  out.text(absolute, marks);
  out.close();
}

/** Players are for frames; people are sent to the page of the film. */
const pageOfPlayer = (address: string): string =>
  address
    .replace(
      /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]+).*$/,
      'https://www.youtube.com/watch?v=$1',
    )
    .replace(/^https?:\/\/player\.vimeo\.com\/video\/(\d+).*$/, 'https://vimeo.com/$1');

const bold: Handler = (node, out, context) =>
  block(node, out, { ...context, marks: withMarks(context.marks, [{ type: 'bold' }]) });

const handlers = new Map<string, Handler>(
  Object.entries({
    ...{ h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading },
    ...{ ul: list, ol: list, menu: list, dir: list, table, figure, img: image, a: link, blockquote: quote },
    ...{
      pre: preformatted,
      listing: preformatted,
      xmp: preformatted,
      plaintext: preformatted,
      dt: bold,
      summary: bold,
    },
    br: (_: Element, out: Blocks) => out.hardBreak(),
    hr: (_: Element, out: Blocks) => out.add({ type: 'horizontalRule' }),
    q: (node: Element, out: Blocks, context: Context) => {
      out.text('„', context.marks);
      walk(node.childNodes, out, context);
      out.text('“', context.marks);
    },
    // A second copy of a picture that is loaded late.
    noscript: (node: Element, out: Blocks, context: Context) => {
      if (visibleText(node).trim()) walk(node.childNodes, out, context);
    },
    textarea: (node: Element, out: Blocks, context: Context) => walk(node.childNodes, out, context),
  }),
);

const LISTS: Record<string, string> = { ul: 'bulletList', ol: 'orderedList', menu: 'bulletList', dir: 'bulletList' };
/** What the editor wants at the beginning of a list item and in a cell. */
const EMPTY: ArticleNode = { type: 'paragraph' };

function inside(node: { childNodes: HtmlNode[] }, context: Context): ArticleNode[] {
  const out = new Blocks();
  walk(node.childNodes, out, context);
  return out.end();
}

function marksOf(node: Element): ArticleMark[] {
  const types = [MARKS.get(node.tagName)];
  const style = attribute(node, 'style').toLowerCase();
  if (style && node.tagName === 'span') {
    if (/font-weight:\s*(bold|[6-9]00)/.test(style)) types.push('bold');
    if (/font-style:\s*italic/.test(style)) types.push('italic');
    if (/text-decoration[^;]*:\s*[^;]*underline/.test(style)) types.push('underline');
    if (/text-decoration[^;]*:\s*[^;]*line-through/.test(style)) types.push('strike');
  }
  return types.filter((type) => type !== undefined).map((type) => ({ type }));
}

/** Each kind once, in one order, so that equal text is equal. Code takes no other form, as in the editor. */
function withMarks(marks: ArticleMark[], more: ArticleMark[]): ArticleMark[] {
  const added = more.filter(({ type }) => !marks.some((mark) => mark.type === type));
  return added.length === 0 ? marks : [...marks, ...added].sort((a, b) => rank(a) - rank(b));
}
const ORDER = ['link', 'bold', 'italic', 'underline', 'strike', 'subscript', 'superscript', 'code'];
const rank = ({ type }: ArticleMark) => ORDER.indexOf(type);

const attribute = (node: Element, name: string): string => node.attrs.find((own) => own.name === name)?.value ?? '';

/** A loop, because elements may be nested at will. */
function visibleText(node: Element): string {
  const ahead: HtmlNode[] = [node];
  let text = '';
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (next.nodeName === '#text') text += (next as DefaultTreeAdapterTypes.TextNode).value;
    if (!('tagName' in next) || next.tagName === 'style' || RUNS.has(next.tagName)) continue;
    if (next.tagName === 'br') text += '\n';
    for (let index = next.childNodes.length - 1; index >= 0; index -= 1) ahead.push(next.childNodes[index] as HtmlNode);
  }
  return text;
}
