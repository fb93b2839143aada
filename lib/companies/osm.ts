import { cleanLine, cleanText } from './clean-text.ts';
import { firstPhone, normalizeEmail, normalizeWebsite } from './contact.ts';
import type { CompanyDraft } from './draft.ts';
import { companyLimits as limits } from './limits.ts';

export type OsmTags = Readonly<Record<string, string>>;

/** Keys that may say what business an object is; an object with none of them is a street, a tree, a boundary. */
const TRADE_KEYS = [
  'shop',
  'craft',
  'office',
  'healthcare',
  'amenity',
  'tourism',
  'leisure',
  'club',
  'education',
  'emergency',
  'man_made',
  'industrial',
  'landuse',
];
const GONE_PREFIX = /^(?:disused|abandoned|demolished|removed|razed|destroyed|was|historic|former|closed|old|ruins):/;
const CLOSED_HOURS = /^\s*(?:closed|off)\s*(?:"[^"]*")?\s*$/i;

/** A vending machine or a car park may bear its operator's name without being that business. */
const OPERATOR_IS_NAME = new Set(['shop', 'craft', 'office', 'healthcare']);
const BRAND_IS_NAME = new Set([...OPERATOR_IS_NAME, 'amenity', 'tourism', 'leisure']);

export type TradeState = 'present' | 'closed' | 'none';

/** Whether an object is, or was, something that could be a business at all. */
export function tradeState(tags: OsmTags): TradeState {
  const present = TRADE_KEYS.some((key) => tags[key] !== undefined && tags[key] !== 'no' && tags[key] !== 'vacant');
  if (present) {
    const closed =
      CLOSED_HOURS.test(tags.opening_hours ?? '') || tags.disused === 'yes' || tags.abandoned === 'yes' || isOver(tags);
    return closed ? 'closed' : 'present';
  }
  const wasTrade = Object.keys(tags).some(
    (key) => GONE_PREFIX.test(key) && TRADE_KEYS.includes(key.replace(GONE_PREFIX, '')),
  );
  return wasTrade || tags.shop === 'vacant' ? 'closed' : 'none';
}

function isOver({ end_date: end = '' }: OsmTags): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(end) && end < new Date().toISOString().slice(0, end.length);
}

/** `amenity=bench`: what an object is counted under that is no trade here. */
export function tradeTag(tags: OsmTags): string {
  const key = TRADE_KEYS.find((candidate) => tags[candidate] !== undefined) ?? '';
  return `${key}=${(tags[key] ?? '').slice(0, 60)}`;
}

export function osmName(tags: OsmTags): string | null {
  const own = cleanLine(tags.name || tags['name:de'] || tags.official_name, limits.name);
  if (own) return own;
  const has = (keys: Set<string>) => [...keys].some((key) => tags[key] !== undefined);
  return (
    (has(BRAND_IS_NAME) ? cleanLine(tags.brand, limits.name) : null) ??
    (has(OPERATOR_IS_NAME) ? cleanLine(tags.operator, limits.name) : null)
  );
}

export interface OsmObject {
  /** `node/17`, `way/17`, `relation/17`. */
  ref: string;
  tags: OsmTags;
  latitude?: number;
  longitude?: number;
  /** When it was last edited, ISO. */
  timestamp?: string;
}

/** The fields of an entry that the tags of an object tell. */
export function osmDraft({ ref, tags, latitude, longitude, timestamp }: OsmObject, name: string): CompanyDraft {
  const first = (...keys: string[]) =>
    keys.map((key) => tags[key]).find((value) => value !== undefined && value !== '');
  const line = (value: string | undefined, max: number) => cleanLine(value, max);
  const phone = firstOf(
    [first('phone', 'contact:phone'), first('mobile', 'contact:mobile', 'phone:mobile')],
    firstPhone,
  );
  const operator = line(tags.operator, limits.operator);
  const brand = line(tags.brand, limits.brand);
  return {
    externalId: ref,
    name,
    legalForm: null,
    streetAddress: osmStreet(tags),
    postalCode: line(first('addr:postcode', 'contact:postcode'), 20),
    city: line(first('addr:city', 'contact:city', 'is_in:city'), 100),
    suburb: line(first('addr:suburb', 'addr:place', 'addr:hamlet', 'addr:village'), 100),
    country: line(first('addr:country', 'contact:country'), 40),
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    phone,
    fax: firstPhone(first('fax', 'contact:fax')),
    email: normalizeEmail(first('email', 'contact:email')),
    website: firstOf([first('website', 'contact:website'), first('url')], normalizeWebsite),
    description: cleanText(first('description:de', 'description'), limits.description),
    openingHours: line(tags.opening_hours, limits.openingHours),
    openingHoursText: null,
    languages: [],
    payment: paymentOf(tags),
    cuisine: listOf(tags.cuisine),
    operator: operator === name ? null : operator,
    brand: brand === name ? null : brand,
    wheelchair: wheelchairOf(tags.wheelchair),
    wheelchairToilet: yesOrNo(tags['toilets:wheelchair']),
    wheelchairDescription: cleanText(
      first('wheelchair:description:de', 'wheelchair:description'),
      limits.wheelchairDescription,
    ),
    registerNumber: null,
    registerCourt: null,
    vatId: null,
    responsiblePerson: null,
    sourceDate: checkedOn(tags) ?? dateOf(timestamp),
  };
}

/** In villages without street names the name of the place stands before the number. */
function osmStreet(tags: OsmTags): string | null {
  const street = tags['addr:street'] ?? tags['contact:street'];
  const number = tags['addr:housenumber'] ?? tags['contact:housenumber'] ?? '';
  const village = tags['addr:place'] ?? tags['addr:hamlet'];
  const base = street ?? (number || tags['addr:place'] ? village : undefined);
  return base ? cleanLine(`${base} ${number}`, limits.streetAddress) : null;
}

/** OpenStreetMap's beginnings: an earlier date is a placeholder. */
const FIRST_DAY = '2004-08-09';

function dateOf(text: string | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
  if (!day || day < FIRST_DAY) return null;
  const date = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  return isReal && date.getTime() <= Date.now() ? day : null;
}

const checkedOn = (tags: OsmTags) => dateOf(tags.check_date) ?? dateOf(tags['survey:date']) ?? dateOf(tags.lastcheck);

function paymentOf(tags: OsmTags): string[] {
  return Object.entries(tags)
    .filter(([key, value]) => key.startsWith('payment:') && (value === 'yes' || value === 'only'))
    .map(([key]) => key.slice('payment:'.length).toLowerCase())
    .filter((key) => /^[a-z0-9_]{1,40}$/.test(key) && key !== 'others')
    .sort()
    .slice(0, limits.listItems);
}

const listOf = (text: string | undefined) =>
  [...new Set((text ?? '').split(/[;,]/).map((part) => part.trim().toLowerCase().replaceAll(' ', '_')))]
    .filter((part) => /^[\p{L}\p{N}_-]{2,50}$/u.test(part))
    .slice(0, limits.listItems);

function wheelchairOf(value: string | undefined): 'yes' | 'limited' | 'no' | null {
  if (value === 'yes' || value === 'designated') return 'yes';
  return value === 'limited' || value === 'no' ? value : null;
}

const yesOrNo = (value: string | undefined) => (value === 'yes' ? true : value === 'no' ? false : null);

function firstOf<T>(values: (string | undefined)[], read: (value: string) => T | null): T | null {
  for (const value of values) {
    const found = value === undefined ? null : read(value);
    if (found !== null) return found;
  }
  return null;
}
