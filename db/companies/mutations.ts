import { and, asc, eq, isNotNull, isNull, like, lt, not, or, sql } from 'drizzle-orm';
import { categories } from '#db/categories/tables.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { removePictures, showPictures } from '#db/pictures/mutations.ts';
import { listEntryPictures, listPicturesNamedBy } from '#db/pictures/queries.ts';
import { getMiddle } from '#db/places/queries.ts';
import { places } from '#db/places/tables.ts';
import { forgetRedirect, markGone } from '#db/redirects/mutations.ts';
import { redirects } from '#db/redirects/tables.ts';
import { submissions } from '#db/submissions/tables.ts';
import { fingerprints, type Identity } from '#lib/companies/fingerprint.ts';
import { companyQuality } from '#lib/companies/quality.ts';
import { type Appearance, tagsOfCompanies } from '#lib/companies/revalidate.ts';
import { companyPath } from '#lib/paths.ts';
import { exactPosition } from '#lib/places/position.ts';
import { slugify } from '#lib/slug.ts';
import { differenceBetween, type EntryChanges, type EntryFields } from '#lib/submissions/fields.ts';
import {
  companies,
  companyCategories,
  companyChanges,
  companyTombstones,
  type FieldSource,
  suppressions,
} from './tables.ts';

/** Who wrote something, and which moderator let it pass. */
export interface Writer {
  authorId?: string | null;
  decidedBy?: string | null;
}

/** A new entry from its owner, visible at once. */
export async function publishCompany(
  fields: EntryFields,
  today: string,
  writer: Writer = {},
): Promise<{ id: number; slug: string }> {
  return transaction(async () => {
    const { categoryIds, pictures = [], position: _, ...columns } = fields;
    const located = await locate(fields);
    const [created] = await db
      .insert(companies)
      .values({
        ...columns,
        ...located,
        slug: await freeSlug(fields.name, fields.placeId),
        status: 'published',
        publishedAt: new Date(),
        sourceKey: 'owner',
        sourceDate: today,
        confirmedAt: new Date(),
        mainCategoryId: categoryIds[0],
        quality: companyQuality({ ...fields, ...located, confirmedAt: today }),
      })
      .returning({ id: companies.id, slug: companies.slug });
    const company = created as { id: number; slug: string };
    await db.insert(companyCategories).values(categoryIds.map((categoryId) => ({ companyId: company.id, categoryId })));
    if (pictures.length > 0) await showPictures(company.id, pictures);
    await db.insert(companyChanges).values({ companyId: company.id, kind: 'published', after: fields, ...writer });
    await recordChangedTags(tagsOfCompanies([await appearanceOf(company.id)]));
    return company;
  });
}

/**
 * Writes what was accepted of a change into the live entry: at once, all of it, with the pages that show it. No import overwrites
 * these fields from then on. `source`: whose word it is, its owner's or that of a moderator who put a mistake right.
 */
export async function changeCompany(
  id: number,
  changes: EntryChanges,
  today: string,
  writer: Writer = {},
  source: 'owner' | 'moderation' = 'owner',
): Promise<void> {
  await transaction(async () => {
    const [current] = await db.select().from(companies).where(eq(companies.id, id)).for('update');
    if (!current) throw new Error(`No entry ${id}`);
    const before = await appearanceOf(id);
    const { categoryIds, pictures, position, ...columns } = changes;
    const values = {
      ...current,
      position: exactPosition(current),
      categoryIds: await categoriesOf(id, current.mainCategoryId),
      pictures: await listEntryPictures(id),
    };
    const next = { ...current, ...columns };
    const moved = [changes.postalCode, changes.placeId, changes.streetAddress, position].some(
      (value) => value !== undefined,
    );
    const located =
      moved && next.placeId
        ? await locate({ position: position ?? null, placeId: next.placeId, postalCode: next.postalCode ?? '' })
        : {};
    // Who gives no position leaves it to whoever knows better.
    const said = Object.keys(changes).filter((field) => field !== 'position' || position);
    const { position: _, ...otherSources } = current.fieldSources;
    const owned = Object.fromEntries(said.map((field): [string, FieldSource] => [field, { source, date: today }]));
    if (categoryIds) {
      await db
        .insert(companyCategories)
        .values(categoryIds.map((categoryId) => ({ companyId: id, categoryId })))
        .onConflictDoNothing();
    }
    await db
      .update(companies)
      .set({
        ...columns,
        ...located,
        ...(changes.openingHours === undefined ? {} : { openingHoursText: null }),
        ...(categoryIds ? { mainCategoryId: categoryIds[0] } : {}),
        fieldSources: { ...(moved ? otherSources : current.fieldSources), ...owned },
        quality: companyQuality({ ...next, ...located, confirmedAt: source === 'owner' ? today : current.confirmedAt }),
        ...(source === 'owner' ? { confirmedAt: new Date() } : {}),
        updatedAt: new Date(),
        version: current.version + 1,
      })
      .where(eq(companies.id, id));
    if (pictures) await showPictures(id, pictures);
    if (categoryIds) {
      await db
        .delete(companyCategories)
        .where(
          and(
            eq(companyCategories.companyId, id),
            sql`${companyCategories.categoryId} <> all(${sql.param(categoryIds)}::int[])`,
          ),
        );
    }
    const differing = differenceBetween(values, changes);
    if (differing) await db.insert(companyChanges).values({ companyId: id, kind: 'changed', ...differing, ...writer });
    await recordChangedTags(tagsOfCompanies([before, await appearanceOf(id)]));
  });
}

/** Somebody who must know says that all of it is right. What stands there stays; how fresh it is changes. */
export async function confirmCompany(id: number, writer: Writer): Promise<void> {
  await transaction(async () => {
    const [current] = await db.select().from(companies).where(eq(companies.id, id)).for('update');
    if (!current) throw new Error(`No entry ${id}`);
    const confirmedAt = new Date();
    await db
      .update(companies)
      .set({ confirmedAt, quality: companyQuality({ ...current, confirmedAt }) })
      .where(eq(companies.id, id));
    await db.insert(companyChanges).values({ companyId: id, kind: 'confirmed', ...writer });
    await recordChangedTags(tagsOfCompanies([await appearanceOf(id)]));
  });
}

/** Days in which a withdrawal can be undone. */
export const WITHDRAWAL_UNDO_DAYS = 30;

/**
 * Takes an entry out: its address answers 410, it is gone from lists, search and sitemaps, and no importer brings it back, under
 * whatever number. What waits for a decision about it is settled by that. False when it is out already.
 */
export async function withdrawCompany(
  id: number,
  withdrawnBy: 'owner' | 'moderator',
  writer: Writer = {},
): Promise<boolean> {
  return transaction(async () => {
    const appearance = await appearanceOf(id);
    const [withdrawn] = await db
      .update(companies)
      .set({
        status: 'withdrawn',
        withdrawnAt: new Date(),
        withdrawnBy,
        updatedAt: new Date(),
        version: sql`${companies.version} + 1`,
      })
      .where(and(eq(companies.id, id), eq(companies.status, 'published')))
      .returning({ slug: companies.slug, ...identity });
    if (!withdrawn) return false;
    await suppress([{ id, ...withdrawn }]);
    await db
      .update(submissions)
      .set({ status: 'withdrawn', updatedAt: new Date() })
      .where(and(eq(submissions.companyId, id), eq(submissions.status, 'pending')));
    await db.insert(companyChanges).values({ companyId: id, kind: 'withdrawn', ...writer });
    await markGone(companyPath(withdrawn.slug));
    await recordChangedTags(tagsOfCompanies([appearance]));
    return true;
  });
}

/** Undoes what its owner did, within thirty days: at the same address, as it was. */
export async function restoreCompany(id: number, writer: Writer = {}): Promise<boolean> {
  return transaction(async () => {
    const [restored] = await db
      .update(companies)
      .set({
        status: 'published',
        withdrawnAt: null,
        withdrawnBy: null,
        updatedAt: new Date(),
        version: sql`${companies.version} + 1`,
      })
      .where(
        and(
          eq(companies.id, id),
          eq(companies.status, 'withdrawn'),
          eq(companies.withdrawnBy, 'owner'),
          not(isDueForDeletion),
        ),
      )
      .returning({ slug: companies.slug });
    if (!restored) return false;
    await db.delete(suppressions).where(eq(suppressions.companyId, id));
    await db.insert(companyChanges).values({ companyId: id, kind: 'restored', ...writer });
    await forgetRedirect(companyPath(restored.slug));
    await recordChangedTags(tagsOfCompanies([await appearanceOf(id)]));
    return true;
  });
}

/**
 * A business that is no more keeps its page, which says so, and is in no list; and back. False when that is how it is shown
 * already.
 */
export async function closeCompany(
  id: number,
  isClosed: boolean,
  writer: Writer & { sourceKey?: string } = {},
): Promise<boolean> {
  return transaction(async () => {
    const changed = await db
      .update(companies)
      .set({
        closedAt: isClosed ? new Date() : null,
        updatedAt: new Date(),
        version: sql`${companies.version} + 1`,
      })
      .where(
        and(
          eq(companies.id, id),
          eq(companies.status, 'published'),
          isClosed ? isNull(companies.closedAt) : isNotNull(companies.closedAt),
        ),
      )
      .returning({ id: companies.id });
    if (changed.length === 0) return false;
    await db.insert(companyChanges).values({ companyId: id, kind: isClosed ? 'closed' : 'reopened', ...writer });
    await recordChangedTags(tagsOfCompanies([await appearanceOf(id)]));
    return true;
  });
}

/**
 * Deletes for good what was withdrawn thirty days ago, with everything that hangs on it. What stays is the 410 and hashes by which
 * an importer recognises that this business does not want to be listed.
 */
export async function deleteWithdrawnCompanies(): Promise<number> {
  return transaction(async () => {
    const old = await db
      .select({ id: companies.id, ...identity })
      .from(companies)
      .where(isDueForDeletion)
      .limit(500)
      .for('update', { skipLocked: true });
    await suppress(old);
    const records = old.flatMap(({ sourceKey, externalId }) => (externalId ? [{ sourceKey, externalId }] : []));
    if (records.length > 0) await db.insert(companyTombstones).values(records).onConflictDoNothing();
    const shown = await listPicturesNamedBy(old.map(({ id }) => id));
    // Its main trade refers back to it: both ends go in one transaction.
    for (const { id } of old) await db.delete(companies).where(eq(companies.id, id));
    await removePictures(shown);
    return old.length;
  });
}

/** What an importer recognises a business by. */
const identity = {
  sourceKey: companies.sourceKey,
  externalId: companies.externalId,
  name: companies.name,
  postalCode: companies.postalCode,
  streetAddress: companies.streetAddress,
  phone: companies.phone,
  email: companies.email,
  website: companies.website,
};

const isDueForDeletion = lt(companies.withdrawnAt, sql`now() - ${WITHDRAWAL_UNDO_DAYS} * interval '1 day'`);

/** For as long as the entry can come back, the hashes are its own: they go if it does. */
async function suppress(withdrawn: readonly (Identity & { id: number })[]): Promise<void> {
  const rows = withdrawn.flatMap((company) =>
    fingerprints(company).map((fingerprint) => ({ fingerprint, companyId: company.id })),
  );
  if (rows.length > 0) await db.insert(suppressions).values(rows).onConflictDoNothing();
}

/** The main one first, as forms and comparisons have them. */
async function categoriesOf(companyId: number, mainCategoryId: number | null): Promise<number[]> {
  const rows = await db
    .select({ id: companyCategories.categoryId })
    .from(companyCategories)
    .where(eq(companyCategories.companyId, companyId))
    .orderBy(asc(companyCategories.categoryId));
  const others = rows.map(({ id }) => id).filter((id) => id !== mainCategoryId);
  return mainCategoryId === null ? others : [mainCategoryId, ...others];
}

/** What was said of the position, else as exact as the postal code is. */
async function locate({ position, postalCode, placeId }: Pick<EntryFields, 'position' | 'postalCode' | 'placeId'>) {
  if (position) return { ...position, coordinatePrecision: 'exact' as const };
  return (
    (await getMiddle(postalCode, placeId)) ?? {
      latitude: null,
      longitude: null,
      coordinatePrecision: null,
    }
  );
}

/** Name and place, and a number if that is taken: by an entry, or by one that has moved away and left a redirect. */
async function freeSlug(name: string, placeId: number): Promise<string> {
  const [place] = await db.select({ slug: places.slug }).from(places).where(eq(places.id, placeId));
  const base = [slugify(name) || 'eintrag', place?.slug].filter(Boolean).join('-');
  // Two who take the same name at once wait for each other.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${base}, 0))`);
  const numbered = `${base}-%`;
  const taken = new Set([
    ...(
      await db
        .select({ slug: companies.slug })
        .from(companies)
        .where(or(eq(companies.slug, base), like(companies.slug, numbered)))
    ).map(({ slug }) => slug),
    ...(
      await db
        .select({ path: redirects.path })
        .from(redirects)
        .where(or(eq(redirects.path, companyPath(base)), like(redirects.path, companyPath(numbered))))
    ).map(({ path }) => path.slice(companyPath('').length)),
  ]);
  let slug = base;
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
  return slug;
}

/** Where an entry is shown right now. */
async function appearanceOf(companyId: number): Promise<Appearance> {
  const [row] = await db.execute<{ slug: string; places: string[]; categories: string[] }>(sql`
    select company.slug,
      array(select slug from places as shown where shown.id in (place.id, place.district_id, place.state_id)) as places,
      array(
        select shown.slug from company_categories as own
        join ${categories} as category on category.id = own.category_id
        join ${categories} as shown on shown.id in (category.id, category.parent_id)
        where own.company_id = company.id
      ) as categories
    from companies as company left join places as place on place.id = company.place_id
    where company.id = ${companyId}`);
  if (!row) throw new Error(`No entry ${companyId}`);
  return row;
}
