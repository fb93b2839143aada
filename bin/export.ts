import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { transaction } from '#db/client.ts';
import { copyPictureFiles, exportPictures } from '#db/export/pictures.ts';
import { beginExport, type ExportCounts, type ExportKind, exportText } from '#db/export/text.ts';
import { settleLibrary } from '#db/pictures/settle.ts';
import { siteUrl } from '#lib/env.ts';
import { operator } from '#lib/operator.ts';
import { count, progress, runCommand, say, UserError } from './console.ts';
import { openDatabase } from './database.ts';

const USAGE = `npm run export -- wordpress DATEI  alle Artikel und die Mediathek als WordPress-Export (WXR 1.2)
npm run export -- json DATEI       dasselbe als JSON, eine Zeile je Bild, Artikel und alte Adresse
                                   [--media ORDNER] legt die Dateien der Bilder dazu`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { media: { type: 'string' } } });
  const [kind, path, ...rest] = positionals;
  if (!(kind === 'wordpress' || kind === 'json') || !path || rest.length > 0) throw new UserError(USAGE);
  const database = await openDatabase(say);
  const bar = progress('Export');
  try {
    if (values.media !== undefined)
      await settleLibrary((done, total) => bar.update(done, total, 'Bilder werden aufbereitet'));
    const total = await writeExport(kind, path, (articles) => bar.update(articles, undefined, 'Artikel'));
    const files = values.media === undefined ? null : await copyFiles(values.media, bar);
    bar.end();
    const parts = [`${count(total.articles)} Artikel`, `${count(total.pictures)} Bilder`];
    say(`${parts.join(', ')} und ${count(total.redirects)} alte Adressen in ${path}`);
    if (files) say(`Die Dateien von ${count(files.whole)} Bildern in ${values.media}`);
    if (files?.broken)
      say(`Von ${count(files.broken)} Bildern fehlen Dateien; sie lassen sich aus diesem Export nicht zurückholen.`);
    if (!files && total.pictures > 0) say('Ohne Dateien der Bilder: die legt --media ORDNER dazu.');
  } finally {
    await database.close();
  }
});

/** After the file: what has been taken out of the library since is missing. */
async function copyFiles(folder: string, bar: ReturnType<typeof progress>) {
  const copied = { whole: 0, broken: 0 };
  for await (const records of exportPictures()) {
    for (const record of records) {
      copied[(await copyPictureFiles(record, folder)) ? 'whole' : 'broken'] += 1;
      bar.update(copied.whole + copied.broken, undefined, 'Bilder');
    }
  }
  return copied;
}

/** The file appears only when it is complete. */
async function writeExport(kind: ExportKind, path: string, onProgress: (articles: number) => void) {
  const part = `${path}.part`;
  const counts: ExportCounts = { pictures: 0, articles: 0, redirects: 0 };
  const site = { title: operator().name, url: siteUrl().replace(/\/$/, '') };
  const pieces = async function* () {
    for await (const piece of exportText(kind, site, counts)) {
      yield piece;
      onProgress(counts.articles);
    }
  };
  try {
    await transaction(async () => {
      await beginExport();
      await pipeline(pieces, createWriteStream(part, { mode: 0o600 }));
    });
    await rename(part, path);
    return counts;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
