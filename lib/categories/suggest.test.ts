import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { buildVocabulary } from '#lib/search/vocabulary.ts';
import { suggestTrades, tradesLike } from './suggest.ts';

const trade = (id: number, name: string, synonyms: string[] = [], parentId: number | null = 1) => ({
  id,
  slug: String(id),
  name,
  parentId,
  synonyms,
});
const vocabulary = buildVocabulary(
  [
    trade(1, 'Handwerk', [], null),
    trade(2, 'Sanitär- und Heizungsbau', ['Klempner', 'Installateur', 'Gas-Wasser-Installateur']),
    trade(3, 'Spenglerei', ['Blechnerei', 'Klempner']),
    trade(4, 'Bäckerei', ['Backstube']),
    trade(5, 'Bäckereibedarf'),
    trade(6, 'Dachdeckerei', ['Dachdecker']),
  ],
  [],
  [],
);

test.each([
  ['klemp', ['Sanitär- und Heizungsbau', 'Spenglerei']],
  ['blechn', ['Spenglerei']],
  ['Bäckerei', ['Bäckerei', 'Bäckereibedarf']],
  ['BAECK', ['Bäckerei', 'Bäckereibedarf']],
  ['heizung', ['Sanitär- und Heizungsbau']],
  ['Handw', []],
  ['x', []],
])('„%s“', (typed, names) => expect(suggestTrades(vocabulary, typed).map(({ name }) => name)).toEqual(names));

it('says by which word it found what has another name', () => {
  expect(suggestTrades(vocabulary, 'Install')).toEqual([{ name: 'Sanitär- und Heizungsbau', synonym: 'Installateur' }]);
  expect(suggestTrades(vocabulary, 'Spengl')).toEqual([{ name: 'Spenglerei' }]);
});

test.each([
  ['Dachdeckermeisterbetrieb', 'Dachdeckerei'],
  ['Klempnerinnen', 'Sanitär- und Heizungsbau'],
  ['Back', 'Bäckerei'],
])('%s is like %s', (typed, name) => expect(tradesLike(vocabulary, typed)).toContain(name));

it('takes anything at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      suggestTrades(vocabulary, typed);
      tradesLike(vocabulary, typed);
    }),
  );
});
