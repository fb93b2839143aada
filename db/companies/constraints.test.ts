import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { articles, articleVersions } from '#db/articles/tables.ts';
import { closeDatabase, db, rolledBack, transaction } from '#db/client.ts';
import { pictures } from '#db/pictures/tables.ts';
import { redirects } from '#db/redirects/tables.ts';
import { newPictureKey } from '#lib/pictures/files.ts';
import { insertTestCompany } from './fixtures.ts';
import { companies, companyCategories, companyPhotos, duplicateCandidates } from './tables.ts';

afterAll(closeDatabase);

/** Runs a statement that must fail by this constraint, and goes on as if it had not been. */
async function refusedBy(constraint: string, statement: () => PromiseLike<unknown>) {
  const reason = await transaction(async () => {
    await statement();
    await db.execute(sql`set constraints all immediate`);
  }).then(
    () => 'nothing',
    (error: { cause?: { constraint_name?: string; message?: string } }) =>
      error.cause?.constraint_name ?? error.cause?.message ?? String(error),
  );
  expect(reason).toBe(constraint);
}

const change = (id: number, values: Partial<typeof companies.$inferInsert>) => () =>
  db.update(companies).set(values).where(eq(companies.id, id));

describe('an entry', () => {
  it('is published only with place, trade and time', () =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Bäckerei' });
      for (const missing of [{ placeId: null }, { mainCategoryId: null }, { publishedAt: null }]) {
        await refusedBy('companies_published_is_complete', change(id, missing));
        await change(id, { ...missing, status: 'draft' })();
        await refusedBy('companies_published_is_complete', change(id, { status: 'published' }));
        await change(id, { placeId: 1, mainCategoryId: null, publishedAt: new Date() })();
        const [{ categoryId } = { categoryId: 0 }] = await db
          .select()
          .from(companyCategories)
          .where(eq(companyCategories.companyId, id));
        await change(id, { mainCategoryId: categoryId, status: 'published' })();
      }
    }));

  it('has its main trade among its trades, at the latest at the end of the transaction', () =>
    rolledBack(async () => {
      const { id, mainCategoryId } = await insertTestCompany({ name: 'Bäckerei', trades: ['baeckerei', 'cafe'] });
      const own = eq(companyCategories.companyId, id);
      const stranger = await insertTestCompany({ name: 'Metzgerei', trades: ['metzgerei'] });
      await refusedBy('companies_main_category_is_own', change(id, { mainCategoryId: stranger.mainCategoryId }));
      await refusedBy('companies_main_category_is_own', () => db.delete(companyCategories).where(own));

      // In between, one may come before the other.
      await db.delete(companyCategories).where(own);
      await db.insert(companyCategories).values({ companyId: id, categoryId: mainCategoryId as number });
      await db.execute(sql`set constraints all immediate`);
    }));

  it('is deleted with all that belongs to it', () =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Bäckerei' });
      await db.delete(companies).where(eq(companies.id, id));
      await db.execute(sql`set constraints all immediate`);
      expect(await db.select().from(companyCategories).where(eq(companyCategories.companyId, id))).toEqual([]);
    }));

  it.each([
    ['companies_slug', { slug: 'Bäckerei' }],
    ['companies_slug', { slug: '' }],
    ['companies_slug', { slug: '-a' }],
    ['companies_slug', { slug: 'a--b' }],
    ['companies_slug', { slug: 'a\n' }],
    ['companies_slug', { slug: 'a/b' }],
    ['companies_name', { name: ' ' }],
    ['companies_name', { name: 'x'.repeat(201) }],
    ['companies_postal_code', { postalCode: '1234' }],
    ['companies_postal_code', { postalCode: '123456' }],
    ['companies_postal_code', { postalCode: 'D-02826' }],
    ['companies_postal_code', { postalCode: '02826\n' }],
    ['companies_quality', { quality: 101 }],
    ['companies_quality', { quality: -1 }],
    ['companies_version', { version: 0 }],
    ['companies_phone', { phone: '030 1234' }],
    ['companies_phone', { phone: '+0123456' }],
    ['companies_phone', { phone: '+49301234\n' }],
    ['companies_fax', { fax: '030 1234' }],
    ['companies_fax', { fax: '+49301234\nTEL:+491' }],
    ['companies_coordinates', { latitude: 51 }],
    ['companies_coordinates', { latitude: 51, longitude: 14 }],
    ['companies_coordinates', { latitude: 91, longitude: 14, coordinatePrecision: 'exact' as const }],
    ['companies_coordinates', { latitude: Number.NaN, longitude: 14, coordinatePrecision: 'exact' as const }],
    ['companies_source_key_data_sources_key_fk', { sourceKey: 'nobody' }],
    ['companies_place_id_places_id_fk', { placeId: 2_000_000_000 }],
  ])('is refused by %s: %j', (constraint, values) =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Bäckerei' });
      await refusedBy(constraint, change(id, values));
    }),
  );

  it('may have a postal code of another kind abroad', () =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Bäckerei' });
      await change(id, { countryCode: 'AT', postalCode: '1010' })();
    }));

  it('is the only one of its address and of its object in a source', () =>
    rolledBack(async () => {
      const first = await insertTestCompany({ name: 'Eins', sourceKey: 'osm', externalId: 'node/1' });
      const second = await insertTestCompany({ name: 'Zwei', sourceKey: 'osm', externalId: 'node/2' });
      await refusedBy('companies_slug_unique', change(second.id, { slug: first.slug }));
      await refusedBy('companies_source', change(second.id, { externalId: 'node/1' }));
      await change(second.id, { sourceKey: 'demo', externalId: 'node/1' })();
      // Those that owners enter have none.
      await insertTestCompany({ name: 'Drei' });
      await insertTestCompany({ name: 'Vier' });
    }));

  it('has one logo, pictures with a size, and is no duplicate of itself', () =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Bäckerei' });
      const picture = { companyId: id, kind: 'logo' as const, alt: '' };
      const [one, other] = [newPictureKey(), newPictureKey()];
      const size = { status: 'ready' as const, width: 1, height: 1 };
      await db.insert(pictures).values([one, other].map((key) => ({ key, ...size })));
      await db.insert(companyPhotos).values({ ...picture, storageKey: one });
      await refusedBy('company_photos_one_logo', () =>
        db.insert(companyPhotos).values({ ...picture, storageKey: other }),
      );
      await refusedBy('company_photos_storage_key_pictures_key_fk', () =>
        db.insert(companyPhotos).values({ ...picture, kind: 'photo', storageKey: newPictureKey() }),
      );
      await refusedBy('company_photos_storage_key_pictures_key_fk', () =>
        db.delete(pictures).where(eq(pictures.key, one)),
      );
      await refusedBy('pictures_size', () => db.insert(pictures).values({ ...size, key: newPictureKey(), width: 0 }));
      await refusedBy('pictures_measured', () => db.insert(pictures).values({ key: newPictureKey(), status: 'ready' }));
      await refusedBy('duplicate_candidates_order', () =>
        db.insert(duplicateCandidates).values({ companyId: id, otherId: id, score: 1 }),
      );
    }));
});

describe('an article', () => {
  const body = { type: 'doc' as const, content: [] };
  async function insertArticle(slug: string) {
    const [article] = await db.insert(articles).values({ slug }).returning();
    if (!article) throw new Error('Not inserted');
    const [version] = await db
      .insert(articleVersions)
      .values({ articleId: article.id, number: 1, title: slug, teaser: '', body, plainText: '' })
      .returning();
    if (!version) throw new Error('Not inserted');
    return { id: article.id, version: version.id };
  }
  const changeArticle = (id: number, values: Partial<typeof articles.$inferInsert>) => () =>
    db.update(articles).set(values).where(eq(articles.id, id));

  it('shows a version of its own, or none', () =>
    rolledBack(async () => {
      const [one, other] = [await insertArticle('eins'), await insertArticle('zwei')];
      await refusedBy('articles_live_version_is_own', changeArticle(one.id, { liveVersionId: other.version }));
      await changeArticle(one.id, { liveVersionId: one.version })();
      await refusedBy('articles_live_version_is_own', () =>
        db.delete(articleVersions).where(eq(articleVersions.id, one.version)),
      );
      await refusedBy('articles_live_version_is_own', () =>
        db.update(articleVersions).set({ articleId: other.id, number: 2 }).where(eq(articleVersions.id, one.version)),
      );
      await db.delete(articles).where(eq(articles.id, one.id));
      await db.execute(sql`set constraints all immediate`);
    }));

  it('is published with a version and a time, and planned for a time', () =>
    rolledBack(async () => {
      const { id, version } = await insertArticle('eins');
      const publishedAt = new Date();
      await refusedBy('articles_published_is_complete', changeArticle(id, { status: 'published', publishedAt }));
      await refusedBy(
        'articles_published_is_complete',
        changeArticle(id, { status: 'published', liveVersionId: version }),
      );
      await refusedBy('articles_scheduled_has_time', changeArticle(id, { status: 'scheduled' }));
      await changeArticle(id, { status: 'published', liveVersionId: version, publishedAt })();
      await refusedBy('articles_slug', changeArticle(id, { slug: 'Über uns' }));
    }));

  it('has versions with different numbers, a title and a document', () =>
    rolledBack(async () => {
      const { id } = await insertArticle('eins');
      const version = { articleId: id, number: 2, title: 'Titel', teaser: '', body, plainText: '' };
      const insert = (values: object) => () => db.insert(articleVersions).values({ ...version, ...values });
      await refusedBy('article_versions_article_id_number_unique', insert({ number: 1 }));
      await refusedBy('article_versions_title', insert({ title: '  ' }));
      await refusedBy('article_versions_body', insert({ body: { type: 'paragraph' } }));
      await refusedBy('article_versions_body', insert({ body: {} }));
      await refusedBy('article_versions_body', insert({ body: { type: 'doc' } }));
      await refusedBy('article_versions_body', insert({ body: { type: 'doc', content: {} } }));
      await refusedBy('article_versions_body', insert({ body: [] }));
    }));

  it('belongs to the day in Berlin on which it appeared', () =>
    rolledBack(async () => {
      const { id } = await insertArticle('eins');
      for (const [instant, day] of [
        ['2018-09-02T22:00:00Z', '2018-09-03'],
        ['2018-09-02T21:59:59Z', '2018-09-02'],
        ['2025-12-31T23:00:00Z', '2026-01-01'],
        ['2026-03-28T23:00:00Z', '2026-03-29'],
        ['2026-03-29T22:00:00Z', '2026-03-30'],
        ['2026-10-25T22:59:59Z', '2026-10-25'],
      ] as const) {
        await changeArticle(id, { publishedAt: new Date(instant) })();
        const [article] = await db.select().from(articles).where(eq(articles.id, id));
        expect(article?.publishedOn).toBe(day);
      }
    }));
});

describe('a redirect', () => {
  it.each([
    ['redirects_status', { path: '/alt', target: '/neu', status: 302 }],
    ['redirects_status', { path: '/alt', target: null, status: 301 }],
    ['redirects_status', { path: '/alt', target: '/neu', status: 410 }],
    ['redirects_target', { path: '/alt', target: '/alt', status: 301 }],
    ['redirects_target', { path: '/alt', target: '//example.com', status: 301 }],
    ['redirects_target', { path: '/alt', target: 'https://example.com', status: 301 }],
    ['redirects_target', { path: '/alt', target: '/\\example.com', status: 301 }],
    ['redirects_target', { path: '/alt', target: '/\t/example.com', status: 301 }],
    ['redirects_target', { path: '/alt', target: '/neu\r\nSet-Cookie: a=b', status: 301 }],
    ['redirects_target', { path: '/alt', target: '', status: 301 }],
    ['redirects_path', { path: 'alt', target: '/neu', status: 301 }],
  ])('is refused by %s: %j', (constraint, values) =>
    rolledBack(async () => {
      await refusedBy(constraint, () => db.insert(redirects).values(values));
    }),
  );
});
