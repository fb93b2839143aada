import { hash } from 'node:crypto';
import { closeDatabase, connection } from '#db/client.ts';
import { searchCompanies } from '#db/companies/search.ts';
import { osmRows } from '#db/import/company-rows.ts';
import { importCompanies } from '#db/import/import-companies.ts';
import { importPlaces } from '#db/import/import-places.ts';
import { realFile } from '#db/import/real-files.ts';
import { loadReference } from '#db/import/reference.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { createScratchDatabase, dropScratchDatabases } from '#db/scratch-database.ts';
import { recountNameWords } from '#db/search/mutations.ts';
import { loadVocabulary } from '#db/search/queries.ts';
import { readSearch } from '#db/search/reading.ts';
import { seedDemoAtFirstStart } from '#db/seed/demo.ts';
import { seedReferenceData } from '#db/seed/reference.ts';
import { distanceKm } from '#lib/companies/distance.ts';
import { generalLexicon, splitCompound } from '#lib/search/compounds.ts';
import { compounds } from '#lib/search/compounds-gold.ts';
import { fold } from '#lib/search/fold.ts';
import { parseSearch } from '#lib/search/input.ts';
import { understand } from '#lib/search/understand.ts';
import type { Vocabulary } from '#lib/search/vocabulary.ts';
import { say } from '../console.ts';
import { connectDatabase } from '../database.ts';
import { asked, type Entry, type Query, withError } from './search-quality/ask.ts';
import { gold } from './search-quality/gold.ts';

const DATABASE = 'branchenbuch_bench_search_quality';
const FIRST = 10;
const TARGET = { overall: 0.95, kind: 0.85, terms: 0.9, errors: 0.9, compounds: 0.85 };

/**
 * How well search finds what people mean: the gold set over the demo entries and, where they lie beside the checkout, real ones,
 * by kind and without each of its parts; every word for every trade; a thousand names with an error; compounds taken apart.
 * `--failures` shows what was not found.
 */
export async function run(args: string[] = []): Promise<void> {
  const database = await connectDatabase(say);
  try {
    await switchDatabase(await createScratchDatabase(DATABASE));
    await fillDatabase();
    const entries = await loadEntries();
    const vocabulary = await loadVocabulary();
    const questions = readGold(entries, vocabulary);
    say(`${questions.length} Fragen an ${entries.length} Einträge`);

    const whole = await measure(questions, entries, { vocabulary });
    printTable(whole, args.includes('--failures'));
    const without = {
      'ohne Synonyme': { vocabulary: await loadVocabulary({ synonyms: false }) },
      'ohne Zerlegen von Wörtern': { vocabulary, compounds: false },
      'ohne Korrektur': { vocabulary, literal: true },
      'ohne Stammformen': { vocabulary: await loadVocabulary({ stemming: false }) },
    };
    for (const [title, variant] of Object.entries(without)) {
      say(`${title.padEnd(28)} ${scores((await measure(questions, entries, variant)).map(({ score }) => score))}`);
    }
    const terms = shareOfTerms(vocabulary, args.includes('--failures'));
    say(`Wörter der Branchen: ${percent(terms)} führen unter die ersten drei (Ziel: ${percent(TARGET.terms)})`);
    const errors = await shareOfErrors(entries, vocabulary, args.includes('--failures'));
    say(`Namen mit einem Tippfehler: ${percent(errors)} unter den ersten fünf (Ziel: ${percent(TARGET.errors)})`);
    say(`Zusammengesetzte Wörter: F1 ${compoundScore(vocabulary).toFixed(3)} (Ziel: ${TARGET.compounds})`);
  } finally {
    await switchDatabase(database.url);
    await dropScratchDatabases(DATABASE);
    await database.close();
  }
}

async function switchDatabase(url: string) {
  await closeDatabase();
  process.env.DATABASE_URL = url;
}

async function fillDatabase() {
  await migrateDatabase(process.env.DATABASE_URL as string);
  await seedReferenceData();
  const places = realFile('places/DE.txt');
  if (places) await importPlaces(new SourceFile(places), { onProgress: () => {}, onRefused: () => {} });
  await seedDemoAtFirstStart();
  for (const name of ['osm/kaiserslautern.osm.gz', 'osm/farmshops-dach.geojson']) {
    const path = realFile(name);
    if (!path) continue;
    const reference = await loadReference();
    await importCompanies(osmRows(new SourceFile(path), reference), { sourceKey: 'osm', reference });
  }
  await recountNameWords();
  await connection()`analyze`;
}

async function loadEntries(): Promise<Entry[]> {
  const rows = await connection()<Entry[]>`
    select c.id, c.external_id as "externalId", c.name, fold(c.name) as folded, c.phone, c.website,
      c.postal_code as "postalCode", c.latitude, c.longitude, p.slug as place, p.name as "placeName",
      s.slug as state, d.name as district, k.name as "tradeName",
      array(select slug from company_categories own join categories on id = own.category_id where own.company_id = c.id) as trades
    from companies c join places p on p.id = c.place_id join categories k on k.id = c.main_category_id
      left join places s on s.id = p.state_id left join places d on d.id = p.district_id
    where c.listed order by c.id`;
  return [...rows];
}

interface Question extends Query {
  kind: string;
  fits: (entry: Entry) => boolean;
  /** Of so many entries that fit. */
  fitting: number;
}

function readGold(entries: Entry[], vocabulary: Vocabulary): Question[] {
  const byExternalId = new Map(entries.map((entry) => [entry.externalId, entry]));
  let missing = 0;
  const questions = Object.entries(gold).flatMap(([kind, text]) =>
    text
      .split('\n')
      .filter((line) => line.trim())
      .flatMap((line) => {
        const [, how, ids] = /^\s*@([\w-]+) (.+)$/.exec(line) ?? [];
        if (how && ids) {
          return ids.split(' ').flatMap((id) => {
            const entry = byExternalId.get(id);
            if (entry)
              return [
                {
                  kind,
                  ...(asked[how] as (of: Entry) => Query)(entry),
                  fits: (other: Entry) => other === entry,
                  fitting: 1,
                },
              ];
            missing++;
            return [];
          });
        }
        const [query = '', rule = ''] = line.split('=>');
        const [was = '', wo = ''] = query.split('|').map((part) => part.trim());
        const fits = readRule(rule.trim(), vocabulary);
        const fitting = entries.filter(fits).length;
        if (fitting > 0) return [{ kind, was, wo, fits, fitting }];
        missing++;
        return [];
      }),
  );
  if (missing > 0)
    say(`${missing} Fragen entfallen: die Einträge dazu fehlen (REAL_DATA_DIR nennt den Ordner der echten Dateien).`);
  return questions;
}

/** „trade=friseur place=kaiserslautern“: all of it must hold. `@restaurants` are all trades of that group. */
function readRule(rule: string, vocabulary: Vocabulary): (entry: Entry) => boolean {
  const tradesOf = (slug: string) => {
    const group = slug.startsWith('@') ? vocabulary.categoriesBySlug.get(slug.slice(1)) : undefined;
    return group
      ? (vocabulary.children.get(group.id) ?? []).flatMap((id) => vocabulary.categories.get(id)?.slug ?? [])
      : [slug];
  };
  const conditions = rule.split(' ').map((part): ((entry: Entry) => boolean) => {
    const [key = '', value = ''] = part.split('=');
    if (key === 'trade') {
      const wanted = new Set(value.split(',').flatMap(tradesOf));
      return ({ trades }) => trades.some((trade) => wanted.has(trade));
    }
    if (key === 'near') {
      const [latitude = 0, longitude = 0, km = 0] = value.split(',').map(Number);
      return (entry) =>
        entry.latitude !== null &&
        entry.longitude !== null &&
        distanceKm({ latitude, longitude }, { latitude: entry.latitude, longitude: entry.longitude }) <= km;
    }
    if (key === 'place') return ({ place }) => place === value;
    if (key === 'state') return ({ state }) => state === value;
    if (key === 'district') return ({ district }) => district?.includes(value) ?? false;
    if (key === 'code') return ({ postalCode }) => postalCode?.startsWith(value) ?? false;
    if (key === 'phone') return ({ phone }) => phone?.startsWith(value) ?? false;
    if (key === 'name') return ({ folded }) => folded.includes(value);
    throw new Error(`Unknown condition in the gold set: ${part}`);
  });
  return (entry) => conditions.every((holds) => holds(entry));
}

interface Variant {
  vocabulary: Vocabulary;
  compounds?: boolean;
  literal?: boolean;
}

async function ask(query: Query, { vocabulary, compounds, literal = false }: Variant): Promise<number[]> {
  const { input } = parseSearch({ was: query.was, wo: query.wo, ...(literal && { genau: '1' }) });
  const find = (intent: Parameters<typeof searchCompanies>[0]) =>
    searchCompanies(intent, { sort: 'relevanz', page: 1 });
  const { result } = await readSearch(input, vocabulary, find, { compounds });
  return (result?.companies ?? []).map(({ id }) => id);
}

interface Score {
  recall: number;
  reciprocal: number;
}

async function measure(questions: Question[], entries: Entry[], variant: Variant) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const measured: (Question & { score: Score })[] = [];
  for (const question of questions) {
    const found = (await ask(question, variant)).slice(0, FIRST).map((id) => {
      const entry = byId.get(id);
      return entry !== undefined && question.fits(entry);
    });
    const right = found.filter(Boolean).length;
    const score = {
      recall: right / Math.min(FIRST, question.fitting),
      reciprocal: right > 0 ? 1 / (found.indexOf(true) + 1) : 0,
    };
    measured.push({ ...question, score });
  }
  return measured;
}

function printTable(measured: (Question & { score: Score })[], showFailures: boolean) {
  for (const [kind, own] of Map.groupBy(measured, (question) => question.kind)) {
    say(`${kind.padEnd(28)} ${scores(own.map(({ score }) => score))} (${own.length}, Ziel: ${TARGET.kind})`);
  }
  say(
    `${'alle'.padEnd(28)} ${scores(measured.map(({ score }) => score))} (${measured.length}, Ziel: ${TARGET.overall})`,
  );
  if (!showFailures) return;
  for (const { kind, was, wo, score } of measured) {
    if (score.recall < 1) say(`  ${kind}: ${was} | ${wo}: ${score.recall.toFixed(2)}`);
  }
}

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
const scores = (all: Score[]) =>
  `Recall@10 ${mean(all.map(({ recall }) => recall)).toFixed(3)}  MRR ${mean(all.map(({ reciprocal }) => reciprocal)).toFixed(3)}`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** How many of all names and synonyms lead to their trade among the first three. */
function shareOfTerms(vocabulary: Vocabulary, showFailures: boolean): number {
  const terms = [...vocabulary.categories.values()]
    .filter(({ parentId }) => parentId !== null)
    .flatMap(({ id, name, synonyms }) => [name, ...synonyms].map((term) => ({ id, term })));
  const failed = terms.filter(({ id, term }) => {
    const { categoryIds } = understand(parseSearch({ was: term }).input, vocabulary);
    return !categoryIds.slice(0, 3).includes(id);
  });
  if (showFailures)
    say(`  ${failed.map(({ id, term }) => `${term} (${vocabulary.categories.get(id)?.name})`).join(', ')}`);
  return 1 - failed.length / terms.length;
}

const NAMES = 1000;

async function shareOfErrors(entries: Entry[], vocabulary: Vocabulary, showFailures: boolean): Promise<number> {
  const named = entries
    .filter(({ externalId, name }) => externalId?.includes('/') && /\p{L}{5}/u.test(name))
    .map((entry) => ({ entry, order: hash('sha256', `names ${entry.externalId}`) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, NAMES);
  if (named.length === 0) return Number.NaN;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  let found = 0;
  for (const { entry, order } of named) {
    const was = withError(entry.name, order);
    const ids = await ask({ was, wo: entry.placeName }, { vocabulary });
    const isFound = ids.slice(0, 5).some((id) => byId.get(id)?.folded === entry.folded);
    if (isFound) found++;
    else if (showFailures) say(`  Tippfehler nicht gefunden: ${entry.externalId}`);
  }
  return found / named.length;
}

/** F1 of the places where parts begin. */
function compoundScore({ tradeWords }: Vocabulary): number {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const compound of compounds) {
    const parts = compound.split('|').map(fold);
    const wanted = beginnings(parts.join(''), parts);
    const found = beginnings(parts.join(''), splitCompound(parts.join(''), [generalLexicon(), tradeWords]));
    for (const at of found) wanted.has(at) ? right++ : wrong++;
    for (const at of wanted) if (!found.has(at)) missed++;
  }
  return (2 * right) / (2 * right + wrong + missed);
}

function beginnings(word: string, parts: string[]): Set<number> {
  let position = 0;
  return new Set(
    parts.slice(0, -1).map((part, index) => {
      position = word.indexOf(part, position) + part.length;
      return word.indexOf(parts[index + 1] as string, position);
    }),
  );
}
