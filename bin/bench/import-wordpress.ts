import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { closeDatabase, pool } from '#db/client.ts';
import type { WordPressWorkerMessage } from '#db/import/import-wordpress-worker.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { say } from '../console.ts';
import { connectDatabase } from '../database.ts';

/** As bin/bootstrap.mjs starts it. */
const LIKE_THE_COMMAND = ['--max-semi-space-size=2', '--heap-growing-percent=20'];
const DATABASE = 'branchenbuch_bench_wordpress';

/**
 * Imports a generated export of so many posts (`--posts`, 20,000), or FILE repeated until it is `--megabytes` long (200), into
 * a database of its own, twice, each in a process of its own, and prints posts per second and the most memory it took. With
 * `--pictures N` so many of the posts have a photo of 12 megapixels to take along.
 */
export async function run(args: string[] = []): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { posts: { type: 'string' }, megabytes: { type: 'string' }, pictures: { type: 'string' } },
  });
  const database = await connectDatabase(say);
  const home = database.url;
  const folder = await mkdtemp(join(tmpdir(), 'branchenbuch-bench-'));
  try {
    await pool().unsafe(`drop database if exists ${DATABASE} with (force)`);
    await pool().unsafe(`create database ${DATABASE}`);
    await closeDatabase();
    const own = Object.assign(new URL(home), { pathname: `/${DATABASE}` }).href;
    await migrateDatabase(own);

    const path = join(folder, 'export.xml');
    const [file] = positionals;
    if (file) await repeat(file, path, Number(values.megabytes ?? 200));
    else await generate(path, Number(values.posts ?? 20_000));
    say(`${file ?? 'Erzeugter Export'}: ${((await stat(path)).size / 1e6).toFixed(1)} MB`);
    const uploads = values.pictures ? await writePhotos(folder, Number(values.pictures)) : undefined;
    const env = { ...process.env, DATABASE_URL: own, MEDIA_DIRECTORY: join(folder, 'media') };
    await measure('Erster Lauf', [path, '100', ...(uploads ? [uploads] : [])], env);
    await measure('Zweiter Lauf', [path, '100', ...(uploads ? [uploads] : [])], env);
    say('Ziel: 20.000 Beiträge in weniger als 300 s und 300 MB, ebenso ein Export von 200 MB');
  } finally {
    await pool().unsafe(`drop database if exists ${DATABASE} with (force)`);
    await rm(folder, { recursive: true });
    await database.close();
  }
}

async function measure(title: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const worker = new URL('../../db/import/import-wordpress-worker.ts', import.meta.url);
  const begun = performance.now();
  const child = fork(worker, args, { env, execArgv: LIKE_THE_COMMAND });
  let result: Exclude<WordPressWorkerMessage, { written: number }> | undefined;
  child.on('message', (message: WordPressWorkerMessage) => {
    if (!('written' in message)) result = message;
  });
  await once(child, 'exit');
  if (!result) throw new Error('Der Import ist gescheitert.');
  const seconds = (performance.now() - begun) / 1000;
  const posts = Object.entries(result.counts.post ?? {});
  const number = posts.reduce((sum, [, count]) => sum + count, 0);
  const became = posts.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  say(
    `${title}: ${result.items} Elemente, ${number} Beiträge (${became}) in ${seconds.toFixed(1)} s, ` +
      `${Math.round(number / seconds)} Beiträge je Sekunde, höchstens ${Math.round(result.peakMegabytes)} MB, ${result.cpuSeconds.toFixed(0)} s Rechenzeit neben der Datenbank`,
  );
}

/** One photo under many names. */
async function writePhotos(folder: string, number: number): Promise<string> {
  const uploads = join(folder, 'uploads');
  await mkdir(uploads);
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const create = { width: 4000, height: 3000, channels: 3, background: '#357', noise } as const;
  await writeFile(join(uploads, '1.jpg'), await sharp({ create }).jpeg({ quality: 85 }).toBuffer());
  for (let name = 2; name <= number; name += 1) await link(join(uploads, '1.jpg'), join(uploads, `${name}.jpg`));
  say(`${number} Fotos von je ${((await stat(join(uploads, '1.jpg'))).size / 1e6).toFixed(1)} MB`);
  return uploads;
}

/** FILE over and over, each time with other numbers, as one export. */
async function repeat(source: string, path: string, megabytes: number): Promise<void> {
  const text = await readFile(source, 'utf8');
  const first = text.indexOf('<item>');
  const last = text.lastIndexOf('</item>') + '</item>'.length;
  const items = text.slice(first, last);
  await writeParts(path, function* () {
    yield text.slice(0, first);
    for (let round = 0, size = 0; size < megabytes << 20; round += 1) {
      const renumbered = items.replace(
        /(<wp:post_(?:id|parent)>)(\d+)/g,
        (_, tag: string, id: string) => `${tag}${id === '0' ? 0 : Number(id) + round * 1_000_000}`,
      );
      size += Buffer.byteLength(renumbered);
      yield renumbered;
    }
    yield text.slice(last);
  });
}

/** Posts of an ordinary length, half of them in blocks, with pictures, comments, categories and tags. */
async function generate(path: string, posts: number): Promise<void> {
  await writeParts(path, function* () {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Messung</title><link>https://messung.example/blog</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://messung.example/blog</wp:base_blog_url>\n`;
    for (let number = 1; number <= posts; number += 1) yield post(number);
    yield '</channel></rss>\n';
  });
}

const WORDS =
  'Handwerk Betrieb Kundschaft Werkstatt Angebot Rechnung Montag Gespräch Lehrling Meisterin Maschine Holz Termin Preis Laden Straße öffnet bleibt arbeitet sucht findet gut klein neu alt ehrlich heute morgen immer wieder und oder aber weil damit'.split(
    ' ',
  );

function post(number: number): string {
  let state = number;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const sentence = () => `${Array.from({ length: 12 }, () => WORDS[next(WORDS.length)]).join(' ')}. `;
  const paragraph = () => sentence() + sentence() + sentence() + sentence();
  const day = new Date(Date.UTC(2004, 0, 1 + (number % 7300), 9, number % 60))
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
  const picture = `<img class="wp-image-${number}" src="https://messung.example/wp-content/uploads/${number}.jpg" alt="Bild" />`;
  const parts = Array.from({ length: 12 }, (_, index) =>
    index === 5
      ? `<h2>${sentence()}</h2>`
      : index === 8
        ? `<figure>${picture}<figcaption>${sentence()}</figcaption></figure>`
        : `<p>${paragraph()} <a href="https://messung.example/blog/archives/${1 + next(number)}">mehr</a></p>`,
  );
  const content =
    number % 2
      ? parts.map((part) => `<!-- wp:paragraph -->\n${part}\n<!-- /wp:paragraph -->`).join('\n\n')
      : parts.map((part) => part.replace(/<\/?p>/g, '')).join('\n\n');
  const comment =
    number % 5
      ? ''
      : `<wp:comment><wp:comment_id>${number}</wp:comment_id><wp:comment_author>Leserin</wp:comment_author><wp:comment_date>${day}</wp:comment_date><wp:comment_content>${sentence()}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`;
  return `<item><title>${sentence()}</title><link>https://messung.example/blog/archives/${number}</link><dc:creator>autor-${number % 20}</dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>${number}</wp:post_id><wp:post_date>${day}</wp:post_date><wp:post_name>beitrag-${number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="thema-${number % 30}">Thema ${number % 30}</category><category domain="post_tag" nicename="wort-${number % 400}">Wort ${number % 400}</category>${comment}</item>\n`;
}

async function writeParts(path: string, parts: () => Generator<string>): Promise<void> {
  const file = createWriteStream(path);
  for (const part of parts()) if (!file.write(part)) await once(file, 'drain');
  file.end();
  await finished(file);
}
