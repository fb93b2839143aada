import type { ArticleNode } from '#lib/articles/document.ts';

/** A seed article's text: blocks parted by empty lines; `## ` a heading, `- ` a list, `> ` a quote, `[text](address)` a link. */
export function parseBody(source: string): ArticleNode[] {
  return source
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split('\n').map((line) => line.trim());
      const text = lines.join(' ');
      if (text.startsWith('## ')) return { type: 'heading', attrs: { level: 2 }, content: inline(text.slice(3)) };
      if (text.startsWith('> '))
        return { type: 'blockquote', content: [paragraph(text.replaceAll(/(^|\s)> /g, '$1'))] };
      if (!text.startsWith('- ')) return paragraph(text);
      return {
        type: 'bulletList',
        content: lines.map((line) => ({ type: 'listItem', content: [paragraph(line.slice(2))] })),
      };
    });
}

const paragraph = (text: string): ArticleNode => ({ type: 'paragraph', content: inline(text) });

function inline(text: string): ArticleNode[] {
  return text
    .split(/(\[[^\]]+\]\([^)]+\))/)
    .filter(Boolean)
    .map((part) => {
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
      return link
        ? { type: 'text', text: link[1], marks: [{ type: 'link', attrs: { href: link[2] } }] }
        : { type: 'text', text: part };
    });
}
