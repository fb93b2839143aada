import { errorsIn } from './edit-distance.ts';
import type { SearchInput } from './input.ts';
import { halvesOf, type NameWords } from './names.ts';
import type { Intent } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isParticle, wordsOf, writtenWords } from './words.ts';

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
  const written = writtenWords(typed.was);
  // A trade that was read out of a longer word may be a name with an error.
  const guessed = intent.categoryGuessed ? intent.categoryWords : [];
  const doubtful = [...intent.textWords, ...guessed].filter((word) => !isParticle(word) && word.length >= SHORTEST);
  const unknown = doubtful.filter((word) => !names.known.has(word));
  const suspects = new Set(unknown.length > 0 ? unknown : doubtful);
  const choices: Correction[][] = [];

  for (const [index, word] of was.entries()) {
    if (!suspects.has(word)) continue;
    const here = { field: 'was' as const, start: index, end: index + 1 };
    const phrases = phrasesAround(was, index).flatMap(({ start, end }) =>
      nearPhrases(was.slice(start, end).join(' '), vocabulary, intent.area === null).map((candidate) => ({
        ...candidate,
        field: 'was' as const,
        start,
        end,
      })),
    );
    const single = [
      // „Hoflaen“ is no „Hofläden“: what looks like an umlaut may be an error.
      ...nearPhrases(unfolded(written.get(word) ?? word), vocabulary, intent.area === null),
      ...nearNames(word, names),
      ...halves(word, vocabulary, names),
    ].map((candidate) => ({ ...candidate, ...here }));
    keep(choices, [...phrases, ...single, ...joined(was, index, names)]);
  }
  if (intent.unknownPlace) keep(choices, placeCorrections(wordsOf(typed.wo), vocabulary));

  const seen = new Set([`${typed.was}|${typed.wo}`]);
  return variantsOf(choices, unknown.length > 0 || intent.unknownPlace !== null)
    .map((chosen) => rewrite(typed, chosen))
    .filter(({ was: what, wo }) => !seen.has(`${what}|${wo}`) && seen.add(`${what}|${wo}`))
    .slice(0, MOST_CORRECTIONS + 1);
}

function keep(choices: Correction[][], found: Correction[]) {
  const best = found.toSorted((a, b) => a.cost - b.cost || b.end - b.start - (a.end - a.start));
  if (best.length > 0) choices.push(best.slice(0, MOST_CORRECTIONS));
}

/** All words at their best; then, one after the other, at their second best. Words that do exist are changed one at a time. */
function variantsOf(choices: Correction[][], together: boolean): Correction[][] {
  if (choices.length === 0) return [];
  if (!together) {
    return choices
      .flat()
      .sort((a, b) => a.cost - b.cost)
      .map((only) => [only]);
  }
  const firsts = choices.flatMap(([first]) => first ?? []);
  const others = choices.flatMap((own, index) =>
    own.slice(1).map((other) => firsts.map((first, at) => (at === index ? other : first))),
  );
  return [firsts, ...others];
}

const SHORTEST = 3;

/** Lower case without accents, but with „ae“ as it was typed. */
const unfolded = (word: string) =>
  word
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

/** Places that are written nearly like a text, the likeliest first. */
export function nearestPlaces(vocabulary: Vocabulary, text: string, limit: number): string[] {
  const near = vocabulary.spellings.near(wordsOf(text).join(' '), 'place');
  return [...new Set(near.map(({ written }) => written))].slice(0, limit);
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
function joined(words: string[], index: number, { known }: NameWords): Correction[] {
  return [index, index + 1].flatMap((end) => {
    const together = `${words[end - 1] ?? ''}${words[end] ?? ''}`;
    const frequency = end > 0 && end < words.length ? known.get(together) : undefined;
    return frequency
      ? [
          {
            written: capital(together),
            cost: COST_OF_ERROR - Math.log10(frequency * 100),
            field: 'was' as const,
            start: end - 1,
            end: end + 1,
          },
        ]
      : [];
  });
}

function placeCorrections(words: string[], vocabulary: Vocabulary): Correction[] {
  const whole = words.join(' ');
  const found = vocabulary.spellings.near(whole, 'place').map(({ word, written, weight, distance }) => ({
    written,
    cost: costOf(whole, word, distance) - weight,
    field: 'wo' as const,
    start: 0,
    end: words.length,
  }));
  for (const [index, word] of words.entries()) {
    if (words.length === 1 || vocabulary.placesByName.has(word)) continue;
    for (const near of vocabulary.spellings.near(word).slice(0, MOST_CORRECTIONS)) {
      found.push({
        written: near.written,
        cost: costOf(word, near.word, near.distance) - near.weight,
        field: 'wo' as const,
        start: index,
        end: index + 1,
      });
    }
  }
  return found;
}

/** The text with some of its words written otherwise, the others as they were typed. */
function rewrite(typed: Typed, chosen: Correction[]): Typed {
  const rewriteField = (field: 'was' | 'wo') => {
    const own = chosen.filter((correction) => correction.field === field);
    if (own.length === 0) return typed[field];
    const parts: string[] = [];
    let position = 0;
    for (const piece of piecesOf(typed[field])) {
      const end = position + wordsOf(piece).length;
      const correction = own.find(({ start, end: last }) => start < end && last > position);
      if (!correction) parts.push(piece);
      // Of a phrase that is corrected as a whole, the first word brings the new text.
      else if (correction.start >= position) parts.push(correction.written);
      position = end;
    }
    return parts.join('').replace(/\s+/g, ' ').trim();
  };
  return { was: rewriteField('was'), wo: rewriteField('wo') };
}

/** Words and what stands between them; „Friseur:in“ is one word. */
const piecesOf = (text: string): string[] =>
  text.split(/(\s+)/).flatMap((chunk) => {
    const tokens = chunk.split(/([\p{L}\p{N}]+)/u);
    return wordsOf(chunk).length === (tokens.length - 1) / 2 ? tokens : [chunk];
  });

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
