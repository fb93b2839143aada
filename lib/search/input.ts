import { z } from 'zod';
import { isIsoDay } from '#lib/dates.ts';
import { FEATURE_PARAMETERS, type Feature, features } from './features.ts';
import { SEARCH_MAX_LENGTH } from './limits.ts';

export const RADII_KM = [0, 5, 10, 25, 50, 100] as const;
export const PAGE_SIZE = 20;
/** Beyond this nobody reads, and the database need not count. */
export const MAX_PAGE = 500;

const sortOrders = ['relevanz', 'entfernung', 'name', 'neu'] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface SearchInput {
  /** What is looked for. */
  art: 'firmen' | 'artikel';
  was: string;
  wo: string;
  umkreis: number;
  branche: string;
  /** A place among the results, by its slug. */
  ort: string;
  /** Open at this moment. */
  jetzt: boolean;
  /** Open on this day, an ISO date, … */
  tag: string;
  /** … or at this time of it: 10:00. */
  zeit: string;
  merkmale: Feature[];
  sort: SortOrder;
  seite: number;
  ansicht: 'liste' | 'karte';
  /** Every letter as it was typed: no better spelling is looked for. */
  genau: boolean;
}

// What PostgreSQL's text cannot hold, and what no keyboard types.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const UNTYPABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\ufeff]/g;

const words = z
  .string()
  .transform((text) => text.toWellFormed().normalize('NFC').replace(UNTYPABLE, ' ').replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(SEARCH_MAX_LENGTH));

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/)
  .catch('');
const isSet = z
  .literal('1')
  .transform(() => true)
  .catch(false);

const schema = z.object({
  art: z.enum(['firmen', 'artikel']).catch('firmen'),
  was: words.catch(''),
  wo: words.catch(''),
  umkreis: z.coerce.number().int().min(0).max(100).catch(0),
  branche: slug,
  ort: slug,
  jetzt: isSet,
  tag: z.string().refine(isIsoDay).catch(''),
  zeit: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .catch(''),
  sort: z.enum(sortOrders).catch('relevanz'),
  seite: z.coerce.number().int().catch(1),
  ansicht: z.enum(['liste', 'karte']).catch('liste'),
  genau: isSet,
});

type Query = Record<string, string | string[] | undefined>;

/** Some parameters come several times. */
export const groupedQuery = (query: URLSearchParams): Query =>
  Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]));

export interface ParsedSearch {
  input: SearchInput;
  /** What could not be used, as sentences for the visitor. */
  problems: string[];
}

/** Reads the query of a search address. Nothing in it is an error: what makes no sense is left out, too long a text is said. */
export function parseSearch(query: Query): ParsedSearch {
  const single = Object.fromEntries(
    Object.keys(schema.shape).map((key) => {
      const value = Object.hasOwn(query, key) ? query[key] : undefined;
      return [key, Array.isArray(value) ? value[0] : value];
    }),
  );
  const problems = (['was', 'wo'] as const)
    .filter((key) => (single[key]?.trim().length ?? 0) > SEARCH_MAX_LENGTH)
    .map(
      (key) =>
        `Das Feld „${key === 'was' ? 'Was suchen Sie?' : 'Ort oder PLZ'}“ fasst höchstens ${SEARCH_MAX_LENGTH} Zeichen.`,
    );
  return { input: { ...schema.parse(single), merkmale: chosenFeatures(query) }, problems };
}

/** Each parameter may come several times: all of them hold. */
const chosenFeatures = (query: Query): Feature[] =>
  FEATURE_PARAMETERS.flatMap((parameter) => {
    const values = [Object.hasOwn(query, parameter) ? query[parameter] : []].flat();
    return features.filter((feature) => feature.parameter === parameter && values.includes(feature.value));
  });
