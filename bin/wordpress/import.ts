import { basename } from 'node:path';
import { importWordPress, type WordPressSummary } from '#db/import/import-wordpress.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { type Outcome, outcomes } from '#lib/wordpress/outcomes.ts';
import { progress, say, table } from '../console.ts';
import { openReport } from './report.ts';

interface WordPressArguments {
  path: string;
  size: number;
  dryRun: boolean;
  encoding?: string;
}

/** `npm run import -- wordpress FILE`. */
export async function runWordPress({ path, size, dryRun, encoding }: WordPressArguments): Promise<void> {
  const file = new SourceFile(path);
  const report = await openReport(path, dryRun);
  const started = Date.now();
  const bar = progress(basename(path));
  let summary: WordPressSummary | undefined;
  try {
    summary = await importWordPress(file, {
      dryRun,
      encoding,
      onItem: report.write,
      onProgress: (phase, { items }) =>
        bar.update(
          file.position,
          size,
          phase === 'check' ? 'wird geprüft' : `${items.toLocaleString('de-DE')} Elemente`,
        ),
    });
  } finally {
    bar.end();
    await report.close(summary);
  }
  sayWordPress(summary, dryRun);
  const seconds = (Date.now() - started) / 1000;
  say(
    `${Math.round(summary.items / seconds).toLocaleString('de-DE')} Elemente je Sekunde. Bericht: ${report.html} und .json`,
  );
}

function sayWordPress({ items, counts, comments, sourceKey }: WordPressSummary, dryRun: boolean) {
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
  table(rows);
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
