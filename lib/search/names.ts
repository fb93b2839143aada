import type { Intent } from './understand.ts';

interface NameWord {
  word: string;
  /** As it stands in names, in lower case. */
  written: string;
  /** In how many names. */
  frequency: number;
  /** Errors between it and the word that was typed. */
  distance: number;
}

/** What the names of all companies know about words that were typed; each by the typed word. */
export interface NameWords {
  /** Words that stand in names, with in how many. */
  known: Map<string, number>;
  sounding: Map<string, NameWord[]>;
  near: Map<string, NameWord[]>;
}

const MOST_ALTERNATIVES = 8;
/** A word that stands in so many names is a whole one; looking up all that begin with it takes long. */
const OFTEN = 1000;

/**
 * An intent with what the names of all companies know about its words: it also finds those that sound alike (Meier, Meyer, Maier,
 * Mayer), and takes no whole word for the beginning of another.
 */
export function knowingNames(intent: Intent, names: NameWords): Intent {
  const alternatives = new Map(intent.alternatives);
  for (const word of intent.textWords) {
    // A word that stands in no name may be an error in a trade or a place as well: that is for the correction to say.
    if (!names.known.has(word)) continue;
    const alike = (names.sounding.get(word) ?? []).map((other) => other.word);
    if (alike.length > 0) {
      const all = new Set([...(alternatives.get(word) ?? []), ...alike]);
      alternatives.set(word, [...all].slice(0, MOST_ALTERNATIVES));
    }
  }
  const last = intent.textWords.at(-1) ?? '';
  const isWhole = (names.known.get(last) ?? 0) >= OFTEN;
  return { ...intent, alternatives, mayBeUnfinished: intent.mayBeUnfinished && !isWhole };
}

/** Words that two neighbours would be together, and halves that a word could be written as: asked for beside the words themselves. */
export function joinedAndHalved(words: readonly string[]): string[] {
  const joined = words.slice(1).map((word, index) => `${words[index]}${word}`);
  return [...joined, ...words.flatMap((word) => halvesOf(word).flat())].filter((word) => word.length <= 40);
}

const SHORTEST_HALF = 3;

export const halvesOf = (word: string): [string, string][] =>
  Array.from({ length: Math.max(0, word.length - 2 * SHORTEST_HALF + 1) }, (_, index) => [
    word.slice(0, index + SHORTEST_HALF),
    word.slice(index + SHORTEST_HALF),
  ]);
