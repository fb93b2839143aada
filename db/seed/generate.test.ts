import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE } from '#db/scratch-database.ts';
import { buildCompanies, generateCompanies } from './generate.ts';

const COUNT = 5_000;
const DATABASE = 'branchenbuch_generated';
const TABLES = [
  ...['companies', 'company_categories', 'place_counts', 'category_counts', 'category_place_counts', 'opening_times'],
];

afterAll(closeDatabase);

test('generated companies are spread as people are: many towns, most in the biggest, common trades first', () =>
  rolledBack(async () => {
    await generateCompanies(COUNT);

    const [spread] = await db.execute<{ companies: number; places: number; expected: number; berlin: number }>(sql`
      select count(*)::int as companies, count(distinct place_id)::int as places,
        (select ${COUNT}::float8 * max(population) / sum(coalesce(population, 300)) from places where kind = 'town')::int as expected,
        count(*) filter (where place_id = (select id from places where slug = 'berlin'))::int as berlin
      from companies`);
    expect(spread?.companies).toBe(COUNT);
    expect(spread?.places).toBeGreaterThan(1_000);
    expect(spread?.berlin).toBeGreaterThan((spread?.expected ?? 0) * 0.8);
    expect(spread?.berlin).toBeLessThan((spread?.expected ?? 0) * 1.2);

    const [hairdressers] = await db.execute<{ share: number }>(sql`
      select count(*)::float8 / ${COUNT}::int as share from companies
      where main_category_id = (select id from categories where slug = 'friseur')`);
    expect(hairdressers?.share).toBeGreaterThan(0.005);
  }));

test('the same number always gives the same company', async () => {
  const made: unknown[] = [];
  for (let run = 0; run < 2; run++) {
    await rolledBack(async () => {
      await generateCompanies(300);
      made.push(
        await db.execute(
          sql`select slug, name, street_address, place_id, latitude, phone, quality from companies order by slug`,
        ),
      );
    });
  }
  expect(made[0]).toEqual(made[1]);
});

test('built without triggers, everything is as triggers would have left it', async () => {
  const made: unknown[] = [];
  const home = process.env.DATABASE_URL;
  try {
    for (const make of [generateCompanies, buildCompanies]) {
      process.env.DATABASE_URL = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
      await closeDatabase();
      await make(2_000);
      const digests = [];
      for (const table of TABLES) {
        const [row] = await db.execute<{ digest: string }>(
          sql.raw(`select md5(string_agg(line, e'\\n' order by line)) as digest from (
            select ${table === 'companies' ? "(to_jsonb(t) - 'created_at' - 'updated_at')" : 't'}::text as line from ${table} t) as lines`),
        );
        digests.push({ table, ...row });
      }
      const indexes = await db.execute(sql`
        select indexname, indexdef from pg_indexes where tablename in ('companies', 'company_categories') order by 1`);
      made.push({ digests, indexes: [...indexes] });
      await closeDatabase();
    }
  } finally {
    process.env.DATABASE_URL = home;
    await dropScratchDatabases(DATABASE);
  }
  expect(made[0]).toEqual(made[1]);
});
