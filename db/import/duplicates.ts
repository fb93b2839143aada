import { connection, transaction } from '#db/client.ts';
import { type Comparable, LIKELY_SAME, similarity } from '#lib/companies/similarity.ts';

/** A key that more entries share than this (a hotline, a shop system's host) tells nothing about one business. */
const MOST_SHARED = 12;
const PART = 20_000;

type Candidate = { a: number; b: number };
type CompanyRow = Comparable & { id: number };

const COMPARED_UNTIL = 'duplicates.comparedUntil';

/**
 * Flags pairs of listed entries that look like one business, among those changed since the last time. Only entries that share a key
 * are compared: telephone, mail, site, street, a word of the name within the postal code or the place.
 */
export async function flagDuplicates(onProgress?: (done: number, total: number) => void): Promise<number> {
  return transaction(async () => {
    const sql = connection();
    await sql`set local statement_timeout = '30min'`;
    const [mark] = await sql<{ since: string }[]>`
      select coalesce((select (value #>> '{}')::timestamptz from settings where key = ${COMPARED_UNTIL}), 'epoch') as since`;
    if (!mark) return 0;
    const { since } = mark;
    const [changed] = await sql`select count(*)::int as rows from companies where updated_at >= ${since} and listed`;
    if (!changed?.rows) return 0;
    await sql.unsafe('drop table if exists company_keys, duplicate_pairs');
    await sql`
      create temp table company_keys as
      select company.id, key.text as key, company.updated_at >= ${since} as fresh
      from companies as company cross join lateral (
        select 'phone ' || company.phone as text where company.phone is not null
        union all select 'mail ' || lower(company.email) where company.email is not null
        union all select 'host ' || regexp_replace(lower(company.website), '^https?://(www\\.)?([^/:?#]+).*$', '\\2')
          where company.website is not null
        union all select 'door ' || company.postal_code || ' ' || regexp_replace(fold(company.street_address), 'stra(ss|s)e|str\\.|[^a-z0-9]+', '', 'g')
          where company.street_address is not null and company.postal_code is not null
        union all select 'spot ' || round(company.latitude::numeric, 3) || ' ' || round(company.longitude::numeric, 3)
          where company.coordinate_precision = 'exact'
        union all select 'word ' || company.place_id || ' ' || word
          from (select distinct word from regexp_split_to_table(fold(company.name), '[^a-z0-9]+') as word
                where length(word) >= 4) as words
        union all select 'area ' || company.postal_code || ' ' || word
          from (select distinct left(word, 5) as word from regexp_split_to_table(fold(company.name), '[^a-z0-9]+') as word
                where length(word) >= 4) as words
          where company.postal_code is not null
      ) as key
      where company.listed and not company.demo`;
    await sql`create index on company_keys (key)`;
    await sql`analyze company_keys`;
    await sql`
      create temp table duplicate_pairs as
      with telling as (
        select key from company_keys group by key having count(*) between 2 and ${MOST_SHARED} and bool_or(fresh)
      )
      select distinct least(one.id, other.id) as a, greatest(one.id, other.id) as b
      from telling
      join company_keys as one using (key)
      join company_keys as other using (key)
      where one.id < other.id and (one.fresh or other.fresh)`;
    await sql`create unique index on duplicate_pairs (a, b)`;
    await sql`analyze duplicate_pairs`;

    let flagged = 0;
    let done = 0;
    const total = Number((await sql`select count(*)::int as pairs from duplicate_pairs`)[0]?.pairs ?? 0);
    let last: Candidate = { a: 0, b: 0 };
    for (;;) {
      const pairs: Candidate[] = await sql<Candidate[]>`
        select a, b from duplicate_pairs where (a, b) > (${last.a}, ${last.b}) order by a, b limit ${PART}`;
      const end = pairs.at(-1);
      if (!end) break;
      last = end;
      flagged += await flag(pairs);
      done += pairs.length;
      onProgress?.(done, total);
    }
    await sql.unsafe('drop table company_keys, duplicate_pairs');
    await sql`
      insert into settings (key, value) values (${COMPARED_UNTIL}, to_json(now()))
      on conflict (key) do update set value = excluded.value, updated_at = now()`;
    return flagged;
  });
}

async function flag(pairs: Candidate[]): Promise<number> {
  const sql = connection();
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const rows = await sql<CompanyRow[]>`
    select id, name, street_address as "streetAddress", postal_code as "postalCode", place_id as "placeId",
           case when coordinate_precision = 'exact' then latitude end as latitude,
           case when coordinate_precision = 'exact' then longitude end as longitude,
           phone, email, website, main_category_id as "mainCategoryId"
    from companies where id = any(${ids}::int[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const likely = pairs.flatMap(({ a, b }) => {
    const [one, other] = [byId.get(a), byId.get(b)];
    const score = one && other ? similarity(one, other) : 0;
    return score >= LIKELY_SAME ? [{ a, b, score }] : [];
  });
  // A pair that a person has judged keeps the verdict.
  const added = await sql`
    insert into duplicate_candidates (company_id, other_id, score)
    select * from unnest(${likely.map(({ a }) => a)}::int[], ${likely.map(({ b }) => b)}::int[],
                         ${likely.map(({ score }) => score)}::real[])
    on conflict (company_id, other_id) do nothing`;
  return added.count;
}
