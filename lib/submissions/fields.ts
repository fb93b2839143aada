import type { Position } from '#lib/places/position.ts';

/** A picture of an entry: the key of an upload. Of a logo the description is empty: it says the name of the firm. */
export interface EntryPicture {
  key: string;
  kind: 'logo' | 'photo';
  alt: string;
}

/** What an owner can say about an entry, as it is stored and compared. Lists are in a fixed order, so that equal means equal. */
export interface EntryFields {
  name: string;
  legalForm: string | null;
  streetAddress: string | null;
  postalCode: string;
  placeId: number;
  /** Where exactly it is. Null: as exact as postal code and place are. */
  position: Position | null;
  /** The main one first. */
  categoryIds: number[];
  phone: string | null;
  fax: string | null;
  email: string | null;
  website: string | null;
  /** OSM syntax. */
  openingHours: string | null;
  description: string | null;
  payment: string[];
  /** ISO 639-1 codes. */
  languages: string[];
  wheelchair: 'yes' | 'limited' | 'no' | null;
  /** The logo first, then the photos as they are shown. */
  pictures: EntryPicture[];
  responsiblePerson: string | null;
  registerCourt: string | null;
  registerNumber: string | null;
  vatId: string | null;
}

export type EntryField = keyof EntryFields;

/** In the order in which forms and decisions show them. */
export const ENTRY_FIELDS: readonly { field: EntryField; label: string }[] = [
  { field: 'name', label: 'Name der Firma' },
  { field: 'legalForm', label: 'Rechtsform' },
  { field: 'streetAddress', label: 'Straße und Hausnummer' },
  { field: 'postalCode', label: 'Postleitzahl' },
  { field: 'placeId', label: 'Ort' },
  { field: 'position', label: 'Lage' },
  { field: 'categoryIds', label: 'Branchen' },
  { field: 'phone', label: 'Telefon' },
  { field: 'fax', label: 'Fax' },
  { field: 'email', label: 'E-Mail' },
  { field: 'website', label: 'Website' },
  { field: 'openingHours', label: 'Öffnungszeiten' },
  { field: 'description', label: 'Beschreibung' },
  { field: 'payment', label: 'Zahlungsarten' },
  { field: 'languages', label: 'Sprachen' },
  { field: 'wheelchair', label: 'Barrierefreiheit' },
  { field: 'pictures', label: 'Bilder' },
  { field: 'responsiblePerson', label: 'Vertretungsberechtigte Person' },
  { field: 'registerCourt', label: 'Registergericht' },
  { field: 'registerNumber', label: 'Registernummer' },
  { field: 'vatId', label: 'USt-IdNr.' },
];

export type EntryChanges = Partial<EntryFields>;

/** Lists in which the order says nothing: importers have one of their own. */
const UNORDERED: ReadonlySet<EntryField> = new Set(['payment', 'languages']);

/** An address and where it is are one statement: accepted or refused together. */
const TOGETHER: readonly (readonly EntryField[])[] = [['streetAddress', 'postalCode', 'placeId', 'position']];

/** The fields of `after` that say something else than `before`; a field that belongs to another brings it along. */
export function changesBetween(before: EntryFields, after: EntryFields): EntryChanges {
  const differs = ({ field }: { field: EntryField }) =>
    UNORDERED.has(field)
      ? !isSame([before[field]].flat().toSorted(), [after[field]].flat().toSorted())
      : !isSame(before[field], after[field]);
  const changed = new Set(ENTRY_FIELDS.filter(differs).map(({ field }) => field));
  for (const group of TOGETHER) {
    if (group.some((field) => changed.has(field))) for (const field of group) changed.add(field);
  }
  return Object.fromEntries([...changed].map((field) => [field, after[field]]));
}

/** What of `after` says something else than `before`, with both; null when nothing does. */
export function differenceBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: EntryChanges; after: EntryChanges } | null {
  const fields = ENTRY_FIELDS.map(({ field }) => field).filter(
    (field) => field in after && !isSame(before[field], after[field]),
  );
  if (fields.length === 0) return null;
  const of = (values: Readonly<Record<string, unknown>>): EntryChanges =>
    Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
  return { before: of(before), after: of(after) };
}

export const isSame = (one: unknown, other: unknown): boolean => written(one) === written(other);

/** PostgreSQL keeps the parts of an object in an order of its own. */
const written = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );

/**
 * Changes of a trusted entry that are shown at once, because they can do little harm and are wrong the day they wait. All
 * others wait for a person.
 */
const LOW_RISK: ReadonlySet<EntryField> = new Set([
  'openingHours',
  'phone',
  'fax',
  'description',
  'payment',
  'languages',
  'wheelchair',
]);
const LOOKS_LIKE_A_LINK = /https?:|www\.|\b[\w-]+\.(?:de|com|net|org|info|eu|biz|ru|xyz|shop|online|top)\b|@/i;

export function passesAtOnce(
  field: EntryField,
  value: unknown,
  trust: { isManager: boolean; isTrusted: boolean },
): boolean {
  if (!trust.isManager || !trust.isTrusted || !LOW_RISK.has(field)) return false;
  return field !== 'description' || !LOOKS_LIKE_A_LINK.test(String(value ?? ''));
}
