import { errorsIn } from './edit-distance.ts';
import type { SearchInput } from './input.ts';
import { halvesOf, type NameWords } from './names.ts';
import type { Intent } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isParticle, wordsOf } from './words.ts';

type Typed = Pick<SearchInput, 'was' | 'wo'>;

interface Candidate {
  /** How the words are to be written instead. */
  written: string;
  /** What speaks against it: errors, each as much as a factor of a hundred in frequency. */
  cost: number;
}

interface Correction extends Candidate {
  field: 'was' | 'wo';
  start: number;
  end: number;
}

const COST_OF_ERROR = 2;
/** People seldom get the first letter wrong. */
const COST_OF_FIRST_LETTER = 1.5;
const MOST_CORRECTIONS = 3;

/**
 * What may have been meant by a search that finds nothing, the likeliest first: words that stand in no name, trade or place
 * are read as the nearest that does.
 */
export function respellings(typed: Typed, intent: Intent, vocabulary: Vocabulary, names: NameWords): Typed[] {
  const was = wordsOf(typed.was);
  const doubtful = new Set(intent.textWords.filter((word) => !isParticle(word)));
  const unknown = new Set([...doubtful].filter((word) => !names.known.has(word)));
  const suspects = unknown.size > 0 ? unknown : doubtful;
  const choices: Correction[][] = [];

  for (const [index, word] of was.entries()) {
    if (!suspects.has(word)) continue;
    const found = [
      ...phrasesAround(was, index).flatMap(({ start, end }) =>
        nearPhrases(was.slice(start, end).join(' '), vocabulary, intent.area === null).map((candidate) => ({
          ...candidate,
          start,
          end,
        })),
      ),
      ...nearNames(word, names).map((candidate) => ({ ...candidate, start: index, end: index + 1 })),
      ...halves(word, vocabulary, names).map((candidate) => ({ ...candidate, start: index, end: index + 1 })),
      ...joined(was, index, names),
    ];
    const best = found.sort((a, b) => a.cost - b.cost || b.end - b.start - (a.end - a.start));
    if (best.length > 0)
      choices.push(best.slice(0, MOST_CORRECTIONS).map((candidate) => ({ ...candidate, field: 'was' as const })));
  }
  if (intent.unknownPlace) {
    const wo = wordsOf(typed.wo);
    const found = corrections(wo, vocabulary);
    if (found.length > 0)
      choices.push(found.slice(0, MOST_CORRECTIONS).map((candidate) => ({ ...candidate, field: 'wo' as const })));
  }
  if (choices.length === 0) return [];

  // All at their best; then, one after the other, at their second best.
  const firsts = choices.flatMap(([first]) => first ?? []);
  const variants = [firsts];
  for (const [index, own] of choices.entries()) {
    for (const other of own.slice(1)) variants.push(firsts.map((first, at) => (at === index ? other : first)));
  }
  const rewritten = variants.map((chosen) => rewrite(typed, chosen));
  const seen = new Set([`${typed.was}|${typed.wo}`]);
  return rewritten
    .filter(({ was: what, wo }) => !seen.has(`${what}|${wo}`) && seen.add(`${what}|${wo}`))
    .slice(0, MOST_CORRECTIONS + 1);
}

/** The place or trade that a text most likely was meant to be, as it is written; null when none is near. */
export function nearestSpelling(vocabulary: Vocabulary, text: string, kind: 'trade' | 'place'): string | null {
  const [nearest] = vocabulary.spellings.near(wordsOf(text).join(' '), kind);
  return nearest?.written ?? null;
}

const LONGEST_PHRASE = 3;

function phrasesAround(words: string[], index: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let start = Math.max(0, index - LONGEST_PHRASE + 1); start <= index; start++) {
    for (let end = index + 1; end <= Math.min(words.length, start + LONGEST_PHRASE); end++) spans.push({ start, end });
  }
  return spans;
}

function nearPhrases(phrase: string, vocabulary: Vocabulary, mayBePlace: boolean): Candidate[] {
  const near = vocabulary.spellings.near(phrase, mayBePlace ? undefined : 'trade');
  return near.slice(0, MOST_CORRECTIONS).map(({ word, written, weight, distance }) => ({
    written,
    cost: costOf(phrase, word, distance) - weight,
  }));
}

function nearNames(word: string, { near, sounding }: NameWords): Candidate[] {
  return [...(near.get(word) ?? []), ...(sounding.get(word) ?? [])].map((other) => ({
    written: capital(other.written),
    cost: costOf(word, other.word, Math.min(other.distance, errorsIn(word) + 1)) - Math.log10(other.frequency * 100),
  }));
}

const costOf = (typed: string, meant: string, distance: number) =>
  distance * COST_OF_ERROR + (typed[0] === meant[0] ? 0 : COST_OF_FIRST_LETTER);

/** „friseurberlin“: two words without the space between them. */
function halves(
  word: string,
  { placesByName, categoriesByPhrase, keyOf }: Vocabulary,
  { known }: NameWords,
): Candidate[] {
  const isKnown = (half: string) =>
    known.has(half) || (half.length > 3 && (placesByName.has(half) || categoriesByPhrase.has(keyOf([half]))));
  return halvesOf(word)
    .filter(([left, right]) => isKnown(left) && isKnown(right))
    .map(([left, right]) => ({
      written: `${capital(left)} ${capital(right)}`,
      cost:
        COST_OF_ERROR -
        Math.log10(Math.min(known.get(left) ?? 100, known.get(right) ?? 100)) -
        Math.min(left.length, right.length) / 4,
    }));
}

/** „Blumen haus“: one word with a space in it. */
function joined(words: string[], index: number, { known }: NameWords) {
  return [index, index + 1].flatMap((end) => {
    const together = `${words[end - 1] ?? ''}${words[end] ?? ''}`;
    const frequency = end > 0 && end < words.length ? known.get(together) : undefined;
    return frequency
      ? [
          {
            written: capital(together),
            cost: COST_OF_ERROR - Math.log10(frequency * 100),
            start: end - 1,
            end: end + 1,
          },
        ]
      : [];
  });
}

function corrections(words: string[], vocabulary: Vocabulary) {
  const whole = words.join(' ');
  const found = vocabulary.spellings.near(whole, 'place').map(({ word, written, weight, distance }) => ({
    written,
    cost: costOf(whole, word, distance) - weight,
    start: 0,
    end: words.length,
  }));
  for (const [index, word] of words.entries()) {
    if (words.length === 1 || vocabulary.placesByName.has(word)) continue;
    for (const near of vocabulary.spellings.near(word).slice(0, MOST_CORRECTIONS)) {
      found.push({
        written: near.written,
        cost: costOf(word, near.word, near.distance) - near.weight,
        start: index,
        end: index + 1,
      });
    }
  }
  return found.sort((a, b) => a.cost - b.cost);
}

/** The text with some of its words written otherwise, the others as they were typed. */
function rewrite(typed: Typed, chosen: Correction[]): Typed {
  const rewriteField = (field: 'was' | 'wo') => {
    const own = chosen.filter((correction) => correction.field === field);
    if (own.length === 0) return typed[field];
    const parts: string[] = [];
    let position = 0;
    for (const chunk of typed[field].split(/\s+/)) {
      const end = position + wordsOf(chunk).length;
      const correction = own.find(({ start, end: last }) => start < end && last > position);
      if (!correction) parts.push(chunk);
      else if (correction.start >= position || parts.length === 0) parts.push(correction.written);
      position = end;
    }
    return parts.join(' ');
  };
  return { was: rewriteField('was'), wo: rewriteField('wo') };
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
