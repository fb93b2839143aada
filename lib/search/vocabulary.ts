import { fold } from './fold.ts';
import { editDistance, phraseKey, withoutBusinessPart, wordsOf } from './words.ts';

export interface VocabularyCategory {
  id: number;
  slug: string;
  name: string;
  parentId: number | null;
  synonyms: string[];
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
  places: Map<number, VocabularyPlace>;
  postalCodes: Map<string, VocabularyPostalCode>;
  towns: VocabularyPlace[];
  /** Trades by the stems of a name or synonym. */
  categoriesByPhrase: Map<string, number[]>;
  /** Trades by a name without its "-betrieb", "-laden" …: the second choice. */
  categoriesByCore: Map<string, number[]>;
  /** Places by folded name, the likeliest first. */
  placesByName: Map<string, VocabularyPlace[]>;
  /** Folded words that a misspelt one may have meant, with how they are written. */
  spellings: Map<string, string>;
}

export function buildVocabulary(
  categories: VocabularyCategory[],
  places: VocabularyPlace[],
  postalCodes: VocabularyPostalCode[],
): Vocabulary {
  const categoriesByPhrase = new Map<string, number[]>();
  const categoriesByCore = new Map<string, number[]>();
  const spellings = new Map<string, string>();
  // Names before synonyms: a word that is one trade's name and another's synonym means the first.
  for (const { id, name } of categories) add(categoriesByPhrase, phraseKey(wordsOf(name)), id);
  const names = new Set(categoriesByPhrase.keys());
  for (const { id, name, synonyms } of categories) {
    for (const term of [name, ...synonyms]) {
      const words = wordsOf(term);
      const key = phraseKey(words);
      if (key && !names.has(key)) add(categoriesByPhrase, key, id);
      const core = words.length === 1 ? withoutBusinessPart(words[0] ?? '') : null;
      if (core) add(categoriesByCore, phraseKey([core]), id);
      if (words.length === 1 && (words[0]?.length ?? 0) > 3) spellings.set(words[0] ?? '', term);
    }
  }

  const placesByName = new Map<string, VocabularyPlace[]>();
  const ranked = [...places].sort((a, b) => weight(b) - weight(a));
  for (const place of ranked) {
    for (const name of placeNames(place)) placesByName.set(name, [...(placesByName.get(name) ?? []), place]);
  }
  // „Sachsen“ is the Bundesland before it is Sachsen bei Ansbach; but Bremen is the town before it is the Bundesland.
  for (const region of ranked) {
    const name = wholeName(region);
    const namesakes = placesByName.get(name) ?? [];
    if (region.kind === 'town' || namesakes.some((place) => place.kind === 'town' && wholeName(place) === name))
      continue;
    placesByName.set(name, [region, ...namesakes.filter((place) => place !== region)]);
  }
  return {
    categories: new Map(categories.map((category) => [category.id, category])),
    places: new Map(places.map((place) => [place.id, place])),
    postalCodes: new Map(postalCodes.map((postalCode) => [postalCode.code, postalCode])),
    towns: places.filter(({ kind }) => kind === 'town'),
    categoriesByPhrase,
    categoriesByCore,
    placesByName,
    spellings,
  };
}

const wholeName = ({ name }: VocabularyPlace) => wordsOf(name).join(' ');

/** How a place may be typed: „Frankfurt am Main“ also as „Frankfurt“, „Halle (Saale)“ as „Halle“. */
function placeNames(place: VocabularyPlace): string[] {
  const short = place.name
    .replace(/\s*[(,/].*$/, '')
    .replace(/\s+(?:an der|am|im|in|ob der|bei|vor der|auf)\s.*$/i, '');
  const names = new Set([wholeName(place), wordsOf(short).join(' ')]);
  if (place.kind === 'district') names.add(wordsOf(place.name.replace(/^(?:Landkreis|Kreis)\s+/i, '')).join(' '));
  names.delete('');
  return [...names];
}

/** Towns before regions of the same name, by population. */
const weight = ({ kind, population }: VocabularyPlace) => (population ?? 0) + (kind === 'town' ? 1e9 : 0);

function add(map: Map<string, number[]>, key: string, id: number) {
  const ids = map.get(key);
  if (!ids) map.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

/** The trade or place that a word most likely was meant to be, as it is written; null when none is near. */
export function nearestSpelling(vocabulary: Vocabulary, text: string, kind: 'trade' | 'place'): string | null {
  const word = fold(text).trim();
  if (word.length < 4 || word.length > 40) return null;
  const limit = word.length < 7 ? 1 : 2;
  let found: { name: string; distance: number; weight: number } | null = null;
  const consider = (candidate: string, name: string, importance: number) => {
    const distance = editDistance(word, candidate, limit);
    if (distance === 0 || distance > limit) return;
    if (!found || distance < found.distance || (distance === found.distance && importance > found.weight)) {
      found = { name, distance, weight: importance };
    }
  };
  if (kind === 'trade') for (const [candidate, name] of vocabulary.spellings) consider(candidate, name, 0);
  else {
    for (const [candidate, [place]] of vocabulary.placesByName) {
      if (place) consider(candidate, place.name, place.population ?? 0);
    }
  }
  return (found as { name: string } | null)?.name ?? null;
}
