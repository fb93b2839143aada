import type { ArticleNode } from '#lib/articles/document.ts';

/**
 * A seed article's text: blocks parted by empty lines; `## ` and `### ` headings, `- ` and `1. ` lists, `> ` a quote,
 * `| … | … |` a table whose first row is its header. Inside: `[text](address)`, `**bold**`, `*italic*`.
 */
export function parseBody(source: string): ArticleNode[] {
  return source
    .trim()
    .split(/\n\s*\n/)
    .map((block) => parseBlock(block.split('\n').map((line) => line.trim())));
}

function parseBlock(lines: string[]): ArticleNode {
  const text = lines.join(' ');
  const heading = /^(##|###) (.+)$/.exec(text);
  if (heading) return { type: 'heading', attrs: { level: heading[1]?.length }, content: inline(heading[2] ?? '') };
  if (text.startsWith('> ')) return { type: 'blockquote', content: [paragraph(text.replaceAll(/(^|\s)> /g, '$1'))] };
  if (text.startsWith('- ')) return list('bulletList', lines);
  if (text.startsWith('1. ')) return list('orderedList', lines);
  if (text.startsWith('| ')) return table(lines);
  return paragraph(text);
}

const paragraph = (text: string): ArticleNode => ({ type: 'paragraph', content: inline(text) });

const list = (type: 'bulletList' | 'orderedList', lines: string[]): ArticleNode => ({
  type,
  content: lines.map((line) => ({ type: 'listItem', content: [paragraph(line.replace(/^(-|\d+\.) /, ''))] })),
});

const table = (lines: string[]): ArticleNode => ({
  type: 'table',
  content: lines.map((line, row) => ({
    type: 'tableRow',
    content: line
      .split('|')
      .slice(1, -1)
      .map((cell) => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content: [paragraph(cell.trim())] })),
  })),
});

function inline(text: string): ArticleNode[] {
  return text
    .split(/(\[[^\]]+\]\([^)]+\)|\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter(Boolean)
    .map((part) => {
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
      if (link) return { type: 'text', text: link[1], marks: [{ type: 'link', attrs: { href: link[2] } }] };
      const emphasis = /^(\*\*?)([^*]+)\1$/.exec(part);
      if (emphasis)
        return { type: 'text', text: emphasis[2], marks: [{ type: emphasis[1] === '**' ? 'bold' : 'italic' }] };
      return { type: 'text', text: part };
    });
}
