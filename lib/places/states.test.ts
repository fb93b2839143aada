import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { realFile } from '#db/import/real-files.ts';
import { slugify } from '#lib/slug.ts';
import { stateFromName, states } from './states.ts';

/** The German postal codes of GeoNames. */
const postalFile = realFile('places/DE.txt');

test('sixteen, each with keys and a slug of its own', () => {
  expect(states).toHaveLength(16);
  for (const field of ['key', 'name', 'slug', 'isoCode', 'geonamesAdmin1'] as const) {
    expect(new Set(states.map((state) => state[field])).size).toBe(16);
  }
  for (const { slug } of states) expect(slugify(slug)).toBe(slug);
});

test.each([
  ['Bayern', '09'],
  ['BAVARIA', '09'],
  ['Freistaat Bayern', '09'],
  ['Land Berlin', '11'],
  ['thuringia', '16'],
  ['Thueringen', '16'],
  ['Baden-Wurttemberg', '08'],
  ['Baden Württemberg', '08'],
  ['Freie Hansestadt Bremen', '04'],
  ['Lower Saxony', '03'],
  ['Saxony', '14'],
  ['Sachsen-Anhalt', '15'],
  ['Mecklenburg-Western Pomerania', '13'],
  ['DE-NW', '05'],
  ['  Hesse ', '06'],
])('%s', (text, key) => {
  expect(stateFromName(text)).toBe(key);
});

test.each(['', '  ', 'Tirol', 'Bayer'])('„%s“ is none of them', (text) => {
  expect(stateFromName(text)).toBeNull();
});

test.skipIf(!postalFile)('every spelling in the file of GeoNames', () => {
  const spellings = new Map<string, string>();
  const lines = readFileSync(postalFile as string, 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    const [, , , state = '', , , , , municipality = ''] = line.split('\t');
    spellings.set(state, municipality);
  }
  spellings.delete('');
  expect(spellings.size).toBeGreaterThan(16);
  for (const [state, municipality] of spellings) expect(stateFromName(state)).toBe(municipality.slice(0, 2));
});
