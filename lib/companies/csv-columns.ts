import { createHash } from 'node:crypto';
import { fold } from '#lib/search/fold.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { firstPhone, normalizeEmail, normalizeWebsite } from './contact.ts';
import type { CompanyDraft } from './draft.ts';
import { companyLimits as limits } from './limits.ts';

/** How the columns of a table may be called, in German or English; case, umlauts and punctuation do not matter. */
export const csvColumns = {
  externalId: ['id', 'nr', 'nummer', 'kennung', 'kundennummer', 'external id', 'reference', 'ref', 'key'],
  name: ['name', 'firma', 'firmenname', 'unternehmen', 'betrieb', 'company', 'company name', 'business', 'title'],
  legalForm: ['rechtsform', 'legal form'],
  category: ['branche', 'branchen', 'kategorie', 'gewerbe', 'trade', 'category', 'categories', 'industry'],
  streetAddress: [
    'strasse',
    'strasse hausnummer',
    'strasse und hausnummer',
    'anschrift',
    'adresse',
    'street',
    'address',
    'street address',
    'address 1',
  ],
  houseNumber: ['hausnummer', 'hausnr', 'hnr', 'house number', 'housenumber', 'street number'],
  postalCode: ['plz', 'postleitzahl', 'zip', 'zip code', 'postcode', 'postal code'],
  city: ['ort', 'stadt', 'gemeinde', 'wohnort', 'city', 'town', 'place', 'locality'],
  postalCodeAndCity: ['plz ort', 'plz und ort', 'plz stadt'],
  suburb: ['ortsteil', 'stadtteil', 'suburb', 'district'],
  country: ['land', 'staat', 'country', 'country code'],
  latitude: ['breite', 'breitengrad', 'lat', 'latitude', 'geo breite'],
  longitude: ['laenge', 'laengengrad', 'lon', 'lng', 'long', 'longitude', 'geo laenge'],
  phone: ['telefon', 'telefonnummer', 'tel', 'fon', 'phone', 'telephone', 'phone number'],
  mobile: ['mobil', 'handy', 'mobiltelefon', 'mobile', 'mobile phone', 'cell'],
  fax: ['fax', 'telefax', 'faxnummer', 'fax number'],
  email: ['e mail', 'email', 'mail', 'e mail adresse', 'emailadresse', 'email address'],
  website: ['webseite', 'website', 'internet', 'homepage', 'web', 'url', 'www', 'internetadresse'],
  description: ['beschreibung', 'kurzbeschreibung', 'ueber uns', 'leistungen', 'text', 'description', 'about'],
  openingHours: ['oeffnungszeiten', 'geschaeftszeiten', 'sprechzeiten', 'opening hours', 'hours'],
  languages: ['sprachen', 'sprache', 'languages'],
  payment: ['zahlung', 'zahlungsarten', 'zahlungsmittel', 'zahlungsmoeglichkeiten', 'payment', 'payment methods'],
  wheelchair: ['barrierefrei', 'rollstuhl', 'rollstuhlgerecht', 'wheelchair', 'accessible'],
  operator: ['betreiber', 'traeger', 'operator'],
  brand: ['marke', 'brand'],
  registerNumber: ['registernummer', 'handelsregisternummer', 'handelsregister', 'hrb', 'register number'],
  registerCourt: ['registergericht', 'amtsgericht', 'register court'],
  vatId: ['ust id', 'ustid', 'ust idnr', 'ustidnr', 'umsatzsteuer id', 'vat', 'vat id', 'vat number'],
  responsiblePerson: [
    'ansprechpartner',
    'inhaber',
    'geschaeftsfuehrer',
    'vertreten durch',
    'contact',
    'contact person',
    'owner',
  ],
  sourceDate: ['stand', 'datum', 'geaendert', 'aktualisiert', 'date', 'updated', 'modified'],
} as const;

export type CsvField = keyof typeof csvColumns;

const comparable = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const fieldOfName = new Map(
  Object.entries(csvColumns).flatMap(([field, names]) =>
    names.map((name) => [comparable(name), field as CsvField] as const),
  ),
);

/** Which column holds which field; the first of two that mean the same. */
export function mapColumns(header: readonly string[]): { columns: Map<CsvField, number>; unknown: string[] } {
  const columns = new Map<CsvField, number>();
  const unknown: string[] = [];
  for (const [index, name] of header.entries()) {
    const field = fieldOfName.get(comparable(name));
    if (field && !columns.has(field)) columns.set(field, index);
    else if (name.trim()) unknown.push(name.trim());
  }
  return { columns, unknown };
}

export interface CsvDraft extends CompanyDraft {
  /** As the table names them. */
  categories: string[];
}

const LANGUAGES: Record<string, string> = {
  deutsch: 'de',
  german: 'de',
  englisch: 'en',
  english: 'en',
  franzosisch: 'fr',
  french: 'fr',
  italienisch: 'it',
  italian: 'it',
  spanisch: 'es',
  spanish: 'es',
  turkisch: 'tr',
  turkish: 'tr',
  polnisch: 'pl',
  polish: 'pl',
  russisch: 'ru',
  russian: 'ru',
  ukrainisch: 'uk',
  ukrainian: 'uk',
  arabisch: 'ar',
  arabic: 'ar',
  niederlandisch: 'nl',
  dutch: 'nl',
};

const PAYMENTS: Record<string, string> = {
  bar: 'cash',
  barzahlung: 'cash',
  cash: 'cash',
  'ec karte': 'girocard',
  ec: 'girocard',
  girocard: 'girocard',
  kreditkarte: 'credit_cards',
  kreditkarten: 'credit_cards',
  'credit card': 'credit_cards',
  visa: 'visa',
  mastercard: 'mastercard',
  paypal: 'paypal',
  rechnung: 'invoice',
  invoice: 'invoice',
  uberweisung: 'bank_transfer',
  lastschrift: 'direct_debit',
  'apple pay': 'apple_pay',
  'google pay': 'google_pay',
};

/** A table may say „constructor“, too. */
const wordIn = (words: Record<string, string>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

export function csvDraft(columns: Map<CsvField, number>, values: readonly string[]): CsvDraft | { error: string } {
  const raw = (field: CsvField) => {
    const index = columns.get(field);
    // Our own export marks cells that a spreadsheet would take for a formula.
    return index === undefined ? undefined : values[index]?.replace(/^'(?=[=+\-@\t\r])/, '');
  };
  const line = (field: CsvField, max: number) => cleanLine(raw(field), max);
  const list = (field: CsvField) => (raw(field) ?? '').split(/[;,|/]/).map((part) => comparable(part));

  const name = line('name', limits.name);
  if (!name) return { error: 'ohne Namen' };
  const [, joinedCode = null, joinedCity = null] =
    /^(\S*\d\S*)\s+(.+)$/.exec(line('postalCodeAndCity', 150) ?? '') ?? [];
  const postalCode = line('postalCode', 20) ?? joinedCode;
  const city = line('city', 100) ?? joinedCity;
  const streetAddress = cleanLine(
    [raw('streetAddress'), raw('streetAddress') && raw('houseNumber')].filter(Boolean).join(' '),
    limits.streetAddress,
  );
  const latitude = coordinate(raw('latitude'), 90);
  const longitude = coordinate(raw('longitude'), 180);
  const isLocated = latitude !== null && longitude !== null;
  return {
    externalId: line('externalId', 100) ?? identityOf(name, postalCode, city, streetAddress),
    name,
    legalForm: line('legalForm', limits.legalForm),
    streetAddress,
    postalCode,
    city,
    suburb: line('suburb', 100),
    country: line('country', 40),
    latitude: isLocated ? latitude : null,
    longitude: isLocated ? longitude : null,
    phone: firstPhone(raw('phone')) ?? firstPhone(raw('mobile')),
    fax: firstPhone(raw('fax')),
    email: normalizeEmail(raw('email')),
    website: normalizeWebsite(raw('website')),
    description: cleanText(raw('description'), limits.description),
    openingHours: line('openingHours', limits.openingHours),
    openingHoursText: null,
    languages: [
      ...new Set(list('languages').flatMap((name) => wordIn(LANGUAGES, name) ?? (/^[a-z]{2}$/.test(name) ? name : []))),
    ],
    payment: [...new Set(list('payment').flatMap((name) => wordIn(PAYMENTS, name) ?? []))].sort(),
    cuisine: [],
    operator: line('operator', limits.operator),
    brand: line('brand', limits.brand),
    wheelchair: wheelchairOf(comparable(raw('wheelchair') ?? '')),
    wheelchairToilet: null,
    wheelchairDescription: null,
    registerNumber: line('registerNumber', limits.registerNumber),
    registerCourt: line('registerCourt', limits.registerCourt),
    vatId: vatIdOf(raw('vatId')),
    responsiblePerson: line('responsiblePerson', limits.responsiblePerson),
    sourceDate: dateOf(raw('sourceDate')),
    categories: (raw('category') ?? '')
      .split(/[;|]|,\s/)
      .flatMap((part) => cleanLine(part, 100) ?? [])
      .slice(0, 10),
  };
}

/** A table without a column of ids: the business at its address is the same one next time. */
function identityOf(...parts: (string | null)[]): string {
  const text = parts.map((part) => comparable(part ?? '')).join('\n');
  return `row-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}

function coordinate(text: string | undefined, limit: number): number | null {
  const number = Number((text ?? '').trim().replace(',', '.') || Number.NaN);
  return Number.isFinite(number) && Math.abs(number) <= limit && number !== 0 ? number : null;
}

function wheelchairOf(text: string): 'yes' | 'limited' | 'no' | null {
  if (/^(ja|yes|1|true|x|wahr)$/.test(text)) return 'yes';
  if (/^(nein|no|0|false|falsch)$/.test(text)) return 'no';
  return /^(teilweise|eingeschrankt|bedingt|limited)$/.test(text) ? 'limited' : null;
}

function vatIdOf(text: string | undefined): string | null {
  const id = (text ?? '').toUpperCase().replace(/[\s.-]/g, '');
  return /^DE\d{9}$/.test(id) || /^[A-Z]{2}[A-Z0-9]{5,12}$/.test(id) ? id : null;
}

function dateOf(text: string | undefined): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text ?? '') ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : (text ?? '').trim().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
