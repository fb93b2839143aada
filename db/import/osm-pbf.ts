import { promisify } from 'node:util';
import { inflate, zstdDecompress } from 'node:zlib';
import { PbfReader } from 'pbf';
import { MalformedFileError } from './json-objects.ts';
import type { ElementKind, OsmElement, ReadElements } from './osm-elements.ts';
import type { SourceFile } from './source-file.ts';

/*
 * The format is described at https://wiki.openstreetmap.org/wiki/PBF_Format: blobs of up to 32 MB, each packed by itself and
 * holding about 8,000 elements whose strings are numbers of a table.
 */

const unpackZlib = promisify(inflate);
const unpackZstd = promisify(zstdDecompress);

const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const MOST_HEADER_BYTES = 64 << 10;
const MOST_BLOB_BYTES = 32 << 20;
const KIND_OF_NUMBER: ElementKind[] = ['node', 'way', 'relation'];

/** Whether a file begins like OSM PBF: a short header blob of type OSMHeader. */
export const looksLikePbf = (head: Buffer) => head.subarray(4, 20).includes('OSMHeader');

export const readPbfElements = (file: SourceFile): ReadElements =>
  async function* (kinds, detail) {
    let position = 0;
    for await (const { type, data } of blobs(file)) {
      const content = await unpack(data, position);
      if (type === 'OSMHeader') checkHeader(content);
      if (type !== 'OSMData') continue;
      const block = readBlock(content, kinds, detail === 'tags', position);
      position += block.elements.length;
      yield block.elements;
    }
  };

async function* blobs(file: SourceFile): AsyncGenerator<{ type: string; data: Uint8Array }> {
  const chunks = file.bytes();
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  const take = async (length: number): Promise<Buffer | null> => {
    if (rest.length < length) {
      const parts = [rest];
      let have = rest.length;
      while (have < length) {
        const { value, done } = await chunks.next();
        if (done) return null;
        parts.push(value);
        have += value.length;
      }
      rest = Buffer.concat(parts);
    }
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  };

  try {
    for (;;) {
      const length = await take(4);
      if (!length) {
        if (rest.length > 0) throw new MalformedFileError(`PBF: die Datei bricht nach Block ${count} ab`);
        return;
      }
      const headerLength = length.readUInt32BE();
      if (headerLength > MOST_HEADER_BYTES) throw new MalformedFileError(`PBF: Block ${count + 1} ist beschädigt`);
      const header = await take(headerLength);
      const { type, size } = header ? readBlobHeader(header) : { type: '', size: 0 };
      if (size > MOST_BLOB_BYTES) throw new MalformedFileError(`PBF: Block ${count + 1} ist zu groß`);
      const data = header && (await take(size));
      if (!data) throw new MalformedFileError(`PBF: die Datei bricht nach Block ${count} ab`);
      count += 1;
      yield { type, data };
    }
  } finally {
    await chunks.return(undefined);
  }
}

function readBlobHeader(bytes: Uint8Array) {
  return new PbfReader(bytes).readFields(
    (tag, header, pbf) => {
      if (tag === 1) header.type = pbf.readString();
      else if (tag === 3) header.size = pbf.readVarint();
    },
    { type: '', size: 0 },
  );
}

async function unpack(bytes: Uint8Array, position: number): Promise<Uint8Array> {
  const blob = new PbfReader(bytes).readFields(
    (tag, found: { raw?: Uint8Array; zlib?: Uint8Array; zstd?: Uint8Array }, pbf) => {
      if (tag === 1) found.raw = pbf.readBytes();
      else if (tag === 3) found.zlib = pbf.readBytes();
      else if (tag === 7) found.zstd = pbf.readBytes();
    },
    {},
  );
  try {
    if (blob.raw) return blob.raw;
    if (blob.zlib) return await unpackZlib(blob.zlib, { maxOutputLength: MOST_BLOB_BYTES });
    if (blob.zstd) return await unpackZstd(blob.zstd, { maxOutputLength: MOST_BLOB_BYTES });
  } catch {
    throw new MalformedFileError(`PBF: der Block nach Element ${position} ist beschädigt`);
  }
  throw new MalformedFileError('PBF: so gepackte Blöcke werden nicht gelesen (nur ungepackt, zlib, zstd)');
}

function checkHeader(bytes: Uint8Array) {
  const needed = new PbfReader(bytes).readFields((tag, features: string[], pbf) => {
    if (tag === 4) features.push(pbf.readString());
  }, []);
  const unknown = needed.filter((feature) => !KNOWN_FEATURES.has(feature));
  if (unknown.length > 0) throw new MalformedFileError(`PBF: die Datei verlangt ${unknown.join(', ')}`);
}

interface Block {
  strings: string[];
  granularity: number;
  dateGranularity: number;
  latitudeOffset: number;
  longitudeOffset: number;
  kinds: ReadonlySet<ElementKind>;
  withTags: boolean;
  elements: OsmElement[];
  position: number;
}

function readBlock(bytes: Uint8Array, kinds: ReadonlySet<ElementKind>, withTags: boolean, position: number): Block {
  const groups: { start: number; end: number }[] = [];
  const reader = new PbfReader(bytes);
  // Strings and scales may stand after the groups that need them: the groups are only marked at first.
  const block = reader.readFields<Block>(
    (tag, found, pbf) => {
      if (tag === 1) pbf.readMessage(readString, found.strings);
      else if (tag === 2) {
        const length = pbf.readVarint();
        groups.push({ start: pbf.pos, end: pbf.pos + length });
        pbf.pos += length;
      } else if (tag === 17) found.granularity = pbf.readVarint();
      else if (tag === 18) found.dateGranularity = pbf.readVarint();
      else if (tag === 19) found.latitudeOffset = pbf.readVarint(true);
      else if (tag === 20) found.longitudeOffset = pbf.readVarint(true);
    },
    {
      strings: [],
      granularity: 100,
      dateGranularity: 1000,
      latitudeOffset: 0,
      longitudeOffset: 0,
      kinds,
      withTags,
      elements: [],
      position,
    },
  );
  for (const { start, end } of groups) new PbfReader(bytes.subarray(start, end)).readFields(readGroupMember, block);
  return block;
}

function readString(tag: number, strings: string[], pbf: PbfReader) {
  if (tag === 1) strings.push(pbf.readString());
}

function readGroupMember(tag: number, block: Block, pbf: PbfReader) {
  if (tag === 1 && block.kinds.has('node')) addPlain(block, 'node', pbf);
  else if (tag === 2 && block.kinds.has('node')) addDense(block, pbf);
  else if (tag === 3 && block.kinds.has('way')) addPlain(block, 'way', pbf);
  else if (tag === 4 && block.kinds.has('relation')) addPlain(block, 'relation', pbf);
}

interface Plain {
  id: number;
  keys: number[];
  values: number[];
  time: number;
  latitude: number;
  longitude: number;
  refs: number[];
  memberIds: number[];
  memberKinds: number[];
}

function addPlain(block: Block, kind: ElementKind, pbf: PbfReader) {
  const isNode = kind === 'node';
  const plain = pbf.readMessage<Plain>(
    (tag, found, reader) => {
      if (tag === 1) found.id = isNode ? reader.readSVarint() : reader.readVarint(true);
      else if (tag === 2) reader.readPackedVarint(found.keys);
      else if (tag === 3) reader.readPackedVarint(found.values);
      else if (tag === 4) found.time = reader.readMessage(readTime, { time: 0 }).time;
      else if (tag === 8 && isNode) found.latitude = reader.readSVarint();
      else if (tag === 9 && isNode) found.longitude = reader.readSVarint();
      else if (tag === 8 && kind === 'way') reader.readPackedSVarint(found.refs);
      else if (tag === 9 && kind === 'relation') reader.readPackedSVarint(found.memberIds);
      else if (tag === 10 && kind === 'relation') reader.readPackedVarint(found.memberKinds);
    },
    { id: 0, keys: [], values: [], time: 0, latitude: 0, longitude: 0, refs: [], memberIds: [], memberKinds: [] },
  );
  const tags: Record<string, string> = {};
  if (block.withTags) {
    for (const [index, key] of plain.keys.entries()) tags[text(block, key)] = text(block, plain.values[index]);
  }
  const element: OsmElement = {
    kind,
    id: plain.id,
    position: nextPosition(block),
    tags,
    timestamp: toTimestamp(block, plain.time),
  };
  if (isNode) Object.assign(element, toPoint(block, plain.latitude, plain.longitude));
  else if (kind === 'way') element.nodes = summedUp(plain.refs);
  else {
    element.members = summedUp(plain.memberIds).map((id, index) => ({
      kind: KIND_OF_NUMBER[plain.memberKinds[index] ?? 0] ?? 'node',
      id,
    }));
  }
  block.elements.push(element);
}

function readTime(tag: number, info: { time: number }, pbf: PbfReader) {
  if (tag === 2) info.time = pbf.readVarint(true);
}

interface Dense {
  ids: number[];
  times: number[];
  latitudes: number[];
  longitudes: number[];
  keysAndValues: number[];
}

/** Columns instead of rows, each number as the difference to the one before. */
function addDense(block: Block, pbf: PbfReader) {
  const dense = pbf.readMessage<Dense>(
    (tag, found, reader) => {
      if (tag === 1) reader.readPackedSVarint(found.ids);
      else if (tag === 5 && block.withTags) reader.readMessage(readDenseTimes, found.times);
      else if (tag === 8) reader.readPackedSVarint(found.latitudes);
      else if (tag === 9) reader.readPackedSVarint(found.longitudes);
      else if (tag === 10 && block.withTags) reader.readPackedVarint(found.keysAndValues);
    },
    { ids: [], times: [], latitudes: [], longitudes: [], keysAndValues: [] },
  );
  let [id, latitude, longitude, time, next] = [0, 0, 0, 0, 0];
  for (let index = 0; index < dense.ids.length; index++) {
    id += dense.ids[index] ?? 0;
    latitude += dense.latitudes[index] ?? 0;
    longitude += dense.longitudes[index] ?? 0;
    time += dense.times[index] ?? 0;
    const tags: Record<string, string> = {};
    // A zero ends the tags of a node; a block without any tag has not even those.
    while (next < dense.keysAndValues.length && dense.keysAndValues[next] !== 0) {
      tags[text(block, dense.keysAndValues[next])] = text(block, dense.keysAndValues[next + 1]);
      next += 2;
    }
    next += 1;
    block.elements.push({
      kind: 'node',
      id,
      position: nextPosition(block),
      tags,
      ...toPoint(block, latitude, longitude),
      timestamp: toTimestamp(block, time),
    });
  }
}

function readDenseTimes(tag: number, times: number[], pbf: PbfReader) {
  if (tag === 2) pbf.readPackedSVarint(times);
}

const text = (block: Block, number: number | undefined) => block.strings[number ?? 0] ?? '';
const nextPosition = (block: Block) => block.position + block.elements.length + 1;

const toPoint = (block: Block, latitude: number, longitude: number) => ({
  latitude: degrees(block.latitudeOffset + block.granularity * latitude),
  longitude: degrees(block.longitudeOffset + block.granularity * longitude),
});

/** Nanodegrees, of which OpenStreetMap keeps hundreds. */
const degrees = (nano: number) => Math.round(nano / 100) / 1e7;

const toTimestamp = (block: Block, time: number) =>
  time > 0 ? new Date(time * block.dateGranularity).toISOString() : undefined;

function summedUp(differences: number[]): number[] {
  let sum = 0;
  return differences.map((difference) => {
    sum += difference;
    return sum;
  });
}
