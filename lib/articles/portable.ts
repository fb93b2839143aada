import { isSlug } from '#lib/text-input.ts';
import type { ArticleDocument, ArticleNode } from './document.ts';
import { isNode } from './text.ts';

/** A company without the number that it has in one database only. */
export interface CompanyRef {
  slug: string;
  source: string;
  externalId: string | null;
}

const isCompany = ({ type }: ArticleNode): boolean => type === 'mention' || type === 'companyCard';

/** Whatever the companies of a text are named by. A loop, because nodes may be nested at will. */
export function companiesIn(document: ArticleDocument): unknown[] {
  const found: unknown[] = [];
  const ahead: unknown[] = [document];
  while (ahead.length > 0) {
    const node = ahead.pop();
    if (!isNode(node)) continue;
    if (isCompany(node) && node.attrs?.company !== undefined) found.push(node.attrs.company);
    if (Array.isArray(node.content)) ahead.push(...node.content);
  }
  return found;
}

/** The text with its companies named in another way; those that have none become the words that were written. */
export function withCompanies(
  document: ArticleDocument,
  name: (company: unknown) => unknown,
): { document: ArticleDocument; lost: number } {
  if (companiesIn(document).length === 0) return { document, lost: 0 };
  let lost = 0;
  const visit = (node: unknown): unknown[] => {
    if (!isNode(node)) return [node];
    if (!isCompany(node))
      return [Array.isArray(node.content) ? { ...node, content: node.content.flatMap(visit) } : node];
    const company = name(node.attrs?.company);
    if (company !== undefined) return [{ ...node, attrs: { ...node.attrs, company } }];
    lost += 1;
    const words = node.attrs?.name;
    if (typeof words !== 'string' || !words) return [];
    const text = { type: 'text', text: words };
    return [node.type === 'mention' ? text : { type: 'paragraph', content: [text] }];
  };
  const [copy] = visit(document);
  return { document: copy as ArticleDocument, lost };
}

/** From a file: anything may stand there. */
export function companyRefOf(value: unknown): CompanyRef | null {
  if (typeof value !== 'object' || value === null) return null;
  const { slug, source, externalId } = value as Record<string, unknown>;
  if (!isSlug(slug) || !isKey(source) || !(externalId === null || isKey(externalId))) return null;
  return { slug, source, externalId };
}

const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 500 && value.isWellFormed() && !value.includes('\u0000');

/** For other programs: companies as links to their pages here. */
export const withCompanyLinks = (document: ArticleDocument, address: (slug: string) => string): ArticleDocument =>
  linked(document, address) as ArticleDocument;

function linked(node: ArticleNode, address: (slug: string) => string): ArticleNode {
  const ref = isCompany(node) ? companyRefOf(node.attrs?.company) : null;
  if (ref && typeof node.attrs?.name === 'string') {
    const marks = [{ type: 'link', attrs: { href: address(ref.slug) } }];
    const text = { type: 'text', text: node.attrs.name, marks };
    return node.type === 'mention' ? text : { type: 'paragraph', content: [text] };
  }
  if (!Array.isArray(node.content)) return node;
  return { ...node, content: node.content.map((child) => (isNode(child) ? linked(child, address) : child)) };
}
