import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase } from '#db/client.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE } from '#db/scratch-database.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { buildCompanies } from '#db/seed/generate.ts';
import { parseSearch } from '#lib/search/input.ts';
import { scoreOf } from '#lib/search/ranking.ts';
import { understand } from '#lib/search/understand.ts';
import { searchCompanies } from './search.ts';

const WHAT = [
  'Friseur',
  'Restaurant',
  'Bäckerei',
  'Klempner',
  'Arzt',
  'Keller',
  'Steinbach',
  'GmbH',
  'Friseur Keller',
  'Bau',
  '',
];
const WHERE = ['Berlin', 'Hamburg', 'München', 'Köln', 'Leipzig', 'Görlitz', 'Bayern', '10115', ''];
const RADII = ['', '5', '10', '25', '50', '100'];

/** A database of its own: what takes long would keep other tests from their totals. */
const DATABASE = 'branchenbuch_ranking';

beforeAll(async () => {
  process.env.DATABASE_URL = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
  await closeDatabase();
  await buildCompanies(8_000);
});

afterAll(async () => {
  await closeDatabase();
  await dropScratchDatabases(DATABASE);
});

test('the order of results follows from the explanation of each, in 1,000 lists', async () => {
  const vocabulary = await getVocabulary();
  let longer = 0;
  for (let number = 0; number < 1000; number++) {
    const query = {
      was: WHAT[number % WHAT.length] as string,
      wo: WHERE[Math.floor(number / WHAT.length) % WHERE.length] as string,
      umkreis: RADII[Math.floor(number / (WHAT.length * WHERE.length)) % RADII.length] as string,
    };
    const { input } = parseSearch(query);
    const page = 1 + Math.floor(number / (WHAT.length * WHERE.length * RADII.length));
    const { companies } = await searchCompanies(understand(input, vocabulary), { sort: 'relevanz', page });
    const shown = companies.map(({ id, ranking }) => ({ id, score: scoreOf(ranking) }));
    const recomputed = shown.toSorted((a, b) => b.score - a.score || a.id - b.id);
    expect([query, page, shown]).toEqual([query, page, recomputed]);
    if (shown.length > 1) longer += 1;
  }
  expect(longer).toBeGreaterThan(500);
});
