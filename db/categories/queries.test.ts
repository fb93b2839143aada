import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { companies } from '#db/companies/tables.ts';
import { getPlace } from '#db/places/queries.ts';
import {
  countCompaniesOfCategoryInPlace,
  getCategory,
  listCategories,
  listCategoriesForSitemap,
  listCategoriesInPlace,
  listCategoriesLike,
  listMainGroups,
  listPlacesOfCategory,
  listPlacesOfCategoryForSitemap,
  listPlacesOfCategoryNearby,
} from './queries.ts';

const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug);

async function bakeriesInGoerlitz() {
  const [trade, place] = await Promise.all([getCategory('baeckerei'), getPlace('goerlitz')]);
  if (!trade || !place) throw new Error('The reference data are missing');
  return { trade, place };
}

describe('trades', () => {
  it('have a group, synonyms and the number of their listed companies', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Eins' });
      await insertTestCompany({ name: 'Zwei', place: 'zwickau' });
      const trade = await getCategory('baeckerei');
      expect(trade).toMatchObject({ name: 'Bäckerei', companies: 2, parentSlug: expect.any(String) });
      expect(trade?.synonyms.length).toBeGreaterThan(0);
      expect(await getCategory('gibt-es-nicht')).toBeNull();
      expect((await listCategories()).find(({ slug }) => slug === 'baeckerei')?.companies).toBe(2);
      const group = (await listMainGroups()).find(({ slug }) => slug === trade?.parentSlug);
      expect(group?.companies).toBe(2);
    }));

  it('are counted by place and follow what happens to an entry', () =>
    rolledBack(async () => {
      const { trade, place } = await bakeriesInGoerlitz();
      const company = await insertTestCompany({ name: 'Eins', trades: ['baeckerei', 'cafe'] });
      await insertTestCompany({ name: 'Zwei' });
      await insertTestCompany({ name: 'Drei', place: 'zwickau' });

      expect(await countCompaniesOfCategoryInPlace(trade.id, place.id)).toBe(2);
      expect(await listCategoriesInPlace(place.id)).toMatchObject([
        { slug: 'baeckerei', companies: 2 },
        { slug: 'cafe', companies: 1 },
      ]);
      expect(slugs(await listPlacesOfCategory(trade.id, 9))).toEqual(['goerlitz', 'zwickau']);

      await db.update(companies).set({ closedAt: new Date() }).where(eq(companies.id, company.id));
      expect(await countCompaniesOfCategoryInPlace(trade.id, place.id)).toBe(1);
      expect(slugs(await listCategoriesInPlace(place.id))).toEqual(['baeckerei']);
    }));

  it('know the nearest places that have them, but not the place itself', () =>
    rolledBack(async () => {
      const { trade, place } = await bakeriesInGoerlitz();
      for (const town of ['goerlitz', 'zwickau', 'markersdorf', 'muenchen']) {
        await insertTestCompany({ name: 'Bäckerei', place: town });
      }
      expect(slugs(await listPlacesOfCategoryNearby(trade.id, place, 9))).toEqual([
        'markersdorf',
        'zwickau',
        'muenchen',
      ]);
    }));
});

describe('listCategoriesLike', () => {
  it('finds trades by the beginnings of words', () =>
    rolledBack(async () => {
      expect(slugs(await listCategoriesLike('baeckerei-und-konditorei', 20))).toContain('baeckerei');
      expect(slugs(await listCategoriesLike('baecker', 20))).toContain('baeckerei');
      expect(await listCategoriesLike('xyzxyz', 20)).toEqual([]);
      expect(await listCategoriesLike('', 20)).toEqual([]);
    }));
});

describe('the sitemap', () => {
  it('names trades and places only where there are companies', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Eins' });
      await insertTestCompany({ name: 'Zu', trades: ['cafe'], closedAt: new Date() });
      expect(slugs(await listCategoriesForSitemap())).toEqual(['baeckerei']);
      expect(slugs(await listPlacesOfCategoryForSitemap('baeckerei'))).toEqual(['goerlitz']);
      expect(await listPlacesOfCategoryForSitemap('cafe')).toEqual([]);
      expect(await listPlacesOfCategoryForSitemap('gibt-es-nicht')).toEqual([]);
    }));
});
