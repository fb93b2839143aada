import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestWhat, suggestWhere } from './suggest.ts';
import { vocabularyFixture } from './vocabulary-fixture.ts';

const vocabulary = vocabularyFixture();
const what = (typed: string) => suggestWhat(vocabulary, typed).map(({ value }) => value);
const where = (typed: string) => suggestWhere(vocabulary, typed).map(({ value, detail }) => `${value} (${detail})`);

test('trades, by any of their words', () => {
  expect(what('fri')).toEqual(['Friseur']);
  expect(suggestWhat(vocabulary, 'klemp')[0]).toEqual({
    value: 'Klempner',
    detail: 'Branche: Sanitärbetrieb, Spenglerei',
  });
});

test('a place behind a trade, and a place alone', () => {
  expect(what('Friseur Ber')).toEqual(['Friseur Berlin']);
  expect(what('Zahnärztin in Frankf')).toEqual(['Zahnarzt Frankfurt am Main', 'Zahnarzt Frankfurt (Oder)']);
  expect(what('Zitt')).toEqual(['Zittau']);
});

test('places with what tells them apart, the big ones first', () => {
  expect(where('Neust')).toEqual(['Neustadt an der Weinstraße (Ort)', 'Neustadt in Sachsen (Sachsen)']);
  expect(where('görl')).toEqual(['Görlitz (Landkreis Görlitz)', 'Landkreis Görlitz (Sachsen)']);
  expect(where('028')).toEqual(['02826 (Görlitz)', '02828 (Görlitz)']);
  expect(where('sachs')).toContain('Sachsen (Bundesland)');
});

test('any text is answered with few', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      expect(suggestWhat(vocabulary, typed).length).toBeLessThanOrEqual(8);
      expect(suggestWhere(vocabulary, typed).length).toBeLessThanOrEqual(8);
    }),
  ));
