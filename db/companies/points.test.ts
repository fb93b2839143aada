import { afterAll, expect, test } from 'vitest';
import { closeDatabase, rolledBack } from '#db/client.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { parseSearch } from '#lib/search/input.ts';
import { narrowingOf } from '#lib/search/narrowing.ts';
import { understand } from '#lib/search/understand.ts';
import { insertTestCompany } from './fixtures.ts';
import { listMatchPoints } from './points.ts';

afterAll(closeDatabase);

async function pointsOf(query: Record<string, string>) {
  const { input } = parseSearch(query);
  const vocabulary = await getVocabulary();
  const { narrowing } = narrowingOf(input, vocabulary, new Date());
  const { points, total } = await listMatchPoints(understand(input, vocabulary), narrowing);
  return { names: points.map(({ name }) => name), total, points };
}

test('the matches of a search, those that have a position, the best first', () =>
  rolledBack(async () => {
    const at = { coordinatePrecision: 'exact' as const, latitude: 51.1553, longitude: 14.9874 };
    await insertTestCompany({ name: 'Zwirbelmoos am Alten Markt', ...at, payment: ['cash'] });
    const best = await insertTestCompany({ name: 'Zwirbelmoos', ...at, latitude: 51.2 });
    await insertTestCompany({
      name: 'Zwirbelmoos irgendwo',
      latitude: null,
      longitude: null,
      coordinatePrecision: null,
    });
    await insertTestCompany({ name: 'Zwirbelmoos im Entwurf', ...at, status: 'draft' });
    await insertTestCompany({ name: 'Anderes', ...at });

    const all = await pointsOf({ was: 'Zwirbelmoos' });
    expect(all.names).toEqual(['Zwirbelmoos', 'Zwirbelmoos am Alten Markt']);
    expect(all.total).toEqual({ exact: 3 });
    expect(all.points[0]).toEqual({ slug: best.slug, name: 'Zwirbelmoos', latitude: 51.2, longitude: 14.9874 });
    expect(await pointsOf({ was: 'Zwirbelmoos', zahlung: 'bar' })).toMatchObject({
      names: ['Zwirbelmoos am Alten Markt'],
      total: { exact: 1 },
    });
    // The last word is only begun.
    expect((await pointsOf({ was: 'Zwirbelm' })).names).toHaveLength(2);
    expect(await pointsOf({ was: 'Zwirbelqqq' })).toMatchObject({ names: [], total: { exact: 0 } });
  }));
