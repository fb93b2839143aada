import { afterAll, describe, expect, test } from 'vitest';
import { osmRows } from './company-rows.ts';
import { createOpeningHoursChecker } from './opening-hours.ts';
import { realFile } from './real-files.ts';
import { loadReference } from './reference.ts';
import { SourceFile } from './source-file.ts';

const checker = createOpeningHoursChecker();
afterAll(() => checker.close());

test('what the library understands, and what it does not', async () => {
  const understood = ['Mo-Fr 08:00-18:00; PH off', '24/7', 'Mo-Su,PH 00:00+', 'Apr-Oct: Sa[1] 09:00-12:00'];
  const others = ['ganztägig', 'Mo-Fr 25:00-26:00', 'Sep-Oct', '', 'x'.repeat(5000), '(((((('];
  const result = await checker.check([...understood, ...others]);
  for (const value of understood) expect(result.get(value), value).toBe(true);
  for (const value of others) expect(result.get(value), value).toBe(false);
});

test('asked twice, answered once; asked at once, answered all', async () => {
  const [one, two] = await Promise.all([
    checker.check(['Mo 08:00-09:00']),
    checker.check(['Tu 08:00-09:00', 'Unsinn']),
  ]);
  expect([...one.values(), ...two.values()]).toEqual([true, true, false]);
});

const files = ['osm/farmshops-dach.geojson', 'osm/kaiserslautern.osm.gz'].flatMap((name) => realFile(name) ?? []);

describe.skipIf(files.length === 0)('every value of the real files', () => {
  test('is understood or kept as text, and none hangs', async () => {
    const reference = await loadReference();
    const values = new Set<string>();
    for (const path of files) {
      for await (const { rows } of osmRows(new SourceFile(path), reference)) {
        for (const { draft } of rows) if (draft?.openingHours) values.add(draft.openingHours);
      }
    }
    const result = await checker.check(values);
    const understood = [...result.values()].filter(Boolean).length;
    console.info(`${values.size} verschiedene Werte, ${understood} verstanden`);
    expect(result.size).toBe(values.size);
    expect(understood / values.size).toBeGreaterThan(0.9);
  }, 60_000);
});
