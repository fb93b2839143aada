import { sql } from 'drizzle-orm';
import { test as base } from 'playwright/test';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { closeDatabase, db, transaction } from '#db/client.ts';
import { companies, companyCategories } from '#db/companies/tables.ts';
import { slugify } from '#lib/slug.ts';
import { everythingTag } from '#lib/tags.ts';

type NewCompany = Partial<typeof companies.$inferInsert> & { name: string; place: string; category?: string };

interface Fixtures {
  /** Publishes an entry in a place (by name) and a trade (by slug); it is gone after the test. */
  insertCompany: (company: NewCompany) => Promise<{ id: number; slug: string; name: string }>;
}

export const test = base.extend<Fixtures, { database: undefined }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      await use(undefined);
      await closeDatabase();
    },
    { scope: 'worker', auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertCompany: async ({}, use) => {
    const inserted: number[] = [];
    await use(async ({ place, category = 'baeckerei', ...company }) => {
      const row = await publishCompany(company, place, category);
      inserted.push(row.id);
      return row;
    });
    if (inserted.length > 0) {
      await db.execute(sql`delete from companies where id = any(${sql.param(inserted)}::int[])`);
      await recordChangedTags([everythingTag]);
    }
  },
});

export { expect } from 'playwright/test';

function publishCompany(company: Omit<NewCompany, 'place' | 'category'>, place: string, category: string) {
  return transaction(async () => {
    const [found] = await db.execute<{
      place: number;
      category: number;
      code: string | null;
      lat: number;
      lon: number;
    }>(sql`
      select p.id as place, c.id as category, p.latitude as lat, p.longitude as lon,
        (select min(postal_code) from place_postal_codes where place_id = p.id) as code
      from places p, categories c
      where p.name = ${place} and p.kind = 'town' and c.slug = ${category}
      order by p.population desc nulls last limit 1`);
    if (!found) throw new Error(`No such place or trade: ${place}, ${category}`);
    const [row] = await db
      .insert(companies)
      .values({
        slug: `${slugify(company.name)}-${slugify(place)}-e2e`,
        status: 'published',
        publishedAt: new Date(),
        sourceKey: 'owner',
        placeId: found.place,
        mainCategoryId: found.category,
        postalCode: found.code,
        latitude: found.lat,
        longitude: found.lon,
        coordinatePrecision: 'place',
        ...company,
      })
      .returning({ id: companies.id, slug: companies.slug, name: companies.name });
    if (!row) throw new Error('Not inserted');
    await db.insert(companyCategories).values({ companyId: row.id, categoryId: found.category });
    await recordChangedTags([everythingTag]);
    return row;
  });
}
