import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { IMPORT_LOCK } from '#db/import/lock.ts';
import { createScratchDatabase, dropScratchDatabases } from '#db/scratch-database.ts';

const DATABASE = 'branchenbuch_import_command';
const ROWS = 12_000;
const COMMAND = fileURLToPath(new URL('./import.ts', import.meta.url));

let folder: string;
let url: string;
let table: string;
let sql: postgres.Sql;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-command-'));
  table = join(folder, 'kunden.csv');
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `${index};Betrieb ${index % 700};Weg ${index % 90};67655;Kaiserslautern;Friseur`,
  );
  await writeFile(table, ['Nr.;Firma;Straße;PLZ;Ort;Branche', ...rows].join('\n'));
  url = await createScratchDatabase(DATABASE);
  sql = postgres(url, { max: 1, onnotice: () => {} });
});

afterAll(async () => {
  await sql.end();
  await dropScratchDatabases(DATABASE);
  await rm(folder, { recursive: true });
});

/** `npm run import -- csv kunden.csv`, behind its bootstrap. */
function run() {
  const child = spawn(process.execPath, [COMMAND, 'csv', table], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  return { child, ended: once(child, 'close').then(([code, signal]) => ({ code, signal, output })) };
}

async function countEntries(): Promise<number> {
  const [found] = await sql`select to_regclass('companies') is not null as there`;
  if (!found?.there) return 0;
  const [row] = await sql`select count(*)::int as entries from companies`;
  return row?.entries ?? 0;
}

const numberAfter = (label: string, output: string) =>
  Number(new RegExp(`^${label}\\s+([\\d.]+)$`, 'm').exec(output)?.[1]?.replaceAll('.', ''));

it('takes up its work at once where a killed run left it, and then has nothing to do', async () => {
  const killed = run();
  // The first batch is in, the second on its way.
  for (let waited = 0; (await countEntries()) === 0 && waited < 60_000; waited += 20) await after(20);
  killed.child.kill('SIGKILL');
  expect((await killed.ended).signal).toBe('SIGKILL');

  const resumed = await run().ended;
  expect(resumed.code, resumed.output).toBe(0);
  const left = numberAfter('  unverändert', resumed.output);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(ROWS);
  expect(numberAfter('Gelesen', resumed.output)).toBe(ROWS);
  expect(numberAfter('  neu', resumed.output)).toBe(ROWS - left);
  expect(await countEntries()).toBe(ROWS);

  const again = await run().ended;
  expect(again.code).toBe(0);
  expect(numberAfter('  unverändert', again.output)).toBe(ROWS);
  expect(numberAfter('Mögliche Dubletten vorgemerkt', again.output)).toBe(0);
  expect(resumed.output + again.output).not.toContain('NICHT NACHGEWIESEN');
});

it('does not run beside another import', async () => {
  const other = await holdLock();
  const { code, output } = await run().ended;
  await other.end();
  expect(code).toBe(1);
  expect(output).toBe('Es läuft schon ein Import. Bitte warten, bis er fertig ist.\n');
});

/** As an import holds it, until the connection ends. */
async function holdLock(): Promise<postgres.Sql> {
  const other = postgres(url, { max: 1, onnotice: () => {} });
  await other`select pg_advisory_lock(${IMPORT_LOCK})`;
  return other;
}
