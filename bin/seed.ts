import { parseArgs } from 'node:util';
import { removeDemo, seedDemo } from '#db/seed/demo.ts';
import { runCommand, say, waitFor } from './console.ts';
import { openDatabase } from './database.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { none: { type: 'boolean' }, remove: { type: 'boolean' } } });
  const database = await openDatabase(say);
  try {
    const removing = values.none || values.remove;
    const { companies, articles } = await waitFor('Beispiele', removing ? removeDemo() : seedDemo());
    say(`Beispiele ${removing ? 'entfernt' : 'eingetragen'}: ${companies} Firmen, ${articles} Artikel.`);
  } finally {
    await database.close();
  }
});
