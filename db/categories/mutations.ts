import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { redirectAllPermanently } from '#db/redirects/mutations.ts';
import { categoryState } from '#lib/categories/input.ts';
import { MOST_TAGS } from '#lib/companies/revalidate.ts';
import { categoryInPlacePath, categoryPath } from '#lib/paths.ts';
import { categoryTag, companyTag, directoryTag, everythingTag, placeTag } from '#lib/tags.ts';
import { getCategoryForEditing } from './queries.ts';
import { categories, categorySynonyms } from './tables.ts';

/** Two admins at once, and importers that file entries under a trade, wait for each other here. */
const lockCategories = () => db.execute(sql`lock table categories in share row exclusive mode`);

export type CategoryOutcome = 'done' | 'stale' | 'nameTaken' | 'notThere';

/** Name, group, kind and synonyms. The address stays: it was given once. */
export async function updateCategory(
  id: number,
  next: { name: string; group: number; schemaType: string; synonyms: readonly string[]; seen: string },
  actorId: string,
): Promise<CategoryOutcome> {
  return transaction(async () => {
    await lockCategories();
    const before = await getCategoryForEditing(id);
    const [group] = await db.execute(sql`select 1 from categories where id = ${next.group} and parent_id is null`);
    if (!before || !group) return 'notThere';
    if (categoryState(before) !== next.seen) return 'stale';
    const [namesake] = await db.execute(sql`
      select 1 from categories where id <> ${id} and parent_id is not null and fold(name) = fold(${next.name})`);
    if (namesake) return 'nameTaken';
    const after = { name: next.name, parentId: next.group, schemaType: next.schemaType };
    const synonyms = [...next.synonyms];
    await db.update(categories).set(after).where(eq(categories.id, id));
    await db.delete(categorySynonyms).where(eq(categorySynonyms.categoryId, id));
    if (synonyms.length > 0)
      await db.insert(categorySynonyms).values(synonyms.map((name) => ({ categoryId: id, name })));
    const isShownByEntries = before.name !== next.name || before.schemaType !== next.schemaType;
    await recordChangedTags([
      ...(isShownByEntries ? await tagsOfEntries([id]) : []),
      ...(await tagsOfCategories([before.slug, before.parentSlug], next.group)),
    ]);
    const fields = (['name', 'parentId', 'schemaType'] as const).filter((field) => before[field] !== after[field]);
    const hasNewSynonyms = categoryState({ ...before, synonyms }) !== categoryState(before);
    await recordAudit({
      actorId,
      action: 'category.update',
      subject: `category:${id}`,
      fields: [...fields, ...(hasNewSynonyms ? ['synonyms'] : [])],
    });
    return 'done';
  });
}

/**
 * One trade takes another in: its entries, its names, what maps and imports call it, and its addresses, of which each leads to the
 * like one of the trade that stays. Half of it never happens. False when one of them is gone, or a main group.
 */
export async function mergeCategories(sourceId: number, targetId: number, actorId: string): Promise<boolean> {
  if (sourceId === targetId) return false;
  return transaction(async () => {
    // A trade may have a hundred thousand entries.
    await db.execute(sql`set local statement_timeout = '5min'`);
    await lockCategories();
    // Nobody files another entry under it from here on.
    await db.execute(sql`select from categories where id in (${sourceId}, ${targetId}) order by id for update`);
    const [source, target] = [await getCategoryForEditing(sourceId), await getCategoryForEditing(targetId)];
    if (!source || !target) return false;

    const tags = [
      ...(await tagsOfEntries([sourceId])),
      ...(await tagsOfCategories([source.slug, source.parentSlug, target.slug, target.parentSlug])),
    ];
    const places = await db.execute<{ slug: string }>(sql`
      select place.slug from category_place_counts as total join places as place on place.id = total.place_id
      where total.category_id = ${sourceId}`);

    await moveEntries(sourceId, targetId);
    await moveSubmissions(sourceId, targetId);
    await db.execute(sql`
      insert into category_synonyms (category_id, name)
      select ${targetId}, name from (
        select name from category_synonyms where category_id = ${sourceId} union select ${source.name}
      ) as names where fold(name) <> fold(${target.name})
        and not exists (
          select from category_synonyms as own where own.category_id = ${targetId} and fold(own.name) = fold(names.name))`);
    await db.execute(sql`
      update categories as target set
        osm_tags = target.osm_tags || source.osm_tags,
        former_slugs = target.former_slugs || source.former_slugs || source.slug
      from categories as source where target.id = ${targetId} and source.id = ${sourceId}`);
    await db.delete(categories).where(eq(categories.id, sourceId));

    await redirectAllPermanently([
      { path: categoryPath(source.slug), target: categoryPath(target.slug) },
      ...places.map(({ slug }) => ({
        path: categoryInPlacePath(source.slug, slug),
        target: categoryInPlacePath(target.slug, slug),
      })),
    ]);
    await recordChangedTags(tags.length > MOST_TAGS ? [everythingTag] : tags);
    await recordAudit({
      actorId,
      action: 'category.merge',
      subject: `category:${sourceId}`,
      fields: [`category:${targetId}`],
    });
    return true;
  });
}

/** In ascending order of entries, so that two writers cannot lock each other out. An open form of an owner notices by the version. */
async function moveEntries(sourceId: number, targetId: number): Promise<void> {
  await db.execute(sql`
    insert into company_categories (company_id, category_id)
    select company_id, ${targetId} from company_categories where category_id = ${sourceId} order by company_id
    on conflict do nothing`);
  await db.execute(sql`
    update companies set
      main_category_id = case when main_category_id = ${sourceId} then ${targetId} else main_category_id end,
      version = version + 1
    where id in (select company_id from company_categories where category_id = ${sourceId} order by company_id for update)`);
  await db.execute(sql`delete from company_categories where category_id = ${sourceId}`);
}

/** What waits, and what was said before, names the trade that stays: once, where it stood first. */
async function moveSubmissions(sourceId: number, targetId: number): Promise<void> {
  for (const column of [sql`changes`, sql`base`]) {
    await db.execute(sql`
      update submissions set ${column} = jsonb_set(${column}, '{categoryIds}', (
        select jsonb_agg(id order by place) from (
          select case each.id::int when ${sourceId} then ${targetId}::int else each.id::int end as id, min(place) as place
          from jsonb_array_elements_text(${column} -> 'categoryIds') with ordinality as each (id, place) group by 1
        ) as moved))
      where ${column} -> 'categoryIds' @> to_jsonb(${sourceId}::int)`);
  }
}

/** The pages that name these trades because an entry has them: the entries', and their places'. */
async function tagsOfEntries(categoryIds: readonly number[]): Promise<string[]> {
  const rows = await db.execute<{ company: string; place: string | null }>(sql`
    select company.slug as company, place.slug as place
    from company_categories as own
    join companies as company on company.id = own.company_id
    left join places as place on place.id = company.place_id
    where own.category_id = any(${sql.param([...categoryIds])}::int[]) and company.status = 'published'
    limit ${MOST_TAGS}`);
  if (rows.length >= MOST_TAGS) return [everythingTag];
  return [...new Set(rows.flatMap(({ company, place }) => [companyTag(company), ...(place ? [placeTag(place)] : [])]))];
}

async function tagsOfCategories(slugs: readonly (string | null)[], groupId?: number): Promise<string[]> {
  const [group] = groupId
    ? await db.select({ slug: categories.slug }).from(categories).where(eq(categories.id, groupId))
    : [];
  const shown = [...slugs, group?.slug ?? null].filter((slug) => slug !== null);
  return [...new Set([directoryTag, ...shown.map(categoryTag)])];
}
