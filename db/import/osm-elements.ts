import type { OsmObject, OsmTags } from '#lib/companies/osm.ts';

export type ElementKind = 'node' | 'way' | 'relation';

/** An element as a raw OSM file has it: ways name nodes, relations name nodes and ways, only nodes know where they are. */
export interface OsmElement {
  kind: ElementKind;
  id: number;
  /** A line of the file, or the how-manieth element it is. */
  position: number;
  tags: OsmTags;
  latitude?: number;
  longitude?: number;
  timestamp?: string;
  /** Of a way: its nodes. */
  nodes?: number[];
  /** Of a relation. */
  members?: { kind: ElementKind; id: number }[];
}

export interface OsmRow {
  position: number;
  object?: OsmObject;
  /** Why there is no object. */
  error?: string;
}

export interface OsmBatch {
  rows: OsmRow[];
  /** Elements without any tag: points of a line, nothing of their own. */
  untagged: number;
}

/** Reads a file from its beginning; what is not of these kinds may be left out. Ways and relations without tags, too, unless `all`. */
export type ReadElements = (
  kinds: ReadonlySet<ElementKind>,
  detail: 'tags' | 'geometry',
) => AsyncIterable<OsmElement[]>;

/**
 * Raw elements as objects with a place: ways and relations by the centre of what they enclose. The file is read up to three
 * times, so that only what belongs to wanted objects is remembered: of a country that is little, of its nodes a great deal.
 */
export async function* assembleObjects(
  read: ReadElements,
  wanted: (tags: OsmTags) => boolean,
): AsyncGenerator<OsmBatch> {
  const held: OsmElement[] = [];
  for await (const elements of read(new Set(['node', 'way', 'relation']), 'tags')) {
    const rows: OsmRow[] = [];
    let untagged = 0;
    for (const element of elements) {
      if (!hasTags(element.tags)) untagged += 1;
      else if (element.kind !== 'node' && wanted(element.tags)) held.push(element);
      else rows.push({ position: element.position, object: toObject(element) });
    }
    yield { rows, untagged };
  }

  const memberWays = new Map<number, number[]>();
  for (const { members = [] } of held) {
    for (const { kind, id } of members) if (kind === 'way') memberWays.set(id, []);
  }
  if (memberWays.size > 0) {
    for await (const elements of read(new Set(['way']), 'geometry')) {
      for (const { id, nodes = [] } of elements) if (memberWays.has(id)) memberWays.set(id, nodes);
    }
  }

  const nodesOf = (element: OsmElement) => [
    ...(element.nodes ?? []),
    ...(element.members ?? []).flatMap(({ kind, id }) => (kind === 'node' ? [id] : (memberWays.get(id) ?? []))),
  ];
  const points = new Map<number, readonly [number, number] | null>();
  for (const element of held) for (const id of nodesOf(element)) points.set(id, null);
  if (points.size > 0) {
    for await (const elements of read(new Set(['node']), 'geometry')) {
      for (const { id, latitude, longitude } of elements) {
        if (points.has(id) && latitude !== undefined && longitude !== undefined) points.set(id, [latitude, longitude]);
      }
    }
  }

  for (let start = 0; start < held.length; start += 5000) {
    const rows = held.slice(start, start + 5000).map((element) => {
      const centre = centreOf(nodesOf(element).flatMap((id) => [points.get(id) ?? []].filter(isPoint)));
      return { position: element.position, object: { ...toObject(element), ...centre } };
    });
    yield { rows, untagged: 0 };
  }
}

/** The middle of the smallest box around them: what Overpass calls `center`. */
export function centreOf(points: Iterable<readonly [latitude: number, longitude: number]>) {
  const box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  for (const [latitude, longitude] of points) {
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
  }
  if (!Number.isFinite(box.south)) return {};
  return { latitude: rounded((box.south + box.north) / 2), longitude: rounded((box.west + box.east) / 2) };
}

const isPoint = (point: readonly number[]): point is readonly [number, number] => point.length === 2;
/** To the precision of OpenStreetMap, so that each format gives the same centre. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

function hasTags(tags: OsmTags): boolean {
  for (const _ in tags) return true;
  return false;
}

const toObject = ({ kind, id, tags, latitude, longitude, timestamp }: OsmElement): OsmObject => ({
  ref: `${kind}/${id}`,
  tags,
  latitude,
  longitude,
  timestamp,
});
