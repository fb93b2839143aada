import { describe, expect, it } from 'vitest';
import { rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import {
  getPlace,
  listBiggestTowns,
  listNeighbouringTowns,
  listPlaceSlugs,
  listStates,
  listTownsLike,
  listTownsWithCompanies,
} from './queries.ts';

const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug);

describe('places', () => {
  it('are 16 Bundesländer, with the companies of their towns', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Eins' });
      await insertTestCompany({ name: 'Zwei', place: 'zwickau' });
      const states = await listStates();
      expect(states).toHaveLength(16);
      expect(states.filter(({ companies }) => companies > 0)).toMatchObject([{ slug: 'sachsen', companies: 2 }]);
    }));

  it('have their postal codes with leading zeros, their Bundesland and their number of companies', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Eins' });
      expect(await getPlace('goerlitz')).toMatchObject({
        name: 'Görlitz',
        kind: 'town',
        stateName: 'Sachsen',
        companies: 1,
        postalCodes: expect.arrayContaining(['02826']),
      });
      expect(await getPlace('sachsen')).toMatchObject({ kind: 'state', stateName: null });
      expect(await getPlace('gibt-es-nicht')).toBeNull();
    }));

  it('are listed where there are companies', () =>
    rolledBack(async () => {
      for (const place of ['zwickau', 'goerlitz', 'muenchen']) await insertTestCompany({ name: 'Bäckerei', place });
      await insertTestCompany({ name: 'Entwurf', place: 'dresden', status: 'draft' });
      const saxony = await getPlace('sachsen');
      const goerlitz = await getPlace('goerlitz');
      if (!saxony || !goerlitz) throw new Error('The reference data are missing');
      expect(slugs(await listTownsWithCompanies(saxony))).toEqual(['goerlitz', 'zwickau']);
      expect(slugs(await listBiggestTowns(2))).toEqual(['muenchen', 'zwickau']);

      await insertTestCompany({ name: 'Nebenan', place: 'markersdorf' });
      expect(slugs(await listNeighbouringTowns(goerlitz, 9))).toEqual(['markersdorf']);
    }));

  it('are suggested by the beginning of their name, those with companies first', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Eins' });
      expect(slugs(await listTownsLike('goerlitzz', 5))[0]).toBe('goerlitz');
      expect(slugs(await listTownsLike('bad-homburg', 30)).every((slug) => slug.startsWith('bad-h'))).toBe(true);
      expect(await listTownsLike('xqxqx', 5)).toEqual([]);
    }));

  it('are named in the sitemap with companies, or as a region', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Eins' });
      const named = slugs(await listPlaceSlugs());
      expect(named).toHaveLength(17);
      expect(named).toEqual(expect.arrayContaining(['goerlitz', 'sachsen']));
      expect(named).not.toContain('zwickau');
    }));
});
