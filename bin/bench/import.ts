import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { closeDatabase, connection, pool, transaction } from '#db/client.ts';
import { osmRows } from '#db/import/company-rows.ts';
import { flagDuplicates } from '#db/import/duplicates.ts';
import { type ImportSummary, importCompanies, placeRow } from '#db/import/import-companies.ts';
import { findUnchanged, type ImportedCompany, mergeCompanies } from '#db/import/merge-companies.ts';
import { loadReference } from '#db/import/reference.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { seedReferenceData } from '#db/seed/reference.ts';
import { say } from '../console.ts';
import { connectDatabase } from '../database.ts';

const ROUNDS = 3;
const BATCH = 5000;
const DATABASE = 'branchenbuch_bench_import';

/**
 * Imports generated objects, or FILE, into a database of its own, and prints what each stage takes; the measure is a bare COPY
 * of the same rows into a table with the same columns and indexes.
 */
export async function run(args: string[] = []): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { rows: { type: 'string' } } });
  const database = await connectDatabase(say);
  const home = database.url;
  const folder = await mkdtemp(join(tmpdir(), 'branchenbuch-bench-'));
  try {
    await pool().unsafe(`drop database if exists ${DATABASE} with (force)`);
    await pool().unsafe(`create database ${DATABASE}`);
    await switchDatabase(home, DATABASE);
    await migrateDatabase(process.env.DATABASE_URL as string);
    await seedReferenceData();

    const path = positionals[0] ?? join(folder, 'objects.geojson');
    if (!positionals[0]) await writeObjects(path, Number(values.rows ?? 50_000));
    say(`${path}: ${((await stat(path)).size / 1e6).toFixed(1)} MB`);

    await measure('Erster Lauf', path);
    await measure('Zweiter Lauf (alles unverändert)', path);
    const begun = performance.now();
    const flagged = await flagDuplicates();
    say(`Dubletten: ${flagged} vorgemerkt in ${seconds(performance.now() - begun)}`);

    // In turns, because whatever else the machine does would fall on one of them; the database part by itself, because it
    // shares the processors with reading otherwise.
    const ratios: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const bare = await bareCopy();
      const ours = await databasePart(path);
      ratios.push(ours / bare);
      say(
        `Runde ${round}: bloßes COPY ${Math.round(bare)}, Datenbankteil ${Math.round(ours)} Zeilen je Sekunde: ${(ours / bare).toFixed(2)}`,
      );
    }
    const median = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
    say(`Datenbankteil zu bloßem COPY (Median): ${median.toFixed(2)} (Ziel: 0,25)`);
  } finally {
    await switchDatabase(home);
    await pool().unsafe(`drop database if exists ${DATABASE} with (force)`);
    await rm(folder, { recursive: true });
    await database.close();
  }
}

async function switchDatabase(url: string, name?: string) {
  await closeDatabase();
  const target = new URL(url);
  if (name) target.pathname = `/${name}`;
  process.env.DATABASE_URL = target.href;
}

async function measure(title: string, path: string): Promise<void> {
  const reference = await loadReference();
  const begun = performance.now();
  const summary = await importCompanies(osmRows(new SourceFile(path), reference), {
    sourceKey: 'osm',
    reference,
  });
  const whole = performance.now() - begun;
  say(`${title}: ${summary.read} Zeilen in ${seconds(whole)}, ${Math.round(summary.read / (whole / 1000))} je Sekunde`);
  const labels: Record<keyof ImportSummary['times'], string> = {
    read: 'Lesen und Zuordnen der Felder',
    place: 'Ort finden, Prüfsumme',
    hours: 'Öffnungszeiten prüfen (eigener Thread)',
    lookup: 'Vorhandenes nachschlagen, Adressen vergeben',
    copy: 'COPY in die Ablage',
    merge: 'Einfügen und Ändern mit Indexen',
    tags: 'Geänderte Seiten vormerken',
  };
  for (const [stage, label] of Object.entries(labels) as [keyof ImportSummary['times'], string][]) {
    const time = summary.times[stage];
    say(`  ${label.padEnd(44)} ${seconds(time).padStart(8)}  ${((100 * time) / whole).toFixed(0).padStart(3)} %`);
  }
}

/** The rows that were just imported, without anything that makes them entries: no trades, totals, checks between tables. */
async function bareCopy(): Promise<number> {
  const sql = connection();
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_name = 'companies' and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`;
  const names = columns.map(({ name }) => name).join(', ');
  await sql.unsafe('drop table if exists bare_companies');
  await sql.unsafe('create table bare_companies (like companies including all)');
  const lines: Buffer[] = [];
  for await (const chunk of await sql.unsafe(`copy companies (${names}) to stdout`).readable())
    lines.push(chunk as Buffer);
  const [total] = await sql<{ rows: number }[]>`select count(*)::int as rows from companies`;
  // As the import does: one transaction, and more time for a statement than a page has.
  return transaction(async () => {
    const inside = connection();
    await inside`set local statement_timeout = '10min'`;
    const begun = performance.now();
    await pipeline(lines, await inside.unsafe(`copy bare_companies (${names}) from stdin`).writable());
    return (total?.rows ?? 0) / ((performance.now() - begun) / 1000);
  });
}

/** Everything that the import does in the database, into an empty one: staging, merge, trades, totals, indexes, tags. */
async function databasePart(path: string): Promise<number> {
  await connection().unsafe('truncate companies, place_counts, category_counts, category_place_counts cascade');
  const reference = await loadReference();
  const rows: ImportedCompany[] = [];
  for await (const batch of osmRows(new SourceFile(path), reference)) {
    for (const row of batch.rows) {
      const placed = row.refused ?? placeRow(row, reference);
      if ('externalId' in placed) rows.push(placed);
    }
  }
  const begun = performance.now();
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    await findUnchanged('osm', batch);
    await mergeCompanies('osm', batch, reference, { lookup: 0, copy: 0, merge: 0, tags: 0 });
  }
  return rows.length / ((performance.now() - begun) / 1000);
}

const HOURS = [
  'Mo-Fr 08:00-18:00',
  'Mo-Sa 09:00-20:00; PH off',
  'Tu-Su 11:30-14:30,17:00-23:00',
  'Mo-Fr 07:00-12:00',
  '24/7',
];
const SHOPS = ['bakery', 'butcher', 'hairdresser', 'clothes', 'books', 'bicycle', 'florist', 'optician', 'supermarket'];

/** Objects with about as many tags as real ones have, spread over all towns. */
async function writeObjects(path: string, count: number) {
  const towns = await connection()<{ name: string; code: string; latitude: number; longitude: number }[]>`
    select place.name, own.postal_code as code, place.latitude, place.longitude
    from places as place join place_postal_codes as own on own.place_id = place.id and own.position = 0
    where place.kind = 'town' order by place.id, own.postal_code`;
  const file = createWriteStream(path);
  file.write('{"type":"FeatureCollection","features":[\n');
  for (let number = 0; number < count; number++) {
    const town = towns[(number * 7919) % towns.length] as (typeof towns)[number];
    const shop = SHOPS[number % SHOPS.length] as string;
    const properties = {
      id: `node/${number + 1}`,
      name: `${shop} Beispiel ${Math.floor(number / 3)}`,
      shop,
      'addr:street': 'Beispielstraße',
      'addr:housenumber': String((number % 90) + 1),
      'addr:postcode': town.code,
      'addr:city': town.name,
      phone: `+49 30 23125 ${String(number % 1000).padStart(3, '0')}`,
      website: `https://www.beispiel-${number}.example/`,
      // As in real files, a third of the values are found only once.
      opening_hours:
        number % 3
          ? HOURS[number % HOURS.length]
          : `Mo-Fr ${clock(420 + (number % 180))}-${clock(900 + (number % 420))}`,
      'payment:cash': 'yes',
      'payment:girocard': number % 2 ? 'yes' : 'no',
      wheelchair: number % 4 ? 'yes' : 'limited',
      description: 'Ein erfundener Betrieb, der nur gemessen und nie gezeigt wird.',
    };
    const coordinates = [town.longitude + (number % 7) / 1000, town.latitude + (number % 11) / 1000];
    const feature = { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
    if (!file.write(`${number ? ',\n' : ''}${JSON.stringify(feature)}`)) {
      await new Promise<void>((done) => file.once('drain', done));
    }
  }
  file.end('\n]}\n');
  await finished(file);
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
