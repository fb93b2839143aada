import { parseArgs } from 'node:util';
import { BackupError, restore } from '#db/backup.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { progress, runCommand, say, UserError } from './console.ts';
import { connectDatabase } from './database.ts';

await runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { replace: { type: 'boolean' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file) throw new UserError('Bitte eine Datei nennen: npm run restore -- sicherung.gz');
  const database = await connectDatabase(say);
  const bar = progress('Einspielen');
  try {
    await migrateDatabase(database.url);
    const { digest, rows } = await restore(database.url, file, {
      replace: values.replace,
      onProgress: (table, done) => bar.update(done, undefined, table),
    });
    bar.end();
    say(`Eingespielt: ${rows.toLocaleString('de-DE')} Zeilen aus ${file}`);
    say(`Prüfsumme: ${digest}`);
  } catch (error) {
    throw error instanceof BackupError ? new UserError(error.message) : error;
  } finally {
    await database.close();
  }
});
