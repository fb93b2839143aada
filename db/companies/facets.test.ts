import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { features } from '#lib/search/features.ts';
import { parseSearch } from '#lib/search/input.ts';
import { narrowingOf } from '#lib/search/narrowing.ts';
import { understand } from '#lib/search/understand.ts';
import { countFacets } from './facets.ts';
import { insertTestCompany, insertTestPicture } from './fixtures.ts';
import { type Limits, usualLimits } from './matches.ts';
import { searchCompanies } from './search.ts';
import { companyPhotos } from './tables.ts';

afterAll(closeDatabase);

/** As the page asks. */
async function ask(query: Record<string, string | string[]>, limits?: Limits) {
  const { input } = parseSearch(query);
  const vocabulary = await getVocabulary();
  const { narrowing } = narrowingOf(input, vocabulary, new Date());
  const intent = understand(input, vocabulary);
  const [found, facets] = await Promise.all([
    searchCompanies(intent, { sort: input.sort, page: input.seite, narrowing }),
    countFacets(intent, narrowing, new Date(), limits),
  ]);
  const counted = features.flatMap(({ bit, value }) =>
    facets.features?.get(bit) ? [[value, facets.features.get(bit)]] : [],
  );
  return { names: found.companies.map(({ name }) => name), facets, features: Object.fromEntries(counted) };
}

describe('facets', () => {
  it('count what the matches have, and each leads to as many', () =>
    rolledBack(async () => {
      const first = await insertTestCompany({
        name: 'Quittenlikör Eins',
        payment: ['cash', 'visa'],
        languages: ['de', 'en'],
        wheelchair: 'yes',
        trades: ['baeckerei', 'cafe'],
      });
      await insertTestCompany({
        name: 'Quittenlikör Zwei',
        payment: ['cash'],
        wheelchair: 'limited',
        place: 'zwickau',
      });
      await insertTestCompany({ name: 'Quittenlikör Drei', trades: ['metzgerei'] });
      const storageKey = await insertTestPicture();
      await db.insert(companyPhotos).values({ companyId: first.id, kind: 'photo', storageKey, alt: '' });

      const { facets, features: counted, names } = await ask({ was: 'Quittenlikör' });
      expect(names).toHaveLength(3);
      expect(counted).toEqual({ 1: 1, teilweise: 2, bar: 2, kreditkarte: 1, en: 1 });
      expect(facets.trades).toEqual([
        { slug: 'baeckerei', name: 'Bäckerei', companies: 2 },
        { slug: 'cafe', name: 'Café', companies: 1 },
        { slug: 'metzgerei', name: 'Metzgerei', companies: 1 },
      ]);
      expect(facets.places.map(({ slug, companies }) => [slug, companies])).toEqual([
        ['goerlitz', 2],
        ['zwickau', 1],
      ]);
      for (const [narrowed, expected] of [
        [{ fotos: '1' }, ['Quittenlikör Eins']],
        [{ rollstuhl: 'teilweise' }, ['Quittenlikör Eins', 'Quittenlikör Zwei']],
        [{ zahlung: ['bar', 'kreditkarte'] }, ['Quittenlikör Eins']],
        [{ ort: 'zwickau' }, ['Quittenlikör Zwei']],
        [{ branche: 'cafe' }, ['Quittenlikör Eins']],
        [{ zahlung: 'bar', ort: 'goerlitz', sprache: 'en', branche: 'baeckerei' }, ['Quittenlikör Eins']],
        [{ sprache: 'tr' }, []],
      ] as const) {
        const found = await ask({ was: 'Quittenlikör', ...(narrowed as Record<string, string>) });
        expect([narrowed, found.names.toSorted()]).toEqual([narrowed, expected]);
      }
    }));

  it('loses a photo with its last picture', () =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Quittenlikör Bild' });
      const photo = { companyId: id, alt: '' };
      await db.insert(companyPhotos).values([
        { ...photo, kind: 'photo', storageKey: await insertTestPicture() },
        { ...photo, kind: 'logo', storageKey: await insertTestPicture() },
      ]);
      expect((await ask({ was: 'Quittenlikör', fotos: '1' })).names).toEqual(['Quittenlikör Bild']);
      await db.delete(companyPhotos);
      expect((await ask({ was: 'Quittenlikör', fotos: '1' })).names).toEqual([]);
    }));
  it('come from totals where more match than are counted: of an area, of a place, of the whole country', () =>
    rolledBack(async () => {
      for (const [index, place] of ['goerlitz', 'goerlitz', 'zwickau'].entries())
        await insertTestCompany({
          name: `Quittenlikör ${index}`,
          place,
          trades: ['baeckerei', 'cafe'],
          wheelchair: 'yes',
        });
      await insertTestCompany({ name: 'Quittenlikör', place: 'berlin', trades: ['baeckerei'] });
      const few = { ...usualLimits, counted: 1 };
      const counted = (choices: { slug: string; companies: number }[]) =>
        Object.fromEntries(choices.map(({ slug, companies }) => [slug, companies]));
      for (const wo of ['Sachsen', 'Görlitz', '']) {
        const [exact, totals] = [await ask({ wo }), await ask({ wo }, few)];
        expect(totals.facets.features, wo).toBeNull();
        expect(counted(totals.facets.trades), wo).toEqual(counted(exact.facets.trades));
        // Of a single place there is nothing to choose.
        expect(counted(totals.facets.places), wo).toEqual(wo === 'Görlitz' ? {} : counted(exact.facets.places));
      }
      const { facets } = await ask({ wo: 'Sachsen' }, few);
      expect(counted(facets.trades)).toMatchObject({ baeckerei: 3, cafe: 3 });
      expect(counted(facets.places)).toMatchObject({ goerlitz: 2, zwickau: 1 });
      // Where two things are asked for at once, nobody keeps a total.
      expect((await ask({ wo: 'Sachsen', rollstuhl: 'teilweise' }, few)).facets.trades).toEqual([]);
    }));
});

describe('an order', () => {
  it('is by name, by age or by distance', () =>
    rolledBack(async () => {
      const at = (day: string) => ({ publishedAt: new Date(`${day}T12:00Z`) });
      const here = { latitude: 51.15, longitude: 14.98, coordinatePrecision: 'exact' as const };
      await insertTestCompany({ name: 'Quittenlikör B', ...at('2026-01-03'), ...here, latitude: 51.17 });
      await insertTestCompany({ name: 'Quittenlikör A', ...at('2026-01-01'), ...here, latitude: 51.2 });
      await insertTestCompany({ name: 'Quittenlikör C', ...at('2026-01-02'), ...here });
      const order = async (sort: string) =>
        (await ask({ was: 'Quittenlikör', wo: 'Görlitz', sort })).names.map((name) => name.at(-1)).join('');
      expect(await order('name')).toBe('ABC');
      expect(await order('neu')).toBe('BCA');
      expect(await order('entfernung')).toBe('CBA');
    }));
});
