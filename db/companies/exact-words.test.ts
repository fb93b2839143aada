import { afterAll, expect, test } from 'vitest';
import { closeDatabase, rolledBack } from '#db/client.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { readSearch } from '#db/search/reading.ts';
import { parseSearch } from '#lib/search/input.ts';
import { scoreOf } from '#lib/search/ranking.ts';
import { insertTestCompany } from './fixtures.ts';
import { searchCompanies } from './search.ts';

afterAll(closeDatabase);

/** As the page asks; the order must follow from what it explains. */
async function found(query: Record<string, string>): Promise<string[]> {
  const { input } = parseSearch(query);
  const { result } = await readSearch(input, await getVocabulary(), (intent) =>
    searchCompanies(intent, { sort: 'relevanz', page: 1 }),
  );
  const companies = result?.companies ?? [];
  const scores = companies.map(({ ranking }) => scoreOf(ranking));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  return companies.map(({ name }) => name);
}

const GOERLITZ = { latitude: 51.1528, longitude: 14.9872, coordinatePrecision: 'exact' as const };
const FULL = { quality: 100, ...GOERLITZ };

test('an exact name that is long and bare stands before a short and full one that sounds like it', () =>
  rolledBack(async () => {
    const long = 'Genossenschaft der Obstbauern und Imker Zwirbelmoos Meyer am Alten Markt';
    await insertTestCompany({ name: 'Zwirbelmoos Maier', ...FULL });
    await insertTestCompany({ name: long });
    expect(await found({ was: 'Zwirbelmoos Meyer' })).toEqual([long, 'Zwirbelmoos Maier']);
    expect(await found({ was: 'Zwirbelmoos Maier' })).toEqual(['Zwirbelmoos Maier', long]);
  }));

test('so it does when the other is in the trade and in the middle of the circle', () =>
  rolledBack(async () => {
    await insertTestCompany({ name: 'Zwirbelmoos Maier', trades: ['friseur'], place: 'goerlitz', ...FULL });
    const far = 'Haus der Schönheit Friseur Zwirbelmoos Meyer am Alten Markt';
    await insertTestCompany({ name: far, place: 'zittau' });
    const circle = { was: 'Friseur Zwirbelmoos Meyer', wo: 'Görlitz', umkreis: '50' };
    expect(await found(circle)).toEqual([far, 'Zwirbelmoos Maier']);
  }));

test('a name that only begins like the last word is not the name', () =>
  rolledBack(async () => {
    const long = 'Genossenschaft der Obstbauern und Imker Zwirbelmoos am Alten Markt';
    await insertTestCompany({ name: 'Zwirbelmoosig', ...FULL });
    await insertTestCompany({ name: long });
    expect(await found({ was: 'Zwirbelmoos' })).toEqual([long, 'Zwirbelmoosig']);
  }));

test('what is not all in the name follows the same rule', () =>
  rolledBack(async () => {
    // Names make the words known by their sound.
    await insertTestCompany({ name: 'Obsthof Maier', ...FULL, description: 'Früher Zwirbelmoos.' });
    await insertTestCompany({ name: 'Obsthof am Berge und im Tale Meyer', description: 'Früher Zwirbelmoos.' });
    expect(await found({ was: 'Meyer Zwirbelmoos' })).toEqual(['Obsthof am Berge und im Tale Meyer', 'Obsthof Maier']);
  }));

test('and so does a word that was taken for a trade', () =>
  rolledBack(async () => {
    const long = 'Die ganz alte Sonnenapotheke am Rathausmarkt gegenüber der Post';
    await insertTestCompany({ name: 'Sonnenapotheken', trades: ['apotheke'], ...FULL });
    await insertTestCompany({ name: long, trades: ['apotheke'] });
    expect((await found({ was: 'Sonnenapotheke' })).slice(0, 2)).toEqual([long, 'Sonnenapotheken']);
  }));
