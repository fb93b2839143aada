import { verifyAudit } from '#db/audit/queries.ts';
import { runCommand, say, UserError } from './console.ts';
import { openDatabase } from './database.ts';

/** `npm run audit -- verify`: whether the log of decisions is whole. Its end cannot be checked from within: note the number of rows. */
await runCommand(async () => {
  if (process.argv[2] !== 'verify') throw new UserError('Aufruf: npm run audit -- verify');
  const database = await openDatabase();
  try {
    const { rows, broken } = await verifyAudit();
    if (broken !== null)
      throw new UserError(`Das Protokoll ist unterbrochen: Eintrag ${broken} fehlt oder wurde verändert.`);
    say(`Das Protokoll ist unversehrt: ${rows} Einträge.`);
  } finally {
    await database.close();
  }
});
