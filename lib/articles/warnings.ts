import type { WrittenText } from './desk-input.ts';
import type { ArticleDocument, ArticleNode } from './document.ts';
import { nodesOf, textOf } from './text.ts';

/** Search engines cut longer ones: titles at some 60 letters, descriptions at some 160. */
const SEARCH_TITLE_LENGTH = 65;
const SEARCH_TEASER_LENGTH = 160;

/** Longer than this, a text without a heading is a wall. */
const WORDS_WITHOUT_HEADING = 500;

const SAYS_NOTHING = /^(hier|klicken sie hier|hier klicken|mehr|weiter|link|weiterlesen)$/i;

/** What a good editor would say about a text before it appears. `dead`: paths in its links that lead nowhere. */
export function warningsOf({ title, teaser, body }: WrittenText, dead: readonly string[] = []): string[] {
  const found: string[] = [];
  if (title.length > SEARCH_TITLE_LENGTH)
    found.push(
      `Der Titel hat ${title.length} Zeichen; in Suchergebnissen ist nach etwa ${SEARCH_TITLE_LENGTH} Schluss.`,
    );
  if (teaser.length > SEARCH_TEASER_LENGTH)
    found.push(
      `Der Vorspann hat ${teaser.length} Zeichen; in Suchergebnissen ist nach etwa ${SEARCH_TEASER_LENGTH} Schluss.`,
    );
  const nodes = [...nodesOf(body)];
  found.push(...aboutHeadings(nodes.filter(({ type }) => type === 'heading')));
  const words = textOf(body).split(/\s+/).length;
  if (words > WORDS_WITHOUT_HEADING && !nodes.some(({ type }) => type === 'heading'))
    found.push(`Der Text hat ${words.toLocaleString('de-DE')} Wörter und keine Zwischenüberschrift.`);
  const pictures = nodes.filter(({ type, attrs }) => type === 'image' && !String(attrs?.alt ?? '').trim()).length;
  if (pictures > 0)
    found.push(
      pictures === 1
        ? 'Ein Bild hat keine Beschreibung (Alternativtext).'
        : `${pictures} Bilder haben keine Beschreibung (Alternativtext).`,
    );
  for (const node of nodes)
    if (linkOf(node) && SAYS_NOTHING.test(node.text?.trim() ?? ''))
      found.push(`Der Link „${node.text?.trim()}“ sagt nicht, wohin er führt.`);
  for (const path of pathsOf(body)) if (dead.includes(path)) found.push(`Der Link nach ${path} führt ins Leere.`);
  return [...new Set(found)];
}

function aboutHeadings(headings: ArticleNode[]): string[] {
  const found: string[] = [];
  let before = 1;
  for (const heading of headings) {
    const level = Number(heading.attrs?.level ?? 2);
    const text = textOf(heading);
    if (!text) found.push('Eine Überschrift ist leer.');
    else if (level > before + 1) found.push(`Vor „${text}“ ist eine Ebene der Überschriften ausgelassen.`);
    before = level;
  }
  return found;
}

/** The links of a text to pages of this site, without what follows the path. */
export function pathsOf(document: ArticleDocument): string[] {
  const paths = [...nodesOf(document)].flatMap((node) => linkOf(node) ?? []);
  return [...new Set(paths.filter((href) => href.startsWith('/')).map((href) => href.split(/[?#]/)[0] ?? ''))];
}

function linkOf({ type, marks, attrs }: ArticleNode): string | null {
  const href = type === 'image' ? attrs?.href : marks?.find((mark) => mark.type === 'link')?.attrs?.href;
  return typeof href === 'string' ? href : null;
}
