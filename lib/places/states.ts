import { slugify } from '#lib/slug.ts';

export interface State {
  /** The first two digits of the municipality keys (AGS) in it. */
  key: string;
  name: string;
  slug: string;
  isoCode: string;
  geonamesAdmin1: string;
}

/** Berlin, Hamburg and Bremen leave the short slug to the city, which is what a visitor means by /orte/berlin. */
export const states: readonly State[] = [
  { key: '01', name: 'Schleswig-Holstein', slug: 'schleswig-holstein', isoCode: 'DE-SH', geonamesAdmin1: '10' },
  { key: '02', name: 'Hamburg', slug: 'land-hamburg', isoCode: 'DE-HH', geonamesAdmin1: '04' },
  { key: '03', name: 'Niedersachsen', slug: 'niedersachsen', isoCode: 'DE-NI', geonamesAdmin1: '06' },
  { key: '04', name: 'Bremen', slug: 'land-bremen', isoCode: 'DE-HB', geonamesAdmin1: '03' },
  { key: '05', name: 'Nordrhein-Westfalen', slug: 'nordrhein-westfalen', isoCode: 'DE-NW', geonamesAdmin1: '07' },
  { key: '06', name: 'Hessen', slug: 'hessen', isoCode: 'DE-HE', geonamesAdmin1: '05' },
  { key: '07', name: 'Rheinland-Pfalz', slug: 'rheinland-pfalz', isoCode: 'DE-RP', geonamesAdmin1: '08' },
  { key: '08', name: 'Baden-Württemberg', slug: 'baden-wuerttemberg', isoCode: 'DE-BW', geonamesAdmin1: '01' },
  { key: '09', name: 'Bayern', slug: 'bayern', isoCode: 'DE-BY', geonamesAdmin1: '02' },
  { key: '10', name: 'Saarland', slug: 'saarland', isoCode: 'DE-SL', geonamesAdmin1: '09' },
  { key: '11', name: 'Berlin', slug: 'land-berlin', isoCode: 'DE-BE', geonamesAdmin1: '16' },
  { key: '12', name: 'Brandenburg', slug: 'brandenburg', isoCode: 'DE-BB', geonamesAdmin1: '11' },
  { key: '13', name: 'Mecklenburg-Vorpommern', slug: 'mecklenburg-vorpommern', isoCode: 'DE-MV', geonamesAdmin1: '12' },
  { key: '14', name: 'Sachsen', slug: 'sachsen', isoCode: 'DE-SN', geonamesAdmin1: '13' },
  { key: '15', name: 'Sachsen-Anhalt', slug: 'sachsen-anhalt', isoCode: 'DE-ST', geonamesAdmin1: '14' },
  { key: '16', name: 'Thüringen', slug: 'thueringen', isoCode: 'DE-TH', geonamesAdmin1: '15' },
];

const OTHER_NAMES: Record<string, string[]> = {
  '02': ['Freie und Hansestadt Hamburg'],
  '03': ['Lower Saxony'],
  '04': ['Freie Hansestadt Bremen'],
  '05': ['North Rhine-Westphalia'],
  '06': ['Hesse'],
  '07': ['Rhineland-Palatinate'],
  '09': ['Bavaria'],
  '13': ['Mecklenburg-Western Pomerania', 'Mecklenburg-West Pomerania'],
  '14': ['Saxony'],
  '15': ['Saxony-Anhalt'],
  '16': ['Thuringia'],
};

const keysByName = new Map(
  states.flatMap(({ key, name, isoCode }) =>
    [name, isoCode, isoCode.slice(3), ...(OTHER_NAMES[key] ?? [])].map((text) => [comparable(text), key] as const),
  ),
);

/**
 * The key of the Bundesland that a text names in German or English. For a blank or unknown text the caller may still
 * know a municipality key, whose first two digits say the same.
 */
export function stateFromName(text: string): string | null {
  const name = comparable(text);
  return keysByName.get(name) ?? keysByName.get(name.replace(/^(land|freistaat|state-of)-/, '')) ?? null;
}

/** Umlauts may be written ü, ue or u. */
function comparable(text: string): string {
  return slugify(text).replace(/([aou])e/g, '$1');
}
