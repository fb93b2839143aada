import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleDocument } from './document.ts';
import { documentFromHtml, type ReadHtmlOptions } from './from-html.ts';
import { renderArticleHtml } from './html.ts';
import { nodesOf, plainTextOf } from './text.ts';

/** What readers get of it. */
const shown = (html: string, options?: ReadHtmlOptions) => renderArticleHtml(documentFromHtml(html, options));
const lossesOf = (html: string) => {
  const losses: string[] = [];
  documentFromHtml(html, { onLoss: (what) => losses.push(what) });
  return losses;
};

describe('HTML becomes the structure of an article', () => {
  test.each([
    ['<p>Eins</p>\n<p>zwei <b>drei</b><i> vier</i></p>', '<p>Eins</p><p>zwei <strong>drei</strong><em> vier</em></p>'],
    ['<div>a<div>b</div>c</div>', '<p>a</p><p>b</p><p>c</p>'],
    ['a<br>b<br><br>c<br>', '<p>a<br>b</p><p>c</p>'],
    ['<ul><li>a<li>b<ul><li>c</ul></ul>', '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>'],
    [
      '<ol start="3"><li>c</li><ol><li>d</li></ol></ol>',
      '<ol start="3"><li><p>c</p><ol><li><p>d</p></li></ol></li></ol>',
    ],
    ['<blockquote><p>Zitat<cite>Wer</cite></blockquote>', '<blockquote><p>Zitat<em>Wer</em></p></blockquote>'],
    ['<pre><p>\n\n <p>a</p></pre>', '<pre><code> a</code></pre>'],
    ['<pre>\n a &lt; b\n<code>c</code></pre>', '<pre><code> a &lt; b\nc</code></pre>'],
    ['<dl><dt>Wort<dd>Bedeutung</dl>', '<p><strong>Wort</strong></p><p>Bedeutung</p>'],
    ['<details><summary>Mehr</summary>dazu</details>', '<p><strong>Mehr</strong></p><p>dazu</p>'],
    ['<span style="font-weight: bold">a</span><font color="red">b</font>', '<p><strong>a</strong>b</p>'],
    ['<constructor>a</constructor><toString>b</toString>', '<p>ab</p>'],
    ['er sagte <q>ja</q>', '<p>er sagte „ja“</p>'],
    ['<p>&nbsp;</p><p> </p><hr><div></div>', '<hr>'],
    [
      'https://a.example/film',
      '<p><a href="https://a.example/film" rel="noopener nofollow">https://a.example/film</a></p>',
    ],
  ])('%s', (html, expected) => {
    expect(shown(html)).toBe(expected);
  });

  test('headings begin at the second level and skip none', () => {
    expect(shown('<h1>a</h1><h4>b</h4><h1>c</h1>')).toBe('<h2 id="a">a</h2><h3 id="b">b</h3><h2 id="c">c</h2>');
    expect(shown('<h3>a</h3>')).toBe('<h2 id="a">a</h2>');
  });

  test('tables with heads and spans; those with one cell are frames', () => {
    expect(shown('<table><caption>Preise</caption><thead><tr><th colspan=2>x<tbody><tr><td>1<td>2</table>')).toContain(
      '<table><tbody><tr><th colspan="2"><p>x</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>',
    );
    expect(shown('<table><tr><td><p>nur</p><ul><li>Rahmen</table>')).toBe('<p>nur</p><ul><li><p>Rahmen</p></li></ul>');
    expect(shown('<table><tr><td> <td>&nbsp;</table>')).toBe('');
  });

  test('in text that was typed, empty lines part paragraphs and line breaks stay', () => {
    const typed =
      'Eins\nzwei\n\n<b>drei\n\nvier</b>\n<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\nfünf<br />\nsechs\n<pre>x\n\ny</pre>';
    expect(shown(typed, { lineBreaks: true })).toBe(
      '<p>Eins<br>zwei</p><p><strong>drei</strong></p><p><strong>vier</strong></p>' +
        '<ul><li><p>a</p></li><li><p>b</p></li></ul><p>fünf<br>sechs</p><pre><code>x\n\ny</code></pre>',
    );
    expect(shown('Eins\n\nzwei')).toBe('<p>Eins zwei</p>');
  });
});

describe('pictures', () => {
  const picture: ReadHtmlOptions['picture'] = ({ src, id }) =>
    src.startsWith('https://alt.example/') ? (id ?? '').padStart(32, '0') : null;
  const images = (html: string) =>
    [...nodesOf(documentFromHtml(html, { picture }))].filter(({ type }) => type === 'image');

  test('are our own copy, with description, caption and the page they lead to', () => {
    const html =
      '<figure><a href="https://a.example/"><img class="wp-image-7" src="https://alt.example/m.jpg" alt="Markt"></a><figcaption>Am <b>Morgen</b></figcaption></figure>';
    expect(images(html)).toEqual([
      {
        type: 'image',
        attrs: { picture: '7'.padStart(32, '0'), alt: 'Markt', href: 'https://a.example/', caption: 'Am Morgen' },
      },
    ]);
  });

  test('part the text they stand in, and are no larger version of themselves', () => {
    const html = '<p>vor <a href="m.JPG"><img src="https://alt.example/m.jpg"></a> nach</p>';
    expect(documentFromHtml(html, { picture }).content.map(({ type }) => type)).toEqual([
      'paragraph',
      'image',
      'paragraph',
    ]);
    expect(images(html)).toEqual([{ type: 'image', attrs: { picture: '0'.repeat(32), alt: '' } }]);
  });

  test('that are loaded late are found, once', () => {
    const html =
      '<img src="data:image/gif;base64,R0" data-src="https://alt.example/m.jpg"><noscript><img src="https://alt.example/m.jpg"></noscript>';
    expect(images(html)).toHaveLength(1);
  });

  test('without a file become a note, never a request to another host', () => {
    expect(shown('<img src="https://fremd.example/m.jpg" alt="Markt">', { picture })).toContain(
      '<p>Bild nicht übernommen: <a href="https://fremd.example/m.jpg" rel="noopener nofollow">Markt</a></p>',
    );
    expect(shown('<img class="wp-smiley" src="https://fremd.example/s.gif" alt=":-)">')).toBe('<p>:-)</p>');
    expect(lossesOf('<img width=1 height=1 src="https://zaehler.example/">')).toEqual(['Zählpixel']);
  });
});

describe('what has no place in an article', () => {
  test('is named', () => {
    expect(lossesOf('<script>alert(1)</script><input name=a>')).toEqual(['<script> entfernt', 'Formularfeld entfernt']);
    expect(lossesOf('<iframe src="https://www.youtube.com/embed/abc?x=1"></iframe>')).toEqual(['<iframe> als Link']);
    expect(shown('<iframe src="https://www.youtube.com/embed/abc?x=1"></iframe>')).toContain(
      '>https://www.youtube.com/watch?v=abc<',
    );
    expect(shown('<video controls><source src="//a.example/f.mp4">Ihr Browser …</video>')).toContain(
      'href="https://a.example/f.mp4"',
    );
  });

  test('what is nested beyond reason keeps its words, in time', () => {
    const deep = `${'<div>'.repeat(100_000)}innen`;
    expect(plainTextOf(documentFromHtml(deep))).toBe('innen');
    const fonts = Array.from({ length: 5000 }, (_, index) => `<font size=${index}>`).join('');
    expect(plainTextOf(documentFromHtml(fonts + '<p>Wort'.repeat(5000)))).toContain('Wort');
    expect(plainTextOf(documentFromHtml('<'.repeat(100_000)))).toContain('<');
    expect(plainTextOf(documentFromHtml(`${'<b>'.repeat(200)}x`))).toBe('x');
  });
});

const word = fc.stringMatching(/^[a-zäöüß]{1,8}$/);
const pieces = fc.letrec<{ piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 5 },
    word,
    fc
      .tuple(
        fc.constantFrom(
          ...[
            'p',
            'div',
            'b',
            'i',
            'span',
            'ul',
            'ol',
            'li',
            'table',
            'tr',
            'td',
            'th',
            'blockquote',
            'h1',
            'h2',
            'h5',
            'pre',
          ],
          ...[
            'a href="https://a.example/"',
            'figure',
            'figcaption',
            'center',
            'dl',
            'dt',
            'dd',
            'code',
            'u',
            'q',
            'section',
          ],
        ),
        fc.array(tie('piece'), { maxLength: 4 }),
      )
      .map(([tag, inner]) => `<${tag}>${inner.join(' ')}</${tag.split(' ')[0]}>`),
    fc.constantFrom('<br>', '<hr>', '\n', '\n\n', ' ', '&nbsp;', '<!-- x -->'),
  ),
})).piece;

/** Without what only parts words, and the quotes that we add. */
const lettersOf = (text: string) => [...text.replace(/[^a-zäöüß]/g, '')].sort().join('');

describe('laws', () => {
  test('no letter is lost, and none is added', () => {
    fc.assert(
      fc.property(fc.array(pieces), fc.boolean(), (parts, lineBreaks) => {
        const html = parts.join(' ');
        const visible = html.replace(/<!--.*?-->|<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ');
        expect(lettersOf(plainTextOf(documentFromHtml(html, { lineBreaks })))).toBe(lettersOf(visible));
      }),
      { numRuns: 500 },
    );
  });

  test('what we show is read as what we have stored', () => {
    fc.assert(
      fc.property(fc.array(pieces), fc.boolean(), (parts, lineBreaks) => {
        const once = shown(parts.join(' '), { lineBreaks });
        expect(shown(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test('anything at all is read as a document that can be stored', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '>', '<a ', '"', '<!--', '&#0;', '<svg><p>', '<select>'),
    );
    fc.assert(
      fc.property(fc.array(anything), (parts) => {
        const document: ArticleDocument = documentFromHtml(parts.join(''));
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }),
    );
  });
});
