import { and, asc, desc, eq, gt, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { cache } from 'react';
import { db } from '#db/client.ts';
import { placeCounts, placePostalCodes, places, postalCodes } from './tables.ts';

const states = alias(places, 'states');
const districts = alias(places, 'districts');

const companyCount = sql<number>`coalesce(${placeCounts.companies}, 0)`.mapWith(Number);

/** The 16 Bundesländer with the number of listed companies in them. */
export const listStates = cache(() => {
  const towns = alias(places, 'towns');
  return db
    .select({
      id: places.id,
      slug: places.slug,
      name: places.name,
      companies: sql<number>`coalesce(sum(${placeCounts.companies}), 0)`.mapWith(Number),
    })
    .from(places)
    .leftJoin(towns, eq(towns.stateId, places.id))
    .leftJoin(placeCounts, eq(placeCounts.placeId, towns.id))
    .where(eq(places.kind, 'state'))
    .groupBy(places.id)
    .orderBy(asc(places.name));
});

export const getPlace = cache(async (slug: string) => {
  const [place] = await db
    .select({
      id: places.id,
      slug: places.slug,
      name: places.name,
      kind: places.kind,
      latitude: places.latitude,
      longitude: places.longitude,
      population: places.population,
      stateId: places.stateId,
      stateSlug: states.slug,
      stateName: states.name,
      districtSlug: districts.slug,
      districtName: districts.name,
      sourceKey: places.sourceKey,
      companies: companyCount,
      postalCodes: sql<string[]>`array(
        select ${placePostalCodes.postalCode} from ${placePostalCodes}
        where ${placePostalCodes.placeId} = ${places.id} order by 1)`,
    })
    .from(places)
    .leftJoin(states, eq(states.id, places.stateId))
    .leftJoin(districts, eq(districts.id, places.districtId))
    .leftJoin(placeCounts, eq(placeCounts.placeId, places.id))
    .where(eq(places.slug, slug));
  return place ?? null;
});

export type Place = NonNullable<Awaited<ReturnType<typeof getPlace>>>;

/** The towns of a Bundesland or a Landkreis that have listed companies, by name. The postal code tells namesakes apart. */
export const listTownsWithCompanies = (within: Pick<Place, 'id' | 'kind'>) =>
  db
    .select({
      slug: places.slug,
      name: places.name,
      companies: placeCounts.companies,
      postalCode: sql<string | null>`(
        select min(${placePostalCodes.postalCode}) from ${placePostalCodes}
        where ${placePostalCodes.placeId} = ${places.id})`,
    })
    .from(places)
    .innerJoin(placeCounts, eq(placeCounts.placeId, places.id))
    .where(
      and(
        eq(within.kind === 'state' ? places.stateId : places.districtId, within.id),
        gt(placeCounts.companies, 0),
        eq(places.kind, 'town'),
      ),
    )
    .orderBy(asc(places.name));

/** The towns with most inhabitants that have listed companies. */
export const listBiggestTowns = (limit: number) =>
  db
    .select({ slug: places.slug, name: places.name, companies: placeCounts.companies })
    .from(places)
    .innerJoin(placeCounts, eq(placeCounts.placeId, places.id))
    .where(and(gt(placeCounts.companies, 0), eq(places.kind, 'town')))
    .orderBy(sql`${places.population} desc nulls last`, asc(places.name))
    .limit(limit);

/** About 60 km to each side. */
const NEIGHBOURHOOD_DEGREES = 0.55;

/** The nearest towns that have listed companies. */
export const listNeighbouringTowns = (near: { id: number; latitude: number; longitude: number }, limit: number) =>
  db
    .select({ slug: places.slug, name: places.name, companies: placeCounts.companies })
    .from(places)
    .innerJoin(placeCounts, eq(placeCounts.placeId, places.id))
    .where(
      and(
        gt(placeCounts.companies, 0),
        ne(places.id, near.id),
        sql`${places.latitude} between ${near.latitude - NEIGHBOURHOOD_DEGREES} and ${near.latitude + NEIGHBOURHOOD_DEGREES}`,
        sql`${places.longitude} between ${near.longitude - NEIGHBOURHOOD_DEGREES * 1.6} and ${near.longitude + NEIGHBOURHOOD_DEGREES * 1.6}`,
      ),
    )
    .orderBy(
      sql`power(${places.latitude} - ${near.latitude}, 2) + power((${places.longitude} - ${near.longitude}) * cos(radians(${near.latitude})), 2)`,
    )
    .limit(limit);

/** Towns whose name begins like a slug that does not exist: what the visitor may have meant. */
export const listTownsLike = (slug: string, limit: number) =>
  db
    .select({ slug: places.slug, name: places.name, companies: companyCount })
    .from(places)
    .leftJoin(placeCounts, eq(placeCounts.placeId, places.id))
    .where(
      and(
        sql`starts_with(${places.foldedName}, fold(${slug.replaceAll('-', ' ').slice(0, 5)}))`,
        eq(places.kind, 'town'),
      ),
    )
    .orderBy(desc(companyCount), asc(places.name))
    .limit(limit);

/** For the sitemap: places that have companies, and the regions, which list them. */
export const listPlaceSlugs = () =>
  db
    .select({ slug: places.slug })
    .from(places)
    .leftJoin(placeCounts, eq(placeCounts.placeId, places.id))
    .where(or(gt(placeCounts.companies, 0), ne(places.kind, 'town')))
    .orderBy(asc(places.slug));

/** The middle of a German postal code; where that is unknown, of the place. */
export async function getMiddle(postalCode: string, placeId: number) {
  const [code] = await db
    .select({ latitude: postalCodes.latitude, longitude: postalCodes.longitude })
    .from(postalCodes)
    .where(and(eq(postalCodes.code, postalCode), eq(postalCodes.countryCode, 'DE')));
  if (code) return { ...code, coordinatePrecision: 'postalCode' as const };
  const [place] = await db
    .select({ latitude: places.latitude, longitude: places.longitude })
    .from(places)
    .where(eq(places.id, placeId));
  return place ? { ...place, coordinatePrecision: 'place' as const } : null;
}
