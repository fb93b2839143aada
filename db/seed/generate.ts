import { sql } from 'drizzle-orm';
import { db, transaction } from '#db/client.ts';
import { demoTrades, familyNames, streets } from './demo-trades.ts';

const BATCH = 50_000;

/** The towns' shares of all inhabitants, in steps of 1/20,000: a random number finds its town by equality. */
const SLOTS = 20_000;

/** What people look for is also what there is most of. */
const frequentTags = demoTrades.toSorted((a, b) => b.weight - a.weight).map(({ tag }) => tag);

/**
 * Synthetic companies for benches and for looking at query plans: real places by population, real trades with a few that are
 * frequent, German names. Made inside the database; the same `count` always gives the same rows.
 */
export async function generateCompanies(count: number, onProgress: (done: number) => void = () => {}): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    await generateBatch(done, Math.min(BATCH, count - done));
    onProgress(Math.min(count, done + BATCH));
  }
}

/** `hashint4extended` stands for a random number, so that a row depends on its number alone. */
function generateBatch(start: number, size: number): Promise<void> {
  const chance = (seed: number) => sql`((hashint4extended(n, ${seed}) & 2147483647) / 2147483648.0)`;
  const pick = (seed: number, list: string[]) =>
    sql`(${sql.param(list)}::text[])[1 + floor(${chance(seed)} * ${list.length})::int]`;
  return transaction(async () => {
    await db.execute(sql`set local statement_timeout = 0`);
    // Tables and not subqueries: the planner has to know that a number finds exactly one town and one trade.
    await db.execute(sql`
      create temporary table town_slots on commit drop as
      with towns as (
        select id, latitude, longitude,
          array(select postal_code from place_postal_codes where place_id = places.id order by postal_code) as codes,
          sum(coalesce(population, 300)) over (order by id) as upto,
          coalesce(population, 300) as share,
          sum(coalesce(population, 300)) over () as total
        from places where kind = 'town'
      )
      select slot, towns.* from towns cross join lateral generate_series(
        -- Whole numbers would divide to nothing but zero and one: every slot would be the last town's.
        ceil((upto - share) * ${SLOTS}::float8 / total)::int, ceil(upto * ${SLOTS}::float8 / total)::int - 1) as slot`);
    await db.execute(sql`
      create temporary table trades on commit drop as
      select id, name, row_number() over (order by rank nulls last, id) - 1 as number
      from categories, lateral (
        select min(position) as rank from unnest(${sql.param(frequentTags)}::text[]) with ordinality as frequent (tag, position)
        where tag = any(osm_tags)
      ) as frequency
      where parent_id is not null`);
    await db.execute(sql`create unique index on town_slots (slot)`);
    await db.execute(sql`create unique index on trades (number)`);
    await db.execute(sql`analyze town_slots, trades`);
    await db.execute(sql`
        insert into companies (slug, name, status, street_address, postal_code, place_id, latitude, longitude,
          coordinate_precision, phone, main_category_id, opening_hours, source_key, external_id, demo, quality, published_at)
        select 'generated-' || n,
          ${pick(4, familyNames)} || ' ' || trades.name || case when ${chance(5)} < 0.2 then ' GmbH' else '' end,
          'published', ${pick(6, streets)} || ' ' || (1 + n % 90), codes[1 + floor(${chance(9)} * cardinality(codes))::int], town_slots.id,
          town_slots.latitude + (${chance(7)} - 0.5) * 0.05, town_slots.longitude + (${chance(8)} - 0.5) * 0.08,
          'exact', '+4930' || (20000000 + n), trades.id, 'Mo-Fr 09:00-18:00', 'demo', 'generated-' || n, true,
          floor(quality_chance * 100)::int, now() - n * interval '1 minute'
        from (
          select n, floor(${chance(1)} * ${SLOTS})::int as town_number, ${chance(3)} as quality_chance,
            floor(power(${chance(2)}, 2.5) * (select count(*) from trades))::int as trade_number
          from generate_series(${start + 1}::int, ${start + size}::int) as n
        ) as rows
        join town_slots on slot = town_number
        join trades on number = trade_number`);
    await db.execute(sql`
      insert into company_categories (company_id, category_id)
      select id, main_category_id from companies
      where source_key = 'demo' and external_id in (
        select 'generated-' || n from generate_series(${start + 1}::int, ${start + size}::int) as n)`);
  });
}

/** Synthetic articles, one every few hours from 2006 on, on ten topics. */
export function generateArticles(count: number): Promise<void> {
  return transaction(async () => {
    await db.execute(sql`set local statement_timeout = 0`);
    await db.execute(
      sql`insert into topics (slug, name) select 'generated-' || n, 'Thema ' || n from generate_series(1, 10) as n`,
    );
    await db.execute(sql`insert into authors (slug, name) values ('generated', 'Erzeugt')`);
    await db.execute(sql`
      insert into articles (slug, published_at, source_key, external_id, demo)
      select 'generated-' || n, '2006-01-01'::timestamptz + n * interval '9 hours', 'demo', 'generated-' || n, true
      from generate_series(1, ${count}::int) as n`);
    await db.execute(sql`
      insert into article_versions (article_id, number, title, teaser, body, plain_text)
      select id, 1, 'Artikel ' || id, 'Ein erzeugter Artikel.', '{"type":"doc","content":[]}', 'Ein erzeugter Artikel ' || id from articles`);
    await db.execute(sql`
      update articles set status = 'published', live_version_id = article_versions.id
      from article_versions where article_id = articles.id`);
    await db.execute(sql`
      insert into article_topics (article_id, topic_id)
      select articles.id, topics.id from articles join topics on topics.slug = 'generated-' || (1 + articles.id % 10)`);
    await db.execute(
      sql`insert into article_authors (article_id, author_id) select articles.id, authors.id from articles, authors`,
    );
  });
}
