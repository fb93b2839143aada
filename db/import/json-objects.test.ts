import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonObjects, MalformedFileError } from './json-objects.ts';

async function read(text: string, chunkSize = 7) {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += chunkSize) yield bytes.subarray(i, i + chunkSize);
  }
  const found: string[] = [];
  for await (const part of jsonObjects(chunks(), ['features', 'elements'])) found.push(...part.map((one) => one.text));
  return found;
}

test('only the objects of the list', async () => {
  const text =
    '{"meta":{"features":[{"x":1}]},"list":[{"y":2}],"features":[ {"a":"}{][\\""},{"b":[{"c":1}]} ],"z":[{}]}';
  expect(await read(text)).toEqual(['{"a":"}{][\\""}', '{"b":[{"c":1}]}']);
});

test('whatever is in them, however the file is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.json())),
      fc.integer({ min: 1, max: 50 }),
      async (objects, size) => {
        const found = await read(
          JSON.stringify({ version: 0.6, osm3s: { a: 'b' }, elements: objects }, null, size % 3),
          size,
        );
        expect(found.map((text) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(objects)));
      },
    ),
    { numRuns: 200 },
  );
});

test('a file that breaks off says so', async () => {
  await expect(read('{"features":[{"a":1},{"b"')).rejects.toThrow(MalformedFileError);
  await expect(read('{"other":[]}')).rejects.toThrow(/fehlt/);
  await expect(read('')).rejects.toThrow(MalformedFileError);
});
