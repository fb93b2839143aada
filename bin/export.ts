import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { transaction } from '#db/client.ts';
import { beginExport, type ExportCounts, type ExportKind, exportText } from '#db/export/text.ts';
import { siteUrl } from '#lib/env.ts';
import { operator } from '#lib/operator.ts';
import { count, progress, runCommand, say, UserError } from './console.ts';
import { openDatabase } from './database.ts';

const USAGE = `npm run export -- wordpress DATEI  alle Artikel als WordPress-Export (WXR 1.2)
npm run export -- json DATEI       dasselbe als JSON, eine Zeile je Artikel und alte Adresse`;

await runCommand(async () => {
  const [kind, path, ...rest] = parseArgs({ allowPositionals: true }).positionals;
  if (!(kind === 'wordpress' || kind === 'json') || !path || rest.length > 0) throw new UserError(USAGE);
  const database = await openDatabase(say);
  const bar = progress('Export');
  try {
    const total = await writeExport(kind, path, (articles) => bar.update(articles, undefined, 'Artikel'));
    bar.end();
    say(`${count(total.articles)} Artikel und ${count(total.redirects)} alte Adressen in ${path}`);
  } finally {
    await database.close();
  }
});

/** The file appears only when it is complete. */
async function writeExport(kind: ExportKind, path: string, onProgress: (articles: number) => void) {
  const part = `${path}.part`;
  const counts: ExportCounts = { articles: 0, redirects: 0 };
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
