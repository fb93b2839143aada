import { connection } from '#db/client.ts';
import { type CompanyRef, companiesIn, companyRefOf, withCompanies } from '#lib/articles/portable.ts';
import type { ArticleRecord } from '#lib/articles/record.ts';
import { isRowId } from '#lib/text-input.ts';

type WithVersions = Pick<ArticleRecord, 'versions'>;

const companiesOf = (records: WithVersions[]) => [
  ...new Set(records.flatMap(({ versions }) => versions.flatMap(({ body }) => companiesIn(body)))),
];

/** Articles as another database can read them: their companies named by address and source. */
export async function portable<R extends WithVersions>(records: R[]): Promise<R[]> {
  const ids = companiesOf(records).filter(isRowId);
  const rows =
    ids.length === 0
      ? []
      : await connection()<(CompanyRef & { id: number })[]>`
          select id, slug, source_key as source, external_id as "externalId" from companies where id = any(${ids})`;
  const refs = new Map(rows.map(({ id, ...ref }) => [id, ref]));
  return records.map(
    (record) => renamed(record, (company) => (isRowId(company) ? refs.get(company) : undefined)).record,
  );
}

/** And back: the companies that are here by their numbers, by source before address. `lost`: how many of a record are not. */
export async function local<R extends WithVersions>(records: R[]): Promise<{ record: R; lost: number }[]> {
  const refs = companiesOf(records).flatMap((company) => companyRefOf(company) ?? []);
  const found =
    refs.length === 0
      ? []
      : await connection()<(CompanyRef & { id: number })[]>`
          select id, slug, source_key as source, external_id as "externalId" from companies
          where slug = any(${refs.map(({ slug }) => slug)})
            or (source_key, external_id) in (
              select * from unnest(${refs.map(({ source }) => source)}::text[], ${refs.map(({ externalId }) => externalId)}::text[]))`;
  const bySource = new Map(found.map((row) => [keyOf(row), row.id]));
  const bySlug = new Map(found.map(({ slug, id }) => [slug, id]));
  return records.map((record) =>
    renamed(record, (company) => {
      const ref = companyRefOf(company);
      return ref
        ? ((ref.externalId === null ? undefined : bySource.get(keyOf(ref))) ?? bySlug.get(ref.slug))
        : undefined;
    }),
  );
}

const keyOf = ({ source, externalId }: CompanyRef) => (externalId === null ? '' : `${source}\n${externalId}`);

function renamed<R extends WithVersions>(record: R, name: (company: unknown) => unknown): { record: R; lost: number } {
  let lost = 0;
  const versions = record.versions.map((version) => {
    const named = withCompanies(version.body, name);
    lost += named.lost;
    return { ...version, body: named.document };
  });
  return { record: { ...record, versions }, lost };
}
