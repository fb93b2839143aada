import { editDistance, errorsIn } from './edit-distance.ts';

export interface Spelling {
  /** Folded. */
  word: string;
  /** As people write it. */
  written: string;
  kind: 'trade' | 'place';
  /** How likely it is meant, as a power of ten: of two that are equally near, the weightier wins. */
  weight: number;
}

/**
 * Some ten thousand words in which near ones are found by looking at all: two words that differ by few letters have nearly the
 * same set of letters, and comparing two sets is one instruction.
 */
export class SpellingIndex {
  readonly #spellings: Spelling[];
  readonly #letters: Uint32Array;
  readonly #lengths: Uint8Array;

  constructor(spellings: Iterable<Spelling>) {
    const best = new Map<string, Spelling>();
    for (const spelling of spellings) {
      if (spelling.word.length < 4 || spelling.word.length > 60) continue;
      const key = `${spelling.kind} ${spelling.word}`;
      if (spelling.weight > (best.get(key)?.weight ?? -1)) best.set(key, spelling);
    }
    this.#spellings = [...best.values()];
    this.#letters = Uint32Array.from(this.#spellings, ({ word }) => lettersOf(word));
    this.#lengths = Uint8Array.from(this.#spellings, ({ word }) => word.length);
  }

  /** Words that `word` may have been meant to be, nearest first; itself is not among them. */
  near(word: string, kind?: Spelling['kind']): (Spelling & { distance: number })[] {
    const limit = errorsIn(word);
    if (limit === 0 || word.length > 60) return [];
    const letters = lettersOf(word);
    const found: (Spelling & { distance: number })[] = [];
    for (let index = 0; index < this.#letters.length; index++) {
      if (Math.abs((this.#lengths[index] as number) - word.length) > limit) continue;
      if (countBits((this.#letters[index] as number) ^ letters) > 2 * limit) continue;
      const spelling = this.#spellings[index] as Spelling;
      if (kind && spelling.kind !== kind) continue;
      const distance = editDistance(word, spelling.word, limit);
      if (distance > 0 && distance <= limit) found.push({ ...spelling, distance });
    }
    return found.sort((a, b) => a.distance - b.distance || b.weight - a.weight);
  }
}

/** A bit for each letter; digits and the rest share the last ones. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index) - 97;
    letters |= 1 << (code >= 0 && code < 26 ? code : 26 + (Math.abs(code) % 6));
  }
  return letters >>> 0;
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
