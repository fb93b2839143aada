import type { OsmObject } from '#lib/companies/osm.ts';
import { type JsonObjectText, jsonObjects } from './json-objects.ts';
import { centreOf, type OsmBatch, type OsmRow } from './osm-elements.ts';
import type { SourceFile } from './source-file.ts';

/** GeoJSON and Overpass JSON: every object carries its own place. */
export async function* readJsonObjects(file: SourceFile): AsyncGenerator<OsmBatch> {
  for await (const texts of jsonObjects(file.bytes(), ['features', 'elements'])) {
    const rows: OsmRow[] = [];
    let untagged = 0;
    for (const text of texts) {
      const row = readRow(text);
      if (row.object && Object.keys(row.object.tags).length === 0) untagged += 1;
      else rows.push(row);
    }
    yield { rows, untagged };
  }
}

function readRow({ text, position }: JsonObjectText): OsmRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { position, error: 'kein lesbares JSON' };
  }
  if (!isRecord(value)) return { position, error: 'kein Objekt' };
  const object = value.type === 'Feature' ? fromFeature(value) : fromElement(value);
  return typeof object === 'string' ? { position, error: object } : { position, object };
}

function fromFeature(feature: Record<string, unknown>): OsmObject | string {
  const properties = isRecord(feature.properties) ? feature.properties : {};
  const { id, '@id': atId, '@type': atType, '@timestamp': atTime, timestamp, ...rest } = properties;
  const ref =
    readRef(feature.id) ?? readRef(atId) ?? readRef(id) ?? readRef(atType && atId ? `${atType}/${atId}` : undefined);
  if (!ref) return 'ohne OpenStreetMap-Kennung (node/…, way/…, relation/…)';
  const geometry = isRecord(feature.geometry) ? feature.geometry : {};
  const points = [...pointsIn(geometry.coordinates ?? geometry.geometries)];
  const centre =
    points.length === 1 && points[0] ? { latitude: points[0][0], longitude: points[0][1] } : centreOf(points);
  return { ref, tags: toTags(rest), ...centre, timestamp: asText(atTime ?? timestamp) };
}

function fromElement(element: Record<string, unknown>): OsmObject | string {
  const ref = readRef(`${element.type}/${element.id}`);
  if (!ref) return 'ohne OpenStreetMap-Kennung (type und id)';
  const { lat, lon } = isRecord(element.center) ? element.center : element;
  const point = isPoint(lat, lon) ? { latitude: lat, longitude: lon as number } : undefined;
  const outline = Array.isArray(element.geometry) ? element.geometry.filter(isRecord) : [];
  const box = isRecord(element.bounds) ? element.bounds : {};
  const corners = [
    ...outline.map((corner) => [corner.lat, corner.lon]),
    [box.minlat, box.minlon],
    [box.maxlat, box.maxlon],
  ].filter((corner): corner is [number, number] => isPoint(corner[0], corner[1]));
  const tags = isRecord(element.tags) ? toTags(element.tags) : {};
  return { ref, tags, ...(point ?? centreOf(corners)), timestamp: asText(element.timestamp) };
}

const LETTERS: Record<string, string> = { n: 'node', w: 'way', r: 'relation' };

/** `node/17`, `n17` and osmium's `a34`: an area, twice the number of its way, or that of its relation and one. */
function readRef(id: unknown): string | null {
  const [, kind, number] = /^(node|way|relation|[nwra])\/?(\d{1,15})$/.exec(String(id ?? '')) ?? [];
  if (!kind || !number) return null;
  if (kind !== 'a') return `${LETTERS[kind] ?? kind}/${number}`;
  return Number(number) % 2 === 0 ? `way/${Number(number) / 2}` : `relation/${(Number(number) - 1) / 2}`;
}

/** However deep a geometry nests them. GeoJSON puts the longitude first. */
function* pointsIn(value: unknown): Generator<readonly [number, number]> {
  if (Array.isArray(value)) {
    if (isPoint(value[1], value[0])) yield [value[1] as number, value[0] as number];
    else for (const part of value) yield* pointsIn(part);
  } else if (isRecord(value)) yield* pointsIn(value.coordinates ?? value.geometries);
}

const isPoint = (latitude: unknown, longitude: unknown): latitude is number =>
  typeof latitude === 'number' &&
  typeof longitude === 'number' &&
  Math.abs(latitude) <= 90 &&
  Math.abs(longitude) <= 180;

function toTags(values: Record<string, unknown>): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    const text = asText(value);
    if (text !== undefined && !key.startsWith('@')) tags[key] = text;
  }
  return tags;
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
