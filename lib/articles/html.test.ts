import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { ArticleDocument, ArticleMark, ArticleNode } from './document.ts';
import { renderArticleHtml } from './html.ts';

const doc = (...content: ArticleNode[]): ArticleDocument => ({ type: 'doc', content });
const paragraph = (...content: ArticleNode[]): ArticleNode => ({ type: 'paragraph', content });
const text = (words: string, ...marks: ArticleMark[]): ArticleNode => ({ type: 'text', text: words, marks });
const link = (href: unknown): ArticleMark => ({ type: 'link', attrs: { href } });
const heading = (level: unknown, words: string): ArticleNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});
const html = (...content: ArticleNode[]) => renderArticleHtml(doc(...content));

/** What the text calls it, and the file that is shown now. */
const KEY = '0123456789abcdef0123456789abcdef';
const FILE = 'fedcba9876543210fedcba9876543210';
const picture = { key: FILE, width: 800, height: 600, isReady: true, alt: 'Ein <Markt>', licence: '<CC> BY' };
const withPicture = (node: ArticleNode, more: Partial<typeof picture> = {}) =>
  renderArticleHtml(doc(node), { pictures: new Map([[KEY, { ...picture, ...more }]]) });

describe('what an article may contain', () => {
  test('paragraphs, lists, quotes, code, rules and breaks', () => {
    expect(
      html(
        paragraph(text('Eins'), { type: 'hardBreak' }, text('zwei')),
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('Punkt'))] }] },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [paragraph(text('Drittens'))] }],
        },
        { type: 'blockquote', content: [paragraph(text('Zitat'))] },
        { type: 'codeBlock', content: [text('a < b')] },
        { type: 'horizontalRule' },
      ),
    ).toBe(
      '<p>Eins<br>zwei</p><ul><li><p>Punkt</p></li></ul><ol start="3"><li><p>Drittens</p></li></ol>' +
        '<blockquote><p>Zitat</p></blockquote><pre><code>a &lt; b</code></pre><hr>',
    );
  });

  test('headings below the title, each with an anchor of its own', () => {
    expect(
      html(
        heading(1, 'Übersicht'),
        heading(3, 'Übersicht'),
        heading(6, 'Inhalt'),
        heading('2', '❦'),
        heading(null, 'Maß'),
      ),
    ).toBe(
      '<h2 id="uebersicht">Übersicht</h2><h3 id="uebersicht-2">Übersicht</h3><h4 id="inhalt-2">Inhalt</h4>' +
        '<h2>❦</h2><h2 id="mass">Maß</h2>',
    );
  });

  test('tables, with cells that span', () => {
    const cell = (type: string, attrs?: Record<string, unknown>) => ({ type, attrs, content: [paragraph(text('x'))] });
    expect(
      html({
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', { colspan: 2 })] },
          { type: 'tableRow', content: [cell('tableCell', { rowspan: 1e9 }), cell('tableCell')] },
        ],
      }),
    ).toBe(
      '<div class="table-scroll" role="region" aria-label="Tabelle" tabindex="0"><table><tbody><tr><th colspan="2"><p>x</p></th></tr>' +
        '<tr><td><p>x</p></td><td><p>x</p></td></tr></tbody></table></div>',
    );
  });

  test('pictures of the library in several sizes, with caption and licence', () => {
    const image = { type: 'image', attrs: { picture: KEY, alt: 'Der "Markt"', caption: 'Am Morgen' } };
    const sources = (type: string) =>
      `srcset="/media/${FILE}/160.${type} 160w, /media/${FILE}/480.${type} 480w, /media/${FILE}/960.${type} 800w" sizes="(min-width: 46rem) 44rem, 100vw"`;
    expect(withPicture(image)).toBe(
      `<figure><picture><source type="image/avif" ${sources('avif')}><img src="/media/${FILE}/480.webp" ${sources('webp')}` +
        ' alt="Der &quot;Markt&quot;" width="800" height="600" loading="lazy" decoding="async"></picture>' +
        '<figcaption>Am Morgen <small>&lt;CC&gt; BY</small></figcaption></figure>',
    );
  });

  test('a picture that is being made has one size; its description is that of the library where the article has none', () => {
    expect(withPicture({ type: 'image', attrs: { picture: KEY } }, { isReady: false })).toBe(
      `<figure><picture><img src="/media/${FILE}/480.webp" alt="Ein &lt;Markt&gt;" width="800" height="600" loading="lazy" decoding="async"></picture>` +
        '<figcaption><small>&lt;CC&gt; BY</small></figcaption></figure>',
    );
  });

  test.each([
    'https://foreign.example/x.png',
    '/media/../konto',
    `${KEY}" onerror="alert(1)`,
    'data:image/svg+xml,<svg onload=alert(1)>',
  ])('no image from %s', (picture) => {
    expect(withPicture({ type: 'image', attrs: { picture, alt: 'x' } })).toBe(
      '<figure class="picture-missing"><p>Dieses Bild gibt es nicht mehr: x</p></figure>',
    );
    expect(withPicture({ type: 'image', attrs: { src: picture } })).toBe('');
  });

  test('an image that leads somewhere, and one whose file is missing', () => {
    const leading = (href: string) => withPicture({ type: 'image', attrs: { picture: KEY, alt: 'x', href } });
    expect(leading('https://a.example/')).toMatch(
      /^<figure><a href="https:\/\/a.example\/" rel="noopener nofollow"><picture>.*<\/picture><\/a>/,
    );
    expect(leading('javascript:alert(1)')).toMatch(/^<figure><picture>/);
    const original = 'https://alt.example/markt.jpg';
    expect(html({ type: 'image', attrs: { picture: null, alt: 'Der Markt', caption: 'Morgens', original } })).toBe(
      '<figure class="picture-missing"><p>Bild nicht übernommen: <a href="https://alt.example/markt.jpg" rel="noopener nofollow">' +
        'Der Markt</a></p><figcaption>Morgens</figcaption></figure>',
    );
    expect(html({ type: 'image', attrs: { picture: null, original: 'javascript:alert(1)' } })).toBe(
      '<figure class="picture-missing"><p>Bild nicht übernommen: an seiner alten Adresse</p></figure>',
    );
  });

  test('marks, the first outermost; what neighbours share is opened once', () => {
    const bold = { type: 'bold' };
    const italic = { type: 'italic' };
    const there = link('https://there.example/');
    expect(html(paragraph(text('a', bold, italic), text('b', bold), text('c')))).toBe(
      '<p><strong><em>a</em>b</strong>c</p>',
    );
    expect(html(paragraph(text('eine ', there), text('ganze', there, bold), text(' Adresse', there)))).toBe(
      '<p><a href="https://there.example/" rel="noopener nofollow">eine <strong>ganze</strong> Adresse</a></p>',
    );
    expect(html(paragraph(text('a', link('/a')), text('b', link('/b'))))).toBe(
      '<p><a href="/a">a</a><a href="/b">b</a></p>',
    );
    expect(html(paragraph(text('x', link('/a'), link('/b'))))).toBe('<p><a href="/a">x</a></p>');
  });

  test('what nobody knows loses its form and keeps its words', () => {
    expect(html({ type: 'script', content: [text('alert(1)')] }, { type: 'toString', content: [text('x')] })).toBe(
      'alert(1)x',
    );
    expect(html(paragraph(text('x', { type: 'constructor' }, { type: 'blink' })))).toBe('<p>x</p>');
  });
});

describe('where links may lead', () => {
  test.each([
    ['https://a.example/?a=1&b=2', 'https://a.example/?a=1&amp;b=2'],
    ['HTTP://a.example/', 'HTTP://a.example/'],
    [' https://a.example/ ', 'https://a.example/'],
    ['https://a.example/zwei worte', 'https://a.example/zwei%20worte'],
    ['mailto:a@a.example?subject=Guten Tag', 'mailto:a@a.example?subject=Guten%20Tag'],
    ['tel:+49301234', 'tel:+49301234'],
    ['/archiv/2018', '/archiv/2018'],
    ['#inhalt', '#inhalt'],
  ])('to %s', (href, shown) => {
    expect(html(text('x', link(href)))).toContain(`<a href="${shown}"`);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'java\u0000script:alert(1)',
    'java script:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'view-source:https://a.example/',
    '//foreign.example/',
    '/\\foreign.example/',
    '/\t/foreign.example/',
    '\\\\foreign.example/',
    'http://',
    'https:// /',
    'konto',
    '../konto',
    '',
    null,
    17,
    ['javascript:alert(1)'],
    { toString: 'x' },
  ])('never to %j', (href) => {
    expect(html(text('x', link(href)))).toBe('x');
  });
});

/** Ways in which text has become script elsewhere. */
const vectors = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//x.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert&#40;1&#41;</script>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<body onload=alert(1)>',
  '<style>@import"//x.example"</style>',
  '<base href="//x.example/">',
  '<meta http-equiv=refresh content="0;url=//x.example">',
  '<form action="//x.example"><input type=submit>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)' autofocus='",
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '` onmouseover=alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is tried
  '${alert(1)}',
  '\u003cscript\u003ealert(1)\u003c/script\u003e',
  '＜script＞alert(1)＜/script＞',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '<<script>script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#x3C;script&#x3E;alert(1)',
  '\u202e<tpircs>',
  '\ud800<script>alert(1)</script>',
];

const everywhere = (vector: string): ArticleNode[] => [
  text(vector),
  text(vector, { type: vector }, link(vector), link(`https://a.example/${vector}`), {
    type: 'bold',
    attrs: { class: vector },
  }),
  heading(vector, vector),
  { type: vector, content: [text(vector)], attrs: { onclick: vector } },
  { type: 'codeBlock', attrs: { language: vector }, content: [text(vector)] },
  { type: 'orderedList', attrs: { start: vector, type: vector }, content: [text(vector)] },
  { type: 'tableCell', attrs: { colspan: vector, style: vector }, content: [text(vector)] },
  { type: 'image', attrs: { picture: vector, alt: vector, caption: vector } },
  { type: 'image', attrs: { picture: null, alt: vector, caption: vector, original: vector } },
  { type: 'image', attrs: { picture: null, original: `https://a.example/${vector}` } },
  { type: 'image', attrs: { picture: KEY, href: vector } },
  {
    type: 'image',
    attrs: { picture: KEY, alt: vector, title: vector, caption: vector, src: vector, width: vector },
  },
];

describe('nothing in an article can run', () => {
  test.each(vectors)('%s', (vector) => {
    const pictures = new Map([[KEY, { ...picture, alt: vector, licence: vector }]]);
    expectTame(renderArticleHtml(doc(...everywhere(vector)), { pictures }));
  });

  test('whatever a document consists of', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expectTame(renderArticleHtml(document));
      }),
      { numRuns: 500 },
    );
  });

  test('and any JSON at all in place of nodes is no error', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 6 })), (content) => {
        expectTame(renderArticleHtml({ type: 'doc', content } as unknown as ArticleDocument));
      }),
    );
    for (const broken of [{ type: 'doc' }, { type: 'doc', content: null }, { type: 'doc', content: 'x' }]) {
      expect(renderArticleHtml(broken as unknown as ArticleDocument)).toBe('');
    }
    const attrs = null as unknown as Record<string, unknown>;
    expect(html({ type: 'tableCell', attrs }, { type: 'image', attrs }, { type: 'orderedList', attrs })).toBe(
      '<td></td><ol></ol>',
    );
  });

  test('100,000 nodes in each other keep their words', () => {
    let node: ArticleNode = text('<b>ganz innen</b>');
    for (let depth = 0; depth < 100_000; depth += 1) node = { type: 'blockquote', content: [node] };
    const rendered = html(node);
    expect(rendered).toContain('&lt;b&gt;ganz innen&lt;/b&gt;');
    expect(rendered.length).toBeLessThan(2000);
  });
});

const tags = [
  ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'hr', 'br', 'div', 'table', 'tbody', 'tr'],
  ...[
    'th',
    'td',
    'strong',
    'em',
    'u',
    's',
    'sub',
    'sup',
    'a',
    'figure',
    'picture',
    'source',
    'img',
    'figcaption',
    'small',
  ],
];

/**
 * Reads the HTML with the strictest parser there is, one for XML: every tag is closed where it was opened, no attribute comes
 * twice, no sign stands unescaped, and only known elements, attributes and addresses come out of it.
 */
function expectTame(rendered: string) {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    expect(['body', ...tags]).toContain(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(allowed[attribute], `${name} ${attribute}=${value}`).toBeDefined();
      expect(value).toMatch(allowed[attribute] as RegExp);
    }
  });
  parser.on('error', (error) => {
    throw error;
  });
  for (const event of ['comment', 'cdata', 'doctype', 'processinginstruction'] as const) {
    parser.on(event, () => expect.unreachable(event));
  }
  const closed = rendered.replace(/<((?:br|hr|img|source)\b[^>]*)>/g, '<$1/>');
  parser.write(`<body>${closed.toWellFormed().replace(NOT_IN_XML, '')}</body>`).close();
}

/** Signs that XML has no way to write and HTML ignores. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const allowed: Record<string, RegExp> = {
  id: /^[a-z0-9-]+$/,
  href: /^(https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i,
  rel: /^noopener nofollow$/,
  start: /^-?\d+$/,
  colspan: /^\d+$/,
  rowspan: /^\d+$/,
  width: /^\d+$/,
  height: /^\d+$/,
  src: /^\/media\/[\w./-]+$/,
  srcset: /^(\/media\/[\w./-]+ \d+w(, |$))+$/,
  sizes: /^\(min-width: 46rem\) 44rem, 100vw$/,
  type: /^image\/avif$/,
  decoding: /^async$/,
  alt: /(?:)/,
  loading: /^lazy$/,
  class: /^(table-scroll|picture-missing)$/,
  role: /^region$/,
  'aria-label': /^Tabelle$/,
  tabindex: /^0$/,
};

const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...vectors));
const attrs = fc.dictionary(
  fc.constantFrom(
    'level',
    'href',
    'picture',
    'original',
    'alt',
    'caption',
    'licence',
    'width',
    'start',
    'colspan',
    'onclick',
    'style',
  ),
  fc.oneof(words, fc.jsonValue({ maxDepth: 2 })),
);
const mark = fc.record({
  type: fc.oneof(fc.constantFrom('bold', 'italic', 'link', 'code', 'strike', 'underline'), words),
  attrs,
});
const types = [
  ...['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'codeBlock', 'horizontalRule'],
  ...['hardBreak', 'table', 'tableRow', 'tableHeader', 'tableCell', 'image', 'iframe', '__proto__'],
];
const { node: nodes } = fc.letrec<{ node: ArticleNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.record({ type: fc.constant('text'), text: words, marks: fc.array(mark, { maxLength: 4 }) }),
    fc.record({
      type: fc.oneof(fc.constantFrom(...types), words),
      attrs,
      content: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
}));
const documents = fc.array(nodes, { maxLength: 5 }).map((content) => doc(...content));
