import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { WordPressSummary } from '#db/import/import-wordpress.ts';
import { escapeHtml } from '#lib/articles/html.ts';
import { type Outcome, outcomes, type ReportedItem } from '#lib/wordpress/outcomes.ts';
import { DATA_DIRECTORY } from '../database.ts';

export interface WordPressReport {
  html: string;
  json: string;
  write(item: ReportedItem): void;
  /** Puts the closing figures in front. Without them, after an error, nothing stays. */
  close(summary?: WordPressSummary): Promise<void>;
}

/** Every item of an export and what became of it, as a page for people and as JSON, however many there are. */
export async function openReport(path: string, dryRun: boolean): Promise<WordPressReport> {
  const folder = join(DATA_DIRECTORY, 'import-reports');
  await mkdir(folder, { recursive: true });
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const name = join(folder, `${time}-${basename(path)}${dryRun ? '-probe' : ''}`);
  const [lines, json, html] = [`${name}.part`, `${name}.json`, `${name}.html`];
  const file = createWriteStream(lines);
  return {
    html,
    json,
    write: (item) => file.write(`${JSON.stringify(item)}\n`),
    close: async (summary) => {
      await ended(file);
      if (summary) {
        await writeJson(json, lines, summary, dryRun);
        await writeHtml(html, lines, { title: basename(path), summary, dryRun });
      }
      await rm(lines, { force: true });
    },
  };
}

async function* itemsIn(lines: string): AsyncGenerator<ReportedItem> {
  for await (const line of createInterface({ input: createReadStream(lines) })) yield JSON.parse(line);
}

async function writeJson(path: string, lines: string, summary: WordPressSummary, dryRun: boolean) {
  const file = createWriteStream(path);
  const counts = Object.fromEntries([...summary.counts].map(([type, own]) => [type, Object.fromEntries(own)]));
  const head = { source: summary.sourceKey, dryRun, items: summary.items, counts };
  const comments = Object.fromEntries(summary.comments);
  file.write(`${JSON.stringify({ ...head, comments, pictures: summary.pictures }).slice(0, -1)},"list":[`);
  let separator = '\n';
  for await (const item of itemsIn(lines)) {
    await write(file, separator + JSON.stringify(item));
    separator = ',\n';
  }
  file.write('\n]}\n');
  await ended(file);
}

interface Head {
  title: string;
  summary: WordPressSummary;
  dryRun: boolean;
}

async function writeHtml(path: string, lines: string, head: Head) {
  const file = createWriteStream(path);
  file.write(htmlHead(head));
  for (const outcome of ORDER) {
    let count = 0;
    for await (const item of itemsIn(lines)) {
      if (item.outcome !== outcome) continue;
      if (count === 0) file.write(sectionHead(outcome));
      count += 1;
      await write(file, htmlRow(item));
    }
    if (count > 0) file.write('</tbody></table></details>\n');
  }
  file.write('</main></body></html>\n');
  await ended(file);
}

/** What somebody may have to do something about comes first. */
const ORDER: Outcome[] = ['edited', 'refused', 'redirected', 'changed', 'new', 'unchanged'];

export function htmlHead({ title, summary, dryRun }: Head): string {
  const used = ORDER.filter((outcome) => [...summary.counts.values()].some((own) => own.has(outcome)));
  const rows = [...summary.counts].map(([type, own]) => {
    const total = [...own.values()].reduce((sum, count) => sum + count, 0);
    const cells = [total, ...used.map((outcome) => own.get(outcome) ?? 0)].map((count) => `<td>${count}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(type)}</th>${cells}</tr>`;
  });
  const heads = ['Art', 'zusammen', ...used.map((outcome) => outcomes[outcome])];
  return `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>Import von ${escapeHtml(title)}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1d2433}
table{border-collapse:collapse;width:100%;margin:.75rem 0 1.5rem}th,td{border-bottom:1px solid #d5dae3;padding:.35rem .75rem .35rem 0;text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{white-space:nowrap}summary{font-size:1.25rem;font-weight:600;cursor:pointer;margin-top:1rem}ul{margin:0;padding-inline-start:1.1rem}
</style></head><body><main>
<h1>${dryRun ? 'Probelauf: ' : ''}Import von ${escapeHtml(title)}</h1>
<p>Quelle ${escapeHtml(summary.sourceKey)}, ${summary.items} Elemente.${dryRun ? ' Es wurde nichts geschrieben.' : ''}${picturesIn(summary)}</p>
<table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>
`;
}

const picturesIn = ({ pictures: { taken, refused } }: WordPressSummary) =>
  taken + refused > 0 ? ` Bilder: ${taken} neu, ${refused} abgelehnt.` : '';

const sectionHead = (outcome: Outcome) =>
  `<details${outcome === 'unchanged' ? '' : ' open'}><summary>${escapeHtml(outcomes[outcome])}</summary><table><thead><tr>` +
  `${['Zeile', 'Art', 'Nummer', 'Titel', 'Adresse hier', 'Grund und Anmerkungen'].map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>\n`;

export function htmlRow({ line, type, id, title, address, reason, notes }: ReportedItem): string {
  const remarks = [...(reason ? [reason] : []), ...notes].map((note) => `<li>${escapeHtml(note)}</li>`).join('');
  const cells = [String(line), type, id, title, address ?? ''].map((text) => `<td>${escapeHtml(text)}</td>`).join('');
  return `<tr>${cells}<td>${remarks ? `<ul>${remarks}</ul>` : ''}</td></tr>\n`;
}

async function write(file: WriteStream, text: string) {
  if (!file.write(text)) await new Promise<void>((done) => file.once('drain', done));
}

async function ended(file: WriteStream) {
  file.end();
  await finished(file);
}
