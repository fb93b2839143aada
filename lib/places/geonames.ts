import { fold } from '#lib/search/fold.ts';
import { stateFromName, states } from './states.ts';

/** A row of GeoNames' postal file: https://download.geonames.org/export/zip/ */
export interface PostalRow {
  line: number;
  code: string;
  name: string;
  stateKey: string | null;
  /** Of the state, as the file writes it: letters (BW) for places, numbers (01) for what came from the list of bulk receivers. */
  stateCode: string;
  districtName: string;
  /** Five digits: of a Landkreis or a city that is its own. Empty when the file does not say. */
  districtKey: string;
  latitude: number;
  longitude: number;
}

const DISTRICT_COLUMN = 7;

export function readPostalRow(text: string, line: number): PostalRow | { error: string } {
  const columns = text
    .replace(/^\ufeff/, '')
    .split('\t')
    .map((column) => column.normalize('NFC').trim());
  if (columns.length < 11) return { error: `${columns.length} Spalten statt 12` };
  const [country, code = '', name = '', state = '', stateCode = ''] = columns;
  if (country !== 'DE') return { error: `Land ${country}: geführt wird nur DE` };
  if (!/^\d{5}$/.test(code)) return { error: `Postleitzahl „${code}“` };
  if (!name) return { error: 'ohne Namen' };
  const [latitude, longitude] = [Number(columns[9] || Number.NaN), Number(columns[10] || Number.NaN)];
  if (!(latitude > 47 && latitude < 56 && longitude > 5 && longitude < 16)) {
    return { error: `Koordinaten ${columns[9]}, ${columns[10]} liegen nicht in Deutschland` };
  }
  const districtKey = /^\d{5}$/.test(columns[DISTRICT_COLUMN + 1] ?? '')
    ? (columns[DISTRICT_COLUMN + 1] as string)
    : '';
  const stateOfDistrict = states.find(({ key }) => key === districtKey.slice(0, 2))?.key ?? null;
  return {
    line,
    code,
    name,
    stateKey: stateFromName(state) ?? stateOfDistrict,
    stateCode,
    districtName: columns[DISTRICT_COLUMN] ?? '',
    districtKey,
    latitude,
    longitude,
  };
}

const LEGAL_FORM =
  /\b(?:g?gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|se|eg|e\.\s?g|e\.\s?v|ev|co|inc|ltd|vvag|nl|stiftung)(?=$|[\s.,)&/])/i;
const INSTITUTION =
  /(?:amtsgericht|landgericht|gericht|finanzamt|(?:^|\s)[a-zäöü]*amt(?:\s|$)|agentur für|jobcenter|sparkasse|kasse(?:\s|$)|bank(?:\s|$)|versicherung|verwaltung|behörde|polizei|ministerium|präsidium|klinik|krankenhaus|universität|hochschule|fakultät|rundfunk|fernsehen|zeitung|verlag|telekom|niederlassung|handwerkskammer|handelskammer|\bihk\b|\baok\b|bundes(?!dorf)|staatsanwalt|regierung|service|(?:^|\s)werke?(?:\s|$)|gesellschaft|verband|verein|stadtwerke|magistrat|kundenservice|redaktion|\blotto\b|post(?:bank|fach|amt| ag)|zentrum|institut|genossenschaft|versand|landeskirche|kirchen(?:amt|kreis|gemeinde))/i;

/** „Amtsgericht“, „BMW AG PKV Zentrum“: a name no village has. Used where the file itself does not tell. */
export const looksLikeInstitution = (name: string) => LEGAL_FORM.test(name) || INSTITUTION.test(name);

/**
 * Which rows belong to bulk receivers, firms and authorities with a postal code of their own, and not to places. GeoNames has
 * them from another list, which numbers the states; a file without that trace is judged by names. A name that a place in the
 * same district has is a place either way.
 */
export function bulkReceivers(rows: readonly PostalRow[], isKnownPlace: (row: PostalRow) => boolean): Set<PostalRow> {
  const fromPlaces = rows.filter(({ stateCode }) => /^[A-Z]{2}$/.test(stateCode));
  const isTold = fromPlaces.length > rows.length / 2;
  const names = new Set(
    fromPlaces
      .filter(({ name }) => !looksLikeInstitution(name))
      .map(({ districtKey, name }) => `${districtKey} ${fold(name)}`),
  );
  const isPlace = (row: PostalRow) => names.has(`${row.districtKey} ${fold(row.name)}`) || isKnownPlace(row);
  const isSuspect = (row: PostalRow) => (isTold && /^\d*$/.test(row.stateCode)) || looksLikeInstitution(row.name);
  return new Set(rows.filter((row) => isSuspect(row) && !isPlace(row)));
}

const CITY_OF_ITS_OWN =
  /^(?:kreisfreie stadt|stadtkreis|kreisfreie)\b|kreisfreie stadt$|, (?:freie )?(?:und )?(?:hanse)?stadt$|, freie und hansestadt$/i;

/** The first numbers below a state were given to its cities: 15001 Dessau-Roßlau. */
const CITY_KEY = /^\d\d00\d$/;

export const isCityOfItsOwn = ({ districtName, districtKey }: Pick<PostalRow, 'districtName' | 'districtKey'>) =>
  CITY_OF_ITS_OWN.test(districtName) || CITY_KEY.test(districtKey);

/** „Gießen“ → „Landkreis Gießen“; „Oberbergischer Kreis“, „Region Hannover“ stay. */
export const readableDistrictName = (name: string) => (/kreis|region|verband/i.test(name) ? name : `Landkreis ${name}`);
