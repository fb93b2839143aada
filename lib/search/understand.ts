import { distanceKm } from '#lib/companies/distance.ts';
import type { SearchInput } from './input.ts';
import type { Vocabulary, VocabularyPlace, VocabularyPostalCode } from './vocabulary.ts';
import { isParticle, phraseKey, withoutBusinessPart, wordsOf } from './words.ts';

interface Origin {
  latitude: number;
  longitude: number;
}

/** Where to look: the places that count, and the point that distances are measured from. */
interface Area {
  label: string;
  /** For a town: what its page is called. */
  place: VocabularyPlace | null;
  origin: Origin | null;
  /** Null: everywhere in these codes, whatever the place. */
  placeIds: number[];
  postalCodes: string[] | null;
}

export interface Intent {
  /** Trades that were named; a company in any of them matches. */
  categoryIds: number[];
  /** The words by which the trade was named, for companies that have it in their name. */
  categoryWords: string[];
  /** All other words: each must be found in the entry. */
  textWords: string[];
  /** The chosen filter: of what matches, only companies in one of these trades. Null: no filter, or one that says it all. */
  onlyCategoryIds: number[] | null;
  /** Null: everywhere. */
  area: Area | null;
  /** Something was typed as a place, and no such place is known. */
  unknownPlace: string | null;
  radiusKm: number;
}

const LONGEST_PHRASE = 5;

/** What a visitor means by „was“ and „wo“. Pure; takes a fraction of a millisecond. */
export function understand(
  input: Pick<SearchInput, 'was' | 'wo' | 'umkreis' | 'branche'>,
  vocabulary: Vocabulary,
): Intent {
  const words = wordsOf(input.was);
  const chosen = chosenCategoryIds(input.branche, vocabulary);

  const trade = findTrade(words, vocabulary, !input.wo);
  let rest = trade ? without(words, trade) : words;
  let area = input.wo ? findArea(wordsOf(input.wo), vocabulary, input.umkreis) : null;
  const unknownPlace = input.wo && !area ? input.wo : null;

  if (!input.wo) {
    const place = findPlaceInside(rest, vocabulary, input.umkreis);
    // A place alone is a search for the place; with a trade or a name before it, it says where.
    if (place) {
      area = place.area;
      rest = without(rest, place);
    }
  }
  const textWords = rest.filter((word) => !isParticle(word));
  const named = trade?.categoryIds ?? [];
  // Then every company of the chosen trade matches, and one index answers.
  const saysAll = chosen && textWords.length === 0 && (!trade || chosen.every((id) => named.includes(id)));

  return {
    categoryIds: saysAll ? chosen : named,
    categoryWords: trade && !saysAll ? words.slice(trade.start, trade.end) : [],
    textWords,
    onlyCategoryIds: saysAll ? null : chosen,
    area,
    unknownPlace,
    radiusKm: area?.origin ? input.umkreis : 0,
  };
}

function chosenCategoryIds(slug: string, vocabulary: Vocabulary): number[] | null {
  const chosen = slug ? [...vocabulary.categories.values()].find((category) => category.slug === slug) : undefined;
  return chosen ? withChildren(chosen.id, vocabulary) : null;
}

interface Span {
  start: number;
  end: number;
}

const without = (words: string[], { start, end }: Span) => [...words.slice(0, start), ...words.slice(end)];

/** The longest run of words that names a trade; by its full name or, failing that, without "-betrieb" and the like. */
function findTrade(
  words: string[],
  vocabulary: Vocabulary,
  mayHoldPlace: boolean,
): (Span & { categoryIds: number[] }) | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const phrase = words.slice(start, start + length);
      if (mayHoldPlace && meansCity(phrase, vocabulary)) continue;
      const ids =
        vocabulary.categoriesByPhrase.get(phraseKey(phrase)) ??
        // „Auto Werkstatt“ for „Autowerkstatt“
        (length > 1 ? vocabulary.categoriesByPhrase.get(phraseKey([phrase.join('')])) : undefined);
      if (ids) return { start, end: start + length, categoryIds: ids.flatMap((id) => withChildren(id, vocabulary)) };
    }
  }
  for (const [start, word] of words.entries()) {
    if (mayHoldPlace && meansCity([word], vocabulary)) continue;
    const core = withoutBusinessPart(word);
    const ids =
      (core && vocabulary.categoriesByPhrase.get(phraseKey([core]))) ??
      (core && vocabulary.categoriesByCore.get(phraseKey([core]))) ??
      vocabulary.categoriesByCore.get(phraseKey([word]));
    if (ids) return { start, end: start + 1, categoryIds: ids.flatMap((id) => withChildren(id, vocabulary)) };
  }
  return null;
}

const CITY_POPULATION = 50_000;

/** Frankfurt is a city before it is a sausage, and Essen before it is food. */
function meansCity(phrase: string[], vocabulary: Vocabulary): boolean {
  const [place] = vocabulary.placesByName.get(phrase.join(' ')) ?? [];
  return (place?.population ?? 0) >= CITY_POPULATION;
}

/** A main group stands for its trades. */
function withChildren(id: number, vocabulary: Vocabulary): number[] {
  if (vocabulary.categories.get(id)?.parentId !== null) return [id];
  return [...vocabulary.categories.values()].filter(({ parentId }) => parentId === id).map((child) => child.id);
}

/** A place among the words of the first field: the last run that is one, so that „Berliner Bäckerei Köln“ is in Köln. */
function findPlaceInside(words: string[], vocabulary: Vocabulary, radiusKm: number): (Span & { area: Area }) | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const phrase = words.slice(start, start + length);
      // Short words and digits that are not a whole postal code are more likely part of a name.
      if (length === 1 && (phrase[0]?.length ?? 0) < 3) continue;
      if (length === 1 && /^\d+$/.test(phrase[0] ?? '') && phrase[0]?.length !== 5) continue;
      const area = findArea(phrase, vocabulary, radiusKm, true);
      if (area) return { start, end: start + length, area };
    }
  }
  return null;
}

/** A place from its words: postal code, its first digits, town, Landkreis, Bundesland, or „01067 Dresden“. */
function findArea(words: string[], vocabulary: Vocabulary, radiusKm: number, exact = false): Area | null {
  const codeWord = words.find((word) => /^\d{1,5}$/.test(word));
  if (codeWord) {
    const postalCode = vocabulary.postalCodes.get(codeWord);
    if (postalCode) return areaOfPostalCode(postalCode, vocabulary, radiusKm);
    if (words.length > 1)
      return findArea(
        words.filter((word) => word !== codeWord),
        vocabulary,
        radiusKm,
        exact,
      );
    return exact || codeWord.length === 5 ? null : areaOfPrefix(codeWord, vocabulary);
  }
  const name = words.join(' ');
  const [place] = vocabulary.placesByName.get(name) ?? (exact ? [] : completed(name, vocabulary));
  return place ? areaOfPlace(place, vocabulary, radiusKm) : null;
}

/** „Görl“ → Görlitz: the most populous place that begins so. */
function completed(name: string, vocabulary: Vocabulary): VocabularyPlace[] {
  if (name.length < 3) return [];
  let best: VocabularyPlace | undefined;
  for (const [known, [place]] of vocabulary.placesByName) {
    if (place && known.startsWith(name) && (place.population ?? 0) > (best?.population ?? -1)) best = place;
  }
  return best ? [best] : [];
}

function areaOfPlace(place: VocabularyPlace, vocabulary: Vocabulary, radiusKm: number): Area {
  if (place.kind !== 'town') {
    const key = place.kind === 'state' ? 'stateId' : 'districtId';
    const inside = vocabulary.towns.filter((town) => town[key] === place.id);
    return { label: place.name, place, origin: null, placeIds: inside.map(({ id }) => id), postalCodes: null };
  }
  return {
    label: place.name,
    place,
    origin: place,
    placeIds: radiusKm > 0 ? placesWithin(place, radiusKm, vocabulary, [place.id]) : [place.id],
    postalCodes: null,
  };
}

function areaOfPostalCode(postalCode: VocabularyPostalCode, vocabulary: Vocabulary, radiusKm: number): Area {
  const place = vocabulary.places.get(postalCode.placeIds[0] ?? 0) ?? null;
  return {
    label: place ? `${postalCode.code} ${place.name}` : postalCode.code,
    place,
    origin: postalCode,
    placeIds: radiusKm > 0 ? placesWithin(postalCode, radiusKm, vocabulary, postalCode.placeIds) : postalCode.placeIds,
    postalCodes: radiusKm > 0 ? null : [postalCode.code],
  };
}

function areaOfPrefix(prefix: string, vocabulary: Vocabulary): Area | null {
  const codes = [...vocabulary.postalCodes.values()].filter(({ code }) => code.startsWith(prefix));
  if (codes.length === 0) return null;
  return {
    label: `PLZ ${prefix}…`,
    place: null,
    origin: null,
    placeIds: [...new Set(codes.flatMap(({ placeIds }) => placeIds))],
    postalCodes: codes.map(({ code }) => code),
  };
}

function placesWithin(origin: Origin, radiusKm: number, vocabulary: Vocabulary, always: number[]): number[] {
  const found = vocabulary.towns.filter((town) => distanceKm(origin, town) <= radiusKm).map(({ id }) => id);
  return [...new Set([...always, ...found])];
}
