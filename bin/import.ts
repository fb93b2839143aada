import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { recordAudit } from '#db/audit/mutations.ts';
import { transaction } from '#db/client.ts';
import { csvRows, osmRows } from '#db/import/company-rows.ts';
import { flagDuplicates } from '#db/import/duplicates.ts';
import { type ImportSummary, importCompanies, type SourceRow } from '#db/import/import-companies.ts';
import { importJson } from '#db/import/import-json.ts';
import { importPlaces } from '#db/import/import-places.ts';
import { MalformedFileError } from '#db/import/json-objects.ts';
import { holdImportLock, ImportRunningError } from '#db/import/lock.ts';
import { loadReference } from '#db/import/reference.ts';
import { type Refusal, refusalReasons } from '#db/import/refusals.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { ensureSource } from '#db/import/sources.ts';
import { closeQueue } from '#db/jobs/mutations.ts';
import { recountNameWords } from '#db/search/mutations.ts';
import { count, progress, runCommand, say, table, UserError, waitFor } from './console.ts';
import { DATA_DIRECTORY, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';
import { runCheck } from './wordpress/check.ts';
import { runWordPress } from './wordpress/import.ts';

const USAGE = `npm run import -- osm DATEI        OpenStreetMap: GeoJSON, Overpass-JSON, .osm, .osm.gz, .osm.pbf
npm run import -- csv DATEI        Tabelle mit Kopfzeile [--source KEY --source-name NAME --licence TEXT --attribution TEXT]
npm run import -- places DATEI     Postleitzahlen im Format von GeoNames (DE.txt)
npm run import -- wordpress DATEI  Export von WordPress (WXR) [--dry-run --encoding windows-1252]
                                   mit Bildern: [--media ORDNER] eine Kopie von wp-content/uploads, oder
                                   [--fetch] von der alten Website selbst
npm run import -- wordpress-check LISTE  fragt den laufenden Server nach alten Adressen, eine je Zeile [--server URL]
npm run import -- json DATEI       was npm run export -- json geschrieben hat [--dry-run --media ORDNER]`;

const KINDS = ['osm', 'csv', 'places', 'wordpress', 'wordpress-check', 'json'] as const;
const isKind = (kind = ''): kind is (typeof KINDS)[number] => (KINDS as readonly string[]).includes(kind);

await runCommand(async () => {
  const { kind, path, source, dryRun, encoding, server, media, fetch } = readArguments();
  if (kind === 'wordpress-check') {
    await sizeOf(path);
    if (!(await runCheck(path, server))) process.exitCode = 1;
    return;
  }
  await provideSecrets(DATA_DIRECTORY);
  const database = await openDatabase(say);
  const lock = await holdImportLock().catch(async (error) => {
    await database.close();
    throw error instanceof ImportRunningError ? new UserError(error.message) : error;
  });
  try {
    if (!dryRun)
      await transaction(() =>
        recordAudit({
          actorId: null,
          action: 'command.import',
          subject: `source:${kind === 'osm' || kind === 'csv' ? source.key : kind}`,
        }),
      );
    if (kind === 'places') await runPlaces(path);
    else if (kind === 'wordpress')
      await runWordPress({ path, size: await sizeOf(path), dryRun, encoding, media, fetch });
    else if (kind === 'json') await runJson(path, dryRun, media);
    else await runCompanies(kind, path, source);
  } catch (error) {
    throw error instanceof MalformedFileError ? new UserError(`${basename(path)}: ${error.message}.`) : error;
  } finally {
    await lock.release();
    await closeQueue();
    await database.close();
  }
});

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      'source-name': { type: 'string' },
      licence: { type: 'string' },
      attribution: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      encoding: { type: 'string' },
      server: { type: 'string' },
      media: { type: 'string' },
      fetch: { type: 'boolean', default: false },
    },
  });
  const [kind, path, ...rest] = positionals;
  if (!isKind(kind) || !path || rest.length > 0) throw new UserError(USAGE);
  const { 'dry-run': dryRun, encoding, server, media, fetch } = values;
  if (dryRun && kind !== 'wordpress' && kind !== 'json') {
    throw new UserError('--dry-run gibt es nur für wordpress und json.');
  }
  if (fetch && kind !== 'wordpress') throw new UserError('--fetch gibt es nur für wordpress.');
  if (media !== undefined && kind !== 'wordpress' && kind !== 'json') {
    throw new UserError('--media gibt es nur für wordpress und json.');
  }
  const key = kind === 'csv' ? (values.source ?? 'csv') : 'osm';
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(key) || (kind === 'csv' && ['owner', 'demo', 'osm', 'geonames'].includes(key))) {
    throw new UserError(
      `--source ${key}: kleine Buchstaben, Ziffern und Bindestriche, und keine der eingebauten Quellen.`,
    );
  }
  const name = values['source-name'] ?? (key === 'csv' ? 'Übernommene Tabelle' : key);
  return {
    kind,
    path,
    dryRun,
    encoding,
    server,
    media,
    fetch,
    source: { key, name, licence: values.licence ?? null, attribution: values.attribution ?? null },
  } as const;
}

async function runCompanies(kind: 'osm' | 'csv', path: string, source: Parameters<typeof ensureSource>[0]) {
  const file = new SourceFile(path);
  const size = await sizeOf(path);
  if (kind === 'csv') await ensureSource(source);
  const reference = await waitFor('Orte und Branchen', loadReference());
  const report = await openReport(path);
  const started = new Date();
  const bar = progress(basename(path));
  const rows =
    kind === 'osm'
      ? osmRows(file, reference)
      : csvRows(file, reference, (known, unknown) => {
          say(`Spalten: ${[...known].map(([field, name]) => `${name} → ${field}`).join(', ')}`);
          if (unknown.length > 0) say(`Nicht übernommen: ${unknown.join(', ')}`);
        });
  let summary: ImportSummary;
  try {
    summary = await importCompanies(rows, {
      sourceKey: source.key,
      reference,
      onRefused: report.write,
      onProgress: ({ read, new: added, changed }) =>
        bar.update(file.position, size, `${count(read)} gelesen, ${count(added)} neu, ${count(changed)} geändert`),
    });
  } finally {
    bar.end();
    await report.close();
  }
  const seconds = (Date.now() - started.getTime()) / 1000;
  const compared = progress('Dubletten');
  const duplicates = await flagDuplicates((done, total) => compared.update(done, total));
  compared.end();
  await waitFor('Wörter der Namen', recountNameWords());
  sayCompanies(summary, duplicates, seconds, report.path);
}

async function runPlaces(path: string) {
  const size = await sizeOf(path);
  const file = new SourceFile(path);
  const report = await openReport(path);
  const bar = progress(basename(path));
  const summary = await importPlaces(file, {
    onProgress: () => bar.update(file.position, size),
    onRefused: (line, label, detail) => report.write({ position: line, label }, { reason: 'unreadable', detail }),
  }).finally(async () => {
    bar.end();
    await report.close();
  });
  table([
    ['Zeilen gelesen', summary.read],
    ['  davon Orte', summary.placeRows],
    ['  davon Großempfänger (ohne Seite)', summary.bulkRows],
    ['  davon nicht lesbar', summary.refused],
    ['Postleitzahlen neu', summary.codesNew],
    ['Postleitzahlen geändert', summary.codesChanged],
    ['Postleitzahlen unverändert', summary.codesUnchanged],
    ['Orte neu', summary.placesNew],
    ['Orte geändert', summary.placesChanged],
    ['Orte unverändert', summary.placesUnchanged],
    ['Landkreise und kreisfreie Städte', summary.districts],
  ]);
  if (summary.refused > 0) say(`Bericht: ${report.path}`);
}

async function runJson(path: string, dryRun: boolean, media?: string) {
  await sizeOf(path);
  if (media !== undefined && !(await stat(media).catch(() => null))?.isDirectory()) {
    throw new UserError(`--media ${media}: diesen Ordner gibt es nicht.`);
  }
  const refused: string[] = [];
  const { pictures, articles, redirects, counts, lostCompanies } = await waitFor(
    'Import',
    importJson(new SourceFile(path), {
      dryRun,
      media,
      onPicture: ({ name }, restored) => {
        if (restored.outcome === 'refused' && refused.length < 10) refused.push(`${name}: ${restored.reason}`);
      },
    }),
  );
  if (dryRun) say('Probelauf: es wird nichts geschrieben.');
  table([
    ['Bilder', Object.values(pictures).reduce((sum, number) => sum + number, 0)],
    ['  neu', pictures.new],
    ['  unverändert', pictures.unchanged],
    ['  hier anders, nicht überschrieben', pictures.edited],
    ['  abgelehnt', pictures.refused],
    ['Artikel', articles],
    ['  neu', counts.new],
    ['  unverändert', counts.unchanged],
    ['  hier anders, nicht überschrieben', counts.edited],
    ['Firmen, die hier nicht stehen: als Text übernommen', lostCompanies],
    ['Alte Adressen', redirects],
  ]);
  for (const line of refused) say(line);
  if (pictures.refused > refused.length) say(`… und ${count(pictures.refused - refused.length)} weitere Bilder.`);
}

async function sizeOf(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new UserError(`Die Datei ${path} gibt es nicht.`);
  if (!info.isFile()) throw new UserError(`${path} ist keine Datei.`);
  return info.size;
}

/** A line of JSON for each row that did not get in; objects that are no business at all are only counted. */
async function openReport(path: string) {
  const folder = join(DATA_DIRECTORY, 'import-reports');
  await mkdir(folder, { recursive: true });
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const target = join(folder, `${time}-${basename(path)}.jsonl`);
  const file = createWriteStream(target);
  return {
    path: target,
    write: ({ position, label }: Pick<SourceRow, 'position' | 'label'>, { reason, detail }: Refusal) => {
      if (reason === 'noBusiness') return;
      file.write(`${JSON.stringify({ position, label, reason: refusalReasons[reason], detail })}\n`);
    },
    close: async () => {
      file.end();
      await finished(file);
    },
  };
}

function sayCompanies(summary: ImportSummary, duplicates: number, seconds: number, reportPath: string) {
  const refused = [...summary.refused].sort((a, b) => b[1] - a[1]);
  const accounted =
    summary.new + summary.changed + summary.unchanged + refused.reduce((sum, [, number]) => sum + number, 0);
  table([
    ['Gelesen', summary.read],
    ['  neu', summary.new],
    ['  geändert', summary.changed],
    ['  unverändert', summary.unchanged],
    ...refused.map(([reason, number]): [string, number] => [`  abgelehnt: ${refusalReasons[reason]}`, number]),
    ...(accounted === summary.read ? [] : [['  NICHT NACHGEWIESEN', summary.read - accounted] as [string, number]]),
    ...(summary.skipped > 0 ? [['Elemente ohne Merkmale', summary.skipped] as [string, number]] : []),
    ['Nur durch Koordinaten verortet', summary.withoutPostalCode],
    ['Öffnungszeiten nur als Text', summary.hoursAsText],
    ['Mögliche Dubletten vorgemerkt', duplicates],
    ...(summary.closings.closed > 0
      ? [['Einträge als dauerhaft geschlossen gezeigt', summary.closings.closed] as [string, number]]
      : []),
    ...(summary.closings.reopened > 0
      ? [['Einträge wieder geöffnet', summary.closings.reopened] as [string, number]]
      : []),
  ]);
  const unknown = [...summary.unknownTrades].sort((a, b) => b[1] - a[1]);
  if (unknown.length > 0) {
    const top = unknown.slice(0, 12).map(([tag, number]) => `${tag} ${count(number)}`);
    say(`Ohne bekannte Branche: ${top.join(', ')}${unknown.length > 12 ? ` und ${unknown.length - 12} weitere` : ''}`);
  }
  say(`${count(Math.round((summary.read + summary.skipped) / seconds))} Objekte je Sekunde. Bericht: ${reportPath}`);
}
