import { eq, sql } from 'drizzle-orm';
import { categories } from '#db/categories/tables.ts';
import { connection, db } from '#db/client.ts';
import { places } from '#db/places/tables.ts';
import { companies, companyPhotos } from './tables.ts';

/** What one line of a list shows of an entry: the same in every list, so that they can share one component. */
const listing = {
  id: companies.id,
  slug: companies.slug,
  name: companies.name,
  categoryName: categories.name,
  streetAddress: companies.streetAddress,
  postalCode: companies.postalCode,
  placeName: places.name,
  phone: companies.phone,
  website: companies.website,
  openingHours: companies.openingHours,
  sourceKey: companies.sourceKey,
  demo: companies.demo,
  logoKey: sql<string | null>`(
    select storage_key from ${companyPhotos} as photo where photo.company_id = companies.id and photo.kind = 'logo')`,
};

/** The start of every query for a list of entries; the caller adds `where`, order and limit. Only listed entries belong in it. */
export const selectListings = () =>
  db
    .select(listing)
    .from(companies)
    .innerJoin(places, eq(places.id, companies.placeId))
    .innerJoin(categories, eq(categories.id, companies.mainCategoryId))
    .$dynamic();

export type CompanyListing = Awaited<ReturnType<typeof selectListings>>[number];

const columns = Object.keys(listing);
let textOfListing: string | undefined;

/** The entries of these ids, in this order: for lists whose ids came from an index. Prepared, like `executePrepared`. */
export async function listListings(ids: number[]): Promise<CompanyListing[]> {
  if (ids.length === 0) return [];
  textOfListing ??= selectListings()
    .where(sql`${companies.id} = any(${sql.param(ids)}::int[]) and ${companies.listed}`)
    .toSQL().sql;
  const rows = await connection().unsafe(textOfListing, [ids], { prepare: true }).values();
  const found = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])) as CompanyListing);
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
