import { afterAll, expect, test } from 'vitest';
import { closeDatabase, rolledBack } from '#db/client.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { parseSearch } from '#lib/search/input.ts';
import { understand } from '#lib/search/understand.ts';
import { insertTestCompany } from './fixtures.ts';
import { searchCompanies } from './search.ts';

afterAll(closeDatabase);

const MIDDLE = { latitude: 51.153, longitude: 14.987 };

/** By what they say, by where they lie, or by their place alone. */
test('an entry without a postal code is found in the code that it lies in', () =>
  rolledBack(async () => {
    const exact = { place: 'goerlitz', coordinatePrecision: 'exact' as const };
    await insertTestCompany({ name: 'Zwirbelmoos A', ...exact, ...MIDDLE, postalCode: '02826' });
    await insertTestCompany({ name: 'Zwirbelmoos B', ...exact, ...MIDDLE, postalCode: null });
    await insertTestCompany({ name: 'Zwirbelmoos C', ...exact, ...MIDDLE, latitude: 51.207, postalCode: null });
    await insertTestCompany({ name: 'Zwirbelmoos D', place: 'goerlitz', postalCode: null });
    await insertTestCompany({ name: 'Zwirbelmoos E', ...exact, ...MIDDLE, postalCode: '02827' });
    const vocabulary = await getVocabulary();
    for (const [was, reachKm, found] of [
      ['Zwirbelmoos', 2, 'A B'],
      ['Bäckerei Zwirbelmoos', 2, 'A B'],
      ['Bäckerei', 2, 'A B'],
      // All that begins with some digits: who is in one of the places is in it.
      ['Bäckerei', undefined, 'A B C D'],
    ] as const) {
      const intent = understand(parseSearch({ was, wo: '02826' }).input, vocabulary);
      const area = { ...intent.area, origin: MIDDLE, reachKm } as typeof intent.area;
      const { companies } = await searchCompanies({ ...intent, area }, { sort: 'name', page: 1 });
      const own = companies.flatMap(({ name }) => /^Zwirbelmoos (.)/.exec(name)?.[1] ?? []);
      expect([was, reachKm, own.join(' ')]).toEqual([was, reachKm, found]);
    }
  }));
