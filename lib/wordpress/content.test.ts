import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { partsOfContent } from './blocks.ts';
import { type Attachment, documentFromWordPress } from './content.ts';
import { replaceShortcodes } from './shortcodes.ts';

const pictures: Attachment[] = [
  { id: '7', url: 'https://alt.example/7.jpg', alt: 'Markt', caption: 'Am Morgen' },
  { id: '8', url: 'https://alt.example/8.jpg', alt: 'Hafen "alt"', caption: '' },
];

/** Its name in the library, which here is made from that of the file. */
const keyOf = (src: string) => src.replace(/^https:\/\/alt\.example\/(.*)\.jpg$/, '$1').padStart(32, '0');
const inLibrary = new Map(
  ['7', '8'].map((id) => {
    const key = id.padStart(32, '0');
    return [key, { key, width: 300, height: 200, isReady: false, alt: '', licence: '' }];
  }),
);
const figure = (id: string, alt: string, caption = '') =>
  `<figure><picture><img src="/media/${id.padStart(32, '0')}/480.webp" alt="${alt}" width="300" height="200" loading="lazy" decoding="async"></picture>${caption && `<figcaption>${caption}</figcaption>`}</figure>`;

function read(content: string) {
  const losses: string[] = [];
  const document = documentFromWordPress(content, {
    attachment: (id) => pictures.find((picture) => picture.id === id),
    ownAttachments: () => pictures,
    picture: ({ src }) => keyOf(src),
    onLoss: (what) => losses.push(what),
  });
  return { html: renderArticleHtml(document, { pictures: inLibrary }), losses };
}

describe('texts of the classic editor', () => {
  test('have paragraphs where they have empty lines', () => {
    expect(read('Eins\n\n<h3>Zwei</h3>\n\nDrei\nvier').html).toBe(
      '<p>Eins</p><h2 id="zwei">Zwei</h2><p>Drei<br>vier</p>',
    );
  });

  test('lose their marks for “more” and for pages', () => {
    expect(read('Eins\n<!--more-->\nzwei\n\n<!--nextpage-->\n\ndrei').html).toBe('<p>Eins</p><p>zwei</p><p>drei</p>');
  });
});

describe('texts of the block editor', () => {
  test('are read without their marks; line breaks outside of blocks count', () => {
    const content =
      'Davor\nsteht das.\n\n<!-- wp:paragraph {"align":"left"} -->\n<p>Ein\nAbsatz</p>\n<!-- /wp:paragraph -->\n\n' +
      '<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:core/heading --><h2>Links</h2><!-- /wp:core/heading --></div>' +
      '<!-- /wp:column --></div><!-- /wp:columns -->\n<!-- wp:freeform -->\nalt\n\ngeschrieben\n<!-- /wp:freeform -->';
    expect(read(content).html).toBe(
      '<p>Davor<br>steht das.</p><p>Ein Absatz</p><h2 id="links">Links</h2><p>alt</p><p>geschrieben</p>',
    );
  });

  test('lose what WordPress itself would fill in, which is named; addresses stay', () => {
    const { html, losses } = read(
      '<!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:social-link {"url":"https://a.example/x","service":"x"} /-->' +
        '<!-- wp:embed {"url":"https://a.example/film"} --><figure><div>\nhttps://a.example/film\n</div></figure><!-- /wp:embed -->',
    );
    expect(losses).toEqual(['dynamischer Block „latest-posts“ entfällt']);
    expect(html.match(/<a /g)).toHaveLength(2);
  });

  test('keep every word, however the marks are broken', () => {
    const mark = fc.constantFrom(
      '<!-- wp:a -->',
      '<!-- /wp:a -->',
      '<!-- wp:b {"x":1} -->',
      '<!-- /wp:b -->',
      '<!-- wp:c /-->',
      '\n\n',
    );
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(mark, word)), (pieces) => {
        const letters = pieces.filter((piece) => /^[a-z]+$/.test(piece)).join('');
        const parts = partsOfContent(pieces.join(' '));
        expect(
          parts
            .map(({ html }) => html)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(letters);
      }),
    );
  });
});

describe('shortcodes', () => {
  test('with a caption', () => {
    expect(
      read(
        'vor [caption id="a_7" width="300"]<a href="x.jpg"><img src="https://alt.example/7.jpg" alt="M" /></a> Am <em>Morgen</em>[/caption] nach',
      ).html,
    ).toBe(`<p>vor</p>${figure('7', 'M', 'Am Morgen')}<p>nach</p>`);
    expect(read('[caption caption="Alt"]<img src="https://alt.example/7.jpg">[/caption]').html).toContain(
      '<figcaption>Alt<',
    );
  });

  test('with a gallery, of named pictures or of all of the article', () => {
    expect(read('[gallery columns=2 ids="8,7,9"]')).toEqual({
      html: figure('8', 'Hafen &quot;alt&quot;') + figure('7', 'Markt', 'Am Morgen'),
      losses: ['Galerie: Datei 9 ist nicht im Export'],
    });
    expect(read('[gallery exclude="8"]').html.match(/<img/g)).toHaveLength(1);
  });

  test('with something embedded become links', () => {
    for (const shortcode of [
      '[embed]https://a.example/x[/embed]',
      '[audio https://a.example/x]',
      '[video width="640" mp4="https://a.example/x"][/video]',
      '[youtube https://a.example/x]',
    ]) {
      expect(read(`Text\n${shortcode}\n`).html, shortcode).toBe(
        '<p>Text</p><p><a href="https://a.example/x" rel="noopener nofollow">https://a.example/x</a></p>',
      );
    }
    expect(read('[vimeo 123]').html).toContain('>https://vimeo.com/123<');
  });

  test('of page builders go, what they arrange stays', () => {
    const { html, losses } = read(
      '[vc_row][vc_column width="1/2"]Links[/vc_column][vc_column]Rechts[/vc_column][/vc_row]',
    );
    expect(html).toBe('<p>Links</p><p>Rechts</p>');
    expect(losses).toContain('Layout-Kurzbefehl [vc_row] entfernt');
  });

  test('that nobody knows stay as text and are named; brackets of people are none', () => {
    const { html, losses } = read(
      '[kontakt id="7"] und [sic] [1] [[gallery]] <a title="[gallery]" href="https://a.example/">x</a>',
    );
    expect(html).toBe(
      '<p>[kontakt id=&quot;7&quot;] und [sic] [1] [gallery] <a href="https://a.example/" rel="noopener nofollow">x</a></p>',
    );
    expect(losses).toEqual(['Kurzbefehl [kontakt] bleibt als Text stehen']);
  });

  test('are found in time, however many brackets there are', () => {
    for (const part of ['[a', '[caption]', '[caption ', '<a [', '[vc_row][/vc_row]']) {
      const text = part.repeat(30_000);
      expect(replaceShortcodes(text, () => (_, inner) => inner).length).toBeLessThanOrEqual(text.length);
    }
  });
});

/** Ways in which text has become script elsewhere, inside of what WordPress reads. */
const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>" src="javascript:alert(1)"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '[caption caption="<img src=x onerror=alert(1)>"]<img src=x>[/caption]',
  '[caption]<a href="javascript:alert(1)"><img src="https://alt.example/7.jpg"></a>[/caption]',
  '[embed]javascript:alert(1)[/embed]',
  '[audio src="https://a.example/"onmouseover="alert(1)"]',
  '[youtube "><script>alert(1)</script>]',
  '[youtube id="x&quot; onload=&quot;alert(1)"]',
  '<!-- wp:embed {"url":"javascript:alert(1)"} /-->',
  '<!-- wp:embed {"url":"https://a.example/\\"><script>alert(1)</script>"} /-->',
  '<!-- wp:html --><object data="data:text/html,<script>alert(1)</script>"></object><!-- /wp:html -->',
  '<!-- wp:html --><!--> <script>alert(1)</script><!-- /wp:html -->',
  '<pre><code></code></pre><script>alert(1)</script>',
  '<base href="https://fremd.example/"><form action="https://fremd.example/"><button formaction="javascript:alert(1)">x',
];

test.each(vectors)('nothing in a text can run: %s', (vector) => {
  for (const content of [vector, `<!-- wp:paragraph --><p>${vector}</p><!-- /wp:paragraph -->`, `<ul><li>${vector}`]) {
    const { html } = read(content);
    expect(
      html
        .match(/<[a-z]+/g)
        ?.filter((tag) => !/^<(p|a|figure|picture|img|figcaption|ul|li|pre|code|strong|em|br)$/.test(tag)) ?? [],
    ).toEqual([]);
    for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).not.toMatch(/\son\w+=|=["']?\s*(javascript|data):/i);
    expect(html).not.toMatch(/<img[^>]* src="(?!\/media\/)/);
  }
});

test('any text is read, and its words are found in it', () => {
  const piece = fc.oneof(
    fc.stringMatching(/^[a-z]{1,6}$/),
    fc.constantFrom('[b]', '[/b]', '[b x="1"]', '\n\n', '<p>', '</p>', '<!-- wp:a -->', '<!-- /wp:a -->', '<li>'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = plainTextOf(documentFromWordPress(pieces.join(' ')));
      for (const word of pieces.filter((part) => /^[a-z]+$/.test(part))) expect(text).toContain(word);
    }),
  );
});
