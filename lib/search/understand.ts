import { type Area, areaAround, findAbbreviated, findArea, NEARBY_KM } from './area.ts';
import { isBusinessWord } from './business-words.ts';
import { isFamilyName } from './compounds.ts';
import { coordinatesIn, domainIn, phoneIn } from './contact.ts';
import type { SearchInput } from './input.ts';
import { CITY_POPULATION, type FoundTrade, findTrade, withChildren } from './trades.ts';
import type { Vocabulary } from './vocabulary.ts';
import { formsOf, isOptional, isParticle, otherSpellingsOf, wordsOf, writtenWords } from './words.ts';

export interface Intent {
  /** Trades that were named; a company in any of them matches. */
  categoryIds: number[];
  /** The words by which the trade was named, for companies that have it in their name. */
  categoryWords: string[];
  /** The trade was read out of a longer word, or out of several: that may be a name, and who has it as a name comes first. */
  categoryGuessed: boolean;
  /** All other words: each must be found in the entry. */
  textWords: string[];
  /** Other ways to write a word of the text or of the trade (several words: all of them); any of them will do. */
  alternatives: ReadonlyMap<string, readonly string[]>;
  /** The last of `textWords` may be the beginning of one, should it find little as it is. */
  mayBeUnfinished: boolean;
  /** The chosen filter: of what matches, only companies in one of these trades. Null: no filter, or one that says it all. */
  onlyCategoryIds: number[] | null;
  /** A phone number in E.164, or what it begins with; then nothing else was asked. */
  phone: string | null;
  /** The host of a web site without its „www.“; then nothing else was asked. */
  domain: string | null;
  /** Null: everywhere. */
  area: Area | null;
  /** Something was typed as a place, and no such place is known. */
  unknownPlace: string | null;
  /** Asked for what is near, and where that is was not said. */
  nearby: boolean;
  radiusKm: number;
}

type Asked = Pick<SearchInput, 'was' | 'wo' | 'umkreis' | 'branche'>;

export interface Reading {
  /** False: words of the first field are no place. */
  place?: boolean;
  /** False: no trade is looked for; all words must be found in the entry. */
  trade?: boolean;
  /** False: of a part of a town the whole town. */
  section?: boolean;
  /** False: what looks like the address of a web site is just words. */
  domain?: boolean;
  /** False: compounds are not taken apart. For measuring what that is worth. */
  compounds?: boolean;
}

const LONGEST_PHRASE = 5;
/** Nobody types more, and each costs a look at an index. */
const MOST_WORDS = 16;

/** What a visitor means by „was“ and „wo“. Pure; takes a fraction of a millisecond. */
export function understand(input: Asked, vocabulary: Vocabulary, reading: Reading = {}): Intent {
  const phone = phoneIn(input.was);
  const domain = phone || reading.domain === false ? null : domainIn(input.was);
  const what = phone || domain ? empty : takeWhere(input.was);
  const where = takeWhere(input.wo);
  const radiusKm = input.umkreis || where.radiusKm || what.radiusKm;

  let words = wordsOf(what.text).slice(0, MOST_WORDS);
  const { area: typed, rest, unknown } = readWhere(where, input.wo, vocabulary, radiusKm, words.length === 0 && !phone);
  words = [...words, ...rest].slice(0, MOST_WORDS);
  let area = typed;
  const mayHoldPlace = !area && !unknown && reading.place !== false;

  const trades =
    reading.trade === false
      ? null
      : findTrades(words, vocabulary, {
          mayHoldPlace,
          compounds: reading.compounds ?? true,
          written: writtenWords(`${input.was} ${input.wo}`),
        });
  let left = trades?.rest ?? words;
  if (mayHoldPlace) {
    const place = findPlaceInside(left, vocabulary, radiusKm);
    // A place alone is a search for the place; with a trade or a name before it, it says where.
    if (place) {
      area = place.area;
      left = place.rest;
    }
  }
  if (area?.town && reading.section === false) area = area.town;
  const nearby = !area && !unknown && (what.nearby || where.nearby);
  const textWords = withoutOptional(left, trades !== null || area !== null);
  const chosen = chosenCategoryIds(input.branche, vocabulary);
  const named = trades?.categoryIds ?? [];
  // Then every company of the chosen trade matches, and one index answers.
  const saysAll = chosen !== null && textWords.length === 0 && (!trades || chosen.every((id) => named.includes(id)));

  return {
    categoryIds: saysAll ? chosen : named,
    categoryWords: trades && !saysAll ? trades.words : [],
    categoryGuessed: !saysAll && (trades?.guessed ?? false),
    textWords,
    alternatives: alternativesOf(textWords, trades?.words ?? []),
    mayBeUnfinished: textWords.length > 0,
    onlyCategoryIds: saysAll ? null : chosen,
    phone,
    domain,
    area,
    unknownPlace: unknown,
    nearby,
    radiusKm: area?.origin ? (area.label === 'Ihren Standort' ? radiusKm || NEARBY_KM : radiusKm) : 0,
  };
}

/**
 * The ways to read a search, the likeliest first; the next ones are for when nothing is found, and thought of only then: what
 * was taken for a place or a trade may be part of a name.
 */
export function* readingsOf(
  input: Asked,
  vocabulary: Vocabulary,
  options: Pick<Reading, 'compounds'> = {},
): Generator<Intent, void> {
  const first = understand(input, vocabulary, options);
  yield first;
  const known = [first];
  for (const [asked, reading] of otherWays(input, first)) {
    const other = understand(asked, vocabulary, { ...options, ...reading });
    if (known.some((intent) => isSame(intent, other))) continue;
    known.push(other);
    yield other;
  }
}

function otherWays(input: Asked, first: Intent): [Asked, Reading][] {
  if (first.phone) return [];
  if (first.domain) return [[{ ...input, was: first.domain.replace(/\.[^.]*$/, '') }, { domain: false }]];
  const isPlaceTyped = Boolean(input.wo);
  const ways: Reading[] = [];
  if (first.area?.town) ways.push({ section: false });
  if (!isPlaceTyped && first.area) ways.push({ place: false });
  if (first.categoryIds.length > 0 && !input.branche) {
    ways.push({ trade: false });
    if (!isPlaceTyped && first.area) ways.push({ trade: false, place: false });
  }
  return ways.map((reading) => [input, reading]);
}

const isSame = (a: Intent, b: Intent) =>
  a.textWords.join(' ') === b.textWords.join(' ') &&
  a.categoryIds.join() === b.categoryIds.join() &&
  a.area?.label === b.area?.label;

interface Where {
  text: string;
  radiusKm: number;
  nearby: boolean;
}

const empty: Where = { text: '', radiusKm: 0, nearby: false };

const RADIUS =
  /(?:\b(?:im )?umkreis(?: von)?\s*)?(?<!\d)(\d{1,3})\s*(?:km|kilometer)\b(?:\s*(?:umkreis|um|von|entfernt|entfernung))?/i;
const AROUND = /\b(?:im umkreis(?: von)?|und umgebung|umgebung von|nähe von|in der nähe von)(?!\p{L})/giu;
const NEARBY =
  /(?<!\p{L})(?:(?:in|aus) (?:meiner|der) (?:nähe|umgebung|naehe)|nähe|naehe|um mich herum|hier(?: in der nähe)?|mein(?:em)? standort|near me)(?!\p{L})/giu;

/** Takes out of a text what says how far: „im Umkreis von 20 km“, „und Umgebung“, „in meiner Nähe“. */
function takeWhere(text: string): Where {
  const found = RADIUS.exec(text);
  const km = Math.min(100, Number(found?.[1] ?? 0));
  const withoutRadius = found && km > 0 ? text.replace(found[0], ' ') : text;
  const withoutAround = withoutRadius.replace(AROUND, ' ');
  const around = withoutAround !== withoutRadius;
  const rest = withoutAround.replace(NEARBY, ' ');
  return { text: rest, radiusKm: km || (around ? NEARBY_KM : 0), nearby: rest !== withoutAround };
}

/** The second field: a place, maybe with a trade beside it, or only a trade. */
function readWhere(
  { text }: Where,
  typed: string,
  vocabulary: Vocabulary,
  radiusKm: number,
  alone: boolean,
): { area: Area | null; rest: string[]; unknown: string | null } {
  const point = coordinatesIn(typed);
  if (point) return { area: areaAround(point, vocabulary, radiusKm || NEARBY_KM), rest: [], unknown: null };
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const meaning = words.filter((word) => !isParticle(word));
  if (meaning.length === 0) return { area: null, rest: [], unknown: null };
  const whole =
    findArea(words, vocabulary, radiusKm, true) ??
    findArea(meaning, vocabulary, radiusKm, true) ??
    findAbbreviated(words, vocabulary, radiusKm);
  if (whole) return { area: whole, rest: [], unknown: null };
  const trade = findTrade(meaning, vocabulary, { compounds: true, isPlace: (phrase) => meansCity(phrase, vocabulary) });
  const inside = findPlaceInside(meaning, vocabulary, radiusKm);
  if (
    inside &&
    (alone ||
      (trade && trade.end - trade.start === inside.rest.length) ||
      inside.rest.every((word) => isPartOfTown(word)))
  ) {
    return { area: inside.area, rest: inside.rest, unknown: null };
  }
  // A trade in the second field; the place may be in the first.
  if (trade && !trade.guessed && trade.end - trade.start === meaning.length)
    return { area: null, rest: meaning, unknown: null };
  const begun = findArea(meaning, vocabulary, radiusKm);
  if (begun) return { area: begun, rest: [], unknown: null };
  if (inside) return { area: inside.area, rest: [], unknown: null };
  return { area: null, rest: [], unknown: typed };
}

const isPartOfTown = (word: string) =>
  /^(?:mitte|nord|sud|ost|west|altstadt|zentrum|innenstadt|stadtmitte)$/.test(word);

function chosenCategoryIds(slug: string, vocabulary: Vocabulary): number[] | null {
  const chosen = slug ? vocabulary.categoriesBySlug.get(slug) : undefined;
  return chosen ? withChildren(chosen.id, vocabulary) : null;
}

interface FoundTrades {
  categoryIds: number[];
  words: string[];
  rest: string[];
  guessed: boolean;
}

const MOST_TRADES = 4;

/** „Heizung Sanitär“, „Café Bäckerei“: several trades count when nothing but trades was typed; otherwise one, and the rest is text. */
function findTrades(
  words: string[],
  vocabulary: Vocabulary,
  { mayHoldPlace, compounds, written }: { mayHoldPlace: boolean; compounds: boolean; written: Map<string, string> },
): FoundTrades | null {
  const options = {
    compounds,
    written,
    isPlace: (phrase: string[]) => mayHoldPlace && meansCity(phrase, vocabulary),
  };
  const first = findTrade(words, vocabulary, options);
  if (!first) return null;
  const found = [first];
  let rest = without(words, first);
  const after = (remaining: string[]) => {
    const place = mayHoldPlace ? findPlaceInside(remaining, vocabulary, 0) : null;
    return (place?.rest ?? remaining).filter((word) => !isParticle(word) && !isOptional(word) && !isBusinessWord(word));
  };
  const taken: string[] = words.slice(first.start, first.end);
  // What a hotel is to have is no second trade: „Hotel mit Pool“.
  const isWith = words.includes('mit', first.end);
  let open = first.guessed || isWith ? [] : after(rest);
  const others: FoundTrade[] = [];
  while (open.length > 0 && others.length < MOST_TRADES) {
    const next = findTrade(open, vocabulary, { ...options, compounds: false, cores: false });
    // „Bäckerei Schneider“ is a name.
    if (!next || open.slice(next.start, next.end).every(isFamilyName)) break;
    others.push(next);
    taken.push(...open.slice(next.start, next.end));
    open = without(open, next);
  }
  if (others.length > 0 && open.length === 0) {
    found.push(...others);
    rest = words.filter((word) => !taken.includes(word));
  }
  return {
    categoryIds: [...new Set(found.flatMap(({ categoryIds }) => categoryIds))],
    words: found.length > 1 ? taken : words.slice(first.start, first.end),
    rest: rest.filter((word) => !isBusinessWord(word) || rest.length > 2),
    // „KIND Hörgeräte“: several trades may be a name.
    guessed: first.guessed || found.length > 1,
  };
}

interface Span {
  start: number;
  end: number;
}

const without = (words: string[], { start, end }: Span) => [...words.slice(0, start), ...words.slice(end)];

/** Frankfurt is a city before it is a sausage, and Essen before it is food. */
function meansCity(phrase: string[], vocabulary: Vocabulary): boolean {
  const [place] = vocabulary.placesByName.get(phrase.join(' ')) ?? [];
  return (place?.population ?? 0) >= CITY_POPULATION;
}

/** A place among the words of the first field: the last run that is one, so that „Berliner Bäckerei Köln“ is in Köln. */
function findPlaceInside(
  words: string[],
  vocabulary: Vocabulary,
  radiusKm: number,
): { area: Area; rest: string[] } | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const phrase = words.slice(start, start + length);
      // Short words and digits that are not a whole postal code are more likely part of a name.
      if (length === 1 && (phrase[0]?.length ?? 0) < 3) continue;
      if (length === 1 && /^\d+$/.test(phrase[0] ?? '') && phrase[0]?.length !== 5) continue;
      if (isParticle(phrase[0] ?? '') || (length > 1 && phrase.every((word) => /^\d+$/.test(word)))) continue;
      const area = findArea(phrase, vocabulary, radiusKm, true);
      if (area) return { area, rest: without(words, { start, end: start + length }) };
    }
  }
  return null;
}

/** Without words that say where, and without legal forms and titles when something else remains to be found. */
function withoutOptional(words: string[], asksMore: boolean): string[] {
  const meaning = words.filter((word) => !isParticle(word));
  const needed = meaning.filter((word) => !isOptional(word));
  if (needed.length > 0 || asksMore) return needed;
  return meaning.length > 0 ? meaning : words.slice(0, 3);
}

function alternativesOf(textWords: string[], tradeWords: string[]): Intent['alternatives'] {
  const others: (readonly [string, readonly string[]])[] = [
    ...textWords.map((word) => [word, otherSpellingsOf(word)] as const),
    ...tradeWords.map((word) => [word, [...otherSpellingsOf(word), ...formsOf(word)]] as const),
  ];
  return new Map(others.filter(([, found]) => found.length > 0));
}
