import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

/** For tests: a file in OSM PBF begins with this. */
export function pbfHeader(): Buffer {
  const header = new PbfWriter();
  header.writeString.call(withTag(header, 4), 'OsmSchema-V0.6');
  header.writeString.call(withTag(header, 4), 'DenseNodes');
  return pbfBlob('OSMHeader', header.finish());
}

export function pbfBlob(type: string, content: Uint8Array): Buffer {
  const data = new PbfWriter();
  data.writeBytes.call(withTag(data, 3), deflateSync(content));
  const body = data.finish();
  const header = new PbfWriter();
  header.writeString.call(withTag(header, 1), type);
  header.writeVarint.call(withTag(header, 3, 0), body.length);
  const head = header.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

export function withTag(pbf: PbfWriter, tag: number, type = 2): PbfWriter {
  pbf.writeTag(tag, type);
  return pbf;
}

export const differences = (numbers: number[]) => numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
