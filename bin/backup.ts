import { backUp } from '#db/backup.ts';
import { progress, runCommand, say, UserError } from './console.ts';
import { openDatabase } from './database.ts';

await runCommand(async () => {
  const file = process.argv[2];
  if (!file) throw new UserError('Bitte eine Datei nennen: npm run backup -- sicherung.gz');
  const database = await openDatabase(say);
  const bar = progress('Sichern');
  try {
    const { digest, rows } = await backUp(database.url, file, (table, done) => bar.update(done, undefined, table));
    bar.end();
    say(`Gesichert: ${rows.toLocaleString('de-DE')} Zeilen in ${file}`);
    say(`Prüfsumme: ${digest}`);
  } finally {
    await database.close();
  }
});
