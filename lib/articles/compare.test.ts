import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts, type Piece } from './compare.ts';
import { acceptText, type WrittenText } from './desk-input.ts';
import { documentFromHtml } from './from-html.ts';

const text = (html: string, title = 'Titel'): WrittenText =>
  acceptText({ title, teaser: 'Vorspann', body: documentFromHtml(html) });
const shown = (pieces: Piece[] | null) =>
  pieces?.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
const rows = (before: WrittenText, after: WrittenText) =>
  compareTexts(before, after).map((row) => [row.kind, shown(row.before), shown(row.after)]);

test('words that differ are marked on both sides, and paragraphs that stay stand beside each other', () => {
  expect(
    rows(
      text('<h2>Märkte</h2><p>Es war größer als früher.</p><p>Bleibt.</p><ul><li>Äpfel</li></ul>'),
      text(
        '<h2>Märkte</h2><p>Es war kleiner als früher.</p><p>Neu.</p><p>Bleibt.</p><ul><li>Birnen</li></ul>',
        'Anders',
      ),
    ),
  ).toEqual([
    ['Titel', '[Titel]', '[Anders]'],
    ['Vorspann', 'Vorspann', 'Vorspann'],
    ['Überschrift', 'Märkte', 'Märkte'],
    ['', 'Es war [größer] als früher.', 'Es war [kleiner] als früher.'],
    ['', undefined, '[Neu.]'],
    ['', 'Bleibt.', 'Bleibt.'],
    ['Liste', '[Äpfel]', '[Birnen]'],
  ]);
});

test('a change of form only is told', () => {
  const [, , row] = compareTexts(text('<p>Ein Wort</p>'), text('<p>Ein <b>Wort</b></p>'));
  expect(row).toMatchObject({ isReformed: true, before: [{ isChanged: false }] });
  expect(compareTexts(text('<p>Ein Wort</p>'), text('<p>Ein Wort</p>')).some(({ isReformed }) => isReformed)).toBe(
    false,
  );
});

test('each side shows all of its words in their order, whatever changed', () => {
  const html = fc
    .array(
      fc.constantFrom(
        '<p>a b c</p>',
        '<p>a c</p>',
        '<p>d</p>',
        '<h2>a</h2>',
        '<ul><li>a</li><li>b c</li></ul>',
        '<hr>',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(html, html, (before, after) => {
      const compared = compareTexts(text(before), text(after));
      const side = (name: 'before' | 'after') =>
        compared
          .flatMap((row) => row[name] ?? [])
          .map((piece) => piece.text)
          .join('')
          .replace(/\s/g, '');
      const whole = (source: string) => `TitelVorspann${source.replace(/<[^>]+>|\s/g, '')}`;
      expect([side('before'), side('after')]).toEqual([whole(before), whole(after)]);
    }),
  );
});

test('a whole book that was replaced is compared in time', () => {
  const book = (word: string) =>
    `<p>${Array.from({ length: 400 }, (_, i) => `${word}${i} ${i % 7}`).join(' ')}</p>`.repeat(60);
  const started = performance.now();
  compareTexts(text(book('alt')), text(book('neu')));
  expect(performance.now() - started).toBeLessThan(60_000);
});
