import { and, asc, desc, eq, gt, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { cache } from 'react';
import { categories } from '#db/categories/tables.ts';
import { db } from '#db/client.ts';
import { places } from '#db/places/tables.ts';
import { dataSources } from '#db/sources/tables.ts';
import { listListings, selectListings } from './listing.ts';
import { companies, companyCategories } from './tables.ts';

const states = alias(places, 'states');

/** A published entry with everything its page shows; a closed business keeps its page. */
export const getPublishedCompany = cache(async (slug: string) => {
  const [company] = await db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      legalForm: companies.legalForm,
      streetAddress: companies.streetAddress,
      postalCode: companies.postalCode,
      countryCode: companies.countryCode,
      latitude: companies.latitude,
      longitude: companies.longitude,
      coordinatePrecision: companies.coordinatePrecision,
      phone: companies.phone,
      fax: companies.fax,
      email: companies.email,
      website: companies.website,
      description: companies.description,
      openingHours: companies.openingHours,
      openingHoursText: companies.openingHoursText,
      languages: companies.languages,
      payment: companies.payment,
      cuisine: companies.cuisine,
      operator: companies.operator,
      brand: companies.brand,
      wheelchair: companies.wheelchair,
      wheelchairToilet: companies.wheelchairToilet,
      wheelchairDescription: companies.wheelchairDescription,
      registerNumber: companies.registerNumber,
      registerCourt: companies.registerCourt,
      vatId: companies.vatId,
      responsiblePerson: companies.responsiblePerson,
      fieldSources: companies.fieldSources,
      sourceKey: companies.sourceKey,
      sourceDate: companies.sourceDate,
      demo: companies.demo,
      closedAt: companies.closedAt,
      confirmedAt: companies.confirmedAt,
      updatedAt: companies.updatedAt,
      placeId: places.id,
      placeSlug: places.slug,
      placeName: places.name,
      placeLatitude: places.latitude,
      placeLongitude: places.longitude,
      stateName: states.name,
      stateSlug: states.slug,
      categoryId: categories.id,
      categorySlug: categories.slug,
      categoryName: categories.name,
      schemaType: categories.schemaType,
      source: {
        name: dataSources.name,
        url: dataSources.url,
        licence: dataSources.licence,
        licenceUrl: dataSources.licenceUrl,
        attribution: dataSources.attribution,
      },
    })
    .from(companies)
    .innerJoin(places, eq(places.id, companies.placeId))
    .innerJoin(states, eq(states.id, places.stateId))
    .innerJoin(categories, eq(categories.id, companies.mainCategoryId))
    .innerJoin(dataSources, eq(dataSources.key, companies.sourceKey))
    .where(and(eq(companies.slug, slug), eq(companies.status, 'published')));
  return company ?? null;
});

export type CompanyProfile = NonNullable<Awaited<ReturnType<typeof getPublishedCompany>>>;

/** The trades of an entry, the main one first. */
export const listCategoriesOfCompany = (companyId: number) =>
  db
    .select({ slug: categories.slug, name: categories.name })
    .from(companyCategories)
    .innerJoin(categories, eq(categories.id, companyCategories.categoryId))
    .innerJoin(companies, eq(companies.id, companyCategories.companyId))
    .where(eq(companyCategories.companyId, companyId))
    .orderBy(sql`${companies.mainCategoryId} <> ${categories.id}`, asc(categories.name));

/** A trade's companies, the most complete entries first: in one place, or everywhere. */
export async function listCompaniesOfCategory(
  categoryId: number,
  { placeId, limit, exceptId }: { placeId?: number; limit: number; exceptId?: number },
) {
  const rows = await db
    .select({ id: companyCategories.companyId })
    .from(companyCategories)
    .where(
      and(
        eq(companyCategories.categoryId, categoryId),
        eq(companyCategories.published, true),
        placeId === undefined ? undefined : eq(companyCategories.placeId, placeId),
        exceptId === undefined ? undefined : ne(companyCategories.companyId, exceptId),
      ),
    )
    .orderBy(desc(companyCategories.quality), asc(companyCategories.companyId))
    .limit(limit);
  return listListings(rows.map(({ id }) => id));
}

/** About 20 km to each side. */
const NEARBY_DEGREES = 0.2;

/** Companies of the same main trade, the nearest places first. */
export async function listSimilarCompanies(
  company: Pick<CompanyProfile, 'id' | 'categoryId' | 'placeLatitude' | 'placeLongitude'>,
  limit: number,
) {
  const { placeLatitude: latitude, placeLongitude: longitude } = company;
  const rows = await db.execute<{ id: number }>(sql`
    select nearby.company_id as id
    from (
      select id, power(latitude - ${latitude}, 2) + power((longitude - ${longitude}) * cos(radians(${latitude})), 2) as distance
      from places
      where kind = 'town'
        and latitude between ${latitude - NEARBY_DEGREES} and ${latitude + NEARBY_DEGREES}
        and longitude between ${longitude - NEARBY_DEGREES * 1.6} and ${longitude + NEARBY_DEGREES * 1.6}
      order by distance limit 60
    ) as place
    cross join lateral (
      select company_id, quality from company_categories
      where category_id = ${company.categoryId} and place_id = place.id and published and company_id <> ${company.id}
      order by quality desc, company_id limit ${limit}
    ) as nearby
    order by place.distance, nearby.quality desc, nearby.company_id
    limit ${limit}`);
  return listListings(rows.map(({ id }) => id));
}

export const listCompaniesInPlace = (placeId: number, limit: number) =>
  selectListings()
    .where(and(eq(companies.placeId, placeId), eq(companies.listed, true)))
    .orderBy(desc(companies.quality), asc(companies.id))
    .limit(limit);

export const listNewestCompanies = (limit: number) =>
  selectListings()
    .where(eq(companies.listed, true))
    .orderBy(desc(companies.publishedAt), asc(companies.id))
    .limit(limit);

/**
 * Entries whose address begins like one that does not exist: its neighbours in the order of addresses, so that the index
 * answers however many there are.
 */
export async function listCompaniesLike(slug: string, limit: number) {
  const listed = eq(companies.listed, true);
  const [before, after] = await Promise.all([
    selectListings()
      .where(and(listed, lt(companies.slug, slug)))
      .orderBy(desc(companies.slug))
      .limit(limit),
    selectListings()
      .where(and(listed, gt(companies.slug, slug)))
      .orderBy(asc(companies.slug))
      .limit(limit),
  ]);
  const beginning = slug.slice(0, Math.max(6, Math.floor((slug.length * 2) / 3)));
  return [...before, ...after].filter((company) => company.slug.startsWith(beginning)).slice(0, limit);
}

/** Addresses per file of the sitemap: below the 50,000 of the protocol, with room for entries that come in between. */
const SITEMAP_IDS = 40_000;

/** The numbers of the sitemap's files that have something to name. By ranges of ids, so that no file needs the ones before it. */
export async function listSitemapParts(): Promise<number[]> {
  // A limit in a lateral part is never turned into a join over the whole table, as `exists` may be.
  const rows = await db.execute<{ part: number }>(sql`
    select part
    from generate_series(1, (select ceil(max(id)::numeric / ${SITEMAP_IDS})::int from companies)) as part
    cross join lateral (
      select from companies
      where id > (part - 1)::bigint * ${SITEMAP_IDS}::bigint and id <= part::bigint * ${SITEMAP_IDS}::bigint
        and listed and not demo
      order by id limit 1) as first
    order by part`);
  return rows.map(({ part }) => part);
}

/** What the sitemap may name: listed entries that are not invented. `part` begins at 1. */
export const listCompaniesForSitemap = (part: number) =>
  db
    .select({ slug: companies.slug, updatedAt: companies.updatedAt })
    .from(companies)
    .where(
      and(
        // Not every number of an address fits into the type of the column.
        sql`${companies.id} > ${(part - 1) * SITEMAP_IDS}::bigint and ${companies.id} <= ${part * SITEMAP_IDS}::bigint`,
        eq(companies.listed, true),
        eq(companies.demo, false),
      ),
    )
    .orderBy(asc(companies.id));
