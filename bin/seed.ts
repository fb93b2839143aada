import { parseArgs } from 'node:util';
import { recordAudit } from '#db/audit/mutations.ts';
import { transaction } from '#db/client.ts';
import { removeDemo, seedDemo } from '#db/seed/demo.ts';
import { runCommand, say, waitFor } from './console.ts';
import { DATA_DIRECTORY, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { none: { type: 'boolean' }, remove: { type: 'boolean' } } });
  await provideSecrets(DATA_DIRECTORY);
  const database = await openDatabase(say);
  try {
    const removing = values.none || values.remove;
    await transaction(() =>
      recordAudit({ actorId: null, action: removing ? 'command.unseed' : 'command.seed', subject: 'source:demo' }),
    );
    const { companies, articles } = await waitFor('Beispiele', removing ? removeDemo() : seedDemo());
    say(`Beispiele ${removing ? 'entfernt' : 'eingetragen'}: ${companies} Firmen, ${articles} Artikel.`);
  } finally {
    await database.close();
  }
});
