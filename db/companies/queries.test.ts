import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db, rolledBack } from '#db/client.ts';
import { getPlace } from '#db/places/queries.ts';
import { insertTestCompany } from './fixtures.ts';
import {
  getPublishedCompany,
  listCategoriesOfCompany,
  listCompaniesForSitemap,
  listCompaniesInPlace,
  listCompaniesLike,
  listCompaniesOfCategory,
  listNewestCompanies,
  listSimilarCompanies,
  listSitemapParts,
} from './queries.ts';
import { companies } from './tables.ts';

const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
const idOf = async (place: string) => (await getPlace(place))?.id ?? 0;

describe('getPublishedCompany', () => {
  it('shows published and closed entries, never drafts or withdrawn ones', () =>
    rolledBack(async () => {
      const company = await insertTestCompany({ name: 'Bäckerei Morgenrot', phone: '+493023125001' });
      expect(await getPublishedCompany(company.slug)).toMatchObject({
        name: 'Bäckerei Morgenrot',
        phone: '+493023125001',
        placeName: 'Görlitz',
        stateName: 'Sachsen',
        categorySlug: 'baeckerei',
        source: { name: 'Angaben des Unternehmens' },
      });
      await db.update(companies).set({ closedAt: new Date() }).where(eq(companies.id, company.id));
      expect(await getPublishedCompany(company.slug)).toMatchObject({ closedAt: expect.any(Date) });
      for (const status of ['draft', 'withdrawn'] as const) {
        await db.update(companies).set({ status }).where(eq(companies.id, company.id));
        expect(await getPublishedCompany(company.slug)).toBeNull();
      }
    }));

  it('tells nothing that only the desk may know', () =>
    rolledBack(async () => {
      const { slug } = await insertTestCompany({ name: 'Bäckerei Morgenrot' });
      const company = (await getPublishedCompany(slug)) ?? {};
      for (const key of ['sourceHash', 'externalId', 'version', 'status']) expect(company).not.toHaveProperty(key);
    }));

  it('names all trades, the main one first', () =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Mühle', trades: ['metzgerei', 'baeckerei', 'cafe'] });
      const trades = (await listCategoriesOfCompany(id)).map(({ slug }) => slug);
      expect(trades[0]).toBe('metzgerei');
      expect(trades.slice(1).sort()).toEqual(['baeckerei', 'cafe']);
    }));
});

describe('lists', () => {
  it('show the best entries first and only those that are listed', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Mager', quality: 10 });
      await insertTestCompany({ name: 'Voll', quality: 99 });
      await insertTestCompany({ name: 'Geschlossen', quality: 100, closedAt: new Date() });
      await insertTestCompany({ name: 'Entwurf', quality: 100, status: 'draft' });
      await insertTestCompany({ name: 'Anderswo', quality: 98, place: 'zwickau' });

      const placeId = await idOf('goerlitz');
      const { categoryId } = (await getPublishedCompany('voll-goerlitz')) ?? { categoryId: 0 };
      expect(names(await listCompaniesInPlace(placeId, 9))).toEqual(['Voll', 'Mager']);
      expect(names(await listCompaniesOfCategory(categoryId, { placeId, limit: 9 }))).toEqual(['Voll', 'Mager']);
      expect(names(await listCompaniesOfCategory(categoryId, { limit: 2 }))).toEqual(['Voll', 'Anderswo']);
    }));

  it('begin with the newest where that is asked', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Alt', publishedAt: new Date('2020-01-01') });
      await insertTestCompany({ name: 'Neu', publishedAt: new Date('2026-01-01') });
      expect(names(await listNewestCompanies(2))).toEqual(['Neu', 'Alt']);
    }));
});

describe('listSimilarCompanies', () => {
  it('finds the same trade here first, then nearby, never far away, and never the entry itself', () =>
    rolledBack(async () => {
      const { slug } = await insertTestCompany({ name: 'Selbst' });
      await insertTestCompany({ name: 'Nebenan', quality: 5 });
      await insertTestCompany({ name: 'Nachbarort', place: 'markersdorf', quality: 90 });
      await insertTestCompany({ name: 'Weit weg', place: 'zwickau', quality: 100 });
      await insertTestCompany({ name: 'Andere Branche', trades: ['metzgerei'] });
      const company = await getPublishedCompany(slug);
      if (!company) throw new Error('Not found');
      expect(names(await listSimilarCompanies(company, 5))).toEqual(['Nebenan', 'Nachbarort']);
    }));
});

describe('listCompaniesLike', () => {
  it('suggests entries whose address begins alike', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Bäckerei Morgenrot' });
      await insertTestCompany({ name: 'Bäckerei Abendrot' });
      expect(names(await listCompaniesLike('baeckerei-morgenrot', 5))).toEqual(['Bäckerei Morgenrot']);
      expect(names(await listCompaniesLike('baeckerei-morgenrot-goerlitz-2', 5))).toEqual(['Bäckerei Morgenrot']);
      expect(await listCompaniesLike('zzz', 5)).toEqual([]);
    }));
});

describe('the sitemap', () => {
  it('names listed entries that are real, in files by ranges of ids', () =>
    rolledBack(async () => {
      const real = await insertTestCompany({ name: 'Echt' });
      await insertTestCompany({ name: 'Beispiel', demo: true });
      await insertTestCompany({ name: 'Zu', closedAt: new Date() });
      const [part = 0, ...more] = await listSitemapParts();
      expect(part).toBeGreaterThan(0);
      expect(more).toEqual([]);
      expect((await listCompaniesForSitemap(part)).map(({ slug }) => slug)).toEqual([real.slug]);
      expect(await listCompaniesForSitemap(part + 1)).toEqual([]);
      expect(await listCompaniesForSitemap(9_999_999)).toEqual([]);
    }));
});
