import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { isPlainWeek } from '#lib/companies/plain-hours.ts';
import { osmRows } from './company-rows.ts';
import { createOpeningHoursChecker } from './opening-hours.ts';
import { isUnderstood } from './opening-hours-worker.ts';
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

test('plain weeks need not be asked: the library understands each', async () => {
  const days = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su');
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '01', '15', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const span = fc.tuple(clock, fc.oneof(clock, fc.constant('24:00'))).map(([from, to]) => `${from}-${to}`);
  const listOf = (part: fc.Arbitrary<string>) =>
    fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(','));
  const selector = listOf(
    fc.oneof(
      days,
      fc.tuple(days, days).map(([from, to]) => `${from}-${to}`),
      fc.constant('PH'),
    ),
  );
  const rule = fc.tuple(
    selector,
    fc.oneof({ weight: 4, arbitrary: listOf(span) }, { weight: 1, arbitrary: fc.constant('off') }),
  );
  const value = fc
    .array(rule, { minLength: 1, maxLength: 5 })
    .map((rules) => rules.map((parts) => parts.join(' ')).join('; '));
  const values = fc.sample(value, { seed: 9, numRuns: 25_000 }).filter(isPlainWeek);
  expect(values.length).toBeGreaterThan(800);
  expect(values.filter((text) => !isUnderstood(text))).toEqual([]);
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
  });
});
