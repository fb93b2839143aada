import { expect, test } from 'vitest';
import { locateAreaCodes, readAreaCodes } from './area-codes.ts';
import { buildPlaces } from './places.ts';

test('area codes are those of the network plan, with the towns that have them', () => {
  const codes = readAreaCodes();
  expect(codes.size).toBeGreaterThan(4000);
  const towns = buildPlaces()
    .places.filter(({ kind }) => kind === 'town')
    .map(({ name, population }, id) => ({ id, name, population }));
  const located = locateAreaCodes(towns);
  // The others are called by villages that have no page here.
  expect(located.length / codes.size).toBeGreaterThan(0.6);
  const townOf = (code: string) => towns[located.find((each) => each.code === code)?.placeId ?? -1]?.name;
  for (const [code, town] of [
    ['030', 'Berlin'],
    ['0711', 'Stuttgart'],
    ['03581', 'Görlitz'],
    ['0631', 'Kaiserslautern'],
    ['069', 'Frankfurt am Main'],
    ['0335', 'Frankfurt (Oder)'],
    ['0208', 'Oberhausen'],
  ]) {
    expect(townOf(code as string), code).toBe(town);
  }
});
