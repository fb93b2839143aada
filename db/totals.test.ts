import { eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { articles, articleVersions } from './articles/tables.ts';
import { categories } from './categories/tables.ts';
import { closeDatabase, db, rolledBack } from './client.ts';
import { insertTestCompany } from './companies/fixtures.ts';
import { companies, companyCategories } from './companies/tables.ts';
import { places } from './places/tables.ts';

afterAll(closeDatabase);

const PLACES = ['goerlitz', 'zwickau', 'muenchen'];
const TRADES = ['baeckerei', 'cafe', 'metzgerei'];
const DAYS = ['2026-03-28T22:59Z', '2026-03-28T23:00Z', '2026-03-29T22:00Z', '2026-10-25T23:00Z'].map(
  (day) => new Date(day),
);
const STATUSES = ['draft', 'published', 'withdrawn'] as const;

/** What the triggers keep and what counting gives, where they differ. Totals of zero may be there or not. */
async function differences() {
  return db.execute(sql`
    select * from (
      (select 'place' as total, place_id as a, 0 as b, companies as count from place_counts where companies <> 0
       union all
       select 'trade', category_id, 0, companies from category_counts where companies <> 0
       union all
       select 'trade in place', category_id, place_id, companies from category_place_counts where companies <> 0
       union all
       select 'day', day - date '2000-01-01', 0, articles from article_day_counts
       union all
       select 'copy', company_id, category_id, hashtext((place_id, quality, published, features, hours_key, latitude, longitude)::text)
         from company_categories)
      except
      (select 'place', place_id, 0, count(*) from companies where listed group by place_id
       union all
       select 'trade', category_id, 0, count(*) from company_categories join companies on id = company_id
         where listed group by category_id
       union all
       select 'trade in place', category_id, companies.place_id, count(*) from company_categories
         join companies on id = company_id where listed group by category_id, companies.place_id
       union all
       select 'day', published_on - date '2000-01-01', 0, count(*) from articles where status = 'published' group by 2
       union all
       select 'copy', id, category_id, hashtext((companies.place_id, companies.quality, listed, companies.features,
           companies.hours_key, companies.latitude::real, companies.longitude::real)::text)
         from company_categories join companies on id = company_id)
    ) as kept_but_wrong
    union all
    (select 'sum of places', 0, 0, total from (
      select (select coalesce(sum(companies), 0) from place_counts) - (select count(*) from companies where listed) as total
      union all
      select (select coalesce(sum(companies), 0) from category_counts)
        - (select count(*) from company_categories join companies on id = company_id where listed)
      union all
      select (select coalesce(sum(companies), 0) from category_place_counts)
        - (select count(*) from company_categories join companies on id = company_id where listed)
      union all
      select (select coalesce(sum(articles), 0) from article_day_counts)
        - (select count(*) from articles where status = 'published')
    ) as sums where total <> 0)`);
}

interface Known {
  placeIds: number[];
  tradeIds: number[];
  /** Ids, in the order in which they were made. */
  companies: number[];
  articles: number[];
}

let made = 0;

async function insertArticle(publishedAt: Date | undefined) {
  const [article] = await db
    .insert(articles)
    .values({ slug: `artikel-${++made}`, publishedAt })
    .returning();
  const [version] = await db
    .insert(articleVersions)
    .values({
      articleId: article?.id ?? 0,
      number: 1,
      title: 'Titel',
      teaser: '',
      body: { type: 'doc', content: [] },
      plainText: '',
    })
    .returning();
  await db
    .update(articles)
    .set({ liveVersionId: version?.id, status: 'published' })
    .where(eq(articles.id, article?.id ?? 0));
  return article?.id ?? 0;
}

const several = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
const pick = <T>(list: T[], at: number) => list[at % list.length] as T;

/** One statement of many kinds, on whatever is there. */
const step: fc.Arbitrary<(known: Known) => Promise<unknown>> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        place: fc.constantFrom(...PLACES),
        trades: fc.subarray(TRADES, { minLength: 1 }),
        quality: fc.nat(100),
      })
      .chain((given) => fc.constantFrom(...STATUSES).map((status) => ({ ...given, status })))
      .map((given) => async (known: Known) => {
        known.companies.push((await insertTestCompany({ ...given, name: 'Firma', slug: `firma-${++made}` })).id);
      }),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({
        which: several,
        values: fc
          .record(
            {
              placeId: fc.nat(2),
              quality: fc.nat(100),
              status: fc.constantFrom(...STATUSES),
              closedAt: fc.constantFrom(null, new Date()),
              name: fc.constant('Anders'),
            },
            { requiredKeys: [] },
          )
          .filter((values) => Object.keys(values).length > 0),
      })
      .map(({ which, values: { placeId, ...values } }) => async ({ companies: ids, placeIds }: Known) => {
        if (ids.length === 0) return;
        await db
          .update(companies)
          .set({ ...values, ...(placeId === undefined ? { version: 2 } : { placeId: pick(placeIds, placeId) }) })
          .where(
            inArray(
              companies.id,
              which.map((at) => pick(ids, at)),
            ),
          );
      }),
  },
  {
    weight: 2,
    arbitrary: several.map((which) => async ({ companies: ids }: Known) => {
      if (ids.length === 0) return;
      const gone = which.map((at) => pick(ids, at));
      await db.delete(companies).where(inArray(companies.id, gone));
      for (const id of new Set(gone)) ids.splice(ids.indexOf(id), 1);
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(several, fc.nat(2)).map(([which, trade]) => async ({ companies: ids, tradeIds }: Known) => {
      if (ids.length === 0) return;
      const categoryId = pick(tradeIds, trade);
      await db
        .insert(companyCategories)
        .values([...new Set(which.map((at) => pick(ids, at)))].map((companyId) => ({ companyId, categoryId })))
        .onConflictDoNothing();
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(2), fc.nat()).map(([trade, at]) => async ({ companies: ids, tradeIds }: Known) => {
      if (ids.length === 0) return;
      await db
        .delete(companyCategories)
        .where(sql`category_id = ${pick(tradeIds, trade)} and company_id <= ${pick(ids, at)}`);
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(), fc.nat(2), fc.nat(2))
      .map(([at, from, to]) => async ({ companies: ids, tradeIds }: Known) => {
        if (ids.length === 0) return;
        await db.execute(sql`update company_categories as own set category_id = ${pick(tradeIds, to)}
        where category_id = ${pick(tradeIds, from)} and company_id = ${pick(ids, at)} and not exists (
          select from company_categories where company_id = own.company_id and category_id = ${pick(tradeIds, to)})`);
      }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...DAYS).map((day) => async (known: Known) => {
      known.articles.push(await insertArticle(day));
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        which: several,
        values: fc.oneof(
          fc.record({ publishedAt: fc.constantFrom(...DAYS) }),
          fc.record({ status: fc.constantFrom('draft' as const, 'published' as const, 'withdrawn' as const) }),
        ),
      })
      .map(({ which, values }) => async ({ articles: ids }: Known) => {
        if (ids.length === 0) return;
        await db
          .update(articles)
          .set(values)
          .where(
            inArray(
              articles.id,
              which.map((at) => pick(ids, at)),
            ),
          );
      }),
  },
  {
    weight: 1,
    arbitrary: several.map((which) => async ({ articles: ids }: Known) => {
      if (ids.length === 0) return;
      const gone = which.map((at) => pick(ids, at));
      await db.delete(articles).where(inArray(articles.id, gone));
      for (const id of new Set(gone)) ids.splice(ids.indexOf(id), 1);
    }),
  },
);

describe('totals and copies', () => {
  it('stay what counting gives, whatever happens in whatever order', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40, size: 'max' }), (steps) =>
        rolledBack(async () => {
          const ids = async (rows: PromiseLike<{ id: number }[]>) => (await rows).map(({ id }) => id);
          const known: Known = {
            placeIds: await ids(db.select({ id: places.id }).from(places).where(inArray(places.slug, PLACES))),
            tradeIds: await ids(
              db.select({ id: categories.id }).from(categories).where(inArray(categories.slug, TRADES)),
            ),
            companies: [],
            articles: [],
          };
          for (const take of steps) {
            await take(known);
            expect(await differences()).toEqual([]);
          }
        }),
      ),
      { numRuns: 12 },
    ));

  it('are added up per statement, so that a batch counts once', () =>
    rolledBack(async () => {
      for (let number = 0; number < 5; number += 1) {
        await insertTestCompany({ name: 'Firma', slug: `firma-${number}`, status: 'draft' });
      }
      await db.update(companies).set({ status: 'published' });
      expect(await db.execute(sql`select companies from place_counts where companies <> 0`)).toMatchObject([
        { companies: 5 },
      ]);
      await db.update(companies).set({ closedAt: new Date() });
      expect(await db.execute(sql`select companies from place_counts where companies <> 0`)).toHaveLength(0);
      expect(await differences()).toEqual([]);
    }));
});
