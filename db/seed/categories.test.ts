import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { categoryNames, furtherTags, unfitTerms } from '#lib/categories/names.ts';
import { everydayWords, usualFirst } from '#lib/categories/synonyms.ts';
import { slugify } from '#lib/slug.ts';
import { buildCategories } from './categories.ts';

const categories = buildCategories();
const groups = categories.filter(({ parentSlug }) => parentSlug === null);
const trades = categories.filter(({ parentSlug }) => parentSlug !== null);
const trade = (slug: string) => trades.find((category) => category.slug === slug);

test('some 600 trades under some 20 main groups, none of them empty or endless', () => {
  expect(trades.length).toBeGreaterThan(500);
  expect(trades.length).toBeLessThan(750);
  expect(groups.length).toBeGreaterThanOrEqual(18);
  expect(groups.length).toBeLessThanOrEqual(26);
  for (const { slug, name } of groups) {
    const size = trades.filter(({ parentSlug }) => parentSlug === slug).length;
    expect(size, name).toBeGreaterThanOrEqual(5);
    expect(size, name).toBeLessThanOrEqual(70);
  }
});

test('every trade has a main group and an address of its own', () => {
  const slugs = new Set(categories.map(({ slug }) => slug));
  expect(slugs.size).toBe(categories.length);
  const groupSlugs = new Set(groups.map(({ slug }) => slug));
  for (const { slug, name, parentSlug } of trades) {
    expect(groupSlugs).toContain(parentSlug);
    expect(slug).toBe(slugify(name));
    expect(slug).not.toBe('');
  }
});

test('names are German and fit for a heading', () => {
  for (const { name } of categories) expect(name).toMatch(/^\p{Lu}[\p{L}\d &,+\-()]+$/u);
});

test('every tag belongs to one trade', () => {
  const tags = trades.flatMap(({ osmTags }) => osmTags);
  expect(new Set(tags).size).toBe(tags.length);
  for (const { name, osmTags } of trades) {
    expect(osmTags.length, name).toBeGreaterThan(0);
    for (const text of osmTags) expect(text).toMatch(/^[a-z_]+=[^=;*]+(;[a-z_:]+=[^=;*]+)*$/);
  }
});

test('synonyms are neither doubled nor the name itself', () => {
  for (const { name, synonyms } of trades) {
    const words = [name, ...synonyms].map((word) => word.toLowerCase());
    expect(new Set(words).size, name).toBe(words.length);
    for (const word of synonyms) expect(word.trim()).toBe(word);
    for (const word of synonyms) expect(word.length).toBeGreaterThan(1);
  }
});

test.each([
  ['baeckerei', 'Bäckerei', 'lebensmittel', 'Bakery', 'shop=bakery'],
  ['friseur', 'Friseur', 'schoenheit-wellness', 'HairSalon', 'shop=hairdresser'],
  ['sanitaerbetrieb', 'Sanitärbetrieb', 'handwerk', 'Plumber', 'craft=plumber'],
  ['zahnarzt', 'Zahnarzt', 'aerzte', 'Dentist', 'amenity=dentist'],
  ['zahnarzt', 'Zahnarzt', 'aerzte', 'Dentist', 'healthcare=dentist'],
  ['kardiologe', 'Kardiologe', 'aerzte', 'Physician', 'healthcare=doctor;healthcare:speciality=cardiology'],
  [
    'italienisches-restaurant',
    'Italienisches Restaurant',
    'restaurants',
    'Restaurant',
    'amenity=restaurant;cuisine=italian',
  ],
  [
    'bayerisches-restaurant',
    'Bayerisches Restaurant',
    'restaurants',
    'Restaurant',
    'amenity=restaurant;cuisine=bavarian',
  ],
  ['rechtsanwalt', 'Rechtsanwalt', 'recht-steuern-finanzen', 'LegalService', 'office=lawyer'],
  ['fahrschule', 'Fahrschule', 'auto-fahrrad', 'LocalBusiness', 'amenity=driving_school'],
  ['autowerkstatt', 'Autowerkstatt', 'auto-fahrrad', 'AutoRepair', 'shop=car_repair'],
  ['hofladen', 'Hofladen', 'lebensmittel', 'GroceryStore', 'shop=farm'],
  ['tischlerei', 'Tischlerei', 'handwerk', 'HomeAndConstructionBusiness', 'craft=cabinet_maker'],
])('%s', (slug, name, parentSlug, schemaType, tag) => {
  expect(trade(slug)).toMatchObject({ name, parentSlug, schemaType });
  expect(trade(slug)?.osmTags).toContain(tag);
});

test.each([
  ['Klempner', 'sanitaerbetrieb'],
  ['Flaschner', 'sanitaerbetrieb'],
  ['Frisör', 'friseur'],
  ['Schreiner', 'tischlerei'],
  ['Fleischer', 'metzgerei'],
  ['Kaminkehrer', 'schornsteinfeger'],
  ['Anwalt', 'rechtsanwalt'],
  ['Kita', 'kindergarten'],
])('%s leads to %s', (word, slug) => {
  expect(trade(slug)?.synonyms).toContain(word);
});

test('a Klempner is a plumber before he is a tinsmith, and a Spengler the other way round', () => {
  const placeOf = (word: string, slug: string) => {
    const { synonyms = [], osmTags = [] } = trade(slug) ?? {};
    expect(synonyms).toContain(word);
    return usualFirst(synonyms, osmTags).indexOf(word);
  };
  expect(placeOf('Klempner', 'sanitaerbetrieb')).toBeLessThan(placeOf('Klempner', 'spenglerei'));
  expect(placeOf('Spengler', 'spenglerei')).toBeLessThan(placeOf('Spengler', 'sanitaerbetrieb'));
});

test('a shoemaker is no cobblestone, and a chemist no pharmacy', () => {
  expect(trade('schuhreparatur')?.synonyms).not.toContain('kopfsteinpflaster');
  expect(trade('drogerie')?.synonyms).not.toContain('apotheke');
});

test('presets of one name are one trade', () => {
  expect(trade('uhrmacher')?.osmTags).toEqual(expect.arrayContaining(['craft=watchmaker', 'craft=clockmaker']));
  expect(trade('tankstelle')?.osmTags).toEqual(expect.arrayContaining(['amenity=fuel', 'shop=fuel']));
});

test('what is no business is no trade', () => {
  const tags = trades.flatMap(({ osmTags }) => osmTags);
  for (const tag of ['amenity=bench', 'amenity=toilets', 'amenity=parking', 'amenity=atm', 'shop=vacant', 'shop=yes']) {
    expect(tags).not.toContain(tag);
  }
});

test('what the directory adds belongs to a trade', () => {
  const tags = new Set(trades.flatMap(({ osmTags }) => osmTags));
  expect(Object.keys(everydayWords).length).toBeGreaterThanOrEqual(80);
  for (const tag of [...Object.keys(everydayWords), ...Object.values(furtherTags).flat()]) expect(tags).toContain(tag);

  const names = new Set(trades.map(({ name }) => name));
  for (const name of Object.values(categoryNames)) expect(names).toContain(name);
});

test('terms marked unfit are terms of the package', () => {
  const file = fileURLToPath(import.meta.resolve('@openstreetmap/id-tagging-schema/dist/translations/de.json'));
  const { presets } = JSON.parse(readFileSync(file, 'utf8')).de.presets;
  for (const [preset, terms] of Object.entries(unfitTerms)) {
    expect(presets[preset].terms.split(',')).toEqual(expect.arrayContaining([...terms]));
  }
});

test('schema.org knows every type', () => {
  const folder = dirname(fileURLToPath(import.meta.resolve('schema-dts')));
  const declarations = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join();
  for (const type of new Set(categories.map(({ schemaType }) => schemaType))) {
    expect(declarations).toContain(`"@type": "${type}"`);
  }
});

test('the same every time', () => {
  expect(buildCategories()).toEqual(categories);
});
