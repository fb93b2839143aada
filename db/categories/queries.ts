import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { cache } from 'react';
import { db } from '#db/client.ts';
import { places } from '#db/places/tables.ts';
import { categories, categoryCounts, categoryPlaceCounts, categorySynonyms } from './tables.ts';

const companyCount = sql<number>`coalesce(${categoryCounts.companies}, 0)`.mapWith(Number);

/** All main groups and trades with the number of their listed companies, in the order of their names. */
export const listCategories = cache(() =>
  db
    .select({
      id: categories.id,
      slug: categories.slug,
      name: categories.name,
      parentId: categories.parentId,
      position: categories.position,
      companies: companyCount,
    })
    .from(categories)
    .leftJoin(categoryCounts, eq(categoryCounts.categoryId, categories.id))
    .orderBy(asc(categories.name)),
);

export const getCategory = cache(async (slug: string) => {
  const parents = alias(categories, 'parents');
  const [category] = await db
    .select({
      id: categories.id,
      slug: categories.slug,
      name: categories.name,
      parentId: categories.parentId,
      parentSlug: parents.slug,
      parentName: parents.name,
      companies: companyCount,
      synonyms: sql<string[]>`array(
        select ${categorySynonyms.name} from ${categorySynonyms}
        where ${categorySynonyms.categoryId} = ${categories.id} order by 1)`,
    })
    .from(categories)
    .leftJoin(parents, eq(parents.id, categories.parentId))
    .leftJoin(categoryCounts, eq(categoryCounts.categoryId, categories.id))
    .where(eq(categories.slug, slug));
  return category ?? null;
});

export type Category = NonNullable<Awaited<ReturnType<typeof getCategory>>>;

/** The trades of a main group. */
export const listCategoriesOfGroup = (groupId: number) =>
  db
    .select({ slug: categories.slug, name: categories.name, companies: companyCount })
    .from(categories)
    .leftJoin(categoryCounts, eq(categoryCounts.categoryId, categories.id))
    .where(eq(categories.parentId, groupId))
    .orderBy(asc(categories.name));

/** Main groups with the sum of their trades' companies; a company with two trades of a group counts twice. */
export const listMainGroups = () => {
  const trades = alias(categories, 'trades');
  return db
    .select({
      slug: categories.slug,
      name: categories.name,
      companies: sql<number>`coalesce(sum(${categoryCounts.companies}), 0)`.mapWith(Number),
    })
    .from(categories)
    .leftJoin(trades, eq(trades.parentId, categories.id))
    .leftJoin(categoryCounts, eq(categoryCounts.categoryId, trades.id))
    .where(isNull(categories.parentId))
    .groupBy(categories.id)
    .orderBy(asc(categories.position), asc(categories.name));
};

/** The trades with companies in a place, the most frequent first. */
export const listCategoriesInPlace = (placeId: number, limit = 400) =>
  db
    .select({ slug: categories.slug, name: categories.name, companies: categoryPlaceCounts.companies })
    .from(categoryPlaceCounts)
    .innerJoin(categories, eq(categories.id, categoryPlaceCounts.categoryId))
    .where(and(eq(categoryPlaceCounts.placeId, placeId), gt(categoryPlaceCounts.companies, 0)))
    .orderBy(desc(categoryPlaceCounts.companies), asc(categories.name))
    .limit(limit);

/** Where a trade has most companies. */
export const listPlacesOfCategory = (categoryId: number, limit: number) =>
  db
    .select({ slug: places.slug, name: places.name, companies: categoryPlaceCounts.companies })
    .from(categoryPlaceCounts)
    .innerJoin(places, eq(places.id, categoryPlaceCounts.placeId))
    .where(and(eq(categoryPlaceCounts.categoryId, categoryId), gt(categoryPlaceCounts.companies, 0)))
    .orderBy(desc(categoryPlaceCounts.companies), asc(places.name))
    .limit(limit);

/** The nearest other places that have companies of a trade. */
export const listPlacesOfCategoryNearby = (
  categoryId: number,
  near: { id: number; latitude: number; longitude: number },
  limit: number,
) =>
  db
    .select({ slug: places.slug, name: places.name, companies: categoryPlaceCounts.companies })
    .from(categoryPlaceCounts)
    .innerJoin(places, eq(places.id, categoryPlaceCounts.placeId))
    .where(
      and(
        eq(categoryPlaceCounts.categoryId, categoryId),
        gt(categoryPlaceCounts.companies, 0),
        sql`${places.id} <> ${near.id}`,
      ),
    )
    // Flat geometry is near enough for an order within a country: a degree of longitude shrinks with the latitude.
    .orderBy(
      sql`power(${places.latitude} - ${near.latitude}, 2) + power((${places.longitude} - ${near.longitude}) * cos(radians(${near.latitude})), 2)`,
    )
    .limit(limit);

export async function countCompaniesOfCategoryInPlace(categoryId: number, placeId: number): Promise<number> {
  const [row] = await db
    .select({ companies: categoryPlaceCounts.companies })
    .from(categoryPlaceCounts)
    .where(and(eq(categoryPlaceCounts.categoryId, categoryId), eq(categoryPlaceCounts.placeId, placeId)));
  return row?.companies ?? 0;
}

/** Trades that share the beginning of a word with a slug that does not exist: what the visitor may have meant. */
export const listCategoriesLike = (slug: string, limit: number) => {
  const beginnings = slug.split('-').flatMap((word) => (word.length < 4 ? [] : word.slice(0, 6)));
  return db
    .select({ slug: categories.slug, name: categories.name, companies: companyCount })
    .from(categories)
    .leftJoin(categoryCounts, eq(categoryCounts.categoryId, categories.id))
    .where(
      and(
        isNotNull(categories.parentId),
        sql`exists (
          select from unnest(${sql.param(beginnings.slice(0, 8))}::text[]) as beginning
          where starts_with(${categories.slug}, beginning) or strpos(${categories.slug}, '-' || beginning) > 0)`,
      ),
    )
    .orderBy(desc(companyCount), asc(categories.name))
    .limit(limit);
};

/** For the sitemap: the trades that have companies. */
export const listCategoriesForSitemap = () =>
  db
    .select({ slug: categories.slug })
    .from(categories)
    .innerJoin(categoryCounts, eq(categoryCounts.categoryId, categories.id))
    .where(and(isNotNull(categories.parentId), gt(categoryCounts.companies, 0)))
    .orderBy(asc(categories.slug));

/** For the sitemap: the places in which a trade has companies. Fewer than a file may hold, as there are fewer places. */
export const listPlacesOfCategoryForSitemap = (categorySlug: string) =>
  db
    .select({ slug: places.slug })
    .from(categories)
    .innerJoin(categoryPlaceCounts, eq(categoryPlaceCounts.categoryId, categories.id))
    .innerJoin(places, eq(places.id, categoryPlaceCounts.placeId))
    .where(and(eq(categories.slug, categorySlug), gt(categoryPlaceCounts.companies, 0)))
    .orderBy(asc(places.slug));

/** Trades whose name, synonym or address has the words in it, and of one group if asked: for who keeps them in order. */
export const listCategoriesForEditing = (search: string, groupId: number | null) => {
  const groups = alias(categories, 'groups');
  const pattern = sql`'%' || replace(replace(replace(fold(${search}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
  return db
    .select({
      id: categories.id,
      slug: categories.slug,
      name: categories.name,
      groupName: groups.name,
      companies: companyCount,
      synonyms: sql<number>`(
        select count(*)::int from ${categorySynonyms} as synonym where synonym.category_id = ${categories.id})`,
    })
    .from(categories)
    .innerJoin(groups, eq(groups.id, categories.parentId))
    .leftJoin(categoryCounts, eq(categoryCounts.categoryId, categories.id))
    .where(
      and(
        groupId === null ? undefined : eq(categories.parentId, groupId),
        search
          ? sql`(fold(${categories.name}) like ${pattern} or exists (
              select from ${categorySynonyms} as synonym
              where synonym.category_id = ${categories.id} and fold(synonym.name) like ${pattern}))`
          : undefined,
      ),
    )
    .orderBy(asc(categories.name));
};

/** A trade with everything about it that can be edited. Null for a main group. */
export async function getCategoryForEditing(id: number) {
  const parents = alias(categories, 'parents');
  const [category] = await db
    .select({
      id: categories.id,
      slug: categories.slug,
      name: categories.name,
      parentId: categories.parentId,
      parentSlug: parents.slug,
      schemaType: categories.schemaType,
      companies: companyCount,
      synonyms: sql<string[]>`array(
        select synonym.name from ${categorySynonyms} as synonym where synonym.category_id = ${categories.id} order by 1)`,
    })
    .from(categories)
    .innerJoin(parents, eq(parents.id, categories.parentId))
    .leftJoin(categoryCounts, eq(categoryCounts.categoryId, categories.id))
    .where(eq(categories.id, id));
  return category ?? null;
}

export const listGroups = () =>
  db
    .select({ id: categories.id, name: categories.name })
    .from(categories)
    .where(isNull(categories.parentId))
    .orderBy(asc(categories.position), asc(categories.name));

/** What merging would do, before it is done. */
export async function foreseeMerge(sourceId: number, targetId: number) {
  const [row] = await db.execute<{ entries: number; both: number; places: number; waiting: number }>(sql`
    select
      (select count(*)::int from company_categories where category_id = ${sourceId}) as entries,
      (select count(*)::int from company_categories as own where own.category_id = ${sourceId} and exists (
        select from company_categories as other
        where other.company_id = own.company_id and other.category_id = ${targetId})) as both,
      (select count(*)::int from category_place_counts where category_id = ${sourceId}) as places,
      (select count(*)::int from submissions
        where status = 'pending' and changes -> 'categoryIds' @> to_jsonb(${sourceId}::int)) as waiting`);
  return row as { entries: number; both: number; places: number; waiting: number };
}
