import { sql } from 'drizzle-orm';
import { articles } from '#db/articles/tables.ts';
import { db } from '#db/client.ts';
import { listPicturesNamed } from '#db/pictures/library.ts';
import { picturesIn } from '#lib/articles/pictures.ts';
import { EXPORT_FORMAT } from '#lib/articles/record.ts';
import { wxrAttachment, wxrFoot, wxrHead, wxrItem, wxrRedirect } from '#lib/wordpress/export.ts';
import { type ExportedArticle, exportArticles, exportRedirects } from './articles.ts';
import { exportPictures } from './pictures.ts';

export type ExportKind = 'wordpress' | 'json';

export interface ExportCounts {
  pictures: number;
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
  counts: ExportCounts = { pictures: 0, articles: 0, redirects: 0 },
): AsyncGenerator<string> {
  const isJson = kind === 'json';
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  yield isJson ? line({ format: EXPORT_FORMAT, site }) : wxrHead(site);
  // Before the texts that show them; in WordPress one number means one item, whatever its kind.
  const [{ last } = { last: 0 }] = await db
    .select({ last: sql<number>`coalesce(max(${articles.id}), 0)` })
    .from(articles);
  for await (const records of exportPictures()) {
    for (const [index, record] of records.entries())
      yield isJson ? line({ picture: record }) : wxrAttachment(record, last + counts.pictures + index + 1, site);
    counts.pictures += records.length;
  }
  for await (const records of exportArticles()) {
    const pictures = isJson ? undefined : await picturesOf(records);
    for (const { id, ...record } of records)
      yield isJson ? line({ article: record }) : wxrItem(record, id, site, pictures);
    counts.articles += records.length;
  }
  for await (const rows of exportRedirects()) {
    for (const row of rows) yield isJson ? line({ redirect: row }) : wxrRedirect(row);
    counts.redirects += rows.length;
  }
  yield isJson ? line({ end: counts }) : wxrFoot();
}

const picturesOf = (records: ExportedArticle[]) =>
  listPicturesNamed([...new Set(records.flatMap(({ versions }) => versions.flatMap(({ body }) => picturesIn(body))))]);
