import { distanceKm } from '#lib/companies/distance.ts';

/** In degrees, WGS 84. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** With its islands, rounded outwards. */
const GERMANY = { latitude: [47.2, 55.1], longitude: [5.8, 15.1] } as const;

/** No postal code reaches this far. */
const MOST_KM_FROM_POSTAL_CODE = 50;

/** As people write it or a map shows it: 51,15530 or 51.1553°. Null for anything else. */
export function readDegrees(text: string): number | null {
  const plain = /^(-?\d{1,3}(?:[.,]\d{1,20})?)\s?°?$/.exec(text.trim())?.[1];
  // Not the negative zero, which no database gives back.
  return plain === undefined ? null : Number(plain.replace(',', '.')) || 0;
}

export const writeDegrees = (degrees: number): string => String(degrees).replace('.', ',');

/** To ten centimetres: what a pin or a geocoder says. */
export const roundPosition = ({ latitude, longitude }: Position): Position => ({
  latitude: Math.round(latitude * 1e6) / 1e6,
  longitude: Math.round(longitude * 1e6) / 1e6,
});

/** Of an entry: only what is more than the middle of its postal code or place. */
export const exactPosition = (entry: {
  latitude: number | null;
  longitude: number | null;
  coordinatePrecision: string | null;
}): Position | null =>
  entry.coordinatePrecision === 'exact' && entry.latitude !== null && entry.longitude !== null
    ? { latitude: entry.latitude, longitude: entry.longitude }
    : null;

/** Close enough to see the house. */
export const openStreetMapUrl = ({ latitude, longitude }: Position, zoom = 18): string =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${zoom}/${latitude}/${longitude}`;

const isWithin = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;

export const isInGermany = ({ latitude, longitude }: Position): boolean =>
  isWithin(latitude, GERMANY.latitude) && isWithin(longitude, GERMANY.longitude);

/** What is wrong with a position that somebody gives, by field; null when nothing is. `near`: the middle of its postal code. */
export function refusePosition(
  position: { latitude: number | null; longitude: number | null },
  near: Position | null,
): Partial<Record<'latitude' | 'longitude', string[]>> | null {
  const { latitude, longitude } = position;
  if (latitude === null && longitude === null) return null;
  if (longitude === null) return { longitude: ['Zur Breite gehört auch die Länge.'] };
  if (latitude === null) return { latitude: ['Zur Länge gehört auch die Breite.'] };
  if (isInGermany({ latitude: longitude, longitude: latitude })) {
    return { latitude: ['Breite und Länge sind vertauscht: In Deutschland ist die Breite die größere Zahl.'] };
  }
  const outside = (name: string, [least, most]: readonly [number, number]) => [
    `Diese ${name} liegt nicht in Deutschland: Möglich ist ${writeDegrees(least)} bis ${writeDegrees(most)}.`,
  ];
  const isOutside = {
    latitude: !isWithin(latitude, GERMANY.latitude),
    longitude: !isWithin(longitude, GERMANY.longitude),
  };
  if (isOutside.latitude || isOutside.longitude) {
    return {
      ...(isOutside.latitude && { latitude: outside('Breite', GERMANY.latitude) }),
      ...(isOutside.longitude && { longitude: outside('Länge', GERMANY.longitude) }),
    };
  }
  const km = near ? distanceKm({ latitude, longitude }, near) : 0;
  if (km <= MOST_KM_FROM_POSTAL_CODE) return null;
  return {
    latitude: [
      `Diese Lage ist ${Math.round(km).toLocaleString('de-DE')} km von der Postleitzahl entfernt. Bitte prüfen Sie Breite und Länge oder die Anschrift.`,
    ],
  };
}
