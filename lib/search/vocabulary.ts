import { coreOfName, withoutBusinessPart } from './business-words.ts';
import type { Lexicon } from './compounds.ts';
import { placeForms, stateForms } from './place-names.ts';
import { type Spelling, SpellingIndex } from './spelling-index.ts';
import { familyOf, stem } from './stem.ts';
import { wordsOf } from './words.ts';

export interface VocabularyCategory {
  id: number;
  slug: string;
  name: string;
  parentId: number | null;
  synonyms: string[];
  /** Of trades that were merged into this one. */
  formerSlugs?: readonly string[];
}

export interface VocabularyPlace {
  id: number;
  slug: string;
  name: string;
  kind: 'state' | 'district' | 'town';
  stateId: number | null;
  districtId: number | null;
  latitude: number;
  longitude: number;
  population: number | null;
}

/** A part of a town, by which people say where in it. */
export interface VocabularySection {
  name: string;
  placeId: number;
  latitude: number;
  longitude: number;
}

export interface VocabularyPostalCode {
  code: string;
  latitude: number;
  longitude: number;
  /** The main place first. */
  placeIds: number[];
}

/** Everything that search knows by name, with the ways to find it. Built once and shared by all searches. */
export interface Vocabulary {
  categories: Map<number, VocabularyCategory>;
  categoriesBySlug: Map<string, VocabularyCategory>;
  /** The trades of a main group. */
  children: Map<number, number[]>;
  places: Map<number, VocabularyPlace>;
  postalCodes: Map<string, VocabularyPostalCode>;
  postalCodesOfPlace: Map<number, VocabularyPostalCode[]>;
  towns: VocabularyPlace[];
  /** What phrases are looked up by. */
  keyOf: (words: readonly string[]) => string;
  /** Trades by the stems of a name or of a word that people usually mean one by. */
  categoriesByPhrase: Map<string, number[]>;
  /** Trades by what their name says besides „-laden“, „-Restaurant“, „Praxis für“ …: Sushi, Tabak, Osteopathie, Osteopath. */
  categoriesByNameCore: Map<string, number[]>;
  /** Main groups by a part of their name: „Vereine“ of „Soziales, Vereine & Kirche“. */
  groupsByPart: Map<string, number[]>;
  /** Trades by words that may mean one where no trade has a better claim to them. */
  categoriesByTerm: Map<string, number[]>;
  /** Trades by a wider stem: the second choice. */
  categoriesByFamily: Map<string, number[]>;
  /** Trades by a synonym without its „-laden“, „-geschäft“ …: the third choice. */
  categoriesByCore: Map<string, number[]>;
  /** Words of trades, for taking compounds apart. */
  tradeWords: Lexicon;
  /** Places by folded name, the likeliest first. */
  placesByName: Map<string, VocabularyPlace[]>;
  /** Places by short and other forms of their names: the second choice. */
  placesByShortName: Map<string, VocabularyPlace[]>;
  sectionsByName: Map<string, VocabularySection[]>;
  /** Telephone area codes, with their zero. */
  placesByAreaCode: Map<string, VocabularyPlace>;
  /** All names of places in order, for completing what is being typed. */
  placeNames: string[];
  spellings: SpellingIndex;
}

interface Options {
  sections?: VocabularySection[];
  areaCodes?: { code: string; placeId: number }[];
  /** False: words must be typed as they are. For measuring what stemming is worth. */
  stemming?: boolean;
}

export function buildVocabulary(
  categories: VocabularyCategory[],
  places: VocabularyPlace[],
  postalCodes: VocabularyPostalCode[],
  { sections = [], areaCodes = [], stemming = true }: Options = {},
): Vocabulary {
  const keyOf = stemming
    ? (words: readonly string[]) => words.map(stem).join(' ')
    : (words: readonly string[]) => words.join(' ');
  const trades = indexTrades(categories, keyOf, stemming);
  const named = indexPlaces(places);
  const children = new Map<number, number[]>();
  for (const { id, parentId } of categories) if (parentId !== null) add(children, parentId, id);
  const postalCodesOfPlace = new Map<number, VocabularyPostalCode[]>();
  for (const code of postalCodes) for (const id of code.placeIds) add(postalCodesOfPlace, id, code);
  const sectionsByName = new Map<string, VocabularySection[]>();
  for (const section of sections) add(sectionsByName, wordsOf(section.name).join(' '), section);

  const placesById = new Map(places.map((place) => [place.id, place]));
  const placesByAreaCode = new Map(
    areaCodes.flatMap(({ code, placeId }) => {
      const place = placesById.get(placeId);
      return place ? [[code, place] as const] : [];
    }),
  );
  return {
    categories: new Map(categories.map((category) => [category.id, category])),
    categoriesBySlug: new Map(
      categories.flatMap((category) =>
        [category.slug, ...(category.formerSlugs ?? [])].map((slug) => [slug, category]),
      ),
    ),
    children,
    places: placesById,
    postalCodes: new Map(postalCodes.map((postalCode) => [postalCode.code, postalCode])),
    postalCodesOfPlace,
    towns: places.filter(({ kind }) => kind === 'town'),
    keyOf,
    ...trades,
    ...named,
    sectionsByName,
    placesByAreaCode,
    placeNames: [...named.placesByName.keys()].sort(),
    spellings: new SpellingIndex([...tradeSpellings(categories), ...placeSpellings(named.placesByName)]),
  };
}

function indexTrades(categories: VocabularyCategory[], keyOf: Vocabulary['keyOf'], stemming: boolean) {
  const categoriesByPhrase = new Map<string, number[]>();
  const categoriesByNameCore = new Map<string, number[]>();
  const groupsByPart = new Map<string, number[]>();
  const categoriesByTerm = new Map<string, number[]>();
  const categoriesByFamily = new Map<string, number[]>();
  const categoriesByCore = new Map<string, number[]>();
  const tradeWords = new Map<string, number>();
  // Names before synonyms: a word that is one trade's name and another's synonym means the first.
  // A trade before a group of the same name.
  const ordered = categories.toSorted((a, b) => Number(a.parentId === null) - Number(b.parentId === null));
  for (const { id, name } of ordered) add(categoriesByPhrase, keyOf(wordsOf(name)), id);
  const names = new Set(categoriesByPhrase.keys());
  const addUnlessName = (key: string, id: number) => {
    if (!names.has(key)) add(categoriesByPhrase, key, id);
  };
  for (const { id, name, parentId, synonyms } of categories) {
    if (parentId === null) for (const part of name.split(/,| & /)) add(groupsByPart, keyOf(wordsOf(part)), id);
    const nameCore = parentId === null ? null : coreOfName(wordsOf(name));
    if (nameCore) {
      add(categoriesByNameCore, keyOf(nameCore), id);
      if (stemming) add(categoriesByNameCore, nameCore.map(familyOf).join(' '), id);
    }
    for (const term of [name, ...synonyms]) {
      const words = wordsOf(term);
      if (words.length === 0) continue;
      const key = keyOf(words);
      if (isUsual(term)) {
        addUnlessName(key, id);
        // „Indoorspielplatz“ for „Indoor-Spielplatz“
        if (words.length > 1 && words.length <= LONGEST_JOINED) addUnlessName(keyOf([words.join('')]), id);
      } else add(categoriesByTerm, key, id);
      if (stemming) add(categoriesByFamily, words.map(familyOf).join(' '), id);
      const core = words.length === 1 ? withoutBusinessPart(words[0] as string) : null;
      if (core) add(categoriesByCore, keyOf([core]), id);
      if (words.length === 1 && words[0]) tradeWords.set(words[0], TRADE_WORD_FREQUENCY);
    }
  }
  return {
    categoriesByPhrase,
    categoriesByNameCore,
    groupsByPart,
    categoriesByTerm,
    categoriesByFamily,
    categoriesByCore,
    tradeWords,
  };
}

const LONGEST_JOINED = 3;

/** The words of the directory itself are written as in a dictionary; those of the package, which goes further, in lower case. */
const isUsual = (term: string) => /^\p{N}|\p{Lu}/u.test(term);

/** As a part of a compound, the name of a trade is as likely as a frequent word. */
const TRADE_WORD_FREQUENCY = 60;

function indexPlaces(places: VocabularyPlace[]) {
  const placesByName = new Map<string, VocabularyPlace[]>();
  const placesByShortName = new Map<string, VocabularyPlace[]>();
  const ranked = [...places].sort((a, b) => weight(b) - weight(a));
  for (const place of ranked) {
    const { usual, short } = placeForms(place.name, place.kind);
    for (const name of usual) add(placesByName, name, place);
    for (const name of place.kind === 'state' ? [...short, ...stateForms(place.name)] : short) {
      add(placesByShortName, name, place);
    }
  }
  // „Sachsen“ is the Bundesland before it is Sachsen bei Ansbach; but Bremen is the town before it is the Bundesland.
  for (const region of ranked) {
    const name = wholeName(region);
    const namesakes = placesByName.get(name) ?? [];
    if (region.kind === 'town' || namesakes.some((place) => place.kind === 'town' && wholeName(place) === name))
      continue;
    placesByName.set(name, [region, ...namesakes.filter((place) => place !== region)]);
  }
  return { placesByName, placesByShortName };
}

const wholeName = ({ name }: VocabularyPlace) => wordsOf(name).join(' ');

/** Towns before regions of the same name, by population. */
const weight = ({ kind, population }: VocabularyPlace) => (population ?? 0) + (kind === 'town' ? 1e9 : 0);

function* tradeSpellings(categories: VocabularyCategory[]): Generator<Spelling> {
  for (const { name, synonyms, parentId } of categories) {
    if (parentId === null) continue;
    for (const [index, term] of [name, ...synonyms].entries()) {
      const words = wordsOf(term);
      const written = term.charAt(0).toUpperCase() + term.slice(1);
      yield { word: words.join(' '), written, kind: 'trade', weight: index === 0 ? 5 : 4.5 };
    }
  }
}

function* placeSpellings(placesByName: Map<string, VocabularyPlace[]>): Generator<Spelling> {
  for (const [word, [place]] of placesByName) {
    if (place) yield { word, written: place.name, kind: 'place', weight: Math.log10((place.population ?? 0) + 100) };
  }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}
