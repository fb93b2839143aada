import { distanceKm } from '#lib/companies/distance.ts';
import { isLittleWord } from './place-names.ts';
import type { Vocabulary, VocabularyPlace, VocabularyPostalCode, VocabularySection } from './vocabulary.ts';
import { wordsOf } from './words.ts';

export interface Origin {
  latitude: number;
  longitude: number;
}

/** Where to look: the places that count, and the point that distances are measured from. */
export interface Area {
  label: string;
  /** For a town: what its page is called. */
  place: VocabularyPlace | null;
  origin: Origin | null;
  /** Null: everywhere in these codes, whatever the place. */
  placeIds: number[];
  postalCodes: string[] | null;
  /** With postal codes: so far from `origin` an entry without one belongs there, too; else wherever its place is one of these. */
  reachKm?: number;
  /** Of a part of a town: the whole town. */
  town?: Area;
}

/** A place from its words: postal code, its first digits, town, part of a town, Landkreis, Bundesland, or „01067 Dresden“. */
export function findArea(words: string[], vocabulary: Vocabulary, radiusKm: number, exact = false): Area | null {
  const areaCode = words.length < 3 ? areaCodeIn(words, vocabulary) : undefined;
  if (areaCode) return areaOfPlace(areaCode, vocabulary, radiusKm);
  const [code] = words.flatMap((word) => /^(?:d)?(\d{1,5})x{0,4}$/.exec(word)?.[1] ?? []);
  if (code) {
    const postalCode = vocabulary.postalCodes.get(code);
    if (postalCode) return areaOfPostalCode(postalCode, vocabulary, radiusKm);
    const others = words.filter((word) => !word.includes(code) && !/^(?:plz|postleitzahl|d)$/.test(word));
    if (others.length > 0) return findArea(others, vocabulary, radiusKm, exact);
    return exact || code.length === 5 ? null : areaOfPrefix(code, vocabulary);
  }
  const named = findNamed(words, vocabulary, radiusKm);
  if (named) return named;
  if (exact) return null;
  const place = completed(words.join(' '), vocabulary);
  return place ? areaOfPlace(place, vocabulary, radiusKm) : null;
}

/** „0631“, „Vorwahl 0631“. Five digits may be a postal code, which is what they are if there is one. */
function areaCodeIn(words: string[], { placesByAreaCode, postalCodes }: Vocabulary): VocabularyPlace | undefined {
  const [code, ...others] = words.filter((word) => word !== 'vorwahl');
  return code && others.length === 0 && !postalCodes.has(code) ? placesByAreaCode.get(code) : undefined;
}

/** By its full name, else with a part of a town before or after it, else by a short form. */
function findNamed(words: string[], vocabulary: Vocabulary, radiusKm: number): Area | null {
  const name = words.join(' ');
  const [place] = vocabulary.placesByName.get(name) ?? [];
  if (place) return areaOfPlace(place, vocabulary, radiusKm);
  for (let cut = 1; cut < words.length; cut++) {
    const parts = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')] as const;
    for (const [town, part] of [parts, [parts[1], parts[0]] as const]) {
      const towns = vocabulary.placesByName.get(town) ?? vocabulary.placesByShortName.get(town) ?? [];
      const section = (vocabulary.sectionsByName.get(part) ?? []).find(({ placeId }) =>
        towns.some(({ id }) => id === placeId),
      );
      if (section) return areaOfSection(section, vocabulary, radiusKm);
      // „Neustadt Sachsen“: of the towns of that name the one in that region.
      const regions = vocabulary.placesByName.get(part) ?? vocabulary.placesByShortName.get(part) ?? [];
      const inRegion = towns.find((candidate) =>
        regions.some(({ id, kind }) => kind !== 'town' && [candidate.stateId, candidate.districtId].includes(id)),
      );
      if (inRegion) return areaOfPlace(inRegion, vocabulary, radiusKm);
    }
  }
  const [short] = vocabulary.placesByShortName.get(name) ?? [];
  if (short) return areaOfPlace(short, vocabulary, radiusKm);
  const [section] = vocabulary.sectionsByName.get(name) ?? [];
  return section && !AMBIGUOUS_SECTIONS.test(name) ? areaOfSection(section, vocabulary, radiusKm) : null;
}

/** Many a town has one, or it is an everyday word: only together with the town. */
const AMBIGUOUS_SECTIONS = /^(?:mitte|nord|sud|ost|west|altstadt|neustadt|zentrum|innenstadt|wedding|poll|rath)$/;

/** „Neustadt a. Rbge“, „Neustadt Wstr.“: the first word of a name, and what may be short for all others. */
export function findAbbreviated(words: string[], vocabulary: Vocabulary, radiusKm: number): Area | null {
  const [first = '', ...others] = words;
  if (others.length === 0) return null;
  const place = completions(`${first} `, vocabulary, Number.POSITIVE_INFINITY).find(({ name }) => {
    const left = wordsOf(name).slice(1);
    const isFound = others.every((short) => {
      while (left[0] && isLittleWord(left[0]) && !isShortFor(short, left[0])) left.shift();
      return isShortFor(short, left.shift() ?? '');
    });
    return isFound && left.length === 0;
  });
  return place ? areaOfPlace(place, vocabulary, radiusKm) : null;
}

/** Its first letter, and others of it in their order. */
function isShortFor(short: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return short[0] === word[0] && at === short.length;
}

/** „Görl“ → Görlitz: the most populous place that begins so. */
function completed(name: string, vocabulary: Vocabulary): VocabularyPlace | undefined {
  return completions(name, vocabulary, 1)[0];
}

/** Places whose name begins so, the most populous first. */
export function completions(name: string, { placeNames, placesByName }: Vocabulary, limit: number): VocabularyPlace[] {
  if (name.length < 2) return [];
  let low = 0;
  let high = placeNames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((placeNames[middle] as string) < name) low = middle + 1;
    else high = middle;
  }
  const found = new Set<VocabularyPlace>();
  for (let index = low; placeNames[index]?.startsWith(name); index++) {
    for (const place of placesByName.get(placeNames[index] as string) ?? []) found.add(place);
  }
  return [...found].sort((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, limit);
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
    ...(radiusKm > 0
      ? { postalCodes: null }
      : { postalCodes: [postalCode.code], reachKm: reachOf(postalCode, vocabulary) }),
  };
}

const REACH_KM = { least: 1, most: 10 };

/** How far one can go from the middle of a postal code before another is likelier. */
function reachOf(postalCode: VocabularyPostalCode, { postalCodes }: Vocabulary): number {
  let nearest = 2 * REACH_KM.most;
  for (const other of postalCodes.values()) {
    // A degree of latitude is 111 km.
    if (Math.abs(other.latitude - postalCode.latitude) * 111 > nearest) continue;
    const km = distanceKm(postalCode, other);
    if (km > 0.1 && km < nearest) nearest = km;
  }
  return Math.min(REACH_KM.most, Math.max(REACH_KM.least, 0.7 * nearest));
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

/** About as far as people go on foot within a part of a big town. */
const SECTION_KM = 2;
const LEAST_CODES = 3;

/** A part of a town has no borders here: it is the postal codes around its middle. */
function areaOfSection(section: VocabularySection, vocabulary: Vocabulary, radiusKm: number): Area | null {
  const place = vocabulary.places.get(section.placeId);
  if (!place) return null;
  const codes = (vocabulary.postalCodesOfPlace.get(place.id) ?? [])
    .map((code) => ({ code, distance: distanceKm(section, code) }))
    .sort((a, b) => a.distance - b.distance);
  // Where the codes' own places are not known they all lie in the middle of the town, and none is nearer.
  const told = new Set(codes.map(({ distance }) => distance.toFixed(1))).size > LEAST_CODES;
  const near = codes.filter(({ distance }, index) => distance <= SECTION_KM || index < LEAST_CODES);
  const name = section.name.startsWith(place.name) ? section.name : `${place.name}-${section.name}`;
  return {
    label: name,
    place,
    origin: section,
    placeIds: radiusKm > 0 ? placesWithin(section, radiusKm, vocabulary, [place.id]) : [place.id],
    postalCodes: told && radiusKm === 0 ? near.map(({ code }) => code.code) : null,
    reachKm: SECTION_KM,
    town: areaOfPlace(place, vocabulary, radiusKm),
  };
}

/** Around a point: without a radius, as far as one goes without thinking about it. */
export const NEARBY_KM = 10;

export function areaAround(origin: Origin, vocabulary: Vocabulary, radiusKm: number): Area {
  let nearest: VocabularyPlace | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const town of vocabulary.towns) {
    const km = distanceKm(origin, town);
    if (km < distance) [nearest, distance] = [town, km];
  }
  const always = nearest ? [nearest.id] : [];
  return {
    label: 'Ihren Standort',
    place: nearest,
    origin,
    placeIds: placesWithin(origin, radiusKm, vocabulary, always),
    postalCodes: null,
  };
}

function placesWithin(origin: Origin, radiusKm: number, vocabulary: Vocabulary, always: number[]): number[] {
  const found = vocabulary.towns.filter((town) => distanceKm(origin, town) <= radiusKm).map(({ id }) => id);
  return [...new Set([...always, ...found])];
}
