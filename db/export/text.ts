import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { EXPORT_FORMAT } from '#lib/articles/record.ts';
import { wxrFoot, wxrHead, wxrItem, wxrRedirect } from '#lib/wordpress/export.ts';
import { exportArticles, exportRedirects } from './articles.ts';

export type ExportKind = 'wordpress' | 'json';

export interface ExportCounts {
  articles: number;
  redirects: number;
}

/** For a transaction that writes nothing: all of it is as of one moment. */
export const beginExport = async () => {
  await db.execute(sql`set transaction isolation level repeatable read, read only`);
  await db.execute(sql`set local statement_timeout = 0`);
};

/** The text of an export, piece by piece; `counts` is filled on the way. */
export async function* exportText(
  kind: ExportKind,
  site: { title: string; url: string },
  counts: ExportCounts = { articles: 0, redirects: 0 },
): AsyncGenerator<string> {
  const isJson = kind === 'json';
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  yield isJson ? line({ format: EXPORT_FORMAT, site }) : wxrHead(site);
  for await (const records of exportArticles()) {
    for (const { id, ...record } of records) yield isJson ? line({ article: record }) : wxrItem(record, id, site);
    counts.articles += records.length;
  }
  for await (const rows of exportRedirects()) {
    for (const row of rows) yield isJson ? line({ redirect: row }) : wxrRedirect(row);
    counts.redirects += rows.length;
  }
  yield isJson ? line({ end: counts }) : wxrFoot();
}
