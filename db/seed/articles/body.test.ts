import { expect, test } from 'vitest';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { parseBody } from './body.ts';

const html = (source: string) => renderArticleHtml({ type: 'doc', content: parseBody(source) });

test.each([
  ['Ein Absatz\nin zwei Zeilen.', '<p>Ein Absatz in zwei Zeilen.</p>'],
  ['> Ein Zitat\n> in zwei Zeilen.', '<blockquote><p>Ein Zitat in zwei Zeilen.</p></blockquote>'],
  ['- eins\n- zwei', '<ul><li><p>eins</p></li><li><p>zwei</p></li></ul>'],
  ['1. eins\n2. zwei', '<ol><li><p>eins</p></li><li><p>zwei</p></li></ol>'],
  [
    '| Satz | Höhe |\n| voll | 19 |',
    '<table><tbody><tr><th><p>Satz</p></th><th><p>Höhe</p></th></tr><tr><td><p>voll</p></td><td><p>19</p></td></tr></tbody></table>',
  ],
  [
    'Hier [steht](/archiv) **viel** und *wenig*.',
    '<p>Hier <a href="/archiv">steht</a> <strong>viel</strong> und <em>wenig</em>.</p>',
  ],
])('%j becomes the block it stands for', (source, expected) => {
  expect(html(source)).toContain(expected);
});

test('headings keep their level', () => {
  expect(parseBody('## Zwei\n\n### Drei').map(({ attrs }) => attrs?.level)).toEqual([2, 3]);
});
