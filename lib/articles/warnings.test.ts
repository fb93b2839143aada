import { expect, test } from 'vitest';
import { acceptText } from './desk-input.ts';
import { documentFromHtml } from './from-html.ts';
import { pathsOf, warningsOf } from './warnings.ts';

const text = (html: string, more: { title?: string; teaser?: string } = {}) =>
  acceptText({ title: 'Titel', teaser: 'Vorspann', body: documentFromHtml(html), ...more });

test('a good text has none', () => {
  expect(warningsOf(text('<h2>Eins</h2><p>Ein <a href="/orte/goerlitz">Ort</a>.</p><h3>Zwei</h3><p>b</p>'))).toEqual(
    [],
  );
});

test('what search results cut off is said', () => {
  expect(warningsOf(text('<p>a</p>', { title: 'x'.repeat(66), teaser: 'y'.repeat(161) }))).toEqual([
    'Der Titel hat 66 Zeichen; in Suchergebnissen ist nach etwa 65 Schluss.',
    'Der Vorspann hat 161 Zeichen; in Suchergebnissen ist nach etwa 160 Schluss.',
  ]);
});

test('headings that skip a level or say nothing, pictures without words, and links that do not say where', () => {
  const body = {
    content: [
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Zu tief' }] },
      { type: 'heading', attrs: { level: 2 } },
      { type: 'image', attrs: { picture: '0123456789abcdef0123456789abcdef', alt: ' ' } },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'hier', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] }],
      },
    ],
  };
  expect(warningsOf(acceptText({ title: 'Titel', teaser: '', body }))).toEqual([
    'Vor „Zu tief“ ist eine Ebene der Überschriften ausgelassen.',
    'Eine Überschrift ist leer.',
    'Ein Bild hat keine Beschreibung (Alternativtext).',
    'Der Link „hier“ sagt nicht, wohin er führt.',
  ]);
});

test('a long text without a heading, and a link that leads nowhere', () => {
  const body = `<p>${'Wort '.repeat(600)}</p><p><a href="/artikel/weg?x=1#y">weg damit</a> <a href="/artikel/da">da</a></p>`;
  expect(pathsOf(text(body).body)).toEqual(['/artikel/weg', '/artikel/da']);
  expect(warningsOf(text(body), ['/artikel/weg'])).toEqual([
    'Der Text hat 603 Wörter und keine Zwischenüberschrift.',
    'Der Link nach /artikel/weg führt ins Leere.',
  ]);
});
