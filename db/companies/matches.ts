import { type SQL, sql } from 'drizzle-orm';
import { contactOf } from '#db/search/contact.ts';
import { entriesWith, getTotals, sumOf, type Totals } from '#db/search/totals.ts';
import { PAGE_SIZE } from '#lib/search/input.ts';
import type { Narrowing } from '#lib/search/narrowing.ts';
import type { Intent } from '#lib/search/understand.ts';
import { type Alternatives, nameQueryOf, percentOf, queryOf, wordsFound } from './word-queries.ts';

/** How far a search goes. Only tests ask for other limits than the usual ones. */
export interface Limits {
  /** Up to here matches are counted exactly and ordered as a whole; of more, these many are taken, the most complete entries first. */
  counted: number;
  /** Of a list that is narrowed down, so many entries are looked at before it is called too long. */
  examined: number;
  /** The same where each costs a look at its opening times. */
  examinedForHours: number;
  /** The same where all that is open is known beforehand. */
  examinedAtOnce: number;
  /** Of so many different opening times it is. */
  timesAtOnce: number;
  /** Of several trades that are very many together, at least so many of each. */
  ofEachTrade: number;
  /**
   * Of so many entries the words are read one by one, unless they are rare ones. The index of words is slower there: it knows
   * places, too, but goes through every entry of the country that has a common word.
   */
  readOneByOne: number;
  /** Reading an entry takes as long as going past so many in the index of words: by this a word is rare or common in a place. */
  passedPerRead: number;
}

export const usualLimits: Limits = {
  counted: 10_000,
  examined: 50_000,
  examinedForHours: 25_000,
  examinedAtOnce: 300_000,
  timesAtOnce: 100_000,
  ofEachTrade: 1000,
  readOneByOne: 1000,
  passedPerRead: 100,
};

/** A trade with fewer entries than this is filled up by those who have it only in their name. */
export const FILL_UP_BELOW = 100;
/** Up to so many places words are looked up in each by itself. */
const MOST_LOOKUPS = 100;
/** From so many combinations of trade and place on, trades are read as a whole instead of place by place. */
const MOST_COMBINATIONS = 20_000;

export interface MatchesOptions {
  /** The last word may be the beginning of one: asked for where `mayFindMore` says so. */
  unfinished?: boolean;
  limits?: Limits;
}

/** Whether so few were found that the beginnings of words are worth a second look. */
export const mayFindMore = (intent: Intent, found: number): boolean => intent.mayBeUnfinished && found < PAGE_SIZE;

/** The entries that fit, as parts of a query. */
interface Matches {
  /**
   * What stands behind `with`: the last step is `m`, rows (id, quality, in_trade, words, percent, features, hours_key, place_id,
   * latitude, longitude), at most one more than are counted.
   */
  steps: SQL;
  /** Behind these steps: more entries fit than `m` has, or some were not looked at. Then what is counted in `m` is too low. */
  isCut: SQL;
  /** Few rows are read whatever the values are: `executePrepared` is for it. */
  isLookup: boolean;
}

/** A part of `Matches`: rows, and what shows that some are missing though there are no more of them than `most`. */
interface Candidates {
  steps?: SQL[];
  rows: SQL;
  /** As many of these rows as are read: as many as that, and there may be more. */
  most: number;
  /** Conditions, asked only if the number of rows does not say it already. */
  cuts?: SQL[];
  isLookup?: boolean;
}

/**
 * The entries that fit an intent. Null when nothing was asked. Everything that the visitor typed is a parameter.
 *
 * Where no words have to be found, an index carries all of these columns, and no entry is visited.
 */
export async function matchesOf(
  intent: Intent,
  narrowing: Narrowing,
  { unfinished = false, limits = usualLimits }: MatchesOptions = {},
): Promise<Matches | null> {
  const { openAt } = narrowing;
  const atOnce = openAt !== null && (await isAtOnce(intent, narrowing, limits));
  const forHours = atOnce ? limits.examinedAtOnce : limits.examinedForHours;
  const base = await everyMatch(intent, {
    narrowing,
    limits,
    unfinished,
    most: openAt ? forHours : limits.counted + 1,
  });
  if (!base) return null;
  const { steps = [], rows, most, cuts = [], isLookup = false } = base;
  const limit = sql`limit ${limits.counted + 1}`;
  const tooMany = sql`when (select count(*) from m) > ${limits.counted} then true`;
  if (!openAt) {
    return {
      steps: sql.join([...steps, sql`m as materialized (select * from (${rows}) as b ${limit})`], sql`, `),
      isCut: sql`case ${tooMany} else ${anyOf(cuts)} end`,
      isLookup,
    };
  }
  const now = sql`${openAt.toISOString()}::timestamptz`;
  const isOpen = atOnce
    ? sql`exists (select from open_times as open where open.hours_key = b.hours_key and open.region in (0, places.holiday_region))`
    : sql`(select open @> ${now} from ${openingTimesOf(sql`b.hours_key`, sql`places.holiday_region`)} as times)`;
  const open = sql`
    select b.* from examined as b join places on places.id = b.place_id where ${isOpen} ${limit}`;
  return {
    steps: sql.join(
      [
        ...steps,
        ...(atOnce
          ? [sql`open_times as materialized (select hours_key, region from opening_times where open @> ${now})`]
          : []),
        sql`examined as materialized (select * from (${rows}) as every limit ${most})`,
        sql`m as materialized (${open})`,
      ],
      sql`, `,
    ),
    isCut: sql`case ${tooMany} when (select count(*) from examined) >= ${most} then true else ${anyOf(cuts)} end`,
    isLookup: false,
  };
}

/** Whether so many may have to be looked at that it is better to know first which opening times are open at all. */
async function isAtOnce(intent: Intent, narrowing: Narrowing, limits: Limits): Promise<boolean> {
  const { byCategory, byPlace, companies, openingTimes } = await getTotals();
  if (openingTimes > limits.timesAtOnce) return false;
  const categoryIds = intent.categoryIds.length > 0 ? intent.categoryIds : intent.onlyCategoryIds;
  const placeIds = placeIdsOf(intent, narrowing);
  const inTrades = categoryIds ? sumOf(byCategory, categoryIds) : companies;
  const inPlaces = placeIds ? sumOf(byPlace, placeIds) : companies;
  return Math.min(inTrades, inPlaces) > limits.examinedForHours;
}

const anyOf = (conditions: SQL[]) => (conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`);

/** One lookup by key each (see `entryOf`), remembered for entries with the same hours. */
export const openingTimesOf = (hoursKey: SQL, region: SQL) => sql`(
  select open from opening_times
  where opening_times.hours_key = ${hoursKey} and opening_times.region in (0, ${region}) offset 0)`;

/**
 * One entry by its key. `offset 0` keeps it a lookup: guessing at many matches, the planner would rather read the whole table
 * and hash it, and guesses wrong.
 */
export const entryOf = (id: SQL) => sql`lateral (select * from companies where companies.id = ${id} offset 0)`;

interface Asked {
  narrowing: Narrowing;
  limits: Limits;
  unfinished: boolean;
  /** So many are read: more than are counted where those that are open are picked out of them later. */
  most: number;
}

async function everyMatch(intent: Intent, asked: Asked): Promise<Candidates | null> {
  const { categoryIds, textWords, onlyCategoryIds } = intent;
  const { narrowing } = asked;
  const contact = contactOf(intent, sql`c`);
  if (contact) return ofContact(intent, asked, contact);
  if (textWords.length > 0) return withWords(intent, asked);
  if (categoryIds.length > 0) return ofTrades(intent, asked);
  if (!placeIdsOf(intent, narrowing) && !onlyCategoryIds && !narrowing.features && !narrowing.openAt) return null;
  // A chosen trade without anything else to look for is the trade that is looked for.
  return onlyCategoryIds
    ? ofTrades({ ...intent, categoryIds: onlyCategoryIds, onlyCategoryIds: null }, asked)
    : inPlaces(intent, asked);
}

/** Null: everywhere. */
export function placeIdsOf({ area }: Intent, { placeId }: Narrowing): number[] | null {
  if (placeId === null) return area?.placeIds ?? null;
  return area && !area.placeIds.includes(placeId) ? [] : [placeId];
}

const FOUND = sql.raw('features, hours_key, place_id, latitude, longitude');

function ofContact(intent: Intent, { narrowing, limits }: Asked, contact: SQL): Candidates {
  const most = limits.counted + 1;
  const rows = sql`
    select c.id, c.quality, null::boolean as in_trade, 0 as words, 0 as percent, ${FOUND}
    from companies c where ${sql.join([contact, ...ofEntry(intent, narrowing)], sql` and `)} limit ${most}`;
  return { rows, most };
}

/** What must be true of an entry that was found by something else than its place or trade. */
function ofEntry(intent: Intent, narrowing: Narrowing): SQL[] {
  const placeIds = placeIdsOf(intent, narrowing);
  const conditions = [
    sql`c.listed`,
    ...hasFeatures(sql`c.features`, narrowing),
    ...inCodes(intent, sql`c`),
    ...(intent.onlyCategoryIds ? [hasCategory(sql`c.id`, intent.onlyCategoryIds)] : []),
  ];
  if (placeIds?.length === 1) conditions.push(sql`c.place_id = ${placeIds[0]}`);
  // The index is asked once for each place: of few, that spares the visit to everything that has a common word elsewhere.
  else if (placeIds) {
    const place = placeIds.length > MOST_LOOKUPS ? sql`c.place_id + 0` : sql`c.place_id`;
    conditions.push(sql`${place} = any(${param(placeIds)}::int[])`);
  }
  return conditions;
}

interface Words {
  words: readonly string[];
  alternatives: Alternatives;
  unfinished?: boolean;
}

/** What is looked through for words, as `c`. */
async function amongEntries(placeIds: number[] | null, words: Words, limits: Limits): Promise<SQL> {
  if (placeIds === null) return sql`companies c`;
  const totals = await getTotals();
  const count = sumOf(totals.byPlace, placeIds);
  // In one place the index finds rare words sooner; it would be asked once for each of several.
  const isRare =
    placeIds.length === 1 && !words.unfinished && entriesPassed(words, totals) < count * limits.passedPerRead;
  return count <= limits.readOneByOne && !isRare
    ? sql`(select * from companies where listed and place_id = any(${param(placeIds)}::int[]) offset 0) c`
    : sql`companies c`;
}

/** Of several words the index goes through the entries of the rarest. */
const entriesPassed = ({ words, alternatives }: Words, totals: Totals): number =>
  Math.min(
    ...words.map((word) =>
      [word, ...(alternatives.get(word) ?? [])].reduce((sum, form) => sum + entriesWith(form, totals), 0),
    ),
  );

/** All words must be found; the index gives them with their place. */
async function withWords(intent: Intent, { narrowing, limits, unfinished }: Asked): Promise<Candidates> {
  const { categoryIds, categoryWords, textWords, alternatives } = intent;
  const inTrade = categoryIds.length > 0 ? hasCategory(sql`c.id`, categoryIds) : sql`null::boolean`;
  const conditions = [
    sql`c.search_vector @@ ${queryOf(textWords, alternatives, unfinished)}`,
    ...ofEntry(intent, narrowing),
  ];
  if (categoryIds.length > 0) {
    conditions.push(sql`(c.search_vector @@ ${queryOf(categoryWords, alternatives)} or ${inTrade})`);
  }
  const most = limits.counted + 1;
  const entries = await amongEntries(
    placeIdsOf(intent, narrowing),
    { words: textWords, alternatives, unfinished },
    limits,
  );
  const rows = sql`
    select c.id, c.quality, ${inTrade} as in_trade,
      ${wordsFound(textWords, alternatives, unfinished)} as words,
      ${percentOf(textWords)} as percent, ${FOUND}
    from ${entries} where ${sql.join(conditions, sql` and `)} limit ${most}`;
  return { rows, most };
}

async function ofTrades(intent: Intent, asked: Asked): Promise<Candidates> {
  const { categoryIds, categoryWords, categoryGuessed, alternatives } = intent;
  const { narrowing, limits } = asked;
  const placeIds = placeIdsOf(intent, narrowing);
  const trades = await tradeRows(intent, asked, placeIds);
  if (categoryWords.length === 0) return trades;
  const conditions = [
    sql`c.search_vector @@ ${nameQueryOf(categoryWords, alternatives, ['A', 'B'])}`,
    ...ofEntry(intent, narrowing),
  ];
  const limit = sql`limit ${limits.counted + 1}`;
  const entries = await amongEntries(placeIds, { words: categoryWords, alternatives }, limits);
  const cuts = [...(trades.cuts ?? []), sql`(select count(*) from named) > ${limits.counted}`];
  const ofTrade = sql`of_trade as materialized (${trades.rows})`;
  if (categoryGuessed) {
    const named = sql`named as materialized (
      select c.id, c.quality, ${hasCategory(sql`c.id`, categoryIds)} as in_trade,
        ${wordsFound(categoryWords, alternatives)} as words,
        ${percentOf(categoryWords)} as percent, ${FOUND}
      from ${entries} where ${sql.join(conditions, sql` and `)} ${limit})`;
    return {
      steps: [named, ofTrade],
      rows: sql`select * from named union all select * from of_trade where id not in (select id from named)`,
      most: trades.most,
      cuts,
    };
  }
  // Who has the trade in the name fits, too, after those in the trade: a Spengler need not be a plumber. Only where there are
  // few of the trade; elsewhere nobody would read that far.
  const totals = await getTotals();
  if (placeIds === null && sumOf(totals.byCategory, categoryIds) >= 10 * FILL_UP_BELOW) return trades;
  const few = sql`(select count(*) from of_trade) < ${FILL_UP_BELOW} and c.id not in (select id from of_trade)`;
  const named = sql`named as materialized (
    select c.id, c.quality, false as in_trade, 0 as words, 0 as percent, ${FOUND} from ${entries}
    where ${sql.join([few, ...conditions], sql` and `)} ${limit})`;
  return {
    steps: [ofTrade, named],
    rows: sql`select * from of_trade union all select * from named`,
    most: trades.most,
    cuts,
    isLookup: categoryIds.length === 1 && placeIds?.length === 1,
  };
}

async function tradeRows(
  intent: Intent,
  { narrowing, limits, most }: Asked,
  placeIds: number[] | null,
): Promise<Candidates> {
  const { categoryIds, onlyCategoryIds } = intent;
  const conditions = [sql`cc.published`, ...hasFeatures(sql`cc.features`, narrowing)];
  if (placeIds?.length === 1) conditions.push(sql`cc.place_id = ${placeIds[0]}`);
  else if (placeIds) conditions.push(sql`cc.place_id = any(${param(placeIds)}::int[])`);
  for (const code of inCodes(intent, sql`c`)) {
    conditions.push(sql`(select true from companies c where c.id = cc.company_id and ${code})`);
  }
  if (onlyCategoryIds) conditions.push(hasCategory(sql`cc.company_id`, onlyCategoryIds));
  const where = sql.join(conditions, sql` and `);
  const best = sql`order by cc.quality desc, cc.company_id`;

  const [only, ...others] = categoryIds;
  if (others.length === 0) {
    const rows = sql`
      select cc.company_id as id, cc.quality, true as in_trade, 0 as words, 0 as percent, ${FOUND}
      from company_categories cc where cc.category_id = ${only} and ${where} ${best} limit ${most}`;
    return { rows, most };
  }
  // An entry in several of the trades is one match.
  const totals = await getTotals();
  const many = sumOf(totals.byCategory, categoryIds) > 3 * limits.counted;
  const byPlace = placeIds && placeIds.length * categoryIds.length <= MOST_COMBINATIONS;
  const each =
    byPlace || !many
      ? limits.examined
      : Math.max(limits.ofEachTrade, Math.ceil((2 * limits.counted) / categoryIds.length));
  const ofAll = sql`select * from company_categories cc where cc.category_id = any(${param(categoryIds)}::int[]) and ${where}`;
  const wanted = sql`unnest(${param(categoryIds)}::int[]) as wanted (id)`;
  const ofEach = sql`from company_categories cc where cc.category_id = wanted.id and ${where} ${best}`;
  const own = byPlace
    ? sql`${ofAll} limit ${limits.examined}`
    : sql`select best.* from ${wanted} cross join lateral (select * ${ofEach} limit ${each}) as best`;
  const beyond = byPlace
    ? sql`exists (${ofAll} offset ${limits.examined} limit 1)`
    : sql`exists (select from ${wanted} cross join lateral (select ${ofEach} offset ${each} limit 1) as next)`;
  const rows = sql`
    select company_id as id, any_value(quality) as quality, true as in_trade, 0 as words, 0 as percent,
      any_value(features) as features, any_value(hours_key) as hours_key, any_value(place_id) as place_id,
      any_value(latitude) as latitude, any_value(longitude) as longitude
    from (${own}) as own group by company_id order by 2 desc, 1 limit ${most}`;
  return { rows, most, cuts: [beyond] };
}

async function inPlaces(intent: Intent, { narrowing, limits, most }: Asked): Promise<Candidates> {
  const placeIds = placeIdsOf(intent, narrowing);
  // Of a list without a trade, only those that name their code: an index has them in order.
  const codes = intent.area?.postalCodes ? [hasCode(sql`c.postal_code`, intent.area.postalCodes)] : [];
  const conditions = [sql`c.listed`, ...hasFeatures(sql`c.features`, narrowing), ...codes];
  const columns = sql`c.id, c.quality, null::boolean as in_trade, 0 as words, 0 as percent, ${FOUND}`;
  const best = sql`order by c.quality desc, c.id`;
  const from = (where: SQL[]) => sql`from companies c where ${sql.join(where, sql` and `)} ${best}`;
  const every = (where: SQL[]) => ({ rows: sql`select ${columns} ${from(where)} limit ${most}`, most });

  // The codes say it all; the places beside them would lead the planner to the bigger index.
  if (codes.length > 0 && narrowing.placeId === null) return every(conditions);
  const { byPlace, companies } = await getTotals();
  if (!placeIds) {
    if (companies <= limits.examined) return every(conditions);
    const first = sql`select ${columns} ${from([sql`c.listed`])} limit ${limits.examined}`;
    const narrowed = sql.join([sql`true`, ...hasFeatures(sql`features`, narrowing)], sql` and `);
    return { rows: sql`select * from (${first}) as c where ${narrowed} limit ${most}`, most, cuts: [sql`true`] };
  }
  if (placeIds.length === 1) return every([...conditions, sql`c.place_id = ${placeIds[0]}`]);
  const total = sumOf(byPlace, placeIds);
  if (total <= Math.max(5 * limits.counted, most)) {
    return every([...conditions, sql`c.place_id = any(${param(placeIds)}::int[])`]);
  }
  // Of many, each place gives its share, its best first.
  const shares = placeIds.map((id) => 20 + Math.ceil((3 * limits.counted * (byPlace.get(id) ?? 0)) / total));
  const wanted = sql`unnest(${param(placeIds)}::int[], ${param(shares)}::int[]) as wanted (place, share)`;
  const ofEach = from([...conditions, sql`c.place_id = wanted.place`]);
  return {
    rows: sql`
      select best.* from ${wanted} cross join lateral (select ${columns} ${ofEach} limit wanted.share) as best
      order by quality desc, id limit ${most}`,
    most,
    cuts: [
      sql`exists (select from ${wanted} cross join lateral (select ${ofEach} offset wanted.share limit 1) as next)`,
    ],
  };
}

const hasFeatures = (column: SQL, { features }: Narrowing) =>
  features ? [sql`${column} & ${features} = ${features}`] : [];

const hasCode = (column: SQL, codes: readonly string[]) => sql`${column} = any(${param(codes)}::text[])`;

/** In the postal codes that were asked for; an entry without one by where it lies. */
function inCodes({ area }: Intent, entry: SQL): SQL[] {
  if (!area?.postalCodes) return [];
  const isNear = area.reachKm
    ? sql`${metresOf({ area }, entry)} <= ${Math.round(area.reachKm * 1000)}::int`
    : sql`true`;
  const code = sql`${entry}.postal_code`;
  return [sql`(${hasCode(code, area.postalCodes)} or (${code} is null and ${isNear}))`];
}

/** Metres from the middle of what was asked for, as whole numbers. */
export function metresOf({ area }: Pick<Intent, 'area'>, row?: SQL): SQL {
  if (!area?.origin) return sql`null::int`;
  const { latitude, longitude } = area.origin;
  const column = (name: string) => (row ? sql`${row}.${sql.raw(name)}` : sql.raw(name));
  return sql`round(12742000 * asin(least(1, sqrt(
    power(sin(radians(${column('latitude')} - ${latitude}::float8) / 2), 2) + cos(radians(${latitude}::float8))
      * cos(radians(${column('latitude')})) * power(sin(radians(${column('longitude')} - ${longitude}::float8) / 2), 2)))))::int`;
}

/** A lookup by key: an `exists` would be turned into a join with the whole table. */
const hasCategory = (id: SQL, categoryIds: readonly number[]) => sql`coalesce((
  select true from company_categories own
  where own.company_id = ${id} and own.category_id = any(${param(categoryIds)}::int[]) limit 1), false)`;

export const param = (values: readonly unknown[]) => sql.param(values);
