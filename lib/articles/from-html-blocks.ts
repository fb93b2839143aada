import type { ArticleMark, ArticleNode } from './document.ts';

/** Gathers blocks in their order; text and breaks in between become paragraphs. */
export class Blocks {
  readonly #done: ArticleNode[] = [];
  #run: ArticleNode[] = [];

  text(text: string, marks: ArticleMark[]): void {
    if (text) this.#run.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
  }

  hardBreak(): void {
    this.#run.push({ type: 'hardBreak' });
  }

  /** A line's end, unless the line has been ended already. */
  softBreak(): void {
    const last = this.#run.findLast(({ type, text }) => type !== 'text' || text?.trim());
    if (last && last.type !== 'hardBreak') this.hardBreak();
  }

  /** The paragraph ends here. */
  close(): void {
    if (this.#run.length === 0) return;
    for (const lines of partedAtEmptyLines(tidied(this.#run))) {
      const paragraph = { type: 'paragraph', content: withBareAddressLinked(lines) };
      if (!isEmptyParagraph(paragraph)) this.#done.push(paragraph);
    }
    this.#run = [];
  }

  add(block: ArticleNode): void {
    this.close();
    this.#done.push(block);
  }

  end(): ArticleNode[] {
    this.close();
    return this.#done;
  }
}

/** Nothing in it that anybody could see. */
export const isEmptyParagraph = ({ type, content = [] }: ArticleNode): boolean =>
  type === 'paragraph' && !content.some(({ text }) => text?.replace(INVISIBLE, '').trim());

const INVISIBLE = /\u200b|\u200c|\u200d|\ufeff/g;

/** Spaces as HTML shows them: one for many, none at the ends of lines. Text with the same marks is one. */
function tidied(run: ArticleNode[]): ArticleNode[] {
  const out: ArticleNode[] = [];
  let isAfterSpace = true;
  for (const node of run) {
    if (node.type === 'hardBreak') {
      trimEnd(out);
      out.push(node);
      isAfterSpace = true;
      continue;
    }
    let text = (node.text ?? '').replace(/[ \t\n\r\f]+/g, ' ');
    if (isAfterSpace) text = text.replace(/^ /, '');
    if (!text) continue;
    isAfterSpace = text.endsWith(' ');
    const last = out.at(-1);
    if (last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks)) last.text += text;
    else out.push({ ...node, text });
  }
  trimEnd(out);
  return out;
}

function trimEnd(out: ArticleNode[]): void {
  const last = out.at(-1);
  if (last?.type !== 'text') return;
  last.text = last.text?.replace(/ $/, '');
  if (!last.text) out.pop();
}

/** Two breaks in a row were meant as the end of a paragraph. */
function partedAtEmptyLines(run: ArticleNode[]): ArticleNode[][] {
  const parts: ArticleNode[][] = [[]];
  let breaks = 0;
  for (const node of run) {
    if (node.type === 'hardBreak') breaks += 1;
    else {
      const part = parts.at(-1) as ArticleNode[];
      if (breaks > 1 && part.length > 0) parts.push([]);
      else if (breaks === 1 && part.length > 0) part.push({ type: 'hardBreak' });
      breaks = 0;
      parts.at(-1)?.push(node);
    }
  }
  return parts;
}

/** An address alone in its paragraph: WordPress puts in what is there; we lead there. */
function withBareAddressLinked(content: ArticleNode[]): ArticleNode[] {
  const [only, ...rest] = content;
  const isBare = rest.length === 0 && only?.text && !only.marks && /^https?:\/\/\S+$/.test(only.text);
  return isBare ? [{ ...only, marks: [{ type: 'link', attrs: { href: only.text } }] }] : content;
}
