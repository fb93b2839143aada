import { recordChangedTags } from '#db/changes/mutations.ts';
import { connection, transaction } from '#db/client.ts';
import { type PostalRow, readPostalRow } from '#lib/places/geonames.ts';
import { everythingTag } from '#lib/tags.ts';
import { MalformedFileError } from './json-objects.ts';
import {
  type PlacePlan,
  type PlannedCode,
  type PlannedPlace,
  planPlaces,
  type StoredCode,
  type StoredPlace,
} from './place-plan.ts';
import type { SourceFile } from './source-file.ts';

export interface PlacesSummary {
  read: number;
  refused: number;
  placeRows: number;
  bulkRows: number;
  codesNew: number;
  codesChanged: number;
  codesUnchanged: number;
  placesNew: number;
  placesChanged: number;
  placesUnchanged: number;
  districts: number;
}

interface Options {
  onProgress?: (read: number) => void;
  onRefused?: (line: number, label: string, reason: string) => void;
}

const SOURCE = 'geonames';

/** GeoNames' postal codes into the directory: exact coordinates, districts, villages. All of it or nothing. */
export async function importPlaces(file: SourceFile, { onProgress, onRefused }: Options = {}): Promise<PlacesSummary> {
  const rows: PostalRow[] = [];
  let read = 0;
  let refused = 0;
  const refuse = (line: number, label: string, reason: string) => {
    refused += 1;
    onRefused?.(line, label, reason);
  };
  for await (const text of linesOf(file)) {
    read += 1;
    const row = readPostalRow(text, read);
    if ('error' in row) refuse(read, text.split('\t').slice(1, 3).join(' '), row.error);
    else if (row.stateKey === null) refuse(read, `${row.code} ${row.name}`, 'liegt in keinem Bundesland');
    else rows.push(row);
    if (read % 1000 === 0) onProgress?.(read);
  }
  if (rows.length === 0) throw new MalformedFileError('keine Zeile im Postleitzahlen-Format von GeoNames');

  return transaction(async () => {
    const sql = connection();
    await sql`set local statement_timeout = '10min'`;
    await sql`lock table places, postal_codes, place_postal_codes in share row exclusive mode`;
    const places = await sql<StoredPlace[]>`
      select id, slug, name, kind, state_id as "stateId", district_id as "districtId", latitude, longitude, population,
             municipality_key as "municipalityKey", source_key as "sourceKey"
      from places where country_code = 'DE' order by id`;
    const codes = await sql<StoredCode[]>`
      select code, state_id as "stateId", latitude, longitude,
             array(select place_id from place_postal_codes as own
                   where own.country_code = code.country_code and own.postal_code = code.code
                   order by position, place_id) as "placeIds"
      from postal_codes as code where country_code = 'DE' order by code`;

    const plan = planPlaces(rows, places, codes);
    const placeCounts = await writePlaces(plan, places);
    const codeCounts = await writeCodes(plan.codes, codes, placeCounts.idOf, placeCounts.stateIds);
    if (placeCounts.placesNew + placeCounts.placesChanged + codeCounts.codesNew + codeCounts.codesChanged > 0) {
      await recordChangedTags([everythingTag]);
    }
    const { idOf: _idOf, stateIds: _stateIds, ...counted } = placeCounts;
    return {
      read,
      refused,
      placeRows: rows.length - plan.bulkRows.size,
      bulkRows: plan.bulkRows.size,
      districts: plan.districts.length,
      ...counted,
      ...codeCounts,
    };
  });
}

async function* linesOf(file: SourceFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of file.bytes()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}

async function writePlaces(plan: PlacePlan, stored: readonly StoredPlace[]) {
  const storedById = new Map(stored.map((place) => [place.id, place]));
  const stateIds = new Map(
    stored.flatMap((place) => (place.kind === 'state' ? [[place.municipalityKey ?? '', place.id] as const] : [])),
  );
  const districtIds = new Map<string, number>();
  const ids = new Map<PlannedPlace, number>();
  let placesNew = 0;
  let placesChanged = 0;

  for (const group of [plan.districts, plan.towns]) {
    const resolved = group.map((place) => ({
      place,
      stateId: known(stateIds, place.stateKey),
      districtId: place.districtKey === null ? null : (districtIds.get(place.districtKey) ?? null),
    }));
    const fresh = resolved.filter(({ place }) => place.id === null);
    const changed = resolved.filter(({ place, stateId, districtId }) => {
      const before = place.id === null ? undefined : storedById.get(place.id);
      return (
        before &&
        (before.latitude !== place.latitude ||
          before.longitude !== place.longitude ||
          before.stateId !== stateId ||
          before.districtId !== districtId)
      );
    });
    const inserted = await insertPlaces(fresh);
    for (const { place } of resolved) {
      const id = place.id ?? inserted.get(place.slug);
      if (id === undefined) continue;
      ids.set(place, id);
      if (place.kind === 'district' && place.municipalityKey) districtIds.set(place.municipalityKey, id);
    }
    await updatePlaces(changed);
    placesNew += fresh.length;
    placesChanged += changed.length;
  }
  return {
    placesNew,
    placesChanged,
    placesUnchanged: stored.length - placesChanged,
    stateIds,
    idOf: (place: PlannedPlace) => place.id ?? ids.get(place),
  };
}

interface Resolved {
  place: PlannedPlace;
  stateId: number;
  districtId: number | null;
}

async function insertPlaces(rows: Resolved[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const inserted = await connection()<{ id: number; slug: string }[]>`
    insert into places (slug, name, kind, state_id, district_id, latitude, longitude, municipality_key, source_key)
    select slug, name, kind::place_kind, state_id, district_id, latitude, longitude, municipality_key, ${SOURCE}
    from unnest(${rows.map(({ place }) => place.slug)}::text[], ${rows.map(({ place }) => place.name)}::text[],
                ${rows.map(({ place }) => place.kind)}::text[], ${rows.map(({ stateId }) => stateId)}::int[],
                ${rows.map(({ districtId }) => districtId)}::int[], ${rows.map(({ place }) => place.latitude)}::float8[],
                ${rows.map(({ place }) => place.longitude)}::float8[],
                ${rows.map(({ place }) => place.municipalityKey)}::text[])
      as row (slug, name, kind, state_id, district_id, latitude, longitude, municipality_key)
    returning id, slug`;
  return new Map(inserted.map(({ id, slug }) => [slug, id]));
}

/** Where a place was moved to is known from GeoNames, whatever was said before. */
async function updatePlaces(rows: Resolved[]): Promise<void> {
  if (rows.length === 0) return;
  await connection()`
    update places as place
    set state_id = row.state_id, district_id = row.district_id, latitude = row.latitude, longitude = row.longitude,
        source_key = case when (place.latitude, place.longitude) is distinct from (row.latitude, row.longitude)
                          then ${SOURCE} else place.source_key end
    from unnest(${rows.map(({ place }) => place.id)}::int[], ${rows.map(({ stateId }) => stateId)}::int[],
                ${rows.map(({ districtId }) => districtId)}::int[], ${rows.map(({ place }) => place.latitude)}::float8[],
                ${rows.map(({ place }) => place.longitude)}::float8[])
      as row (id, state_id, district_id, latitude, longitude)
    where place.id = row.id`;
}

async function writeCodes(
  planned: readonly PlannedCode[],
  stored: readonly StoredCode[],
  idOf: (place: PlannedPlace) => number | undefined,
  stateIds: ReadonlyMap<string, number>,
) {
  const sql = connection();
  const storedByCode = new Map(stored.map((code) => [code.code, code]));
  const rows = planned.map((code) => ({
    ...code,
    stateId: known(stateIds, code.stateKey),
    placeIds: code.places.flatMap((place) => idOf(place) ?? []),
  }));
  const changed = rows.filter((row) => {
    const before = storedByCode.get(row.code);
    return (
      !before ||
      before.latitude !== row.latitude ||
      before.longitude !== row.longitude ||
      before.stateId !== row.stateId ||
      before.placeIds.join() !== row.placeIds.join()
    );
  });
  const codesNew = changed.filter(({ code }) => !storedByCode.has(code)).length;
  const counts = {
    codesNew,
    codesChanged: changed.length - codesNew,
    codesUnchanged: stored.length - (changed.length - codesNew),
  };
  if (changed.length === 0) return counts;

  await sql`
    insert into postal_codes (code, state_id, latitude, longitude)
    select * from unnest(${changed.map(({ code }) => code)}::text[], ${changed.map(({ stateId }) => stateId)}::int[],
                         ${changed.map(({ latitude }) => latitude)}::float8[],
                         ${changed.map(({ longitude }) => longitude)}::float8[])
    on conflict (country_code, code)
    do update set state_id = excluded.state_id, latitude = excluded.latitude, longitude = excluded.longitude`;
  const links = changed.flatMap(({ code, placeIds }) => placeIds.map((id, position) => ({ code, id, position })));
  await sql`
    insert into place_postal_codes (postal_code, place_id, position)
    select * from unnest(${links.map(({ code }) => code)}::text[], ${links.map(({ id }) => id)}::int[],
                         ${links.map(({ position }) => position)}::smallint[])
    on conflict (country_code, postal_code, place_id) do update set position = excluded.position`;
  return counts;
}

function known(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`Unknown state ${key}`);
  return id;
}
