import { fold } from '#lib/search/fold.ts';
import type { Vocabulary, VocabularyPlace } from '#lib/search/vocabulary.ts';

/** What a form can be filled with: a postal code and a place that belong together. */
export interface PostalPlace {
  postalCode: string;
  city: string;
}

const MOST = 12;

/** The place of a postal code that somebody means by a name: „Frankfurt“ for „Frankfurt am Main“, „Kaiserslautern-Siegelbach“. */
export function namedPlace<P extends { foldedName: string }>(fitting: readonly P[], city: string): P | undefined {
  const wanted = fold(city).trim();
  if (!wanted) return undefined;
  return (
    fitting.find(({ foldedName }) => foldedName === wanted) ??
    fitting.find(({ foldedName }) => startsWithWord(foldedName, wanted) || startsWithWord(wanted, foldedName))
  );
}

const startsWithWord = (text: string, start: string) =>
  text.startsWith(start) && !/[\p{L}\p{N}]/u.test(text.charAt(start.length));

/** The main place first. */
export function placesOfPostalCode(vocabulary: Vocabulary, postalCode: string): string[] {
  const code = vocabulary.postalCodes.get(postalCode);
  return code ? code.placeIds.flatMap((id) => vocabulary.places.get(id)?.name ?? []) : [];
}

/** The codes of a place by its name, with those of its namesakes. */
export function postalCodesOfCity(vocabulary: Vocabulary, city: string): PostalPlace[] {
  const wanted = fold(city).trim();
  const ids = new Set(wanted ? (vocabulary.placesByName.get(wanted) ?? []).filter(isTown).map(({ id }) => id) : []);
  if (ids.size === 0) return [];
  return [...vocabulary.postalCodes.values()].flatMap(({ code, placeIds }) => {
    const place = vocabulary.places.get(placeIds.find((id) => ids.has(id)) ?? 0);
    return place ? [{ postalCode: code, city: place.name }] : [];
  });
}

/** For the field of the postal code: the codes of the place that is named already, else all that begin so. */
export function suggestPostalCodes(vocabulary: Vocabulary, typed: string, city: string): PostalPlace[] {
  if (!/^\d{0,5}$/.test(typed)) return [];
  const beginsSo = ({ postalCode }: PostalPlace) => postalCode.startsWith(typed);
  const ofCity = postalCodesOfCity(vocabulary, city).filter(beginsSo);
  if (ofCity.length > 0) return ofCity.slice(0, MOST);
  if (typed.length < 2) return [];
  const found: PostalPlace[] = [];
  for (const { code, placeIds } of vocabulary.postalCodes.values()) {
    if (!code.startsWith(typed)) continue;
    for (const id of placeIds) {
      const place = vocabulary.places.get(id);
      if (place) found.push({ postalCode: code, city: place.name });
    }
  }
  return found.sort((a, b) => (a.postalCode < b.postalCode ? -1 : Number(a.postalCode > b.postalCode))).slice(0, MOST);
}

/** For the field of the place: those of the postal code that is given already, else towns that begin so, the big ones first. */
export function suggestCities(vocabulary: Vocabulary, typed: string, postalCode: string): PostalPlace[] {
  const wanted = fold(typed).trim();
  const ofCode = placesOfPostalCode(vocabulary, postalCode).filter((city) => fold(city).startsWith(wanted));
  if (ofCode.length > 0) return ofCode.slice(0, MOST).map((city) => ({ postalCode, city }));
  if (wanted.length < 2) return [];
  const towns = new Map<number, VocabularyPlace>();
  for (const [name, places] of vocabulary.placesByName) {
    if (name.startsWith(wanted)) for (const place of places.filter(isTown)) towns.set(place.id, place);
  }
  const best = [...towns.values()].sort((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, MOST);
  const codeOf = new Map<number, string>();
  for (const { code, placeIds } of vocabulary.postalCodes.values()) {
    for (const id of placeIds) if (!codeOf.has(id) || code < (codeOf.get(id) as string)) codeOf.set(id, code);
  }
  return best.map(({ id, name }) => ({ postalCode: codeOf.get(id) ?? '', city: name }));
}

const isTown = ({ kind }: VocabularyPlace) => kind === 'town';
