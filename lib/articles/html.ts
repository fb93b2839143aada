import { companyPath } from '#lib/paths.ts';
import { type LibraryPicture, mediumPath, sourceSet } from '#lib/pictures/view.ts';
import type { ArticleDocument, ArticleMark, ArticleNode } from './document.ts';
import { type Heading, headingsOf } from './headings.ts';
import { safeHref } from './safe-address.ts';
import { isNode, textOf } from './text.ts';

/** Deeper than any real text. What is nested further loses its form, never its words: no input can exhaust the stack. */
const MAX_DEPTH = 40;

/** What an article shows of a company that it mentions. */
export interface ShownCompany {
  slug: string;
  name: string;
  trade: string;
  place: string;
  postalCode: string | null;
  streetAddress: string | null;
  isClosed: boolean;
}

/** Those with a page, by id. Of all others the words stay that the article has for them: no link leads nowhere. */
export type ShownCompanies = ReadonlyMap<number, ShownCompany>;

/** Those that are in the library, by the key that the text has for them. */
type ShownPictures = ReadonlyMap<string, LibraryPicture>;

/** What the database knows of that which a text only names. */
export interface Shown {
  companies?: ShownCompanies;
  pictures?: ShownPictures;
  /** For other programs: a picture as one file, at this address. */
  fileOf?: (picture: LibraryPicture) => string;
}

interface Surroundings extends Required<Omit<Shown, 'fileOf'>>, Pick<Shown, 'fileOf'> {
  headings: Map<ArticleNode, Heading>;
}
type Renderer = (inner: string, node: ArticleNode, around: Surroundings) => string;

/** What may appear, and as what. A node that is not here is left out, its text stays. */
const nodes: Record<string, Renderer> = {
  paragraph: (inner) => (inner ? `<p>${inner}</p>` : ''),
  heading: (inner, node, { headings }) => {
    const { id = null, level = 2 } = headings.get(node) ?? {};
    return `<h${level}${id ? ` id="${id}"` : ''}>${inner}</h${level}>`;
  },
  bulletList: (inner) => `<ul>${inner}</ul>`,
  orderedList: (inner, node) => {
    const start = integerOf(node, 'start') ?? 1;
    return `<ol${start === 1 ? '' : ` start="${start}"`}>${inner}</ol>`;
  },
  listItem: (inner) => `<li>${inner}</li>`,
  blockquote: (inner) => `<blockquote>${inner}</blockquote>`,
  codeBlock: (inner) => `<pre><code>${inner}</code></pre>`,
  horizontalRule: () => '<hr>',
  hardBreak: () => '<br>',
  // Focusable, so that a keyboard can scroll a table that is wider than the page.
  table: (inner) =>
    `<div class="table-scroll" role="region" aria-label="Tabelle" tabindex="0"><table><tbody>${inner}</tbody></table></div>`,
  tableRow: (inner) => `<tr>${inner}</tr>`,
  tableHeader: (inner, node) => `<th${spans(node)}>${inner}</th>`,
  tableCell: (inner, node) => `<td${spans(node)}>${inner}</td>`,
  image: (_, node, around) => image(node, around),
  mention: (_, node, around) => mention(node, around),
  companyCard: (_, node, around) => companyCard(node, around),
};

const marks: Record<string, (inner: string, mark: ArticleMark) => string> = {
  bold: (inner) => `<strong>${inner}</strong>`,
  italic: (inner) => `<em>${inner}</em>`,
  underline: (inner) => `<u>${inner}</u>`,
  strike: (inner) => `<s>${inner}</s>`,
  code: (inner) => `<code>${inner}</code>`,
  subscript: (inner) => `<sub>${inner}</sub>`,
  superscript: (inner) => `<sup>${inner}</sup>`,
  link: (inner, mark) => anchor(inner, mark.attrs?.href),
};

/** The body of an article as HTML: only what the lists above name, everything else escaped or left out. */
export function renderArticleHtml(
  document: ArticleDocument,
  { companies = new Map(), pictures = new Map(), fileOf }: Shown = {},
): string {
  return renderAll(document.content, 0, { headings: headingsOf(document), companies, pictures, fileOf });
}

function renderAll(content: unknown, depth: number, around: Surroundings): string {
  if (!Array.isArray(content)) return '';
  let html = '';
  let run: Run = [];
  for (const node of content.filter(isNode)) {
    if (node.type === 'text') {
      run.push({ text: typeof node.text === 'string' ? node.text : '', marks: marksOf(node) });
      continue;
    }
    html += renderRun(run, 0) + renderNode(node, depth, around);
    run = [];
  }
  return html + renderRun(run, 0);
}

function renderNode(node: ArticleNode, depth: number, around: Surroundings): string {
  if (depth >= MAX_DEPTH) return escapeHtml(textOf(node));
  const inner = renderAll(node.content, depth + 1, around);
  return rendererOf(nodes, node.type)?.(inner, node, around) ?? inner;
}

type Run = { text: string; marks: ArticleMark[] }[];

/** Text nodes side by side. What they have in common is opened once: a link with a bold word in it is one link. */
function renderRun(run: Run, level: number): string {
  let html = '';
  for (let start = 0; start < run.length; ) {
    const mark = run[start]?.marks[level];
    let end = start + 1;
    while (mark && end < run.length && isSame(mark, run[end]?.marks[level])) end += 1;
    html += mark
      ? (rendererOf(marks, mark.type)?.(renderRun(run.slice(start, end), level + 1), mark) ?? '')
      : escapeHtml(run[start]?.text ?? '');
    start = end;
  }
  return html;
}

/** The marks that may be shown, each once: a link in a link is no HTML. */
function marksOf(node: ArticleNode): ArticleMark[] {
  const found = new Map<string, ArticleMark>();
  for (const mark of Array.isArray(node.marks) ? node.marks : []) {
    if (!isNode(mark) || !rendererOf(marks, mark.type) || found.has(mark.type)) continue;
    if (mark.type === 'link' && !safeHref(mark.attrs?.href)) continue;
    found.set(mark.type, mark);
  }
  return [...found.values()];
}

const isSame = (mark: ArticleMark, other: ArticleMark | undefined) =>
  other?.type === mark.type && other.attrs?.href === mark.attrs?.href;

const rendererOf = <T>(table: Record<string, T>, type: unknown): T | undefined =>
  typeof type === 'string' && Object.hasOwn(table, type) ? table[type] : undefined;

/** A link if it may lead where it wants to, otherwise what is in it. */
function anchor(inner: string, href: unknown): string {
  const target = safeHref(href);
  if (!target) return inner;
  const foreign = /^https?:/i.test(target) ? ' rel="noopener nofollow"' : '';
  return `<a href="${escapeHtml(target)}"${foreign}>${inner}</a>`;
}

/** As it is written; where the entry is now, the database knows. */
function mention(node: ArticleNode, { companies }: Surroundings): string {
  const name = escapeHtml(stringOf(node, 'name'));
  const company = companies.get(integerOf(node, 'company') ?? 0);
  return company ? `<a href="${escapeHtml(companyPath(company.slug))}">${name}</a>` : name;
}

function companyCard(node: ArticleNode, { companies }: Surroundings): string {
  const company = companies.get(integerOf(node, 'company') ?? 0);
  const written = stringOf(node, 'name');
  if (!company) return written && `<p>${escapeHtml(written)}</p>`;
  const { slug, name, trade, place, postalCode, streetAddress, isClosed } = company;
  const town = [postalCode, place].filter(Boolean).join(' ');
  const lines = [
    `<p class="company-card-name"><a href="${escapeHtml(companyPath(slug))}">${escapeHtml(name)}</a></p>`,
    `<p>${escapeHtml(trade)}</p>`,
    isClosed
      ? '<p>Dauerhaft geschlossen</p>'
      : `<address>${[streetAddress, town].flatMap((part) => (part ? escapeHtml(part) : [])).join(', ')}</address>`,
  ];
  return `<div class="company-card">${lines.join('')}</div>`;
}

/** Pictures of the library only: one from elsewhere would tell another host who reads what. */
function image(node: ArticleNode, { pictures, fileOf }: Surroundings): string {
  const key = stringOf(node, 'picture');
  const picture = pictures.get(key);
  const alt = escapeHtml(stringOf(node, 'alt') || (picture?.alt ?? ''));
  const caption = escapeHtml(stringOf(node, 'caption'));
  const licence = picture?.licence ? `<small>${escapeHtml(picture.licence)}</small>` : '';
  const below = [caption, licence].filter(Boolean).join(' ');
  const figcaption = below && `<figcaption>${below}</figcaption>`;
  if (picture) {
    const element = fileOf ? fileElement(picture, alt, fileOf(picture)) : pictureElement(picture, alt);
    return `<figure>${anchor(element, node.attrs?.href)}${figcaption}</figure>`;
  }
  if (key) return `<figure class="picture-missing"><p>Dieses Bild gibt es nicht mehr${alt && `: ${alt}`}</p></figure>`;
  if (!alt && !caption && !stringOf(node, 'original')) return '';
  // An import that had no file: where it was remains a link, for readers and for whoever finds the file.
  const where = anchor(alt || 'an seiner alten Adresse', node.attrs?.original);
  return `<figure class="picture-missing"><p>Bild nicht übernommen: ${where}</p>${figcaption}</figure>`;
}

/** As wide as the text. */
const IMAGE_SIZES = '(min-width: 46rem) 44rem, 100vw';

/** What components/pictures/picture.tsx is for pages. */
function pictureElement(picture: LibraryPicture, alt: string): string {
  const { key, width, height, isReady } = picture;
  const source = (type: 'avif' | 'webp') => `srcset="${sourceSet(picture, type)}" sizes="${IMAGE_SIZES}"`;
  const img = `<img src="${mediumPath(key)}"${isReady ? ` ${source('webp')}` : ''} alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async">`;
  return `<picture>${isReady ? `<source type="image/avif" ${source('avif')}>` : ''}${img}</picture>`;
}

const fileElement = ({ width, height }: LibraryPicture, alt: string, address: string): string =>
  `<img src="${escapeHtml(address)}" alt="${alt}" width="${width}" height="${height}">`;

function spans(node: ArticleNode): string {
  return (['colspan', 'rowspan'] as const)
    .map((name) => [name, integerOf(node, name) ?? 1] as const)
    .filter(([, count]) => count > 1 && count <= 100)
    .map(([name, count]) => ` ${name}="${count}"`)
    .join('');
}

function integerOf(node: ArticleNode, name: string): number | null {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

function stringOf(node: ArticleNode, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
