import { iso1A2Code } from '@rapideditor/country-coder';
import { distanceKm } from '#lib/companies/distance.ts';
import { fold } from '#lib/search/fold.ts';
import { placeNameKey, readablePlaceName } from './names.ts';

export interface LocatorPlace {
  id: number;
  name: string;
  countryCode: string;
  latitude: number;
  longitude: number;
  population: number | null;
}

export interface LocatorPostalCode {
  countryCode: string;
  code: string;
  latitude: number;
  longitude: number;
  /** The main place first. */
  placeIds: number[];
}

export interface Address {
  postalCode: string | null;
  city: string | null;
  suburb?: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface Located {
  placeId: number;
  countryCode: string;
  postalCode: string | null;
  latitude: number;
  longitude: number;
  /** Of the coordinates. `exact`: the source's own. */
  precision: 'exact' | 'postalCode' | 'place';
}

export type NotLocated = { refused: 'outside' | 'unknownPostalCode' | 'noPlace'; detail: string };

/** A postal code whose area is further away than this from the coordinates is a slip of the pen. */
const CODE_KM = 45;
/** Further from every place than this is the open sea. */
const PLACE_KM = 25;
/** A place named in the address is looked for this far around the coordinates. */
const NAMED_KM = 20;
const GRID = 4;

const COUNTRY_NAMES: Record<string, string> = {
  deutschland: 'DE',
  germany: 'DE',
  bundesrepublikdeutschland: 'DE',
  brd: 'DE',
  d: 'DE',
  deu: 'DE',
  osterreich: 'AT',
  austria: 'AT',
  a: 'AT',
  schweiz: 'CH',
  switzerland: 'CH',
  liechtenstein: 'LI',
  luxemburg: 'LU',
  frankreich: 'FR',
  france: 'FR',
};

/** Finds the place of an address among those that are loaded. Its own coordinates decide in which country it is. */
export function createLocator(places: readonly LocatorPlace[], codes: readonly LocatorPostalCode[]) {
  const placesById = new Map(places.map((place) => [place.id, { ...place, keys: nameKeys(place.name) }]));
  const countries = new Set(places.map(({ countryCode }) => countryCode));
  const codesByKey = new Map(codes.map((code) => [`${code.countryCode} ${code.code}`, code]));
  const codesOfPlace = new Map<number, LocatorPostalCode[]>();
  for (const code of codes) {
    for (const id of code.placeIds) codesOfPlace.set(id, [...(codesOfPlace.get(id) ?? []), code]);
  }
  type Known = LocatorPlace & { keys: string[] };
  const grid = new Map<string, Known[]>();
  const placesByName = new Map<string, Known[]>();
  const cell = (latitude: number, longitude: number) =>
    `${Math.floor(latitude * GRID)},${Math.floor(longitude * GRID)}`;
  for (const place of placesById.values()) {
    const key = cell(place.latitude, place.longitude);
    grid.set(key, [...(grid.get(key) ?? []), place]);
    for (const name of place.keys) placesByName.set(name, [...(placesByName.get(name) ?? []), place]);
  }

  const around = (latitude: number, longitude: number) => {
    const found: Known[] = [];
    for (let north = -2; north <= 2; north++) {
      for (let east = -2; east <= 2; east++) {
        found.push(...(grid.get(cell(latitude + north / GRID, longitude + east / GRID)) ?? []));
      }
    }
    return found;
  };

  /** By the distance from the edge of the place rather than from its middle: a city reaches far. */
  const nearest = (latitude: number, longitude: number, countryCode: string): Known | null => {
    let best: { place: Known; effort: number } | null = null;
    for (const place of around(latitude, longitude)) {
      if (place.countryCode !== countryCode) continue;
      const distance = distanceKm(place, { latitude, longitude });
      const effort = distance - radiusKm(place.population);
      if (distance <= PLACE_KM && (!best || effort < best.effort)) best = { place, effort };
    }
    return best?.place ?? null;
  };

  return (address: Address): Located | NotLocated => {
    const { latitude, longitude } = address;
    const point = latitude !== null && longitude !== null ? { latitude, longitude } : null;
    const named = countryOf(address.country);
    const countryCode = (point && iso1A2Code([point.longitude, point.latitude])) || (point ? null : (named ?? 'DE'));
    if (!countryCode || !countries.has(countryCode)) {
      return { refused: 'outside', detail: countryCode ?? 'keinem Land zuzuordnen' };
    }
    if (
      !point &&
      !named &&
      address.postalCode &&
      /^(?:[A-CE-Z]{1,2}-)?\s*\d{4}(?:\s?[A-Z]{2})?$/.test(address.postalCode)
    ) {
      const restored = withLeadingZero(address, codesByKey, placesById);
      if (!restored) return { refused: 'outside', detail: `Postleitzahl ${address.postalCode}` };
    }

    const wanted = address.city ? nameKeys(address.city) : [];
    const wantedPart = address.suburb ? nameKeys(address.suburb) : [];
    const code =
      knownCode(address.postalCode, countryCode, codesByKey) ?? withLeadingZero(address, codesByKey, placesById);
    if (code && (!point || distanceKm(code, point) <= CODE_KM)) {
      const members = code.placeIds.flatMap((id) => placesById.get(id) ?? []);
      const fits = (keys: string[]) => members.find((place) => place.keys.some((key) => keys.includes(key)));
      const nearCode = point ?? code;
      const place =
        fits(wanted) ??
        fits(wantedPart) ??
        // A neighbour whose code is known to us by its main places only, or a village that we know under its own name.
        closest(namesakes(wanted), nearCode, NAMED_KM) ??
        (point && members.length > 1 ? closest(members, point, CODE_KM) : members[0]);
      if (place) {
        return point
          ? { placeId: place.id, countryCode, postalCode: code.code, ...point, precision: 'exact' }
          : {
              placeId: place.id,
              countryCode,
              postalCode: code.code,
              latitude: code.latitude,
              longitude: code.longitude,
              precision: 'postalCode',
            };
      }
    }
    if (point) {
      const place =
        closest(namesakes(wanted), point, NAMED_KM) ?? nearest(point.latitude, point.longitude, countryCode);
      if (!place) return { refused: 'noPlace', detail: 'kein Ort in der Nähe der Koordinaten' };
      const own = code ? null : onlyCode(codesOfPlace.get(place.id));
      return {
        placeId: place.id,
        countryCode,
        postalCode: wanted.length > 0 ? own : null,
        ...point,
        precision: 'exact',
      };
    }
    if (address.postalCode) return { refused: 'unknownPostalCode', detail: address.postalCode.slice(0, 20) };
    const [only, ...others] = namesakes(wanted).filter((place) => place.countryCode === countryCode);
    if (only && others.length === 0) {
      return {
        placeId: only.id,
        countryCode,
        postalCode: onlyCode(codesOfPlace.get(only.id)),
        latitude: only.latitude,
        longitude: only.longitude,
        precision: 'place',
      };
    }
    return {
      refused: 'noPlace',
      detail: address.city ? `${address.city}: ${only ? 'mehrdeutig' : 'unbekannt'}` : 'weder Ort noch Koordinaten',
    };
  };

  function namesakes(keys: string[]): Known[] {
    return [...new Set(keys.flatMap((key) => placesByName.get(key) ?? []))];
  }
}

const onlyCode = (codes: LocatorPostalCode[] | undefined) => (codes?.length === 1 && codes[0] ? codes[0].code : null);

function closest<P extends LocatorPlace>(places: P[], point: { latitude: number; longitude: number }, within: number) {
  let best: { place: P; distance: number } | undefined;
  for (const place of places) {
    const distance = distanceKm(place, point);
    if (distance <= within && (!best || distance < best.distance)) best = { place, distance };
  }
  return best?.place;
}

/** About as far as a town of so many reaches, at 1,500 people a square kilometre. */
const radiusKm = (population: number | null) => Math.sqrt((population ?? 300) / (Math.PI * 1500));

/** „Freiburg i. Br.“, „Freiburg im Breisgau“ and „Freiburg“ share a key; the fuller one comes first. */
export function nameKeys(name: string): string[] {
  const { base, addition, isSpa } = placeNameKey(readablePlaceName(name));
  const plain = letters(name);
  return [...new Set([plain, fold(`${base}${addition}`), isSpa ? `bad${fold(base)}` : fold(base), fold(base)])].filter(
    Boolean,
  );
}

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

function countryOf(text: string | null): string | null {
  if (!text) return null;
  const code = text.trim().toUpperCase();
  return COUNTRY_NAMES[letters(text)] ?? (/^[A-Z]{2}$/.test(code) ? code : null);
}

function knownCode(text: string | null, countryCode: string, codes: Map<string, LocatorPostalCode>) {
  const plain = (text ?? '').toUpperCase().replace(/^\s*[A-Z]{1,2}\s*-\s*|[^0-9A-Z]/g, '');
  return codes.get(`${countryCode} ${plain}`);
}

/** Spreadsheets take the zero from 01067: it is given back if the place agrees. */
function withLeadingZero(
  { postalCode, city, latitude, longitude }: Address,
  codes: Map<string, LocatorPostalCode>,
  places: Map<number, LocatorPlace & { keys: string[] }>,
): LocatorPostalCode | undefined {
  const code = /^\s*\d{4}\s*$/.test(postalCode ?? '') ? codes.get(`DE 0${postalCode?.trim()}`) : undefined;
  if (!code) return undefined;
  const keys = city ? nameKeys(city) : [];
  const agrees =
    latitude !== null && longitude !== null
      ? distanceKm(code, { latitude, longitude }) <= 15
      : code.placeIds.some((id) => places.get(id)?.keys.some((key) => keys.includes(key)));
  return agrees ? code : undefined;
}
