import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { startEmbeddedPostgres } from '#db/embedded.ts';

/** `npm run bench -- NAME …`: runs bin/bench/NAME.ts against the database of this checkout, or the one of DATABASE_URL. */
interface Bench {
  run(args: string[]): Promise<void>;
}

const [name = '', ...args] = process.argv.slice(2);
const file = new URL(`./bench/${name}.ts`, import.meta.url);

if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  const files = await readdir(new URL('./bench/', import.meta.url));
  const names = files.filter((entry) => /^[a-z]+\.ts$/.test(entry)).map((entry) => entry.replace('.ts', ''));
  console.error(`Aufruf: npm run bench -- ${names.join(' | ')}`);
  process.exit(1);
}

const embedded = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres('.data');
if (embedded) process.env.DATABASE_URL = embedded.url;
try {
  const bench: Bench = await import(file.href);
  await bench.run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await (await import('#db/client.ts')).closeDatabase();
  await embedded?.stop();
}
