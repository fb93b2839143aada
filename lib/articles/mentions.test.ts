import { describe, expect, test } from 'vitest';
import { compareTexts } from './compare.ts';
import type { ArticleNode } from './document.ts';
import { renderArticleHtml, type ShownCompanies, type ShownCompany } from './html.ts';
import { mentionedIds } from './mentions.ts';
import { acceptDocument, isEmptyDocument } from './schema.ts';
import { plainTextOf } from './text.ts';

describe('companies in an article', () => {
  const bakery: ShownCompany = {
    slug: 'backhaus-goerlitz',
    name: 'Back & Haus',
    trade: 'Bäckerei',
    place: 'Görlitz',
    postalCode: '02826',
    streetAddress: 'Am Markt 1',
    isClosed: false,
  };
  const mention = { type: 'mention', attrs: { company: 7, name: 'beim <Bäcker>' } };
  const card = { type: 'companyCard', attrs: { company: 7, name: 'Backhaus (alt)' } };
  const html = (node: ArticleNode, companies?: ShownCompanies) =>
    renderArticleHtml(
      { type: 'doc', content: node === mention ? [{ type: 'paragraph', content: [node] }] : [node] },
      { companies },
    );

  test('lead to their page, in the words of the article', () => {
    expect(html(mention, new Map([[7, bakery]]))).toBe(
      '<p><a href="/firmen/backhaus-goerlitz">beim &lt;Bäcker&gt;</a></p>',
    );
  });

  test('are shown as they are now', () => {
    expect(html(card, new Map([[7, bakery]]))).toBe(
      '<div class="company-card"><p class="company-card-name"><a href="/firmen/backhaus-goerlitz">Back &amp; Haus</a></p>' +
        '<p>Bäckerei</p><address>Am Markt 1, 02826 Görlitz</address></div>',
    );
    expect(html(card, new Map([[7, { ...bakery, isClosed: true }]]))).toContain('<p>Dauerhaft geschlossen</p>');
  });

  test('without a page remain as words', () => {
    for (const companies of [undefined, new Map([[8, bakery]])]) {
      expect(html(mention, companies)).toBe('<p>beim &lt;Bäcker&gt;</p>');
      expect(html(card, companies)).toBe('<p>Backhaus (alt)</p>');
    }
  });

  test('are part of the words of a text', () => {
    const line = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Wir waren ' }, mention, { type: 'text', text: '.' }],
    };
    const body = acceptDocument({ content: [line, card] });
    expect(plainTextOf(body)).toBe('Wir waren beim <Bäcker>.\nBackhaus (alt)');
    expect(mentionedIds(body)).toEqual([7]);
    expect(isEmptyDocument(acceptDocument({ content: [card] }))).toBe(false);
    expect(compareTexts({ title: '', teaser: '', body }, { title: '', teaser: '', body })).toHaveLength(4);
  });

  test('that are none lose their form and keep their words', () => {
    const wrong = [
      { company: 7 },
      { name: 'Nur ein Name' },
      { company: 'x', name: 'Falsch' },
      { company: 0, name: ' ' },
    ];
    expect(
      acceptDocument({
        content: wrong.flatMap((attrs) => [
          { type: 'paragraph', content: [{ type: 'mention', attrs }] },
          { type: 'companyCard', attrs },
        ]),
      }).content.map((node) => [node.type, plainTextOf({ type: 'doc', content: [node] })]),
    ).toEqual([
      ['paragraph', ''],
      ['paragraph', 'Nur ein Name'],
      ['paragraph', 'Nur ein Name'],
      ['paragraph', 'Falsch'],
      ['paragraph', 'Falsch'],
    ]);
  });
});
