import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { categories, categorySynonyms } from '#db/categories/tables.ts';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { placePostalCodes, places } from '#db/places/tables.ts';
import { users } from '#db/users/tables.ts';
import { exactPosition } from '#lib/places/position.ts';
import type { EntryFields, EntryPicture } from '#lib/submissions/fields.ts';
import { isRowId, isUuid } from '#lib/text-input.ts';
import { companyMembers, submissions } from './tables.ts';

/** A form that is not sent yet, for the person who began it. */
export async function getDraft(id: string, authorId: string) {
  if (!isUuid(id)) return null;
  const [draft] = await db
    .select({ id: submissions.id, companyId: submissions.companyId, typed: submissions.typed })
    .from(submissions)
    .where(and(eq(submissions.id, id), eq(submissions.authorId, authorId), eq(submissions.status, 'draft')));
  return draft ?? null;
}

/** The live values of an entry, and who may edit it. Null when there is no such entry. */
export async function getEntryForEditing(companyId: number, userId: string) {
  if (!isRowId(companyId)) return null;
  const [row] = await db
    .select({
      id: companies.id,
      slug: companies.slug,
      status: companies.status,
      closedAt: companies.closedAt,
      version: companies.version,
      fields: {
        name: companies.name,
        legalForm: companies.legalForm,
        streetAddress: companies.streetAddress,
        postalCode: companies.postalCode,
        placeId: companies.placeId,
        phone: companies.phone,
        fax: companies.fax,
        email: companies.email,
        website: companies.website,
        openingHours: companies.openingHours,
        description: companies.description,
        payment: companies.payment,
        languages: companies.languages,
        wheelchair: companies.wheelchair,
        responsiblePerson: companies.responsiblePerson,
        registerCourt: companies.registerCourt,
        registerNumber: companies.registerNumber,
        vatId: companies.vatId,
      },
      latitude: companies.latitude,
      longitude: companies.longitude,
      coordinatePrecision: companies.coordinatePrecision,
      mainCategoryId: companies.mainCategoryId,
      categoryIds: sql<number[]>`array(
        select category_id from company_categories where company_id = companies.id order by category_id)`,
      pictures: sql<EntryPicture[]>`coalesce((
        select jsonb_agg(jsonb_build_object('key', storage_key, 'kind', kind, 'alt', alt) order by position)
        from company_photos where company_id = companies.id), '[]')`,
      placeName: places.name,
      role: companyMembers.role,
      isTrusted: sql<boolean>`exists (
        select from submissions where submissions.company_id = companies.id and submissions.status = 'accepted'
          and submissions.decided_by is not null)`,
    })
    .from(companies)
    .innerJoin(places, eq(places.id, companies.placeId))
    .leftJoin(companyMembers, and(eq(companyMembers.companyId, companies.id), eq(companyMembers.userId, userId)))
    .where(eq(companies.id, companyId));
  if (!row) return null;
  const { fields, latitude, longitude, coordinatePrecision, mainCategoryId, categoryIds, pictures, ...entry } = row;
  const others = categoryIds.filter((id) => id !== mainCategoryId);
  return {
    ...entry,
    fields: {
      ...fields,
      position: exactPosition({ latitude, longitude, coordinatePrecision }),
      categoryIds: [mainCategoryId, ...others],
      pictures,
    } as EntryFields,
  };
}

/** The entries that somebody may edit. */
export const listEntriesOf = (userId: string) =>
  db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      placeName: places.name,
      status: companies.status,
      closedAt: companies.closedAt,
      withdrawnAt: companies.withdrawnAt,
      withdrawnBy: companies.withdrawnBy,
      role: companyMembers.role,
    })
    .from(companyMembers)
    .innerJoin(companies, eq(companies.id, companyMembers.companyId))
    .innerJoin(places, eq(places.id, companies.placeId))
    .where(eq(companyMembers.userId, userId))
    .orderBy(asc(companies.name));

/** What somebody has begun or sent, the newest first. */
export const listSubmissionsOf = (userId: string, limit = 50) =>
  db
    .select({
      id: submissions.id,
      companyId: submissions.companyId,
      status: submissions.status,
      name: sql<
        string | null
      >`coalesce(${companies.name}, ${submissions.changes} ->> 'name', ${submissions.typed} ->> 'name')`,
      changes: submissions.changes,
      decisions: submissions.decisions,
      note: submissions.note,
      submittedAt: submissions.submittedAt,
      decidedAt: submissions.decidedAt,
    })
    .from(submissions)
    .leftJoin(companies, eq(companies.id, submissions.companyId))
    .where(eq(submissions.authorId, userId))
    .orderBy(desc(submissions.createdAt))
    .limit(limit);

export type OwnSubmission = Awaited<ReturnType<typeof listSubmissionsOf>>[number];

/** Who decided it with which words, and what it says: for the person who decides. */
export async function getSubmission(id: string) {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({
      id: submissions.id,
      companyId: submissions.companyId,
      authorId: submissions.authorId,
      enteredBy: submissions.enteredBy,
      author: users.email,
      authorName: users.name,
      status: submissions.status,
      changes: submissions.changes,
      base: submissions.base,
      decisions: submissions.decisions,
      note: submissions.note,
      submittedAt: submissions.submittedAt,
      companyName: companies.name,
      companySlug: companies.slug,
      micros: sql<string>`(extract(epoch from ${submissions.submittedAt}) * 1000000)::bigint::text`,
      heldBy: sql<string | null>`case when ${submissions.heldUntil} > now() then ${submissions.heldBy} end`,
      bulkDecisionId: submissions.bulkDecisionId,
    })
    .from(submissions)
    .leftJoin(users, eq(users.id, submissions.authorId))
    .leftJoin(companies, eq(companies.id, submissions.companyId))
    .where(eq(submissions.id, id));
  return row ?? null;
}

/** Places that a German postal code belongs to, the usual one first. */
export const listPlacesOfPostalCode = (postalCode: string) =>
  db
    .select({ id: places.id, name: places.name, foldedName: places.foldedName })
    .from(placePostalCodes)
    .innerJoin(places, eq(places.id, placePostalCodes.placeId))
    .where(and(eq(placePostalCodes.postalCode, postalCode), eq(placePostalCodes.countryCode, 'DE')))
    .orderBy(asc(placePostalCodes.position));

/** Trades by their names or synonyms, however they are spelled, the better match first. `asked`: which of the names it answers. */
export async function findCategories(names: readonly string[]) {
  if (names.length === 0) return [];
  return db.execute<{ asked: string; id: number; name: string; isName: boolean }>(sql`
    select wanted.name as asked, category.id, category.name, fold(category.name) = fold(wanted.name) as "isName"
    from (select distinct unnest(${sql.param([...names])}::text[])) as wanted (name)
    join ${categories} as category on category.parent_id is not null and (
      fold(category.name) = fold(wanted.name)
      or exists (select from ${categorySynonyms} as synonym where synonym.category_id = category.id and fold(synonym.name) = fold(wanted.name)))
    order by wanted.name, "isName" desc, category.name`);
}

export const listCategoryNamesById = (ids: readonly number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ id: categories.id, name: categories.name, slug: categories.slug })
        .from(categories)
        .where(inArray(categories.id, [...ids]));

export const listPlaceNamesById = (ids: readonly number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ id: places.id, name: places.name })
        .from(places)
        .where(inArray(places.id, [...ids]));

/** What a preview says of a place, as its page would. */
export async function getPlaceForPreview(id: number) {
  const state = alias(places, 'state');
  const [place] = await db
    .select({
      id: places.id,
      slug: places.slug,
      name: places.name,
      latitude: places.latitude,
      longitude: places.longitude,
      countryCode: places.countryCode,
      stateName: state.name,
      stateSlug: state.slug,
    })
    .from(places)
    .innerJoin(state, eq(state.id, places.stateId))
    .where(eq(places.id, id));
  return place ?? null;
}

export const getPlaceName = async (id: number): Promise<string | null> =>
  (await db.select({ name: places.name }).from(places).where(eq(places.id, id)))[0]?.name ?? null;

/** Fields that other waiting changes of the same entry touch: two people are at work. */
export async function listFieldsWaiting(companyId: number, exceptAuthorId: string): Promise<string[]> {
  const rows = await db.execute<{ field: string }>(sql`
    select distinct jsonb_object_keys(changes) as field from ${submissions}
    where company_id = ${companyId} and status = 'pending' and author_id is distinct from ${exceptAuthorId}`);
  return rows.map(({ field }) => field);
}

/** How many new entries somebody has sent in the last day. */
export async function countRecentEntries(authorId: string): Promise<number> {
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.authorId, authorId), gt(submissions.submittedAt, sql`now() - interval '1 day'`)))
    .limit(100);
  return rows.length;
}
