import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleDocument, ArticleNode } from './document.ts';
import { headingsOf } from './headings.ts';
import { plainTextOf, readingMinutes } from './text.ts';

const text = (words: string): ArticleNode => ({ type: 'text', text: words });
const block = (type: string, ...content: ArticleNode[]): ArticleNode => ({ type, content });
const doc = (...content: ArticleNode[]): ArticleDocument => ({ type: 'doc', content });

describe('the plain text of an article', () => {
  test('parts blocks, cells and broken lines, and joins what is only marked', () => {
    expect(
      plainTextOf(
        doc(
          block('heading', text('Über uns')),
          block('paragraph', text('Wir '), { type: 'text', text: 'ba', marks: [{ type: 'bold' }] }, text('cken.')),
          block('paragraph', text('Straße'), { type: 'hardBreak' }, text('Ort')),
          block('bulletList', block('listItem', block('paragraph', text('a'))), block('listItem', text('b'))),
          block('table', block('tableRow', block('tableCell', text('c')), block('tableCell', text('d')))),
          block('paragraph'),
        ),
      ),
    ).toBe('Über uns\nWir backen.\nStraße Ort\na b\nc d');
  });

  test('is found however deep it lies, and in whatever JSON', () => {
    let node = text('innen');
    for (let depth = 0; depth < 100_000; depth += 1) node = block('blockquote', node);
    expect(plainTextOf(doc(node))).toBe('innen');
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(typeof plainTextOf({ type: 'doc', content } as unknown as ArticleDocument)).toBe('string');
      }),
    );
  });

  test('takes a minute for 200 words, and no less for fewer', () => {
    expect(readingMinutes('')).toBe(1);
    expect(readingMinutes('Wort '.repeat(200).trim())).toBe(1);
    expect(readingMinutes('Wort '.repeat(1000).trim())).toBe(5);
  });
});

test('anchors are single, whatever the headings say', () => {
  const title = fc.oneof(fc.string(), fc.constantFrom('Inhalt', 'Fazit', 'Fazit 2', 'fazit', ''));
  fc.assert(
    fc.property(fc.array(title), (titles) => {
      const headings = [...headingsOf(doc(...titles.map((words) => block('heading', text(words))))).values()];
      const ids = headings.flatMap(({ id }) => id ?? []);
      expect(headings).toHaveLength(titles.length);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain('inhalt');
    }),
  );
});
