import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generalLexicon, splitCompound } from './compounds.ts';
import { compounds } from './compounds-gold.ts';
import { fold } from './fold.ts';
import { vocabularyFixture } from './vocabulary-fixture.ts';

const lexicons = [generalLexicon(), vocabularyFixture().tradeWords];
const split = (word: string) => splitCompound(fold(word), lexicons);

/** Where the parts begin. */
function beginnings(word: string, parts: string[]): Set<number> {
  let position = 0;
  const found = parts.map((part) => {
    const at = word.indexOf(part, position);
    position = at + part.length;
    return at;
  });
  return new Set(found.slice(1));
}

describe('taking words apart', () => {
  test.each([
    ['Dachdeckermeisterbetrieb', ['dach', 'decker', 'meister', 'betrieb']],
    ['Versicherungsmakler', ['versicherung', 'makler']],
    ['Holzfensterbau', ['holz', 'fenster', 'bau']],
    ['Kaiserslautern', ['kaiserslautern']],
    ['Müller', ['muller']],
  ])('%s', (word, parts) => expect(split(word)).toEqual(parts));

  test('F1 of the places where parts begin is at least 0.85', () => {
    let right = 0;
    let wrong = 0;
    let missed = 0;
    for (const compound of compounds) {
      const parts = compound.split('|').map(fold);
      const word = parts.join('');
      const wanted = beginnings(word, parts);
      const found = beginnings(word, splitCompound(word, lexicons));
      for (const at of found) wanted.has(at) ? right++ : wrong++;
      for (const at of wanted) if (!found.has(at)) missed++;
    }
    expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThanOrEqual(0.85);
  });

  test('parts stand in the word, in their order, and never take long', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('auto', 'haus', 'dach', 'decker', 'meister', 's', 'n', 'x', 'bau', 'aaaa'), {
          maxLength: 30,
        }),
        (pieces) => {
          const word = pieces.join('');
          let position = 0;
          for (const part of split(word)) {
            const at = word.indexOf(part, position);
            expect(at).toBeGreaterThanOrEqual(position);
            position = at + part.length;
          }
        },
      ),
    ));
});
