import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { importWordPress, type WordPressSummary } from '#db/import/import-wordpress.ts';
import { type MediaSource, mediaFromSite, mediaInFolder } from '#db/import/media.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { type Outcome, outcomes } from '#lib/wordpress/outcomes.ts';
import { count, progress, say, table, UserError } from '../console.ts';
import { openReport } from './report.ts';

interface WordPressArguments {
  path: string;
  size: number;
  dryRun: boolean;
  encoding?: string;
  /** A copy of `wp-content/uploads`. */
  media?: string;
  fetch: boolean;
}

/** `npm run import -- wordpress FILE`. */
export async function runWordPress(args: WordPressArguments): Promise<void> {
  const { path, size, dryRun, encoding } = args;
  const media = await mediaOf(args);
  const file = new SourceFile(path);
  const report = await openReport(path, dryRun);
  const started = Date.now();
  const bar = progress(basename(path));
  let summary: WordPressSummary | undefined;
  try {
    summary = await importWordPress(file, {
      dryRun,
      encoding,
      media,
      onItem: report.write,
      onProgress: (phase, { items, pictures }) =>
        bar.update(
          file.position,
          size,
          phase === 'check'
            ? 'wird geprüft'
            : `${count(items)} Elemente${media ? `, ${count(pictures.taken)} Bilder` : ''}`,
        ),
    });
  } finally {
    bar.end();
    await report.close(summary);
  }
  sayWordPress(summary, dryRun);
  if (!dryRun && summary.pictures.taken > 0) {
    say(
      'Die Größen der neuen Bilder entstehen, während der Server läuft (npm start). Bis dahin ist jedes klein zu sehen.',
    );
  }
  const seconds = (Date.now() - started) / 1000;
  say(
    `${Math.round(summary.items / seconds).toLocaleString('de-DE')} Elemente je Sekunde. Bericht: ${report.html} und .json`,
  );
}

async function mediaOf({ media, fetch, dryRun }: WordPressArguments): Promise<MediaSource | undefined> {
  if (media !== undefined && fetch) throw new UserError('--media oder --fetch: eines von beiden.');
  if (fetch && dryRun) say('Der Probelauf lädt keine Bilder: ob jedes da ist, zeigt erst der Import.');
  if (fetch) return mediaFromSite();
  if (media === undefined) return undefined;
  // Whoever copied more than the folder itself means the folder within.
  for (const folder of [join(media, 'wp-content', 'uploads'), join(media, 'uploads'), media]) {
    if ((await stat(folder).catch(() => null))?.isDirectory()) return mediaInFolder(folder);
  }
  throw new UserError(`--media ${media}: diesen Ordner gibt es nicht.`);
}

function sayWordPress({ items, counts, comments, pictures, sourceKey }: WordPressSummary, dryRun: boolean) {
  if (dryRun) say('Probelauf: es wird nichts geschrieben.');
  const names: Record<string, string> = {
    post: 'Beiträge',
    page: 'Seiten',
    attachment: 'Dateien',
    revision: 'Frühere Fassungen',
  };
  const rows: [string, number][] = [[`Elemente aus ${sourceKey.replace(/^wordpress:/, '')}`, items]];
  for (const [type, own] of counts) {
    rows.push([names[type] ?? type, sum(own.values())]);
    for (const [outcome, number] of own) rows.push([`  ${outcomes[outcome as Outcome]}`, number]);
  }
  const accounted = sum([...counts.values()].map((own) => sum(own.values())));
  if (accounted !== items) rows.push(['NICHT NACHGEWIESEN', items - accounted]);
  const taken = comments.get('taken') ?? 0;
  if (comments.size > 0)
    rows.push(
      ['Kommentare', sum(comments.values())],
      ['  übernommen', taken],
      ['  abgelehnt', sum(comments.values()) - taken],
    );
  if (pictures.taken + pictures.refused > 0)
    rows.push(
      ['Bilder, auch solche, die nur in Texten stehen', pictures.taken + pictures.refused],
      [dryRun ? '  würden übernommen' : '  neu', pictures.taken],
      ['  abgelehnt oder nicht gefunden', pictures.refused],
    );
  table(rows);
  if (pictures.refused > 0) say('Welche Bilder fehlen und warum, steht bei jedem im Bericht.');
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
