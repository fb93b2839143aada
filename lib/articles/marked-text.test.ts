import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MARKS, partsOf } from './marked-text.ts';

/** With < and > for the marks, which no eye tells apart. */
const read = (text: string) => partsOf(text.replaceAll('<', MARKS[0]).replaceAll('>', MARKS[1]));

test('what is marked is told apart', () => {
  expect(read('Der <Meister> und die <Meisterin>')).toEqual([
    { text: 'Der ', isMarked: false, at: 0 },
    { text: 'Meister', isMarked: true, at: 4 },
    { text: ' und die ', isMarked: false, at: 11 },
    { text: 'Meisterin', isMarked: true, at: 20 },
  ]);
  expect(read('')).toEqual([]);
  expect(read('Nichts')).toEqual([{ text: 'Nichts', isMarked: false, at: 0 }]);
});

test('nothing but marks is lost, wherever they stand', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '<', '>') }), (text) => {
      const joined = read(text).map((part) => part.text);
      expect(joined.join('').replaceAll(MARKS[1], '')).toBe(text.replaceAll(/[<>]/g, ''));
    }),
  );
});
