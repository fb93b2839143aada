import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PbfWriter } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, pbfBlob, pbfHeader, withTag } from './osm-pbf-fixture.ts';
import type { ReadingMessage } from './read-osm-worker.ts';

/** What a file of 30 MB becomes as objects is several times as much. */
const HEAP_MEGABYTES = 48;
/** How much more a file four times as large may take. */
const MORE_MEGABYTES = 30;
const NODES_OF_WAY = 8;
const BLOCK = 8000;

/** So many elements: nodes, the streets that they belong to, and a few shops among both. */
interface Extract {
  nodes: number;
  streets: number;
  shopNodes: number;
  shopWays: number;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memory-'));
});
afterAll(() => rm(folder, { recursive: true }));

const isShopNode = ({ nodes, shopNodes }: Extract, id: number) => id % Math.floor(nodes / shopNodes) === 0;
const isShopWay = ({ streets, shopWays }: Extract, id: number) => id > streets && id <= streets + shopWays;
const refsOf = ({ nodes }: Extract, way: number) =>
  Array.from({ length: NODES_OF_WAY }, (_, index) => 1 + ((way * 97 + index * 31) % nodes));
/** In units of 1/10,000,000 degree, without any order that could be packed. */
const place = (id: number) => ({
  latitude: 475_000_000 + (scrambled(id) % 70_000_000),
  longitude: 60_000_000 + (scrambled(id + 0x40000000) % 80_000_000),
});

function scrambled(id: number): number {
  let bits = Math.imul(id ^ (id >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

async function write(name: string, parts: Iterable<Buffer | string>): Promise<string> {
  const path = join(folder, name);
  const file = createWriteStream(path);
  for (const part of parts) if (!file.write(part)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
  return path;
}

function* xml(extract: Extract): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n';
  const shop = '<tag k="shop" v="farm"/><tag k="name" v="Hofladen"/>';
  for (let id = 1; id <= extract.nodes; id += 1) {
    const { latitude, longitude } = place(id);
    const tags = isShopNode(extract, id) ? shop : '';
    yield `<node id="${id}" lat="${latitude / 1e7}" lon="${longitude / 1e7}" version="1">${tags}</node>\n`;
  }
  for (let id = 1; id <= extract.streets + extract.shopWays; id += 1) {
    const refs = refsOf(extract, id).map((ref) => `<nd ref="${ref}"/>`);
    yield `<way id="${id}">${refs.join('')}${isShopWay(extract, id) ? shop : '<tag k="highway" v="track"/>'}</way>\n`;
  }
  yield '</osm>\n';
}

const STRINGS = ['', 'shop', 'farm', 'highway', 'track'];

function* pbf(extract: Extract): Generator<Buffer> {
  yield pbfHeader();
  for (let first = 1; first <= extract.nodes; first += BLOCK) {
    const ids = range(first, Math.min(first + BLOCK - 1, extract.nodes));
    const places = ids.map(place);
    yield block((group) =>
      group.writeMessage(
        2,
        (_, dense) => {
          dense.writePackedSVarint(1, differences(ids));
          dense.writePackedSVarint(8, differences(places.map(({ latitude }) => latitude)));
          dense.writePackedSVarint(9, differences(places.map(({ longitude }) => longitude)));
          dense.writePackedVarint(
            10,
            ids.flatMap((id) => (isShopNode(extract, id) ? [1, 2, 0] : [0])),
          );
        },
        null,
      ),
    );
  }
  const ways = extract.streets + extract.shopWays;
  for (let first = 1; first <= ways; first += BLOCK) {
    yield block((group) => {
      for (const id of range(first, Math.min(first + BLOCK - 1, ways))) {
        group.writeMessage(
          3,
          (_, way) => {
            way.writeVarint.call(withTag(way, 1, 0), id);
            way.writePackedVarint(2, [isShopWay(extract, id) ? 1 : 3]);
            way.writePackedVarint(3, [isShopWay(extract, id) ? 2 : 4]);
            way.writePackedSVarint(8, differences(refsOf(extract, id)));
          },
          null,
        );
      }
    });
  }
}

function block(fill: (group: PbfWriter) => void): Buffer {
  const content = new PbfWriter();
  content.writeMessage(
    1,
    (_, table) => {
      for (const text of STRINGS) table.writeString.call(withTag(table, 1), text);
    },
    null,
  );
  content.writeMessage(2, (_, group) => fill(group as PbfWriter), null);
  return pbfBlob('OSMData', content.finish());
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Reads in a process of its own, which ends itself when the objects that it keeps need more than the limit. */
function readElsewhere(path: string): Promise<ReadingMessage> {
  return new Promise((done, fail) => {
    const child = fork(new URL('./read-osm-worker.ts', import.meta.url), [path], {
      // Without the second, V8 takes more room for the young the longer it runs, whatever is kept.
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, '--max-semi-space-size=2'],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    let message: ReadingMessage | undefined;
    let complaint = '';
    child.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('message', (said: ReadingMessage) => {
      message = said;
    });
    child.on('close', (code, signal) =>
      message ? done(message) : fail(new Error(`Ended with ${code ?? signal}: ${complaint.slice(0, 300)}`)),
    );
  });
}

const SHOPS = { shopNodes: 500, shopWays: 500 };

test.each([
  { format: 'osm', generate: xml, nodes: 380_000, streets: 24_000 },
  { format: 'osm.pbf', generate: pbf, nodes: 4_000_000, streets: 24_000 },
])(
  'reading a large .$format takes the memory of what matches, not of the file',
  async ({ format, generate, nodes, streets }) => {
    const [large, small] = [
      { nodes, streets, ...SHOPS },
      { nodes: nodes / 4, streets: streets / 4, ...SHOPS },
    ];
    const path = await write(`large.${format}`, generate(large));
    const { size } = await stat(path);
    expect(size).toBeGreaterThan(25 << 20);

    const read = await readElsewhere(path);
    const compared = await readElsewhere(await write(`small.${format}`, generate(small)));
    console.info(`${format}: ${(size / (1 << 20)).toFixed(1)} MB`, read, compared);
    expect(read).toMatchObject({ elements: nodes + streets + 500, shops: 1000, placed: 1000 });
    expect(compared).toMatchObject({ shops: 1000, placed: 1000 });
    expect(read.megabytes - compared.megabytes).toBeLessThan(MORE_MEGABYTES);
  },
  120_000,
);
