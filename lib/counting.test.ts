import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Count, countedSoFar, isNone, isSome } from './counting.ts';

const said = (count: Count) => countedSoFar(count, 'Treffer', 'Treffer');

test('what was counted to the end is said as it is', () => {
  expect(said({ exact: 0 })).toBe('0 Treffer');
  expect(said({ exact: 8123 })).toBe('8.123 Treffer');
});

test('what was not is said as less than there is', () => {
  expect(said({ atLeast: 10_001 })).toBe('Mehr als 10.000 Treffer');
  expect(said({ atLeast: 8123 })).toBe('Mehr als 8.100 Treffer');
  expect(said({ atLeast: 8000 })).toBe('Mehr als 7.900 Treffer');
  expect(said({ atLeast: 12 })).toBe('Mehr als 11 Treffer');
  expect(said({ atLeast: 1 })).toBe('Mindestens 1 Treffer');
});

test('„mehr als“ is always true and never far off', () =>
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 4_000_000 }), (atLeast) => {
      const number = Number(said({ atLeast }).replace(/\D/g, ''));
      expect(number).toBeLessThan(atLeast);
      expect(number).toBeGreaterThanOrEqual((atLeast - 1) * 0.9);
    }),
  ));

test('nothing found so far is not nothing', () => {
  expect([isNone({ exact: 0 }), isSome({ exact: 0 })]).toEqual([true, false]);
  expect([isNone({ atLeast: 0 }), isSome({ atLeast: 0 })]).toEqual([false, false]);
  expect([isNone({ atLeast: 1 }), isSome({ atLeast: 1 })]).toEqual([false, true]);
});
