import { createRequire } from 'node:module';
import { categoryGroups, groupOfPreset } from '#lib/categories/groups.ts';
import { categoryNames, furtherTags, unfitTerms } from '#lib/categories/names.ts';
import { schemaTypeOfPreset } from '#lib/categories/schema-types.ts';
import { everydayWords } from '#lib/categories/synonyms.ts';
import { slugify } from '#lib/slug.ts';

/*
 * The trades of @openstreetmap/id-tagging-schema (ISC) with their German names and terms. What is the directory's own is
 * in lib/categories: which trades there are and in which group, a few better names, everyday words, schema.org types.
 */

export interface CategorySeed {
  slug: string;
  name: string;
  parentSlug: string | null;
  synonyms: string[];
  /** `key=value`, several joined by `;`. */
  osmTags: string[];
  /** A maki or temaki icon name. */
  icon: string | null;
  schemaType: string;
  position: number;
}

/** A preset of the package, or an option of one of its fields made into the like. */
interface Trade {
  preset: string;
  groupSlug: string;
  name: string;
  terms: string[];
  tags: Tags;
  /** Other tags that say the same. */
  aliases: Tags[];
  icon: string | null;
}

type Tags = [key: string, value: string][];

export function buildCategories(): CategorySeed[] {
  const trades = withOtherTags([...presetTrades(), ...optionTrades()]);
  const groups = categoryGroups.map(
    ({ slug, name }, position): CategorySeed => ({
      slug,
      name,
      parentSlug: null,
      synonyms: [],
      osmTags: [],
      icon: null,
      schemaType: 'LocalBusiness',
      position,
    }),
  );
  return [...groups, ...mergeTrades(trades)];
}

interface Preset {
  name?: string;
  tags: Record<string, string>;
  addTags?: Record<string, string>;
  icon?: string;
  searchable?: boolean;
  locationSet?: { include?: string[] };
}

interface Translations {
  de: {
    presets: {
      presets: Record<string, { name?: string; terms?: string }>;
      fields: Record<string, { options?: Record<string, string> }>;
    };
  };
}

const require = createRequire(import.meta.url);
const presets = require('@openstreetmap/id-tagging-schema/dist/presets.json') as Record<string, Preset>;
const deprecated = require('@openstreetmap/id-tagging-schema/dist/deprecated.json') as {
  old: Record<string, string>;
  replace?: Record<string, string>;
}[];
const german = (require('@openstreetmap/id-tagging-schema/dist/translations/de.json') as Translations).de.presets;

/** Of two presets with the same tags the one that map makers are offered comes first, then the more general one. */
function presetTrades(): Trade[] {
  return Object.entries(presets)
    .filter(([, { tags, locationSet }]) => !Object.values(tags).includes('*') && isUsedInGermany(locationSet?.include))
    .sort(([a, { searchable: offeredA }], [b, { searchable: offeredB }]) => {
      const hidden = Number(offeredA === false) - Number(offeredB === false);
      return hidden || a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
    })
    .flatMap(([preset, { tags, addTags = {}, icon }]) => {
      const groupSlug = groupOfPreset(preset);
      const { name, terms } = wording(preset);
      if (!groupSlug || !name) return [];
      const [own, ...aliases] = equivalents(Object.entries(tags), Object.entries(addTags)) as [Tags, ...Tags[]];
      return { preset, groupSlug, name, terms, tags: own, aliases, icon: ourIcon(icon) };
    });
}

const isUsedInGermany = (areas: string[] | undefined) =>
  !areas || areas.some((area) => ['001', 'planet', 'de', 'q46'].includes(area.toLowerCase()));

const ourIcon = (icon: string | undefined) => (icon && /^(maki|temaki)-/.test(icon) ? icon : null);

/** A name like `{education/school}` stands for that of another preset. */
function wording(preset: string): { name: string | undefined; terms: string[] } {
  const reference = presets[preset]?.name?.match(/^\{(.+)\}$/)?.[1];
  if (reference) return wording(reference);
  const { name, terms } = german.presets[preset] ?? {};
  return { name: categoryNames[preset] ?? name, terms: terms ? terms.split(/[,\n]/) : [] };
}

/** Keys under which mappers file the same thing: a doctor is `amenity=doctors`, `healthcare=doctor`, or both. */
const INTERCHANGEABLE = ['amenity', 'healthcare', 'education'];

function equivalents(tags: Tags, addTags: Tags): Tags[] {
  const isBase = ([key]: Tags[number]) => INTERCHANGEABLE.includes(key);
  const own = tags.filter(isBase);
  if (own.length === 0) return [tags];
  const details = tags.filter((tag) => !isBase(tag));
  const added = addTags.filter((tag) => isBase(tag) && !own.some(([key]) => key === tag[0]));
  // Dialysis adds amenity=clinic, which alone is any clinic.
  const isPresetOfItsOwn = (base: Tags) => details.length === 0 && ownTags.has(written(base));
  return [...own, ...added.filter((tag) => !isPresetOfItsOwn([tag]))].map((base) => [base, ...details]);
}

const written = (tags: Tags) => tags.map(([key, value]) => `${key}=${value}`).join(';');
const ownTags = new Set(
  Object.values(presets)
    .filter(({ searchable }) => searchable !== false)
    .map(({ tags }) => written(Object.entries(tags))),
);

/** Values that the package names in German without a preset for them. */
function optionTrades(): Trade[] {
  return [
    ...options('craft').map(([value, name]) => option(`craft/${value}`, name, [['craft', value]])),
    ...options('office').map(([value, name]) => option(`office/${value}`, name, [['office', value]])),
    ...options('healthcare', ['blood_bank', 'vaccination_centre']).map(([value, name]) =>
      option(`healthcare/${value}`, name, [['healthcare', value]]),
    ),
    ...options('social_facility').map(([value, name]) =>
      option(`amenity/social_facility/${value}`, name, [
        ['amenity', 'social_facility'],
        ['social_facility', value],
      ]),
    ),
    ...options('clothes').map(([value, name]) =>
      option(`shop/clothes/${value}`, name, [
        ['shop', 'clothes'],
        ['clothes', value],
      ]),
    ),
    ...options('beauty').map(([value, name]) =>
      option(`shop/beauty/${value}`, name, [
        ['shop', 'beauty'],
        ['beauty', value],
      ]),
    ),
    ...options('cuisine')
      .filter(([value, name]) => /^\p{Lu}\p{Ll}+(isch|lich)$/u.test(name) && !NOT_A_CUISINE.includes(value))
      .map(([value, name]) =>
        option(`amenity/restaurant/${value}`, `${name}es Restaurant`, [
          ['amenity', 'restaurant'],
          ['cuisine', value],
        ]),
      ),
    ...options('sport', CLUB_SPORTS).map(([value, name]) =>
      option(`club/sport/${value}`, `${name}verein`, [
        ['club', 'sport'],
        ['sport', value],
      ]),
    ),
    ...options('healthcare/speciality', SPECIALISTS).map(([value, name]) =>
      option(
        `amenity/doctors/${value}`,
        `Facharzt für ${name}`,
        [
          ['amenity', 'doctors'],
          ['healthcare:speciality', value],
        ],
        [
          [
            ['healthcare', 'doctor'],
            ['healthcare:speciality', value],
          ],
        ],
      ),
    ),
    ...Object.entries(THERAPIES).flatMap(([healthcare, specialities]) =>
      options('healthcare/speciality', specialities).map(([value, name]) =>
        option(`healthcare/${healthcare}/${value}`, name, [
          ['healthcare', healthcare],
          ['healthcare:speciality', value],
        ]),
      ),
    ),
  ].filter((trade) => trade !== null);
}

/** Adjectives by their ending alone: Nachtisch, Westlich. */
const NOT_A_CUISINE = ['dessert', 'western'];

const SPECIALISTS = `anaesthetics angiology cardiothoracic_surgery dental_oral_maxillo_facial_surgery diabetology
  endocrinology geriatrics infectious_diseases nuclear occupational paediatric_surgery palliative physiatry
  radiotherapy tropical vascular_surgery`.split(/\s+/);

const THERAPIES: Record<string, string[]> = {
  alternative: ['applied_kinesiology', 'herbalism', 'hypnosis', 'reflexology', 'reiki', 'shiatsu'],
  psychotherapist: ['behavior', 'depth', 'systemic'],
};

const CLUB_SPORTS = `american_football athletics badminton baseball basketball billiards canoe chess darts equestrian
  golf handball ice_hockey motor shooting skiing soccer swimming table_tennis tennis volleyball`.split(/\s+/);

function options(field: string, only?: string[]): [value: string, name: string][] {
  const all = german.fields[field]?.options ?? {};
  return Object.entries(all).filter(([value]) => !only || only.includes(value));
}

function option(preset: string, name: string, tags: Tags, aliases: Tags[] = []): Trade | null {
  const groupSlug = groupOfPreset(preset);
  return groupSlug
    ? { preset, groupSlug, name: categoryNames[preset] ?? name, terms: [], tags, aliases, icon: null }
    : null;
}

/** What used to be tagged otherwise often still is. */
function withOtherTags(trades: Trade[]): Trade[] {
  const formerTags = Map.groupBy(
    deprecated.filter(({ old, replace }) => replace && !Object.values(old).includes('*')),
    ({ replace }) => written(Object.entries(replace ?? {})),
  );
  return trades.map((trade) => {
    const former = [trade.tags, ...trade.aliases]
      .flatMap((tags) => formerTags.get(written(tags)) ?? [])
      .map(({ old }) => Object.entries(old))
      .filter(([tag]) => tag && BASE_KEYS.includes(tag[0]));
    const further = (furtherTags[trade.preset] ?? []).map((text) => [text.split('=') as Tags[number]]);
    return { ...trade, aliases: [...trade.aliases, ...former, ...further] };
  });
}

const BASE_KEYS = ['amenity', 'club', 'craft', 'healthcare', 'leisure', 'office', 'shop', 'tourism'];

function mergeTrades(trades: Trade[]): CategorySeed[] {
  const osmTags = giveTags(trades);
  const named = nameTrades(trades.filter((trade) => osmTags.get(trade)?.length));
  const bySlug = Map.groupBy(named, ({ name }) => slugify(name));
  const names = new Set(named.map(({ name }) => name.toLowerCase()));

  const collator = new Intl.Collator('de');
  return [...bySlug]
    .map(([slug, members]) => {
      const [{ trade, name }] = members as [NamedTrade];
      const tags = members.flatMap((member) => osmTags.get(member.trade) ?? []);
      return {
        slug,
        name,
        parentSlug: trade.groupSlug,
        synonyms: synonymsOf(name, members, tags, names),
        osmTags: tags,
        icon: members.find((member) => member.trade.icon)?.trade.icon ?? null,
        schemaType: schemaTypeOfPreset(trade.preset),
      };
    })
    .sort((a, b) => collator.compare(a.name, b.name))
    .map((category, position) => ({ ...category, position }));
}

/** Every tag belongs to one trade: to the one that has it as its own, otherwise to the first. */
function giveTags(trades: Trade[]): Map<Trade, string[]> {
  const owners = new Map<string, Trade>();
  for (const trade of trades) {
    const own = written(trade.tags);
    if (!owners.has(own)) owners.set(own, trade);
  }
  for (const trade of trades) {
    for (const alias of trade.aliases.map(written)) if (!owners.has(alias)) owners.set(alias, trade);
  }
  const tagsOfTrades = new Map<Trade, string[]>();
  for (const [tags, trade] of owners) tagsOfTrades.set(trade, [...(tagsOfTrades.get(trade) ?? []), tags]);
  return tagsOfTrades;
}

interface NamedTrade {
  trade: Trade;
  name: string;
  /** What stood in brackets behind the name. */
  remark: string | null;
}

/** Without remarks in brackets, unless it takes them to tell trades apart. */
function nameTrades(trades: Trade[]): NamedTrade[] {
  const parsed = trades.map((trade) => {
    const full = trade.name.replaceAll('\u00AD', '').replace('/in', '').trim();
    const [, short = full, remark = null] = full.match(/^(.+?)\s*\((.+)\)$/) ?? [];
    return { trade, full, short, remark };
  });
  const fullNames = Map.groupBy(parsed, ({ short }) => short.toLowerCase());
  return parsed.map(({ trade, full, short, remark }) => {
    const isAmbiguous = new Set(fullNames.get(short.toLowerCase())?.map((other) => other.full)).size > 1;
    return isAmbiguous ? { trade, name: full, remark: null } : { trade, name: short, remark };
  });
}

/** Everyday words first; of the package's terms neither the name of this nor of another trade. */
function synonymsOf(name: string, members: NamedTrade[], osmTags: string[], names: Set<string>): string[] {
  const words = osmTags.flatMap((tags) => everydayWords[tags] ?? []);
  const terms = members.flatMap(({ trade, remark }) =>
    [...(remark ? [remark] : []), ...trade.terms.map((term) => term.trim())].filter(
      (term) =>
        term.length > 2 &&
        !term.includes('(') &&
        !names.has(term.toLowerCase()) &&
        !unfitTerms[trade.preset]?.includes(term),
    ),
  );
  const found = new Map<string, string>();
  for (const word of [...words, ...terms]) {
    const key = word.toLowerCase();
    if (key !== name.toLowerCase() && !found.has(key)) found.set(key, word);
  }
  return [...found.values()];
}
