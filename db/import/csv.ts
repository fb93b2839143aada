import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { MalformedFileError } from './json-objects.ts';
import type { SourceFile } from './source-file.ts';

export interface CsvRow {
  /** Of the file; a value may hold line breaks. */
  line: number;
  values?: string[];
  error?: string;
}

const SEPARATORS = [';', ',', '\t', '|'];
const MOST_CHARACTERS_A_ROW = 1 << 20;

/** The rows of a CSV file below its header. Separator and encoding are told by what is in it. */
export async function readCsv(file: SourceFile): Promise<{ header: string[]; rows: AsyncGenerator<CsvRow[]> }> {
  const head = await file.unpackedHead();
  const encoding = await detectEncoding(file, head);
  const start = iconv.decode(head, encoding);
  const delimiter = detectSeparator(start);
  const rows = parseRows(file, encoding, delimiter);
  for (;;) {
    const first = await rows.next();
    if (first.done) throw new MalformedFileError('CSV: die Datei ist leer');
    const [header, ...rest] = first.value;
    if (!header) continue;
    if (!header.values) throw new MalformedFileError(`CSV: die Kopfzeile ist nicht lesbar: ${header.error}`);
    const width = header.values.length;
    return { header: header.values, rows: checked(rest, rows, width) };
  }
}

async function* checked(first: CsvRow[], rest: AsyncGenerator<CsvRow[]>, width: number): AsyncGenerator<CsvRow[]> {
  const check = (row: CsvRow): CsvRow => {
    if (!row.values || row.values.length <= width) return row;
    const isEmptyTail = row.values.slice(width).every((value) => value.trim() === '');
    return isEmptyTail ? row : { line: row.line, error: `${row.values.length} Werte statt ${width}` };
  };
  yield first.map(check);
  for await (const rows of rest) yield rows.map(check);
}

async function* parseRows(file: SourceFile, encoding: string, delimiter: string): AsyncGenerator<CsvRow[]> {
  const skipped: CsvRow[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    // Rows are judged one by one here: one that is broken does not take the others with it.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MOST_CHARACTERS_A_ROW,
    on_skip: (error) => {
      skipped.push({
        line: Number((error as { lines?: number } | undefined)?.lines ?? 0),
        error: error?.message ?? '',
      });
      return undefined;
    },
  });
  const decoder = iconv.getDecoder(encoding);
  const feed = (async () => {
    for await (const chunk of file.bytes()) {
      if (!parser.write(decoder.write(chunk))) await new Promise((done) => parser.once('drain', done));
    }
    parser.end(decoder.end() ?? '');
  })().catch((error) => parser.destroy(error));

  let rows: CsvRow[] = [];
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      rows.push({ line, values: record });
      line = info.lines + 1;
      if (rows.length >= 1000) {
        yield [...rows, ...skipped.splice(0)];
        rows = [];
      }
    }
  } catch (error) {
    const { code, message, lines } = error as { code?: string; message: string; lines?: number };
    if (!code?.startsWith('CSV_')) throw error;
    // From here on nothing can be told apart any more: a quote was never closed.
    rows.push({ line: lines ?? line, error: message });
  }
  await feed;
  rows.push(...skipped);
  if (rows.length > 0) yield rows;
}

/** UTF-8 unless a byte says otherwise: Windows-1252 text with an umlaut is practically never valid UTF-8. */
async function detectEncoding(file: SourceFile, head: Buffer): Promise<string> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16-le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16-be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of file.bytes()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf8';
  } catch {
    return 'win1252';
  }
}

/** The one that splits the first lines most evenly. Quoted text does not count. */
function detectSeparator(text: string): string {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const header = lines[0] ?? '';
  const scored = SEPARATORS.map((separator) => {
    const width = header.split(separator).length;
    const same = lines.filter((line) => line.split(separator).length === width).length;
    return { separator, score: width > 1 ? width + 100 * (same / Math.max(1, lines.length)) : 0 };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}
