import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OsmObject, OsmTags } from '#lib/companies/osm.ts';
import { readOsm } from './osm.ts';
import { differences, pbfBlob, pbfHeader, withTag } from './osm-pbf-fixture.ts';
import { SourceFile } from './source-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osm-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer, wanted: (tags: OsmTags) => boolean = () => true) {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const objects: OsmObject[] = [];
  const errors: [number, string][] = [];
  let untagged = 0;
  for await (const batch of await readOsm(new SourceFile(path), wanted)) {
    untagged += batch.untagged;
    for (const { object, error, position } of batch.rows) {
      if (object) objects.push(object);
      else errors.push([position, error ?? '']);
    }
  }
  return { objects, errors, untagged };
}

const shop = { ref: 'node/1', tags: { shop: 'farm', name: 'Hof Ü & "Söhne"' }, latitude: 49.4, longitude: 7.7 };
const hall = { ref: 'way/7', tags: { shop: 'farm', name: 'Halle' }, latitude: 49.5, longitude: 7.75 };
const site = { ref: 'relation/9', tags: { shop: 'farm', name: 'Gelände' }, latitude: 49.45, longitude: 7.7 };

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
  <node id="1" lat="49.4" lon="7.7" timestamp="2020-05-06T07:08:09Z"><tag k="shop" v="farm"/><tag k="name" v="Hof Ü &amp; &quot;Söhne&quot;"/></node>
  <node id="2" lat="49.4" lon="7.7"/><node id="3" lat="49.6" lon="7.8"/><node id="4" lat="49.5" lon="7.6"/>
  <way id="7"><nd ref="2"/><nd ref="3"/><nd ref="404"/><tag k="shop" v="farm"/><tag k="name" v="Halle"/></way>
  <way id="8"><nd ref="2"/><nd ref="4"/></way>
  <way id="5"><nd ref="2"/><tag k="highway" v="path"/></way>
  <relation id="9"><member type="way" ref="8" role="outer"/><member type="node" ref="1" role=""/><tag k="shop" v="farm"/><tag k="name" v="Gelände"/></relation>
</osm>`;

describe('XML', () => {
  test('ways and relations by their centre', async () => {
    const { objects, untagged } = await read(XML);
    expect(objects).toEqual([
      { ...shop, timestamp: '2020-05-06T07:08:09Z' },
      { ...hall, timestamp: undefined },
      { ref: 'way/5', tags: { highway: 'path' }, latitude: 49.4, longitude: 7.7, timestamp: undefined },
      { ...site, longitude: 7.65, timestamp: undefined },
    ]);
    expect(untagged).toBe(4);
  });

  test('what is not wanted needs no place', async () => {
    const { objects } = await read(gzipSync(XML), (tags) => tags.shop !== undefined);
    expect(objects.find(({ ref }) => ref === 'way/5')?.latitude).toBeUndefined();
    expect(objects.find(({ ref }) => ref === 'way/7')?.latitude).toBe(49.5);
  });

  test('a broken file names the line', async () => {
    await expect(read('<osm>\n<node id="1"\n</osm>')).rejects.toThrow(/Zeile 3/);
    await expect(read('<osm>\n<node id="1"/>\n')).rejects.toThrow(/XML, Zeile/);
  });
});

describe('GeoJSON and Overpass', () => {
  test('geometries of all kinds', async () => {
    const feature = (id: string, geometry: unknown) => ({
      type: 'Feature',
      id,
      properties: { name: id, level: 2, x: null },
      geometry,
    });
    const square = [
      [
        [7, 49],
        [8, 49],
        [8, 50],
        [7, 50],
        [7, 49],
      ],
    ];
    const { objects } = await read(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          feature('node/1', { type: 'Point', coordinates: [7.7, 49.4] }),
          feature('w2', { type: 'Polygon', coordinates: square }),
          feature('a7', { type: 'MultiPolygon', coordinates: [square] }),
          feature('way/4', null),
        ],
      }),
    );
    expect(objects.map(({ ref, latitude, longitude }) => [ref, latitude, longitude])).toEqual([
      ['node/1', 49.4, 7.7],
      ['way/2', 49.5, 7.5],
      ['relation/3', 49.5, 7.5],
      ['way/4', undefined, undefined],
    ]);
    expect(objects[0]?.tags).toEqual({ name: 'node/1', level: '2' });
  });

  test('a broken object is refused with its number, the rest goes in', async () => {
    const { objects, errors } = await read(
      '{"features":[{"type":"Feature","id":"node/1","properties":{"a":"b"}},{"oops"},{"type":"Feature","properties":{}}]}',
    );
    expect(objects).toHaveLength(1);
    expect(errors).toEqual([
      [2, 'kein lesbares JSON'],
      [3, 'ohne OpenStreetMap-Kennung (node/…, way/…, relation/…)'],
    ]);
  });

  test('Overpass with center', async () => {
    const { objects, untagged } = await read(
      JSON.stringify({
        version: 0.6,
        osm3s: {},
        elements: [
          { type: 'node', id: 1, lat: 49.4, lon: 7.7, tags: shop.tags },
          { type: 'way', id: 7, center: { lat: 49.5, lon: 7.75 }, nodes: [2, 3], tags: hall.tags },
          { type: 'node', id: 2, lat: 49.4, lon: 7.7 },
        ],
      }),
    );
    expect(objects).toMatchObject([shop, hall]);
    expect(untagged).toBe(1);
  });
});

describe('PBF', () => {
  test('dense nodes, ways and relations', async () => {
    const { objects, untagged } = await read(makePbf());
    expect(objects).toMatchObject([shop, hall, { ...site, longitude: 7.65 }]);
    expect(objects[0]?.timestamp).toBe('2020-05-06T07:08:09.000Z');
    expect(untagged).toBe(4);
  });

  test('a file that breaks off says so', async () => {
    await expect(read(makePbf().subarray(0, -20))).rejects.toThrow(/bricht nach Block/);
  });
});

test('something else is refused', async () => {
  await expect(read('PK\u0003\u0004')).rejects.toThrow(/weder GeoJSON/);
});

/** The same objects as in the XML, in the way Osmosis and osmium write them. */
function makePbf(): Buffer {
  const strings = ['', 'shop', 'farm', 'name', shop.tags.name, hall.tags.name, site.tags.name];
  const units = (degrees: number[]) => differences(degrees.map((value) => Math.round(value * 1e7)));
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, pbf) => {
      for (const text of strings) pbf.writeString.call(withTag(pbf, 1), text);
    },
    null,
  );
  block.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        2,
        (__, dense) => {
          dense.writePackedSVarint(1, differences([1, 2, 3, 4]));
          dense.writeMessage(
            5,
            (___, info) => info.writePackedSVarint(2, differences([1588748889, 1588748889, 0, 0])),
            null,
          );
          dense.writePackedSVarint(8, units([49.4, 49.4, 49.6, 49.5]));
          dense.writePackedSVarint(9, units([7.7, 7.7, 7.8, 7.6]));
          dense.writePackedVarint(10, [1, 2, 3, 4, 0, 0, 0, 0]);
        },
        null,
      );
      for (const [id, refs, name] of [
        [7, [2, 3, 404], 5],
        [8, [2, 4], 0],
      ] as const) {
        group.writeMessage(
          3,
          (__, way) => {
            way.writeVarint.call(withTag(way, 1, 0), id);
            if (name) way.writePackedVarint(2, [1, 3]);
            if (name) way.writePackedVarint(3, [2, name]);
            way.writePackedSVarint(8, differences([...refs]));
          },
          null,
        );
      }
      group.writeMessage(
        4,
        (__, relation) => {
          relation.writeVarint.call(withTag(relation, 1, 0), 9);
          relation.writePackedVarint(2, [1, 3]);
          relation.writePackedVarint(3, [2, 6]);
          relation.writePackedSVarint(9, differences([8, 1]));
          relation.writePackedVarint(10, [1, 0]);
        },
        null,
      );
    },
    null,
  );
  return Buffer.concat([pbfHeader(), pbfBlob('OSMData', block.finish())]);
}
