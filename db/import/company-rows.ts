import { type CsvField, csvColumns, csvDraft, mapColumns } from '#lib/companies/csv-columns.ts';
import { type OsmTags, osmDraft, osmName, tradeState, tradeTag } from '#lib/companies/osm.ts';
import { fold } from '#lib/search/fold.ts';
import { readCsv } from './csv.ts';
import type { SourceBatch, SourceRow } from './import-companies.ts';
import { MalformedFileError } from './json-objects.ts';
import { readOsm } from './osm.ts';
import type { OsmRow } from './osm-elements.ts';
import type { Reference } from './reference.ts';
import type { Refusal } from './refusals.ts';
import type { SourceFile } from './source-file.ts';

/** The rows of an OpenStreetMap file. */
export async function* osmRows(file: SourceFile, { matchTrades }: Reference): AsyncGenerator<SourceBatch> {
  const judge = (tags: OsmTags): { name: string; trades: string[] } | Refusal => {
    const state = tradeState(tags);
    if (state === 'none') return { reason: 'noBusiness', detail: '' };
    if (state === 'closed') return { reason: 'closed', detail: '' };
    const trades = matchTrades(tags);
    if (trades.length === 0) return { reason: 'noTrade', detail: tradeTag(tags) };
    const name = osmName(tags);
    return name ? { name, trades } : { reason: 'noName', detail: tradeTag(tags) };
  };
  const toRow = ({ position, object, error }: OsmRow): SourceRow => {
    if (!object) return { position, label: '', refused: { reason: 'unreadable', detail: error ?? '' } };
    const label = [object.ref, object.tags.name].filter(Boolean).join(' ');
    const judged = judge(object.tags);
    if ('reason' in judged) return { position, label, refused: judged, externalId: object.ref };
    return { position, label, draft: osmDraft(object, judged.name), trades: judged.trades };
  };
  for await (const { rows, untagged } of await readOsm(file, (tags) => !('reason' in judge(tags)))) {
    yield { rows: rows.map(toRow), skipped: untagged };
  }
}

/** The rows of a table. `onHeader` hears which columns were understood. */
export async function* csvRows(
  file: SourceFile,
  { categoryNames }: Reference,
  onHeader: (known: Map<CsvField, string>, unknown: string[]) => void,
): AsyncGenerator<SourceBatch> {
  const { header, rows } = await readCsv(file);
  const { columns, unknown } = mapColumns(header);
  onHeader(new Map([...columns].map(([field, index]) => [field, header[index]?.trim() ?? ''])), unknown);
  for (const field of ['name', 'category'] as const) {
    if (columns.has(field)) continue;
    throw new MalformedFileError(
      `CSV: eine Spalte „${csvColumns[field].slice(0, 4).join('“, „')}“ oder ähnlich fehlt. Gefunden: ${header.join(', ').slice(0, 300)}`,
    );
  }
  for await (const part of rows) {
    yield {
      rows: part.map(({ line, values, error }): SourceRow => {
        if (!values) return { position: line, label: '', refused: { reason: 'unreadable', detail: error ?? '' } };
        const draft = csvDraft(columns, values);
        if ('error' in draft) return { position: line, label: '', refused: { reason: 'noName', detail: '' } };
        const { categories, ...company } = draft;
        const trades = [...new Set(categories.flatMap((name) => categoryNames.get(fold(name)) ?? []))];
        const refused: Refusal | undefined =
          trades.length === 0 ? { reason: 'noTrade', detail: categories.join('; ') || 'leer' } : undefined;
        return { position: line, label: draft.name, draft: company, trades, refused };
      }),
    };
  }
}
