import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPassage, passageAt } from './passages.ts';

test('a passage is found where it was, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.string(), (text, from, length, more) => {
      const start = from % (text.length + 1);
      const end = Math.min(text.length, start + (length % 50));
      fc.pre(end > start);
      const passage = passageAt(text, start, end);
      const found = findPassage(text, passage);
      // In a text that repeats itself it may be another place, with the same surroundings.
      expect(found && passageAt(text, found.start, found.end)).toEqual(passage);
      const moved = findPassage(more + text, passage);
      expect(moved && (more + text).slice(moved.start, moved.end)).toBe(passage.quote);
    }),
  );
});

test('of several places it is the one that stands like it did', () => {
  const text = 'Der Markt war voll. Der Markt war leer.';
  const passage = passageAt(text, text.lastIndexOf('Markt'), text.lastIndexOf('Markt') + 5);
  const now = 'Neu davor: Der Markt war voll. Der Markt war leer.';
  expect(findPassage(now, passage)?.start).toBe(now.lastIndexOf('Markt'));
});

test('a passage that was deleted is gone, and a remark about the whole has none', () => {
  expect(findPassage('Ganz anders', { quote: 'Markt', before: '', after: '' })).toBeNull();
  expect(findPassage('Ganz anders', { quote: '', before: '', after: '' })).toBeNull();
});
