import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { companies, companyPhotos } from '#db/companies/tables.ts';
import { companyMembers } from '#db/submissions/tables.ts';
import type { EntryPicture } from '#lib/submissions/fields.ts';
import { libraryPictures, pictures } from './tables.ts';

const isReady = sql<boolean>`${pictures.status} = 'ready'`;
export const measured = { width: sql<number>`${pictures.width}`, height: sql<number>`${pictures.height}`, isReady };
export const canBeSeen = inArray(pictures.status, ['waiting', 'ready']);

/** The pictures of an entry as its page shows them: the logo first, then the photos in their order. */
export const listPicturesOfCompany = (companyId: number) =>
  db
    .select({ key: pictures.key, kind: companyPhotos.kind, alt: companyPhotos.alt, ...measured })
    .from(companyPhotos)
    .innerJoin(pictures, eq(pictures.key, companyPhotos.storageKey))
    .where(and(eq(companyPhotos.companyId, companyId), canBeSeen))
    .orderBy(asc(companyPhotos.position));

export type CompanyPicture = Awaited<ReturnType<typeof listPicturesOfCompany>>[number];

/** The same as a field of the entry. */
export const listEntryPictures = (companyId: number): Promise<EntryPicture[]> =>
  db
    .select({ key: companyPhotos.storageKey, kind: companyPhotos.kind, alt: companyPhotos.alt })
    .from(companyPhotos)
    .where(eq(companyPhotos.companyId, companyId))
    .orderBy(asc(companyPhotos.position));

/** Of a picture of the library: some `version` of an `article` shows it. */
export const isShown = (where: SQL) => sql`exists (
  select from article_versions as version join articles as article on article.id = version.article_id
  where version.pictures ? ${libraryPictures.key} and ${where})`;
const isPublic = isShown(
  sql`version.id = article.live_version_id and article.status = 'published' and article.published_at <= now()`,
);
const isPreviewed = isShown(sql`
  exists (select from article_previews where article_id = article.id and expires_at > now())
  and version.number = (select max(number) from article_versions where article_id = article.id)`);

/** Of these pictures of the library those that readers can see. */
export async function listPublicPictures(keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ key: libraryPictures.key })
    .from(libraryPictures)
    .where(and(inArray(libraryPictures.key, [...keys]), isPublic));
  return rows.map(({ key }) => key);
}

/** A picture for whoever asks for one of its files: whether everybody may see it, and who else. */
export async function getPictureToShow(key: string, userId: string | undefined) {
  const [picture] = await db
    .select({
      ...measured,
      uploaderId: pictures.uploaderId,
      isPublished: sql<boolean>`coalesce(${companies.status} = 'published', ${isPublic})`,
      isPreviewed: sql<boolean>`${isPreviewed}`,
      isInLibrary: sql<boolean>`${libraryPictures.key} is not null`,
      isOfOwnEntry: userId
        ? sql<boolean>`exists (select from ${companyMembers} as member
            where member.company_id = ${companies.id} and member.user_id = ${userId})`
        : sql<boolean>`false`,
    })
    .from(pictures)
    .leftJoin(companyPhotos, eq(companyPhotos.storageKey, pictures.key))
    .leftJoin(companies, eq(companies.id, companyPhotos.companyId))
    .leftJoin(libraryPictures, eq(libraryPictures.pictureKey, pictures.key))
    .where(and(eq(pictures.key, key), canBeSeen));
  return picture ?? null;
}

/** Which of these pictures somebody may put into an entry: his own uploads, and those that it shows already. */
export async function listUsablePictures(
  keys: readonly string[],
  userId: string,
  companyId?: number,
): Promise<string[]> {
  if (keys.length === 0) return [];
  const isOwn = companyId === undefined ? sql`false` : eq(companyPhotos.companyId, companyId);
  const rows = await db
    .select({ key: pictures.key })
    .from(pictures)
    .leftJoin(companyPhotos, eq(companyPhotos.storageKey, pictures.key))
    .leftJoin(libraryPictures, eq(libraryPictures.pictureKey, pictures.key))
    // What another entry or an article shows belongs there.
    .where(
      and(
        inArray(pictures.key, [...keys]),
        canBeSeen,
        or(isOwn, and(eq(pictures.uploaderId, userId), isNull(companyPhotos.id), isNull(libraryPictures.key))),
      ),
    );
  return rows.map(({ key }) => key);
}

/** Everything that entries show, have shown, or were about to show. */
export async function listPicturesNamedBy(companyIds: readonly number[]): Promise<string[]> {
  const rows = await db.execute<{ key: string }>(sql`
    select storage_key as key from company_photos where company_id = any(${sql.param([...companyIds])}::int[])
    union
    select picture ->> 'key' from submissions
    cross join lateral jsonb_array_elements(
      coalesce(changes -> 'pictures', '[]') || coalesce(base -> 'pictures', '[]')) as picture
    where company_id = any(${sql.param([...companyIds])}::int[])
    union
    select picture ->> 'key' from company_changes
    cross join lateral jsonb_array_elements(
      coalesce(before -> 'pictures', '[]') || coalesce(after -> 'pictures', '[]')) as picture
    where company_id = any(${sql.param([...companyIds])}::int[])`);
  return rows.map(({ key }) => key);
}
