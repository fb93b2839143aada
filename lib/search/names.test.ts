import { expect, test } from 'vitest';
import { parseSearch } from './input.ts';
import { knowingNames } from './names.ts';
import { understand } from './understand.ts';
import { vocabularyFixture } from './vocabulary-fixture.ts';

const vocabulary = vocabularyFixture();
const read = (was: string) => understand(parseSearch({ was }).input, vocabulary);
const names = (...known: [string, number][]) => ({ known: new Map(known), sounding: new Map(), near: new Map() });

test('a word that stands in very many names is not taken for the beginning of another', () => {
  expect(knowingNames(read('Holz Müller'), names(['holz', 20], ['muller', 25_000])).mayBeUnfinished).toBe(false);
});

test('a rare or unknown one may be, whatever stands before it', () => {
  expect(knowingNames(read('Müller Zwirbel'), names(['muller', 25_000], ['zwirbel', 3])).mayBeUnfinished).toBe(true);
  expect(knowingNames(read('Zwirbel'), names()).mayBeUnfinished).toBe(true);
});

test('without words there is nothing to finish', () => {
  expect(knowingNames(read('Friseur'), names()).mayBeUnfinished).toBe(false);
});

test('names that sound alike are looked for, too, but not in place of a word that stands in none', () => {
  const meyer = { word: 'meyer', written: 'meyer', frequency: 900, distance: 1 };
  const known = { ...names(['maier', 800]), sounding: new Map([['maier', [meyer]]]) };
  expect(knowingNames(read('Maier'), known).alternatives.get('maier')).toContain('meyer');
  expect(knowingNames(read('Maier'), { ...known, known: new Map() }).alternatives.get('maier') ?? []).toEqual([]);
});
