import { describe, expect, test } from 'vitest';
import { connection, rolledBack } from '#db/client.ts';
import { osmRows } from './company-rows.ts';
import { importCompanies } from './import-companies.ts';
import { realFile } from './real-files.ts';
import { loadReference, type Reference } from './reference.ts';
import { SourceFile } from './source-file.ts';

/** A town as it is, and farm shops of three countries: with how an element begins in each. */
const files = [
  ['osm/kaiserslautern.osm.gz', /<(node|way|relation)\s/g],
  ['osm/farmshops-dach.geojson', /"type":\s*"Feature"/g],
] as const;

async function importFile(path: string, reference: Reference) {
  const refusals: string[] = [];
  const { times, unknownTrades, ...summary } = await importCompanies(osmRows(new SourceFile(path), reference), {
    sourceKey: 'osm',
    reference,
    onRefused: ({ position, label }, { reason }) => {
      refusals.push(`${position} ${label} ${reason}`);
    },
  });
  return { ...summary, refusals };
}

/** Elements of the file, counted without reading what they say. */
async function countElements(path: string, beginning: RegExp): Promise<number> {
  let text = '';
  for await (const chunk of new SourceFile(path).bytes()) text += chunk.toString('latin1');
  return text.match(beginning)?.length ?? 0;
}

describe.each(files)('%s', (name, beginning) => {
  const path = realFile(name) as string;
  test.skipIf(!path)(
    'every element is accounted for, and the second run changes nothing',
    () =>
      rolledBack(async () => {
        const reference = await loadReference();
        const entries = async () => {
          const [row] = await connection()`
          select count(*)::int as entries, md5(string_agg(company::text, chr(10) order by id)) as digest
          from companies as company where source_key = 'osm'`;
          return row;
        };
        const first = await importFile(path, reference);
        const stored = await entries();
        console.info({ ...first, refusals: first.refusals.length, refused: Object.fromEntries(first.refused) });

        const reasons = [...first.refused.values()].reduce((sum, number) => sum + number, 0);
        expect(first.read + first.skipped).toBe(await countElements(path, beginning));
        expect(first).toMatchObject({ changed: 0, unchanged: 0 });
        expect(first.new).toBeGreaterThan(500);
        expect(first.new + reasons).toBe(first.read);
        expect(stored?.entries).toBe(first.new);
        // Told one by one, each once.
        expect(first.refusals).toHaveLength(reasons);
        expect(new Set(first.refusals).size).toBe(reasons);

        await connection()`delete from changed_tags`;
        const second = await importFile(path, reference);
        expect(second).toMatchObject({ read: first.read, new: 0, changed: 0, unchanged: first.new });
        expect(second.refused).toEqual(first.refused);
        expect(await entries()).toEqual(stored);
        expect(await connection()`select tag from changed_tags`).toEqual([]);
      }),
    120_000,
  );
});
