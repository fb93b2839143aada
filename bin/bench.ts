import { readdir } from 'node:fs/promises';
import { seedDemoAtFirstStart } from '#db/seed/demo.ts';
import { runCommand, say, UserError } from './console.ts';
import { DATA_DIRECTORY, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';

interface Bench {
  run(args: string[]): Promise<void>;
}

/** `npm run bench -- NAME …`: runs bin/bench/NAME.ts against the database of this checkout, or the one of DATABASE_URL. */
await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const names = (await readdir(new URL('./bench/', import.meta.url)))
    .map((file) => /^([a-z-]+)\.ts$/.exec(file)?.[1])
    .filter((found) => found !== undefined);
  if (!names.includes(name)) throw new UserError(`Aufruf: npm run bench -- ${names.join(' | ')}`);

  await provideSecrets(DATA_DIRECTORY);
  const database = await openDatabase(say);
  try {
    await seedDemoAtFirstStart();
    const bench: Bench = await import(new URL(`./bench/${name}.ts`, import.meta.url).href);
    await bench.run(args);
  } finally {
    await database.close();
  }
});
