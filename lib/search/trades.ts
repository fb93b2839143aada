import { isBusinessWord, withoutLink } from './business-words.ts';
import { generalLexicon, isFamilyName, splitCompound } from './compounds.ts';
import { familyOf } from './stem.ts';
import type { Vocabulary, VocabularyCategory } from './vocabulary.ts';

export interface FoundTrade {
  start: number;
  end: number;
  categoryIds: number[];
  /** Found inside a longer word that may as well be a name: Holzfensterbau, Sonnenapotheke. */
  guessed: boolean;
}

/** „Facharzt für Physikalische und Rehabilitative Medizin“ has six words. */
const LONGEST_PHRASE = 8;
/** What stands between words that are written as one: Versicherung-s-makler. */
const LINKS = ['', 's', 'n', 'en', 'es'];

/** Ends of words after which it is another trade: Friseurbedarf is not where one has his hair cut. */
const OTHER_TRADE =
  /(?:bedarf|zubehor|handel|grosshandel|ausbildung|schule|museum|verband|innung|verein|verlag|versand|verleih)$/;

/** From here on a name means the town, whatever else it means. */
export const CITY_POPULATION = 50_000;

interface Options {
  compounds: boolean;
  /** False: only by names and other words for a trade, not by what a name says besides „-laden“ or „-Restaurant“. */
  cores?: boolean;
  /** How folded words were typed (`writtenWords`): „Küchen“ are no „Kuchen“. */
  written?: ReadonlyMap<string, string>;
  /** A word that is taken as a place instead. */
  isPlace: (phrase: string[]) => boolean;
}

/** The longest run of words that names a trade; failing that, a wider form of one, and at last a part of a compound. */
export function findTrade(words: string[], vocabulary: Vocabulary, options: Options): FoundTrade | null {
  // „Praxis Zahnarzt“ asks for a dentist, not for any surgery; „Praxis“ alone does.
  return findAmong(words, vocabulary, options, isBusinessWord) ?? findAmong(words, vocabulary, options, () => false);
}

function findAmong(
  words: string[],
  vocabulary: Vocabulary,
  { compounds, cores = true, written, isPlace }: Options,
  isSkipped: (word: string) => boolean,
): FoundTrade | null {
  const isAlone = words.length === 1;
  const steps: ((phrase: string[]) => { ids: number[] | undefined; guessed?: boolean } | null)[] = [
    (phrase) => ({ ids: asOneWord(phrase, compounds, (one) => bySurePhrase(one, vocabulary)) }),
    // „Damm“ and „Stein“ are more likely names.
    (phrase) => ({
      ids:
        cores && (isAlone || !phrase.every(isFamilyName))
          ? (asOneWord(phrase, compounds, (one) => byNameCore(one, vocabulary)) ??
            vocabulary.groupsByPart.get(vocabulary.keyOf(phrase)))
          : undefined,
    }),
    (phrase) => ({ ids: vocabulary.categoriesByFamily.get(phrase.map(familyOf).join(' ')) }),
    (phrase) => ({ ids: compounds ? vocabulary.categoriesByCore.get(vocabulary.keyOf(phrase)) : undefined }),
    (phrase) => (compounds && phrase.length === 1 ? insideBusiness(phrase[0] as string, vocabulary) : null),
    (phrase) => (compounds && phrase.length === 1 ? insideCompound(phrase[0] as string, vocabulary) : null),
  ];
  for (const find of steps) {
    for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
      for (let start = 0; start + length <= words.length; start++) {
        const phrase = words.slice(start, start + length);
        if (isPlace(phrase) || (length === 1 && isSkipped(phrase[0] as string))) continue;
        const found = find(phrase);
        if (!found?.ids) continue;
        const ids =
          length === 1 ? asWritten(found.ids, written?.get(phrase[0] as string) ?? '', vocabulary) : found.ids;
        const categoryIds = [...new Set(ids.flatMap((id) => withChildren(id, vocabulary)))];
        return { start, end: start + length, categoryIds, guessed: found.guessed ?? false };
      }
    }
  }
  return null;
}

/** Who types an umlaut means it; who types none may mean either. */
function asWritten(ids: number[], typed: string, { categories }: Vocabulary): number[] {
  const [root] = /.{0,2}[äöü].?/.exec(typed) ?? [];
  if (ids.length < 2 || !root) return ids;
  const fitting = ids.filter((id) => {
    const { name, synonyms } = categories.get(id) as VocabularyCategory;
    return [name, ...synonyms].some((term) => term.toLowerCase().includes(root));
  });
  return fitting.length > 0 ? fitting : ids;
}

/** By a name, by a word that people usually mean it by, or by another that no trade has a better claim to. */
function bySurePhrase(phrase: string[], vocabulary: Vocabulary): number[] | undefined {
  const key = vocabulary.keyOf(phrase);
  const ids = vocabulary.categoriesByPhrase.get(key);
  if (ids) return ids;
  const isClaimed = vocabulary.categoriesByNameCore.has(key) || vocabulary.groupsByPart.has(key);
  return isClaimed ? undefined : vocabulary.categoriesByTerm.get(key);
}

const byNameCore = (phrase: string[], { categoriesByNameCore, keyOf }: Vocabulary) =>
  categoriesByNameCore.get(keyOf(phrase)) ?? categoriesByNameCore.get(phrase.map(familyOf).join(' '));

/** As it stands there, or else as the one word that German makes of it. */
function asOneWord(
  phrase: string[],
  compounds: boolean,
  find: (phrase: string[]) => number[] | undefined,
): number[] | undefined {
  const found = find(phrase);
  if (found || phrase.length === 1 || !compounds) return found;
  for (const word of compoundsOf(phrase)) {
    const joined = find([word]);
    if (joined) return joined;
  }
  return undefined;
}

/** What is done with a thing, as the end of a word for who does it. */
const DONE: Readonly<Record<string, readonly string[]>> = {
  mieten: ['verleih', 'vermietung'],
  leihen: ['verleih', 'vermietung'],
  ausleihen: ['verleih', 'vermietung'],
  reparieren: ['reparatur', 'werkstatt'],
  reinigen: ['reinigung'],
};

/** „Auto Werkstatt“ for „Autowerkstatt“, „Versicherung Makler“ for „Versicherungsmakler“; „Stellplatz Wohnmobil“, „Auto mieten“. */
function* compoundsOf(phrase: string[]): Generator<string> {
  const [first = '', ...others] = phrase;
  for (const link of LINKS) yield first + others.map((word) => link + word).join('');
  const [second = ''] = others;
  if (phrase.length !== 2) return;
  const done = Object.hasOwn(DONE, second) ? (DONE[second] as readonly string[]) : null;
  const [thing, ends] = done ? [first, done] : [second, [first]];
  for (const end of ends)
    for (const start of [thing, thing.replace(/e$/, '')]) for (const link of LINKS) yield start + link + end;
}

/** „Dachdeckermeisterbetrieb“, „Fahrradladen“: without what only says that it is a business. */
function insideBusiness(word: string, vocabulary: Vocabulary): { ids: number[] } | null {
  for (let cut = word.length - 4; cut >= 3; cut--) {
    const tail = word.slice(cut);
    if (!isBusinessWord(tail)) continue;
    for (const core of withoutLink(word.slice(0, cut))) {
      const ids = lookUp(core, vocabulary);
      if (ids) return { ids };
      const deeper = core.length > 6 ? insideBusiness(core, vocabulary) : null;
      if (deeper) return deeper;
    }
  }
  return null;
}

const lookUp = (word: string, vocabulary: Vocabulary): number[] | undefined =>
  vocabulary.categoriesByPhrase.get(vocabulary.keyOf([word])) ??
  byNameCore([word], vocabulary) ??
  (word.length > 4 ? vocabulary.categoriesByFamily.get(familyOf(word)) : undefined);

/** Ends of words that are a trade when they stand alone, and in a longer word any work: „Zahnreinigung“, „Ofenbauer“, „Rechtsberatung“. */
const ANY_WORK = new Set(
  'reinigung beratung betreuung pflege bauer zimmer wagen agentur pension unterricht transport'.split(' '),
);

/** Ends of names of people and places: „Blumenthal“ and „Buchenberg“ sell neither flowers nor books. */
const NAME_END = /(?:bach|berg|brunn|burg|dorf|feld|hausen|heim|hofer|mann|see|stein|tal|thal|wald)$/;

/** „Holzfensterbau“ → Fensterbau: the last part says what it is. „Klempnerwerkzeugbau“ → no, but „Klempnereinsatz“ → Klempner. */
function insideCompound(word: string, vocabulary: Vocabulary): { ids: number[]; guessed: boolean } | null {
  const { categoriesByPhrase, keyOf } = vocabulary;
  if (OTHER_TRADE.test(word) || isFamilyName(word)) return null;
  // „friseurberlin“ lacks a space; it is no compound.
  if (endsInCity(word, vocabulary)) return null;
  // Neither is „Kinderkarten“: that is an error.
  if (vocabulary.spellings.near(word, 'trade').length > 0) return null;
  const parts = splitCompound(word, [generalLexicon(), vocabulary.tradeWords]);
  if (parts.length < 2) return null;
  const starts: number[] = [];
  let position = 0;
  for (const part of parts) {
    starts.push(word.indexOf(part, position));
    position = (starts.at(-1) as number) + part.length;
  }
  for (const start of starts.slice(1)) {
    const head = word.slice(start);
    const ids =
      isBusinessWord(head) || ANY_WORK.has(head) || head.length < 5 ? undefined : bySurePhrase([head], vocabulary);
    if (ids) return { ids, guessed: true };
  }
  if (NAME_END.test(word)) return null;
  for (let end = starts.length - 1; end > 0; end--) {
    const modifier = word.slice(0, starts[end]);
    for (const core of withoutLink(modifier)) {
      const ids = core.length > 4 ? categoriesByPhrase.get(keyOf([core])) : undefined;
      if (ids) return { ids, guessed: true };
    }
  }
  return null;
}

function endsInCity(word: string, { placesByName }: Vocabulary): boolean {
  for (let cut = 3; cut <= word.length - 4; cut++) {
    const [place] = placesByName.get(word.slice(cut)) ?? [];
    if ((place?.population ?? 0) >= CITY_POPULATION) return true;
  }
  return false;
}

/** A main group stands for its trades. */
export function withChildren(id: number, { categories, children }: Vocabulary): number[] {
  return categories.get(id)?.parentId === null ? (children.get(id) ?? []) : [id];
}
