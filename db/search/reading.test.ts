import { afterAll, expect, test } from 'vitest';
import { closeDatabase, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { searchCompanies } from '#db/companies/search.ts';
import { parseSearch } from '#lib/search/input.ts';
import { getVocabulary } from './queries.ts';
import { readSearch } from './reading.ts';

afterAll(closeDatabase);

async function read(query: Record<string, string>) {
  const { input } = parseSearch(query);
  const { result, meant, insteadOf } = await readSearch(input, await getVocabulary(), (intent) =>
    searchCompanies(intent, { sort: 'relevanz', page: 1 }),
  );
  return {
    names: result?.companies.map(({ name }) => name) ?? [],
    meant,
    isTradeAlone: meant !== null && insteadOf !== null,
  };
}

test('only the trade remains where no entry has the other words, unless every letter counts', () =>
  rolledBack(async () => {
    await insertTestCompany({ name: 'Haus Zwirbelmoos', trades: ['hotel'], place: 'goerlitz' });
    await insertTestCompany({ name: 'Zur Quelle', trades: ['hotel'], place: 'zittau', description: 'Mit Qwertzpool.' });
    const query = { was: 'Hotel mit Qwertzpool', wo: 'Görlitz' };
    expect(await read(query)).toEqual({
      names: ['Haus Zwirbelmoos'],
      meant: { was: 'Hotel', wo: 'Görlitz' },
      isTradeAlone: true,
    });
    expect(await read({ ...query, genau: '1' })).toEqual({ names: [], meant: null, isTradeAlone: false });
    expect(await read({ ...query, wo: 'Zittau' })).toEqual({ names: ['Zur Quelle'], meant: null, isTradeAlone: false });
    expect((await read({ ...query, was: 'Qwertzpool' })).names).toEqual([]);
  }));
