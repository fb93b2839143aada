import type { OsmTags } from '#lib/companies/osm.ts';
import { MalformedFileError } from './json-objects.ts';
import { assembleObjects, type OsmBatch } from './osm-elements.ts';
import { readJsonObjects } from './osm-json.ts';
import { looksLikePbf, readPbfElements } from './osm-pbf.ts';
import { readXmlElements } from './osm-xml.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The objects of an OpenStreetMap file: GeoJSON, Overpass JSON, OSM XML or PBF, gzipped or not, told by what is in it. Ways and
 * relations that are not `wanted` come without coordinates.
 */
export async function readOsm(file: SourceFile, wanted: (tags: OsmTags) => boolean): Promise<AsyncGenerator<OsmBatch>> {
  const head = await file.unpackedHead();
  if (looksLikePbf(head)) return assembleObjects(readPbfElements(file), wanted);
  const start = head
    .toString('utf8', 0, 200)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('<')) return assembleObjects(readXmlElements(file), wanted);
  if (start.startsWith('{')) return readJsonObjects(file);
  throw new MalformedFileError('Das ist weder GeoJSON noch Overpass-JSON, OSM-XML oder OSM-PBF.');
}
