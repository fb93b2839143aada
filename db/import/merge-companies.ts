import { recordChangedTags } from '#db/changes/mutations.ts';
import { connection, db, transaction } from '#db/client.ts';
import { companyChanges, type FieldSource } from '#db/companies/tables.ts';
import type { CompanyDraft } from '#lib/companies/draft.ts';
import { fingerprints } from '#lib/companies/fingerprint.ts';
import { keepOwnersFields } from '#lib/companies/owned-fields.ts';
import { companyQuality } from '#lib/companies/quality.ts';
import { type Appearance, tagsOfCompanies } from '#lib/companies/revalidate.ts';
import { companyPath } from '#lib/paths.ts';
import { slugify } from '#lib/slug.ts';
import { differenceBetween } from '#lib/submissions/fields.ts';
import type { Reference } from './reference.ts';

/** The fields of an entry that a source may fill, as the table has them. */
type ImportedFields = Omit<CompanyDraft, 'externalId' | 'city' | 'suburb' | 'country' | 'sourceDate'> & {
  countryCode: string;
  placeId: number;
  coordinatePrecision: 'exact' | 'postalCode' | 'place' | null;
  /** The main one first. */
  categoryIds: number[];
};

export interface ImportedCompany {
  externalId: string;
  sourceHash: string;
  sourceDate: string | null;
  fields: ImportedFields;
}

export type MergeOutcome = 'new' | 'changed' | 'unchanged' | 'withdrawn' | 'deleted' | 'suppressed';

type ColumnKind =
  | 'text'
  | 'integer'
  | 'double precision'
  | 'boolean'
  | 'text[]'
  | 'date'
  | 'coordinate_precision'
  | 'wheelchair_access';

/** Column of `companies`, the field that fills it, its type. */
const COLUMNS: readonly (readonly [column: string, field: keyof ImportedFields, kind: ColumnKind])[] = [
  ['name', 'name', 'text'],
  ['legal_form', 'legalForm', 'text'],
  ['street_address', 'streetAddress', 'text'],
  ['postal_code', 'postalCode', 'text'],
  ['country_code', 'countryCode', 'text'],
  ['place_id', 'placeId', 'integer'],
  ['latitude', 'latitude', 'double precision'],
  ['longitude', 'longitude', 'double precision'],
  ['coordinate_precision', 'coordinatePrecision', 'coordinate_precision'],
  ['phone', 'phone', 'text'],
  ['fax', 'fax', 'text'],
  ['email', 'email', 'text'],
  ['website', 'website', 'text'],
  ['description', 'description', 'text'],
  ['opening_hours', 'openingHours', 'text'],
  ['opening_hours_text', 'openingHoursText', 'text'],
  ['languages', 'languages', 'text[]'],
  ['payment', 'payment', 'text[]'],
  ['cuisine', 'cuisine', 'text[]'],
  ['operator', 'operator', 'text'],
  ['brand', 'brand', 'text'],
  ['wheelchair', 'wheelchair', 'wheelchair_access'],
  ['wheelchair_toilet', 'wheelchairToilet', 'boolean'],
  ['wheelchair_description', 'wheelchairDescription', 'text'],
  ['register_number', 'registerNumber', 'text'],
  ['register_court', 'registerCourt', 'text'],
  ['vat_id', 'vatId', 'text'],
  ['responsible_person', 'responsiblePerson', 'text'],
];

const OWN = [
  ['row', 'integer'],
  ['is_new', 'boolean'],
  ['company_id', 'integer'],
  ['slug', 'text'],
  ['external_id', 'text'],
  ['source_hash', 'text'],
  ['source_date', 'date'],
  ['quality', 'smallint'],
  ['main_category_id', 'integer'],
  ['category_ids', 'integer[]'],
] as const;

const STAGED = [...OWN.map(([column]) => column), ...COLUMNS.map(([column]) => column)].join(', ');
const WRITTEN = [
  'external_id',
  'source_hash',
  'source_date',
  'quality',
  'main_category_id',
  ...COLUMNS.map(([column]) => column),
];

export interface StageTimes {
  lookup: number;
  copy: number;
  merge: number;
  tags: number;
}

/** Which of these are stored exactly so: nothing needs to be done for them. */
export async function findUnchanged(sourceKey: string, rows: readonly ImportedCompany[]): Promise<Set<string>> {
  const found = await connection()<{ externalId: string }[]>`
    select company.external_id as "externalId"
    from unnest(${rows.map((row) => row.externalId)}::text[], ${rows.map((row) => row.sourceHash)}::text[])
      as wanted (external_id, source_hash)
    join companies as company
      on company.source_key = ${sourceKey} and company.external_id = wanted.external_id
     and company.source_hash = wanted.source_hash and company.status <> 'withdrawn'`;
  return new Set(found.map(({ externalId }) => externalId));
}

/**
 * Brings a batch of new and changed rows into the directory: all of it or nothing, with the tags of the pages that it
 * changes. Says for each row what became of it.
 */
export async function mergeCompanies(
  sourceKey: string,
  rows: readonly ImportedCompany[],
  reference: Reference,
  times: StageTimes,
): Promise<Map<string, MergeOutcome>> {
  if (rows.length === 0) return new Map();
  return transaction(async () => {
    const sql = connection();
    await sql`set local statement_timeout = '10min'`;
    // Every lookup here is by key. Triggers and foreign keys keep the plan of their first row: made when the table was empty, it
    // would read all of a table that has grown since.
    await sql`set local enable_seqscan = off`;
    const measure = stopwatch(times);

    const { outcomes, existing } = await judge(sourceKey, rows);
    const fresh = rows.filter(({ externalId }) => outcomes.get(externalId) === 'new');
    const slugs = await giveSlugs(fresh, reference);
    const current = await loadGuarded([...existing.values()].filter(({ isGuarded }) => isGuarded).map(({ id }) => id));
    measure('lookup');

    const staged = rows.flatMap((row) => {
      const outcome = outcomes.get(row.externalId);
      const known = existing.get(row.externalId);
      if (outcome !== 'new' && outcome !== 'changed') return [];
      const stored = known && current.get(known.id);
      const fields = stored ? keepOwnersFields(stored.fields, row.fields, stored.fieldSources) : row.fields;
      const quality = companyQuality({ ...fields, confirmedAt: known?.confirmedAt });
      const slug = known?.slug ?? (slugs.get(row.externalId) as string);
      return { ...row, fields, quality, slug, companyId: known?.id ?? null };
    });
    await stage(staged);
    measure('copy');

    if (staged.some(({ companyId }) => companyId === null)) await insertNew(sourceKey);
    if (staged.some(({ companyId }) => companyId !== null)) await updateChanged();
    const seen = staged.flatMap(({ companyId, fields }) => {
      const stored = companyId === null ? undefined : current.get(companyId);
      const difference = stored && differenceBetween({ ...stored.fields }, { ...fields });
      return companyId !== null && difference
        ? [{ companyId, kind: 'imported' as const, sourceKey, ...difference }]
        : [];
    });
    if (seen.length > 0) await db.insert(companyChanges).values(seen);
    measure('merge');

    const appearances = staged.flatMap((row): Appearance[] => {
      const known = existing.get(row.externalId);
      const now = appearanceOf(row.slug, row.fields.placeId, row.fields.categoryIds, reference);
      return known ? [now, appearanceOf(known.slug, known.placeId, known.categoryIds, reference)] : [now];
    });
    await recordChangedTags(tagsOfCompanies(appearances));
    measure('tags');
    return outcomes;
  });
}

interface Existing {
  id: number;
  externalId: string;
  slug: string;
  status: string;
  placeId: number | null;
  categoryIds: number[];
  isGuarded: boolean;
  /** As the database writes it. */
  confirmedAt: string | null;
}

async function judge(sourceKey: string, rows: readonly ImportedCompany[]) {
  const sql = connection();
  const externalIds = rows.map(({ externalId }) => externalId);
  const found = await sql<Existing[]>`
    select id, external_id as "externalId", slug, status, place_id as "placeId", field_sources <> '{}' as "isGuarded",
           confirmed_at as "confirmedAt", array(select category_id from company_categories where company_id = companies.id) as "categoryIds"
    from companies where source_key = ${sourceKey} and external_id = any(${externalIds}::text[])
    order by id for update`;
  // Most directories have few of either: the fingerprints of a batch are reckoned and sent only if there is one to meet.
  const [lists] = await sql<{ deleted: boolean; suppressed: boolean }[]>`
    select exists (select from company_tombstones where source_key = ${sourceKey}) as deleted,
           exists (select from suppressions) as suppressed`;
  const deleted = lists?.deleted
    ? await sql<{ externalId: string }[]>`
        select external_id as "externalId" from company_tombstones
        where source_key = ${sourceKey} and external_id = any(${externalIds}::text[])`
    : [];
  const prints = new Map(
    lists?.suppressed
      ? rows.map(({ externalId, fields }) => [externalId, fingerprints({ ...fields, sourceKey, externalId })])
      : [],
  );
  const suppressed =
    prints.size > 0
      ? await sql<{ fingerprint: string }[]>`
          select fingerprint from suppressions where fingerprint = any(${[...prints.values()].flat()}::text[])`
      : [];

  const existing = new Map(found.map((row) => [row.externalId, row]));
  const isDeleted = new Set(deleted.map(({ externalId }) => externalId));
  const isSuppressed = new Set(suppressed.map(({ fingerprint }) => fingerprint));
  const outcomes = new Map<string, MergeOutcome>(
    externalIds.map((externalId) => {
      const known = existing.get(externalId);
      if (prints.get(externalId)?.some((print) => isSuppressed.has(print))) return [externalId, 'suppressed'];
      if (isDeleted.has(externalId)) return [externalId, 'deleted'];
      if (known?.status === 'withdrawn') return [externalId, 'withdrawn'];
      return [externalId, known ? 'changed' : 'new'];
    }),
  );
  return { outcomes, existing };
}

/** Name and place, and a number if that is taken: by an entry, or by one that has moved away and left a redirect. */
async function giveSlugs(rows: readonly ImportedCompany[], reference: Reference): Promise<Map<string, string>> {
  const waiting = rows.map(({ externalId, fields }) => ({
    externalId,
    base: [slugify(fields.name) || 'eintrag', reference.placeSlugs.get(fields.placeId)?.[0]].filter(Boolean).join('-'),
  }));
  const taken = new Set<string>();
  const given = new Map<string, string>();
  const nextNumber = new Map<string, number>();
  let unsure = [...new Set(waiting.map(({ base }) => base))];
  // Asked for ten, then a hundred, then a thousand numbers of a name, because most names need none.
  for (let asked = 1, until = 1; unsure.length > 0; asked = until + 1, until = until < 10 ? 10 : until * 10) {
    const candidates = unsure.flatMap((base) =>
      Array.from({ length: until - asked + 1 }, (_, index) => numbered(base, asked + index)),
    );
    for (const slug of await takenSlugs(candidates)) taken.add(slug);
    const names = new Set(unsure);
    const open = new Set<string>();
    for (const { externalId, base } of waiting) {
      if (!names.has(base) || given.has(externalId) || open.has(base)) continue;
      let number = nextNumber.get(base) ?? 1;
      while (number <= until && taken.has(numbered(base, number))) number += 1;
      if (number > until) open.add(base);
      else {
        given.set(externalId, numbered(base, number));
        taken.add(numbered(base, number));
      }
      nextNumber.set(base, number);
    }
    unsure = [...open];
  }
  return given;
}

async function takenSlugs(candidates: string[]): Promise<string[]> {
  const sql = connection();
  const found: string[] = [];
  for (let start = 0; start < candidates.length; start += 20_000) {
    const part = candidates.slice(start, start + 20_000);
    const rows = await sql<{ slug: string }[]>`
      select slug from companies where slug = any(${part}::text[])
      union
      select substr(path, ${companyPath('').length + 1}) from redirects
      where path = any(${part.map(companyPath)}::text[])`;
    found.push(...rows.map(({ slug }) => slug));
  }
  return found;
}

const numbered = (base: string, number: number) => (number === 1 ? base : `${base}-${number}`);

/** Entries of which a field has a source of its own: they are merged field by field. */
async function loadGuarded(ids: number[]) {
  const sql = connection();
  if (ids.length === 0) return new Map<number, never>();
  const columns = sql(COLUMNS.map(([column]) => column));
  const rows = await sql`
    select id, field_sources, main_category_id, ${columns},
           array(select category_id from company_categories where company_id = companies.id order by category_id) as category_ids
    from companies where id = any(${ids}::int[])`;
  return new Map(
    rows.map((row) => {
      const fields = Object.fromEntries(COLUMNS.map(([column, field]) => [field, row[column]]));
      const others = (row.category_ids as number[]).filter((id) => id !== row.main_category_id);
      fields.categoryIds = [row.main_category_id, ...others];
      return [
        row.id as number,
        { fields: fields as ImportedFields, fieldSources: row.field_sources as Record<string, FieldSource> },
      ];
    }),
  );
}

type StagedRow = ImportedCompany & { companyId: number | null; slug: string; quality: number };

async function stage(rows: readonly StagedRow[]): Promise<void> {
  const sql = connection();
  const columns = [...OWN, ...COLUMNS.map(([column, , kind]) => [column, kind] as const)];
  await sql.unsafe(
    `create temp table if not exists import_batch (${columns.map(([column, kind]) => `${column} ${kind}`).join(', ')})`,
  );
  await sql`truncate import_batch`;
  const target = await sql.unsafe(`copy import_batch (${STAGED}) from stdin`).writable();
  const lines = rows.map((row, index) => {
    const { fields } = row;
    return `${[
      index,
      row.companyId === null,
      row.companyId,
      row.slug,
      row.externalId,
      row.sourceHash,
      row.sourceDate,
      row.quality,
      fields.categoryIds[0],
      fields.categoryIds,
      ...COLUMNS.map(([, field]) => fields[field]),
    ]
      .map(copyValue)
      .join('\t')}\n`;
  });
  await new Promise<void>((done, fail) => {
    target.once('error', fail).once('finish', done);
    target.end(Buffer.from(lines.join('')));
  });
  // A temporary table is never analysed by itself, and taken for a few rows it would be joined row by row.
  await sql`analyze import_batch`;
}

const COPY_ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** In the text format of COPY. */
function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (Array.isArray(value)) {
    return copyValue(`{${value.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return String(value).replace(/[\\\n\r\t]/g, (letter) => COPY_ESCAPES[letter] ?? letter);
}

async function insertNew(sourceKey: string): Promise<void> {
  const sql = connection();
  // The new ids go back into the batch: to look them up would be a join with a table whose statistics know nothing of them.
  await sql.unsafe(
    `with fresh as (
       insert into companies (slug, status, source_key, published_at, ${WRITTEN.join(', ')})
       select slug, 'published', $1, now(), ${WRITTEN.join(', ')} from import_batch where is_new order by row
       returning id, external_id
     )
     update import_batch as batch set company_id = fresh.id
     from fresh where fresh.external_id = batch.external_id`,
    [sourceKey],
  );
  await sql`
    insert into company_categories (company_id, category_id)
    select batch.company_id, category.id
    from import_batch as batch cross join unnest(batch.category_ids) as category (id)
    where batch.is_new order by batch.row`;
}

async function updateChanged(): Promise<void> {
  const sql = connection();
  await sql`
    insert into company_categories (company_id, category_id)
    select batch.company_id, category.id
    from import_batch as batch cross join unnest(batch.category_ids) as category (id)
    where not batch.is_new
    on conflict do nothing`;
  await sql.unsafe(
    `update companies as company
     set ${WRITTEN.map((column) => `${column} = batch.${column}`).join(', ')}, version = version + 1, updated_at = now()
     from import_batch as batch where company.id = batch.company_id and not batch.is_new`,
  );
  await sql`
    delete from company_categories as own using import_batch as batch
    where own.company_id = batch.company_id and not batch.is_new and not own.category_id = any(batch.category_ids)`;
}

const appearanceOf = (slug: string, placeId: number | null, categoryIds: readonly number[], reference: Reference) => ({
  slug,
  places: placeId === null ? [] : (reference.placeSlugs.get(placeId) ?? []),
  categories: categoryIds.flatMap((id) => reference.categorySlugs.get(id) ?? []),
});

function stopwatch(times: StageTimes) {
  let last = performance.now();
  return (stage: keyof StageTimes) => {
    const now = performance.now();
    times[stage] += now - last;
    last = now;
  };
}
