import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { parseSearch } from './input.ts';
import type { NameWords } from './names.ts';
import { respellings } from './spelling.ts';
import { SpellingIndex } from './spelling-index.ts';
import { understand } from './understand.ts';
import { vocabularyFixture } from './vocabulary-fixture.ts';

const vocabulary = vocabularyFixture();
const noNames: NameWords = { known: new Map(), sounding: new Map(), near: new Map() };

function meant(was: string, wo = '', names: Partial<NameWords> = {}) {
  const { input } = parseSearch({ was, wo });
  const found = respellings(input, understand(input, vocabulary), vocabulary, { ...noNames, ...names });
  return found.map(({ was: what, wo: where }) => [what, where].filter(Boolean).join(' | '));
}

describe('what may have been meant', () => {
  test.each([
    ['Friesur', '', 'Friseur'],
    ['Klempnr Görlitz', '', 'Klempner Görlitz'],
    ['Friseur', 'Görltz', 'Friseur | Görlitz'],
    ['Bäckrei', 'Berlni', 'Bäckerei | Berlin'],
    ['Frisuer Zittua', '', 'Friseur Zittau'],
    ['friseurberlin', '', 'Friseur Berlin'],
  ])('%s | %s is %s', (was, wo, right) => expect(meant(was, wo)[0]).toBe(right));

  test('a name, as it is written in names', () => {
    const near = new Map([['mullr', [{ word: 'muller', written: 'müller', frequency: 900, distance: 1 }]]]);
    expect(meant('Metzgerei Müllr', '', { near })[0]).toBe('Metzgerei Müller');
  });

  test('of several the more frequent, then the others', () => {
    const near = new Map([
      [
        'schmizt',
        [
          { word: 'schmitz', written: 'schmitz', frequency: 20, distance: 1 },
          { word: 'schmidt', written: 'schmidt', frequency: 900, distance: 2 },
        ],
      ],
    ]);
    expect(meant('Schmizt', '', { near })).toEqual(['Schmitz', 'Schmidt']);
  });

  test('words that stand in names are left alone while others do not', () => {
    const near = new Map([
      ['kaltenbch', [{ word: 'kaltenbach', written: 'kaltenbach', frequency: 3, distance: 1 }]],
      ['linda', [{ word: 'linde', written: 'linde', frequency: 99, distance: 1 }]],
    ]);
    expect(meant('Linda Kaltenbch', '', { near, known: new Map([['linda', 2]]) })).toEqual(['Linda Kaltenbach']);
  });

  test('two words that are one in names', () => {
    expect(
      meant('Blumen haus Koch', '', {
        known: new Map([
          ['blumenhaus', 40],
          ['koch', 9],
        ]),
      })[0],
    ).toBe('Blumenhaus Koch');
  });

  test('nothing', () => expect(meant('Qwertzuiop')).toEqual([]));
});

test('the index finds what comparing with every word finds', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeß1'), minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, asked) => {
      const index = new SpellingIndex(words.map((each) => ({ word: each, written: each, kind: 'trade', weight: 0 })));
      const limit = asked.length < 8 ? 1 : 2;
      const expected = words.filter((each) => each !== asked && editDistance(each, asked, limit) <= limit);
      expect(
        index
          .near(asked)
          .map((near) => near.word)
          .sort(),
      ).toEqual(expected.sort());
    }),
  );
});
