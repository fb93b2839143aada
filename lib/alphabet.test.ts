import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byInitial } from './alphabet.ts';

const grouped = (...names: string[]) =>
  Object.fromEntries(byInitial(names, (name) => name).map(({ initial, items }) => [initial, items]));

it('puts umlauts and accents under their letter, and all that is no letter together', () => {
  expect(
    grouped('Aachen', 'Änderungsschneider', 'Zahnarzt', '3D-Druck', 'Öl', 'Éclair', '„Zum Löwen“', '', 'Øl'),
  ).toEqual({
    A: ['Aachen', 'Änderungsschneider'],
    Z: ['Zahnarzt'],
    '0–9': ['3D-Druck', '„Zum Löwen“', ''],
    O: ['Öl', 'Øl'],
    E: ['Éclair'],
  });
});

it('begins with the signs, then goes through the alphabet', () => {
  const initials = byInitial(['b', 'z', '1', 'Ä'], (name) => name).map(({ initial }) => initial);
  expect(initials).toEqual(['0–9', 'A', 'B', 'Z']);
});

it('loses nothing, invents nothing, and keeps the order within a letter', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
      const groups = byInitial(
        names.map((name, index) => ({ name, index })),
        ({ name }) => name,
      );
      expect(groups.flatMap(({ items }) => items.map(({ index }) => index)).sort((a, b) => a - b)).toEqual(
        names.map((_, index) => index),
      );
      for (const { initial, items } of groups) {
        expect(initial).toMatch(/^([A-Z]|0–9)$/);
        const order = items.map(({ index }) => index);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    }),
  );
});
