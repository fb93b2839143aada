import { z } from 'zod';
import {
  type ArticleRecord,
  articleRecord,
  READABLE_FORMATS,
  type RedirectRecord,
  redirectRecord,
} from '#lib/articles/record.ts';
import { type PictureRecord, pictureRecord } from '#lib/pictures/record.ts';
import { MalformedFileError } from './json-objects.ts';
import { type Restored, restoreArticles, restoreRedirects } from './restore-articles.ts';
import { type RestoredPicture, restorePicture } from './restore-pictures.ts';
import type { SourceFile } from './source-file.ts';

interface JsonSummary {
  pictures: Record<RestoredPicture['outcome'], number>;
  articles: number;
  redirects: number;
  counts: Record<Restored, number>;
  /** Mentions of companies that are not here: they have become text. */
  lostCompanies: number;
}

interface Options {
  dryRun?: boolean;
  /** Where the export put the files of pictures. */
  media?: string;
  onPicture?: (picture: PictureRecord, restored: RestoredPicture) => void;
  onArticle?: (slug: string, outcome: Restored) => void;
}

const line = z.union([
  z.strictObject({ picture: pictureRecord }),
  z.strictObject({ article: articleRecord }),
  z.strictObject({ redirect: redirectRecord }),
  z.strictObject({ end: z.object({ articles: z.int(), redirects: z.int() }) }),
]);
const head = z.object({ format: z.enum(READABLE_FORMATS) });

const AT_ONCE = 50;

/** What `npm run export -- json` wrote. Read to its end before the first article is written. */
export async function importJson(
  file: SourceFile,
  { dryRun = false, media, onPicture, onArticle }: Options = {},
): Promise<JsonSummary> {
  for await (const _ of readRecords(file));
  const summary: JsonSummary = {
    pictures: { new: 0, unchanged: 0, edited: 0, refused: 0 },
    articles: 0,
    redirects: 0,
    counts: { new: 0, unchanged: 0, edited: 0 },
    lostCompanies: 0,
  };
  let articles: ArticleRecord[] = [];
  let redirects: RedirectRecord[] = [];
  const flush = async () => {
    const [records, rows] = [articles, redirects];
    [articles, redirects] = [[], []];
    if (records.length > 0) {
      for (const [slug, { outcome, lostCompanies }] of await restoreArticles(records, { dryRun })) {
        summary.lostCompanies += lostCompanies;
        summary.counts[outcome] += 1;
        onArticle?.(slug, outcome);
      }
    }
    if (!dryRun && rows.length > 0) await restoreRedirects(rows);
  };
  for await (const record of readRecords(file)) {
    if ('picture' in record) {
      const restored = await restorePicture(record.picture, media, { dryRun });
      summary.pictures[restored.outcome] += 1;
      onPicture?.(record.picture, restored);
    } else if ('article' in record) {
      articles.push(record.article);
      summary.articles += 1;
    } else if ('redirect' in record) {
      redirects.push(record.redirect);
      summary.redirects += 1;
    }
    if (articles.length >= AT_ONCE || redirects.length >= 1000) await flush();
  }
  await flush();
  return summary;
}

async function* readRecords(file: SourceFile) {
  let number = 0;
  let isWhole = false;
  const fail = (what: string) => {
    throw new MalformedFileError(`Zeile ${number}: ${what}`);
  };
  for await (const text of linesOf(file)) {
    number += 1;
    const value = parsed(text) ?? fail('kein JSON');
    if (number === 1) {
      if (!head.safeParse(value).success) fail('das ist kein Export dieses Programms (npm run export -- json)');
      continue;
    }
    if (isWhole) fail('nach dem Ende des Exports steht noch etwas');
    const record = line.safeParse(value);
    if (!record.success) {
      const [issue] = record.error.issues;
      return fail(
        `kein Bild, kein Artikel und keine Adresse, wie dieses Programm sie schreibt (${issue?.path.join('.') || issue?.message})`,
      );
    }
    if ('end' in record.data) isWhole = true;
    else yield record.data;
  }
  if (!isWhole) fail('die Datei ist abgeschnitten');
}

/** Parted at line feeds only: Node's readline also parts at signs that may stand within JSON. */
async function* linesOf(file: SourceFile): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of file.bytes()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
