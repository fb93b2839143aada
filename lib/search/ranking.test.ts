import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainRanking, type RankingFacts, scoreOf } from './ranking.ts';

type OfEntry = Pick<RankingFacts, 'namePercent' | 'quality'> & { inTrade: boolean; distance: number };
type OfSearch = Pick<RankingFacts, 'radiusMetres'> & { asksTrade: boolean };

const entry: fc.Arbitrary<OfEntry> = fc.record({
  namePercent: fc.integer({ min: 0, max: 100 }),
  quality: fc.integer({ min: 0, max: 100 }),
  inTrade: fc.boolean(),
  distance: fc.double({ min: 0, max: 1, noNaN: true }),
});
const search: fc.Arbitrary<OfSearch> = fc.record({
  radiusMetres: fc.constantFrom(0, 5000, 25_000, 100_000),
  asksTrade: fc.boolean(),
});

/** An entry as a search finds it. */
const facts = (words: RankingFacts['words'], of: OfEntry, asked: OfSearch): RankingFacts => ({
  words,
  namePercent: of.namePercent,
  quality: of.quality,
  inTrade: asked.asksTrade ? of.inTrade : null,
  metres: asked.radiusMetres > 0 ? Math.round(of.distance * asked.radiusMetres) : null,
  radiusMetres: asked.radiusMetres,
});

test.each([
  ['name', 'stem'],
  ['elsewhere', 'elsewhereAlike'],
] as const)(
  'words as typed (%s) come before others like them (%s), whatever else is true of the entries',
  (typed, alike) =>
    fc.assert(
      fc.property(entry, entry, search, (one, other, asked) => {
        expect(scoreOf(facts(typed, one, asked))).toBeGreaterThan(scoreOf(facts(alike, other, asked)));
      }),
    ),
);

test('the worst that has the words stands before the best that sounds like them', () => {
  const worst = { namePercent: 0, quality: 0, inTrade: false, distance: 1 };
  const best = { namePercent: 100, quality: 100, inTrade: true, distance: 0 };
  const asked = { radiusMetres: 100_000, asksTrade: true };
  expect(scoreOf(facts('name', worst, asked))).toBeGreaterThan(scoreOf(facts('stem', best, asked)));
  expect(scoreOf(facts('elsewhere', worst, asked))).toBeGreaterThan(scoreOf(facts('elsewhereAlike', best, asked)));
});

test('every part that counts is told', () =>
  fc.assert(
    fc.property(
      fc.constantFrom('name', 'stem', 'elsewhere', 'elsewhereAlike', null),
      entry,
      search,
      (words, of, asked) => {
        const parts = explainRanking(facts(words, of, asked));
        expect(new Set(parts.map(({ label }) => label)).size).toBe(parts.length);
        expect(parts.every(({ points }) => Number.isInteger(points) && points >= 0)).toBe(true);
      },
    ),
  ));
