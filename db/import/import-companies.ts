import { createHash } from 'node:crypto';
import type { CompanyDraft } from '#lib/companies/draft.ts';
import { companyLimits } from '#lib/companies/limits.ts';
import { type Closings, followClosings } from './follow-closings.ts';
import { findUnchanged, type ImportedCompany, mergeCompanies, type StageTimes } from './merge-companies.ts';
import { createOpeningHoursChecker } from './opening-hours.ts';
import type { Reference } from './reference.ts';
import type { Refusal, RefusalReason } from './refusals.ts';

/** A row of a file: what it says about a business, or why it says nothing that the directory can use. */
export interface SourceRow {
  /** A line, or the how-manieth object. */
  position: number;
  /** What a person would call it: its name or its id. */
  label: string;
  refused?: Refusal;
  /** Of a refused one whose entry may be here from an earlier time. */
  externalId?: string;
  draft?: CompanyDraft;
  /** Slugs of trades, the main one first. */
  trades?: string[];
}

export interface SourceBatch {
  rows: SourceRow[];
  /** Elements that are no rows: points of a line. */
  skipped?: number;
}

export interface ImportSummary {
  read: number;
  skipped: number;
  new: number;
  changed: number;
  unchanged: number;
  /** Entries that are here, and businesses that are no more; or are there again. */
  closings: Closings;
  refused: Map<RefusalReason, number>;
  /** Of those without a trade: by tag or name. */
  unknownTrades: Map<string, number>;
  /** Placed by their coordinates only. */
  withoutPostalCode: number;
  /** Opening hours that are shown as text. */
  hoursAsText: number;
  times: StageTimes & { read: number; place: number; hours: number };
}

export interface ImportOptions {
  sourceKey: string;
  reference: Reference;
  onRefused?: (row: SourceRow, refusal: Refusal) => void;
  onProgress?: (summary: ImportSummary) => void;
  batchSize?: number;
}

interface Waiting {
  source: SourceRow;
  row: ImportedCompany;
}
interface Batch {
  rows: Waiting[];
  /** Of businesses that are no more. */
  gone: string[];
}
interface Prepared extends Batch {
  /** Those that are not stored exactly so already. */
  rest: Waiting[];
}

/** Changes when rows that stayed the same have to be stored anew, because this program reads them otherwise. */
const READING = 1;

/**
 * Streams rows into the directory, a batch a transaction. While one batch is being written, the next is read; a killed run
 * leaves whole batches, and the next one finds them unchanged and goes on.
 */
export async function importCompanies(
  batches: AsyncIterable<SourceBatch>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { sourceKey, reference, onRefused, onProgress, batchSize = 5000 } = options;
  const summary = emptySummary();
  const hours = createOpeningHoursChecker();
  const seen = new Set<string>();
  let waiting: Batch = { rows: [], gone: [] };
  let preparing: Promise<unknown> = Promise.resolve();
  let writing: Promise<void> = Promise.resolve();

  const refuse = (row: SourceRow, refusal: Refusal) => {
    summary.refused.set(refusal.reason, (summary.refused.get(refusal.reason) ?? 0) + 1);
    if (refusal.reason === 'noTrade') {
      summary.unknownTrades.set(refusal.detail, (summary.unknownTrades.get(refusal.detail) ?? 0) + 1);
    }
    onRefused?.(row, refusal);
  };

  // A batch passes two stations, and each holds one batch at a time: while one is written, the opening hours of the next are
  // checked and the one after that is read. The database is asked by one of them at a time, so that all of it may also run
  // within one transaction.
  const database = queue();

  const prepare = async (batch: Batch): Promise<Prepared> => {
    const unchanged = await database(() =>
      timed(summary, 'lookup', () =>
        findUnchanged(
          sourceKey,
          batch.rows.map(({ row }) => row),
        ),
      ),
    );
    summary.unchanged += unchanged.size;
    const rest = batch.rows.filter(({ row }) => !unchanged.has(row.externalId));
    const understood = await timed(summary, 'hours', () =>
      hours.check(rest.flatMap(({ row }) => row.fields.openingHours ?? [])),
    );
    const checked = rest.map(({ source, row }) => ({ source, row: withCheckedHours(row, understood) }));
    return { ...batch, rest: checked };
  };

  const write = async ({ rows, gone, rest }: Prepared) => {
    const changed = rest.map(({ row }) => row);
    const there = rows.map(({ row }) => row.externalId);
    const outcomes = await database(() => mergeCompanies(sourceKey, changed, reference, summary.times));
    const { closed, reopened } = await database(() => followClosings(sourceKey, { gone, there }));
    summary.closings.closed += closed;
    summary.closings.reopened += reopened;
    for (const { source, row } of rest) {
      const outcome = outcomes.get(row.externalId);
      if (outcome === 'new' || outcome === 'changed') {
        summary[outcome] += 1;
        if (row.fields.postalCode === null) summary.withoutPostalCode += 1;
        if (row.fields.openingHoursText) summary.hoursAsText += 1;
      } else if (outcome && outcome !== 'unchanged') refuse(source, { reason: outcome, detail: row.externalId });
    }
    onProgress?.(summary);
  };

  const flush = async () => {
    const batch = waiting;
    waiting = { rows: [], gone: [] };
    const [readyBefore, writtenBefore] = [preparing, writing];
    await readyBefore;
    const prepared = prepare(batch);
    preparing = prepared;
    writing = Promise.all([prepared, writtenBefore]).then(([ready]) => write(ready));
    // Awaited with a later batch; until then a failure must not count as unhandled.
    preparing.catch(() => {});
    writing.catch(() => {});
    await writtenBefore;
  };

  try {
    let last = performance.now();
    for await (const { rows, skipped = 0 } of batches) {
      const begun = performance.now();
      summary.times.read += begun - last;
      summary.read += rows.length;
      summary.skipped += skipped;
      for (const source of rows) {
        const result = source.refused ?? placeRow(source, reference);
        if ('reason' in result) {
          if (result.reason === 'closed' && source.externalId) waiting.gone.push(source.externalId);
          refuse(source, result);
        } else if (seen.has(result.externalId)) refuse(source, { reason: 'repeated', detail: result.externalId });
        else {
          seen.add(result.externalId);
          waiting.rows.push({ source, row: result });
        }
      }
      summary.times.place += performance.now() - begun;
      if (waiting.rows.length + waiting.gone.length >= batchSize) await flush();
      onProgress?.(summary);
      last = performance.now();
    }
    await flush();
    await writing;
  } finally {
    await writing.catch(() => {});
    await hours.close();
  }
  return summary;
}

/** Its place and its trades as rows of the database. */
export function placeRow({ draft, trades = [] }: SourceRow, reference: Reference): ImportedCompany | Refusal {
  if (!draft) return { reason: 'unreadable', detail: '' };
  const located = reference.locate(draft);
  if ('refused' in located) return { reason: located.refused, detail: located.detail };
  const categoryIds = trades.flatMap((slug) => reference.categoryIds.get(slug) ?? []).slice(0, 10);
  if (categoryIds.length === 0) return { reason: 'noTrade', detail: trades.join(';') };
  const { externalId, city, suburb, country, sourceDate, ...fields } = draft;
  const { placeId, countryCode, postalCode, latitude, longitude, precision } = located;
  // Slugs instead of ids, so that a directory built anew finds the same rows unchanged.
  const content = [
    READING,
    draft,
    reference.placeSlugs.get(placeId)?.[0],
    postalCode,
    latitude,
    longitude,
    precision,
    trades,
  ];
  return {
    externalId,
    sourceHash: createHash('sha256').update(JSON.stringify(content)).digest('base64url'),
    sourceDate,
    fields: {
      ...fields,
      placeId,
      countryCode,
      postalCode,
      latitude,
      longitude,
      coordinatePrecision: precision,
      categoryIds,
    },
  };
}

function withCheckedHours(row: ImportedCompany, understood: ReadonlyMap<string, boolean>): ImportedCompany {
  const { openingHours } = row.fields;
  if (!openingHours || understood.get(openingHours)) return row;
  const openingHoursText = openingHours.slice(0, companyLimits.openingHoursText);
  return { ...row, fields: { ...row.fields, openingHours: null, openingHoursText } };
}

function emptySummary(): ImportSummary {
  return {
    read: 0,
    skipped: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    closings: { closed: 0, reopened: 0 },
    refused: new Map(),
    unknownTrades: new Map(),
    withoutPostalCode: 0,
    hoursAsText: 0,
    times: { read: 0, place: 0, hours: 0, lookup: 0, copy: 0, merge: 0, tags: 0 },
  };
}

/** Runs what it is given one after the other. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

async function timed<T>(
  summary: ImportSummary,
  stage: keyof ImportSummary['times'],
  work: () => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    summary.times[stage] += performance.now() - begun;
  }
}
