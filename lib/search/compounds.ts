import * as german from '@zxcvbn-ts/language-de';
import { fold } from './fold.ts';

/** Folded words with how often they are met; the splitter prefers frequent parts. */
export type Lexicon = ReadonlyMap<string, number>;

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Too short to be trusted in general, but these do form compounds. */
const SHORT_PARTS = set(`
  alt arm bad bar bau bus eis fuss gas hof hut kfz lkw neu ohr ol pkw rad rat see tee tor tur tuv uhr weg zoo gut bio bett
  auto foto fach holz haus haut haar herz hund kind obst putz rohr tier wein zahn`);
const SHORTEST_PART = 4;
const LONGEST_WORD = 60;
const MOST_PARTS = 5;
/** Between the parts of a compound: Bestattung-s-institut, Sonne-n-schutz. */
const LINKS: Readonly<Record<string, number>> = { '': 1, s: 0.6, n: 0.4, es: 0.2, en: 0.2, er: 0.02, e: 0.02 };
/** Words, too, but inside a longer one far more often an ending or a beginning. */
const NO_PARTS = set(`
  ende enden sten rer lich isch ung ungen heit keit schaft erin innen leins chen tion ionen ierung unter nehmen uber aber
  statt liegen lief meist lasse deck alle eine einer werden wurde haben hatte sein diese nach oder auch lass legen lege ander
  ring ling gang ment stand stelle form trag`);

const NO_LINK: [string, number][] = [['', 1]];

/** Rarer ones are names and foreign words for the most part. */
const MOST_GENERAL_WORDS = 40_000;

let general: Lexicon | undefined;

/** Frequent German words: a list that is here anyway, to tell easy passwords. */
export function generalLexicon(): Lexicon {
  if (general) return general;
  const frequencies = new Map<string, number>();
  for (const list of [german.dictionary.wikipedia, german.dictionary.commonWords]) {
    for (const [rank, text] of list.slice(0, MOST_GENERAL_WORDS).entries()) {
      const word = fold(text);
      if (!/^[a-z]+$/.test(word) || (word.length < SHORTEST_PART && !SHORT_PARTS.has(word)) || NO_PARTS.has(word))
        continue;
      // Zipf: the tenth is met a tenth as often as the first.
      const frequency = 1e6 / (rank + 10);
      if (frequency > (frequencies.get(word) ?? 0)) frequencies.set(word, frequency);
    }
  }
  general = frequencies;
  return frequencies;
}

let familyNames: ReadonlySet<string> | undefined;

/** Schneider, Koch, Zimmermann: names that are also trades. */
export function isFamilyName(word: string): boolean {
  familyNames ??= new Set(german.dictionary.lastnames.map(fold));
  return familyNames.has(word);
}

/** Parts that one might write on their own: „Dachdeckermeisterbetrieb“ → dachdecker, meister, betrieb. One part: it is no compound. */
export function splitCompound(word: string, lexicons: readonly Lexicon[]): string[] {
  if (word.length < 2 * SHORTEST_PART - 1 || word.length > LONGEST_WORD) return [word];
  const frequencyOf = (part: string) => {
    let most = 0;
    for (const lexicon of lexicons) most = Math.max(most, lexicon.get(part) ?? 0);
    return most;
  };
  let best: { parts: string[]; score: number } = { parts: [word], score: scoreOf([frequencyOf(word) || 0.2]) };
  const walk = (start: number, parts: string[], frequencies: number[]) => {
    if (start === word.length) {
      const score = scoreOf(frequencies);
      if (score > best.score) best = { parts, score };
      return;
    }
    if (parts.length === MOST_PARTS) return;
    for (let end = start + 2; end <= word.length; end++) {
      if (word.length - end > 0 && word.length - end < 3) continue;
      const part = word.slice(start, end);
      if (part.length < SHORTEST_PART && !SHORT_PARTS.has(part)) continue;
      const frequency = frequencyOf(part);
      if (frequency === 0) continue;
      for (const [link, share] of end === word.length ? NO_LINK : Object.entries(LINKS)) {
        if (link && !word.startsWith(link, end)) continue;
        walk(end + link.length, [...parts, part], [...frequencies, frequency * share]);
      }
    }
  };
  walk(0, [], []);
  return best.parts;
}

/** The geometric mean (Koehn and Knight 2003): more parts are better only when they are more frequent. */
const scoreOf = (frequencies: number[]) =>
  frequencies.reduce((sum, frequency) => sum + Math.log(frequency), 0) / frequencies.length;
