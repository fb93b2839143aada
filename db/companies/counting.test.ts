import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase } from '#db/client.ts';
import { createScratchDatabase, dropScratchDatabases, SEEDED_DATABASE, times } from '#db/scratch-database.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { buildCompanies } from '#db/seed/generate.ts';
import type { Count } from '#lib/counting.ts';
import { parseSearch } from '#lib/search/input.ts';
import { narrowingOf } from '#lib/search/narrowing.ts';
import { understand } from '#lib/search/understand.ts';
import { countFacets } from './facets.ts';
import { type Limits, usualLimits } from './matches.ts';
import { renewOpeningTimes } from './opening-times.ts';
import { searchCompanies } from './search.ts';

/** A database of its own, so that what is counted there stays as it is. */
const DATABASE = 'branchenbuch_counting';
const NOW = new Date();
const NOON = { tag: new Date(NOW.getTime() + 3 * 86_400_000).toISOString().slice(0, 10), zeit: '11:00' };
const NIGHT = { ...NOON, zeit: '03:30', zahlung: 'bar' };

beforeAll(async () => {
  process.env.DATABASE_URL = await createScratchDatabase(DATABASE, SEEDED_DATABASE);
  await closeDatabase();
  await buildCompanies(3_000);
  await renewOpeningTimes(NOW);
});

afterAll(async () => {
  await closeDatabase();
  await dropScratchDatabases(DATABASE);
});

/** Every way to candidates, and each of them narrowed down: some by what they have, some by their hours. */
const WHAT: Record<string, string>[] = [
  { was: 'GmbH' },
  { was: 'Friseur' },
  { was: 'Klempner' },
  { was: 'Heizung Sanitär' },
  { was: 'Bäckerei', wo: 'Berlin' },
  { was: 'Handwerk' },
  { branche: 'handwerk' },
  { branche: 'handwerk', wo: 'Bayern' },
  { branche: 'gesundheit', wo: 'Berlin' },
  { wo: 'Berlin' },
  { wo: 'Bayern' },
  { wo: '10' },
  { wo: 'Köln', umkreis: '50' },
  { was: 'Keller', wo: 'Nordrhein-Westfalen' },
  {},
];
const NARROWED: Record<string, string>[] = [{}, { zahlung: 'bar' }, { rollstuhl: '1' }, NOON, NIGHT];

/** Wide enough for all entries here; words of small places are read one by one, rare ones, too. */
const WIDE: Limits = { ...usualLimits, passedPerRead: 0 };
const NARROW: Limits[] = [
  { ...WIDE, counted: 5, examined: 20, examinedForHours: 10, timesAtOnce: 0, ofEachTrade: 1, readOneByOne: 0 },
  { ...WIDE, counted: 30, examined: 90, examinedForHours: 60, examinedAtOnce: 150, ofEachTrade: 4, readOneByOne: 0 },
  { ...WIDE, counted: 200, examined: 900, examinedForHours: 500, examinedAtOnce: 1500, ofEachTrade: 20 },
];

async function ask(query: Record<string, string>, limits: Limits) {
  const { input } = parseSearch(query);
  const vocabulary = await getVocabulary();
  const { narrowing } = narrowingOf(input, vocabulary, NOW);
  const intent = understand(input, vocabulary);
  const { total } = await searchCompanies(intent, { sort: 'relevanz', page: 1, narrowing, limits });
  return { total, facets: await countFacets(intent, narrowing, NOW, limits) };
}

const numberOf = (count: Count) => ('exact' in count ? count.exact : Number.NaN);

test('what is counted is right, or said to be less than there is, wherever looking ends', async () => {
  const ways = { exact: 0, cutAboveLimit: 0, cutBelowLimit: 0, hasFacets: 0, nothingSoFar: 0 };
  for (const what of WHAT) {
    for (const narrowed of NARROWED) {
      const query = { ...what, ...narrowed };
      const all = await ask(query, WIDE);
      const truth = numberOf(all.total);
      expect([query, truth]).toEqual([query, expect.any(Number)]);
      for (const limits of NARROW.slice(0, times(3, 2))) {
        const { total, facets } = await ask(query, limits);
        if ('exact' in total) {
          expect([query, limits, total.exact]).toEqual([query, limits, truth]);
          ways.exact += 1;
        } else {
          expect(total.atLeast, JSON.stringify([query, limits, truth])).toBeLessThanOrEqual(truth);
          ways[total.atLeast > limits.counted ? 'cutAboveLimit' : 'cutBelowLimit'] += 1;
          if (total.atLeast === 0) ways.nothingSoFar += 1;
        }
        // Every number beside a filter is that of all matches, or is not there.
        for (const key of ['features', 'openNow'] as const) {
          if (facets[key] !== null) expect([query, limits, facets[key]]).toEqual([query, limits, all.facets[key]]);
        }
        for (const key of ['trades', 'places'] as const) {
          const known = new Map(all.facets[key].map(({ slug, companies }) => [slug, companies]));
          for (const { slug, companies } of facets[key]) {
            if (known.has(slug))
              expect([query, limits, slug, companies]).toEqual([query, limits, slug, known.get(slug)]);
          }
        }
        if (facets.features) ways.hasFacets += 1;
      }
    }
  }
  // Each way has been gone, or the test says nothing.
  expect(Object.entries(ways).filter(([, often]) => often < 5)).toEqual([]);
});

test('opening times that are known beforehand and those that are looked up find the same', async () => {
  const found = { some: 0, none: 0 };
  for (const what of WHAT) {
    for (const narrowed of [NOON, NIGHT]) {
      const { input } = parseSearch({ ...what, ...narrowed });
      const vocabulary = await getVocabulary();
      const { narrowing } = narrowingOf(input, vocabulary, NOW);
      const [lookedUp, atOnce] = await Promise.all(
        [0, Number.POSITIVE_INFINITY].map((timesAtOnce) => {
          const limits = { ...WIDE, examinedForHours: timesAtOnce === 0 ? WIDE.examinedForHours : 0, timesAtOnce };
          return searchCompanies(understand(input, vocabulary), { sort: 'relevanz', page: 1, narrowing, limits });
        }),
      );
      expect([what, narrowed, atOnce]).toEqual([what, narrowed, lookedUp]);
      found[atOnce?.companies.length ? 'some' : 'none'] += 1;
    }
  }
  expect(found.some).toBeGreaterThan(5);
  expect(found.none).toBeGreaterThan(0);
});

test('of one trade or of places alone, triggers have counted all', async () => {
  const [few] = NARROW as [Limits];
  for (const query of [{ was: 'Friseur' }, { was: 'Friseur', wo: 'Bayern' }, { wo: 'Bayern' }, { wo: 'Berlin' }]) {
    const { total } = await ask(query as Record<string, string>, few);
    const all = await ask(query as Record<string, string>, WIDE);
    expect(numberOf(all.total)).toBeGreaterThan(few.counted);
    expect([query, total]).toEqual([query, all.total]);
  }
});

test('the index of words and reading the entries of a place one by one find the same', async () => {
  const found = { some: 0, none: 0 };
  const where: Record<string, string>[] = [
    { wo: 'Berlin' },
    { wo: 'Berlin', umkreis: '25' },
    { wo: 'Görlitz' },
    { wo: '10115' },
    { wo: 'Köln' },
  ];
  for (const was of ['Bäckerei', 'Keller', 'Weber Friseur', 'GmbH', 'Klempner', 'Handwerk', 'Zwirbelmoos']) {
    for (const wo of where) {
      const [byIndex, oneByOne] = await Promise.all(
        [0, 1_000_000].map(async (readOneByOne) => {
          const { input } = parseSearch({ was, ...wo });
          const intent = understand(input, await getVocabulary());
          const limits = { ...WIDE, readOneByOne };
          return searchCompanies(intent, { sort: 'relevanz', page: 1, limits });
        }),
      );
      expect([was, wo, oneByOne]).toEqual([was, wo, byIndex]);
      found[oneByOne?.companies.length ? 'some' : 'none'] += 1;
    }
  }
  expect(found.some).toBeGreaterThan(10);
  expect(found.none).toBeGreaterThan(3);
});
